"""What do we get for the money, and what do the alternatives change? Two or three scenarios side by side."""

import streamlit as st

from portfolj.errors import InputError, say
from portfolj.ui import answers
from portfolj.ui.components import dials, figures, heading, initiatives, members, method, ranked, states
from portfolj.ui.words import tell


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
        first_line = st.container()
    asked = dials.ask(opened.case)
    try:
        with first_line, st.spinner(tell(say("Working out {number} alternatives", number=len(asked.scenarios)))):
            found = answers.answer(opened, asked)
    except InputError as error:
        states.faulty_case(error.faults)
        return
    with first_line:
        heading.answer(found, asked)
        states.notices(opened.file.faults)
    figures.show(found)
    initiatives.show(found)
    members.show(opened.case, found)
    with st.spinner(tell(say("Working out the ranked list"))):
        listed = answers.ranked_list(opened, asked.scenarios[0])
    ranked.show(opened.case, listed, asked)
    method.show(opened, found, listed)


def tell_of_fault(_error: Exception) -> bool:
    """Say that something went wrong, without what only a programmer reads; the server's log has that."""
    states.own_fault()
    return False
