"""The words of Streamlit's own parts, put into the language of the screen by a small script in the page."""

import json
from pathlib import Path

from portfolj.errors import say
from portfolj.text import Language, render

# Streamlit speaks English only. Whole texts and names of its parts; what stands for … is kept.
WORDS = (
    say("Main menu"),
    say("System"),
    say("Light"),
    say("Dark"),
    say("Theme"),
    say("Print"),
    say("Record screen"),
    say("Copy version to clipboard"),
    say("Copy to clipboard"),
    say("Sidebar"),
    say("Expand sidebar"),
    say("Collapse sidebar"),
    say("visualization"),
    say("… mark container"),
    say("Choose an option"),
    say("Choose options"),
    say("Selected values"),
    say("Remove …"),
    say("Clear all"),
    say("Clear value"),
    say("Select all"),
    say("Select … matches"),
    say("Open"),
    say("Close"),
    say("Cancel"),
    say("Dismiss"),
    say("… options available."),
    say("… option available."),
    say("…, selected"),
    say("No results"),
    say("No options to select"),
    say("You can only select up to … options. Remove an option first."),
    say("Selectbox options"),
    say("Multiselect options"),
    say("Press Enter to apply"),
    say("Press Ctrl+Enter to apply"),
    say("Press ⌘+Enter to apply"),
    say("Press Enter to submit form"),
    say("Press Ctrl+Enter to submit form"),
    say("Press ⌘+Enter to submit form"),
    say("Help"),
    say("Help for …"),
    say("Upload"),
    say("… per file"),
    say("Drag and drop a file here"),
    say("Add files"),
    say("Cancel upload of …"),
    say("Click to retry upload"),
    say("Upload failed"),
    say("Error:"),
    say("add icon"),
    say("upload icon"),
    say("File must be … or smaller."),
    say("Only one file is allowed."),
    say("File size is too small."),
    say("Unexpected error. Please try again."),
    say("Notifications"),
    say("Download failed"),
    say("Link to heading"),
    say("Skip to main content"),
    say("Running..."),
    say("Stop"),
    say("Stop script"),
    say("Connecting"),
    say("Connecting to Streamlit server"),
    say("Connection error"),
    say("Connection timed out."),
    say("Streamlit server is not responding. Are you connected to the internet?"),
    say("Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:"),
    say("Page not found"),
    say("The page that you have requested does not seem to exist. Running the app's main page."),
    say("Bad message format"),
    say("Please wait..."),
    say("Reconnected to server."),
    say("Made with …"),
    # Ours: asked by the script itself.
    say("You have typed something that is not saved. Leave it?"),
)


def script(language: Language) -> str:
    """The script, with its words in a language."""
    words = {word.text: render(word, language) for word in WORDS}
    inside = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    return (Path(__file__).with_suffix(".js")).read_text("utf-8").replace("WORDS", inside, 1)
