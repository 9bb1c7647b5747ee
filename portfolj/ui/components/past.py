"""What has been done to a proposal, when and from which seat, and a way to take it back."""

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import say
from portfolj.service.authorizing import Action
from portfolj.service.history import history_of
from portfolj.service.places import in_register
from portfolj.ui import seat
from portfolj.ui.answers import Opened
from portfolj.ui.components import changes
from portfolj.ui.words import tell

# Another name than those of what a page is about: leaving a proposal is asked about, unfolding its history is not.
FOLD = "history-of-proposal"


def show(opened: Opened, one: Initiative) -> None:
    """Show it, folded; nothing where the case stands in files."""
    if in_register(opened.path) is None or not seat.may(Action.READ_HISTORY, one):
        return
    place = f"proposal-{one.id}"
    fold = st.expander(tell(say("History")), key=FOLD, on_change="rerun")
    with fold:
        # Read only when it is unfolded.
        if fold.open:
            changes.show(opened, lambda before: history_of(seat.user(), opened.path, case=opened.case, about=one, before=before), place)
