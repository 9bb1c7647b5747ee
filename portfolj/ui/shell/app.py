"""The script that Streamlit runs for each visitor: the frame of the app, and which page is shown."""

import streamlit as st

from portfolj.errors import CheckError, InputError
from portfolj.service.authorizing import NotAllowedError
from portfolj.ui import answers, state
from portfolj.ui.components import card, frame, states
from portfolj.ui.pages import FIRST, PAGES, start
from portfolj.ui.words import tell


def main() -> None:
    """Show the page that the address asks for."""
    st.set_page_config(page_title="portfolj", layout="wide", menu_items={"Get help": None, "Report a bug": None, "About": None})
    pages = {page: st.Page(_nothing, title=tell(page.TITLE), url_path=page.ADDRESS, default=page is FIRST) for page in PAGES}
    address = st.navigation(list(pages.values()), position="hidden").url_path
    top = st.container(key="frame")
    path = answers.chosen_case()
    if path is None:
        start.show()
        return
    try:
        opened = answers.open_case(path)
        frame.show_case(top, opened)
        shown = next(page for page, listed in pages.items() if listed.url_path == address)
        shown.show(opened)
        card.show(opened, shown.ADDRESS)
    except InputError as error:
        states.faulty_case(error.faults)
    except NotAllowedError as error:
        states.not_allowed(error.message)
    frame.show_menu(top, list(pages.values()), address)
    state.show_address()


def _nothing() -> None:
    """What Streamlit would run for a page: nothing, since each page is shown the case that is open."""


def tell_of_fault(error: Exception) -> bool:
    """Say that something went wrong, without what only a programmer reads; the server's log has that."""
    if isinstance(error, NotAllowedError):
        states.not_allowed(error.message)
        return True
    states.own_fault(error.complaints if isinstance(error, CheckError) else ())
    return True


if __name__ == "__main__":
    main()
