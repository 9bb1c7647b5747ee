"""What stands between Streamlit and the pages. The script is kept here since Streamlit takes a folder `pages` beside it for its own."""
