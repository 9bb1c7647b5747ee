"""The history of the whole case, folded: every change, newest first, and a way to take each back."""

import streamlit as st

from portfolj.errors import say
from portfolj.service.authorizing import Action
from portfolj.service.history import history_of
from portfolj.service.log import head_of
from portfolj.service.places import in_register
from portfolj.ui import seat
from portfolj.ui.answers import Opened
from portfolj.ui.components import changes, frame
from portfolj.ui.words import in_markdown, tell

FOLD = "history-of-case"


def show(opened: Opened) -> None:
    """Show it; nothing where the case stands in files, or only the answer is shown."""
    if frame.presenting() or in_register(opened.path) is None or not seat.may(Action.READ_HISTORY):
        return
    # Read only when it is unfolded: a case may have thousands of changes.
    fold = st.expander(tell(say("History: all changes, and taking them back")), key=FOLD, on_change="rerun")
    with fold:
        if fold.open:
            head = str(head_of(seat.user(), opened.path))
            st.caption(in_markdown(tell(say("Head of the log, to be kept elsewhere: {head}", head=head))))
            changes.show(opened, lambda before: history_of(seat.user(), opened.path, case=opened.case, before=before), "case")
