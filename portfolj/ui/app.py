"""The script that Streamlit runs for each visitor: the frame of the app, and which page is shown."""

from pathlib import Path

import streamlit as st

from portfolj.errors import say
from portfolj.ui import theme
from portfolj.ui.pages import alternatives
from portfolj.ui.words import tell

st.set_page_config(page_title="portfolj", layout="wide", menu_items={"Get help": None, "Report a bug": None, "About": None})
st.html(Path(__file__).with_name("style.css"))
st.html(theme.style_variables(theme.ground(st.context.theme.type)))
st.navigation([st.Page(alternatives.show, title=tell(say("Alternatives")), default=True)], position="hidden").run()
