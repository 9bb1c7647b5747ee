"""First start: nothing is open yet."""

import streamlit as st

from portfolj.errors import InputError, say
from portfolj.service.authorizing import Action
from portfolj.service.beginning import begin_register
from portfolj.service.example import SHIPPED
from portfolj.service.opening import read_any
from portfolj.ui import answers, seat, state
from portfolj.ui.components import states
from portfolj.ui.words import in_markdown, tell

NEW_REGISTER = "register.db"


def show() -> None:
    """Show the three ways to begin."""
    st.title(tell(say("Which case do you want to open?")), anchor=False)
    st.markdown(
        tell(say("portfolj shows what municipalities can do together for their money and hours, and lets you compare alternatives."))
    )
    st.button(tell(say("Open the example Skaraborg")), type="primary", on_click=state.put, args=(state.CASE, answers.EXAMPLE))
    if seat.may(Action.CHANGE_CASE):
        _begin()
    with st.form("folder"):
        path = st.text_input(tell(say("Or a case of your own: its folder or register on this computer")))
        if st.form_submit_button(tell(say("Open the case"))) and path:
            _open(path)


def _begin() -> None:
    with st.form("register"):
        st.subheader(tell(say("Begin a register of your own")), anchor=False)
        told = say("It has members, goals, scales, money and rules from the start, and no proposals: those you import or enter.")
        st.markdown(in_markdown(tell(told)))
        place = st.text_input(tell(say("Its file on this computer; it must not be there yet")), NEW_REGISTER, key="register-file")
        pattern = st.text_input(
            tell(say("Members, goals, money and rules from the case in this folder; empty: the example Skaraborg")),
            key="register-pattern",
        )
        if st.form_submit_button(tell(say("Begin the register"))):
            _begun(place.strip(), pattern.strip())


def _begun(place: str, pattern: str) -> None:
    try:
        case = read_any(seat.user(), pattern or SHIPPED).case
        stands = begin_register(seat.user(), place, case, at=seat.now())
    except InputError as error:
        st.markdown(tell(say("No register has been made. Correct this, and try again:")))
        states.listed(error.faults)
        return
    state.put(state.CASE, stands)
    st.rerun()


def _open(path: str) -> None:
    try:
        read_any(seat.user(), path)
    except InputError as error:
        st.markdown(tell(say("It cannot be opened as a case. Correct this, or choose another:")))
        states.listed(error.faults)
        return
    state.put(state.CASE, path)
    st.rerun()
