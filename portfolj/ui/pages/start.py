"""First start: nothing is open yet."""

import streamlit as st

from portfolj.errors import InputError, say
from portfolj.service.opening import read_any
from portfolj.ui import answers, seat, state
from portfolj.ui.components import states
from portfolj.ui.words import tell


def show() -> None:
    """Show the two ways to begin."""
    st.title(tell(say("Which case do you want to open?")), anchor=False)
    st.markdown(
        tell(say("portfolj shows what municipalities can do together for their money and hours, and lets you compare alternatives."))
    )
    st.button(tell(say("Open the example Skaraborg")), type="primary", on_click=state.put, args=(state.CASE, answers.EXAMPLE))
    with st.form("folder"):
        path = st.text_input(tell(say("Or a case of your own: its folder on this computer")))
        if st.form_submit_button(tell(say("Open the folder"))) and path:
            _open(path)


def _open(path: str) -> None:
    try:
        read_any(seat.user(), path)
    except InputError as error:
        st.markdown(tell(say("The folder cannot be opened as a case. Correct this, or choose another folder:")))
        states.listed(error.faults)
        return
    state.put(state.CASE, path)
    st.rerun()
