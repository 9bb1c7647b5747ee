"""What do we get for the money, and what do the alternatives change? Two or three scenarios side by side."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.errors import CheckError, InputError, say
from portfolj.ui import answers
from portfolj.ui.components import dials, figures, heading, initiatives, members, method, ranked, states
from portfolj.ui.state import Asked
from portfolj.ui.words import tell
from portfolj.workflow.side_by_side import SideBySide


def show() -> None:
    """Show the page."""
    try:
        opened = answers.open_case()
    except InputError as error:
        states.faulty_case(error.faults)
        return
    above = st.container()
    with above:
        heading.question(opened.case)
        heading.example(opened.origins)
        first_line = st.empty()
        states.notices(opened.file.faults)
    asked = dials.ask(opened.case)
    try:
        found = _answer(opened, asked, first_line)
    except InputError as error:
        states.faulty_case(error.faults)
        return
    figures.show(found)
    initiatives.show(found)
    members.show(opened.case, found)
    _in_order(opened, asked)
    method.show(opened, found)


def _answer(opened: answers.Opened, asked: Asked, first_line: DeltaGenerator) -> SideBySide:
    """The answer, told of the first alternative as soon as that is known."""
    with st.spinner(tell(say("Working out {number} alternatives", number=len(asked.scenarios)))):
        heading.answer(first_line, answers.answer(opened, replace(asked, scenarios=asked.scenarios[:1])), asked)
        found = answers.answer(opened, asked)
        heading.answer(first_line, found, asked)
    return found


@st.fragment(parallel=True)
def _in_order(opened: answers.Opened, asked: Asked) -> None:
    """The ranked list; it takes longest, and nothing waits for it."""
    with st.spinner(tell(say("Working out the ranked list"))):
        listed = answers.ranked_list(opened, asked.scenarios[0])
    ranked.show(opened.case, listed, asked)


def tell_of_fault(error: Exception) -> bool:
    """Say that something went wrong, without what only a programmer reads; the server's log has that."""
    states.own_fault(error.complaints if isinstance(error, CheckError) else ())
    return True
