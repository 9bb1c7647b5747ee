"""First start: nothing is open yet."""

from urllib.parse import urlencode

import streamlit as st

from portfolj.errors import InputError, say
from portfolj.service.authorizing import Action
from portfolj.service.example import FIRST
from portfolj.service.opening import read_any
from portfolj.ui import seat, state
from portfolj.ui.components import beginning, states
from portfolj.ui.pages import proposals, steering
from portfolj.ui.words import in_html, tell

# The other examples: what each is called and shows, and the page on which that stands.
OTHERS = (
    ("skane", "Skåne", steering.ADDRESS, say("bodies, networks and the annual wheel of 33 municipalities")),
    ("norrbotten", "Norrbotten", steering.ADDRESS, say("two sides that lead together")),
    ("landsbygdsnatverket", "Landsbygdsnätverket", steering.ADDRESS, say("who decides about how much money, and work plans at the limit")),
    ("kongsberg", "Kongsbergregionen", proposals.ADDRESS, say("the whole plan of a pre-project: goals, money and decision points")),
)


def show() -> None:
    """Show the ways to begin."""
    st.title(tell(say("Which case do you want to open?")), anchor=False)
    st.markdown(
        tell(say("portfolj shows what municipalities can do together for their money and hours, and lets you compare alternatives."))
    )
    st.button(tell(say("Open the example Skaraborg")), type="primary", on_click=state.put, args=(state.CASE, FIRST))
    st.html(_others())
    if seat.may(Action.CHANGE_CASE):
        beginning.show()
    with st.form("folder"):
        path = st.text_input(tell(say("Or a case of your own: its folder or register on this computer")))
        if st.form_submit_button(tell(say("Open the case"))) and path:
            _open(path)


def _others() -> str:
    """The other examples as links, each to the page that shows what it is about."""
    rows = []
    for name, called, page, shows in OTHERS:
        query = urlencode(state.address() | {state.CASE: [name]}, doseq=True)
        rows.append(f'<li><a href="{page}?{in_html(query)}">{in_html(called)}</a> <span>{in_html(tell(shows))}</span></li>')
    title = in_html(tell(say("Or an example of how others steer what they do together:")))
    return f'<div class="portfolj-examples"><p>{title}</p><ul>{"".join(rows)}</ul></div>'


def _open(path: str) -> None:
    try:
        read_any(seat.user(), path)
    except InputError as error:
        st.markdown(tell(say("It cannot be opened as a case. Correct this, or choose another:")))
        states.listed(error.faults)
        return
    state.put(state.CASE, path)
    st.rerun()
