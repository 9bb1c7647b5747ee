"""A register of one's own, begun with what another case has around its proposals."""

import streamlit as st

from portfolj.errors import InputError, say
from portfolj.service.beginning import begin_register
from portfolj.service.example import FIRST
from portfolj.service.opening import read_any
from portfolj.ui import seat, state
from portfolj.ui.components import states
from portfolj.ui.words import in_markdown, tell

NEW_REGISTER = "register.db"


def show() -> None:
    """Offer it."""
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
        case = read_any(seat.user(), pattern or FIRST).case
        stands = begin_register(seat.user(), place, case, at=seat.now())
    except InputError as error:
        st.markdown(tell(say("No register has been made. Correct this, and try again:")))
        states.listed(error.faults)
        return
    state.put(state.CASE, stands)
    st.rerun()
