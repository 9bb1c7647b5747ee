"""What is this, and what can be relied on? The proofs, the origin of the numbers, accessibility, versions, languages."""

import streamlit as st

from portfolj.domain.provenance import Origins
from portfolj.errors import Message, say
from portfolj.ui.answers import Opened
from portfolj.ui.components import about, frame, heading, provenance

ADDRESS, TITLE = "om", say("About")


def show(opened: Opened) -> None:
    """Show the page."""
    place = heading.ask(say("What is this, and what can be relied on?"))
    heading.answer(
        place,
        (
            say("This is a tool for trying out together what a cooperation can do for its money and hours."),
            say("Its arithmetic can be relied on: every answer has been checked."),
            _numbers(opened.origins),
        ),
    )
    if frame.presenting():
        return
    with st.container(key="about"):
        about.languages()
        about.proven()
        provenance.show(opened.case, opened.origins)
        about.accessibility()
        about.made_of(opened)


def _numbers(origins: Origins) -> Message:
    """Whether the numbers can be relied on."""
    if origins.illustrative:
        return say(
            "Its numbers cannot yet: {number} of {all} values are made up as an example.", number=origins.illustrative, all=origins.all
        )
    if origins.unstated:
        return say("Where its numbers come from is not stated for {number} of {all} values.", number=origins.unstated, all=origins.all)
    return say("All its numbers say where they come from.")
