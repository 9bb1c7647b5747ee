"""The words of Streamlit's own parts, put into the language of the screen by a small script in the page."""

import json
from pathlib import Path

from portfolj.errors import say
from portfolj.ui.words import tell

# Streamlit speaks English only. Whole texts and names of its parts; what follows a beginning with … is kept.
WORDS = (
    say("Main menu"),
    say("System"),
    say("Light"),
    say("Dark"),
    say("Print"),
    say("Record screen"),
    say("visualization"),
    say("Selected values"),
    say("Remove …"),
    say("Clear all"),
    say("Select all"),
    say("Open"),
    say("Close"),
    say("No results"),
    say("No options to select"),
    say("You can only select up to 3 options. Remove an option first."),
    say("Skip to main content"),
    say("Stop"),
    say("Connecting"),
    say("Connecting to Streamlit server"),
    say("Connection error"),
    say("Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:"),
    say("Please wait..."),
    say("Reconnected to server."),
    say("Made with …"),
)


def script() -> str:
    """The script, with its words."""
    words = {word.text: tell(word) for word in WORDS}
    inside = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    return (Path(__file__).with_suffix(".js")).read_text("utf-8").replace("WORDS", inside, 1)
