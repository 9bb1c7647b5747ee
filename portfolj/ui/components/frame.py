"""What stands around every page: whose case it is, how much of it is made up, and the way to the other pages."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from portfolj.errors import say
from portfolj.ui import state
from portfolj.ui.answers import Opened
from portfolj.ui.words import in_html, tell

# Everything larger, so that nothing is below 24 pixels on a wide screen; pictures measure their place before that and are let grow with it.
_FOR_THE_ROOM = """<style>
[data-testid=stMainBlockContainer] { zoom: 1.85; }
[data-testid=stVegaLiteChart] { width: 54.05% !important; height: auto !important; overflow: visible !important; }
[data-testid=stVegaLiteChart] svg { width: 185% !important; height: auto !important; }
</style>"""


def presenting() -> bool:
    """Whether only the answer is shown, for the whole room."""
    return bool(state.one(state.SHOWN))


def beside() -> tuple[DeltaGenerator, DeltaGenerator]:
    """A place for what is said and one for a picture: for the whole room beside each other, so that both are seen at once."""
    if presenting():
        said, drawn = st.columns(2, gap="medium")
        return said, drawn
    return st.container(), st.container()


def show_case(place: DeltaGenerator, opened: Opened) -> None:
    """Say whose case it is, and while it holds made-up values say so first."""
    made_up = opened.origins.illustrative
    sentence = tell(say("Example: {number} of {all} values are made up.", number=made_up, all=opened.origins.all)) if made_up else ""
    if presenting():
        place.html(_FOR_THE_ROOM)
    place.html(f'<p class="portfolj-whose"><b>{in_html(sentence)}</b> {in_html(opened.case.name)}</p>')


def show_menu(place: DeltaGenerator, pages: Sequence[Page], address: str) -> None:
    """Show the menu, each link with all that is chosen; for the whole room only the way back, below the answer."""
    if presenting():
        st.button(tell(say("End the presentation")), on_click=state.put, args=(state.SHOWN,))
        return
    with place.container(key="menu", horizontal=True):
        for page in pages:
            current = page.url_path == address
            with st.container(key=f"menu-{page.url_path or 'first'}-{'here' if current else 'there'}", width="content"):
                st.page_link(page, query_params=state.address())
        st.button(tell(say("Present")), on_click=state.put, args=(state.SHOWN, "1"), help=tell(say("Shows only the answer, large")))
