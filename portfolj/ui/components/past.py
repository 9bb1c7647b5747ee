"""What has been done to a proposal, when and from which seat, and a way to take the latest back."""

from collections.abc import Iterator
from typing import Any

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError, Message, say
from portfolj.service.authorizing import LOCAL
from portfolj.service.history import history_of, undo_change
from portfolj.service.places import in_register
from portfolj.storage import Entry
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import proposal_form, states
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import enumerated, moment, tell

_TOLD = "past-told"
GROUPS: dict[str, Message] = {
    "name": say("Title"),
    "what": say("What it is"),
    "gives": say("What it gives"),
    "takes": say("What it takes"),
    "parties": say("Who takes part"),
    "steering": say("How it is steered"),
    "not_a_portfolio_matter": say("Whether it is a portfolio matter"),
}


def show(opened: Opened, one: Initiative) -> None:
    """Show it, folded; nothing where the case stands in files."""
    if in_register(opened.path) is None:
        return
    entries = history_of(seat.user(), opened.path, one)
    with st.expander(tell(say("History"))):
        heads = [say("When"), say("Seat"), say("What was changed")]
        rows = [Row((Cell(moment(entry.at)), Cell(_seat(entry)), Cell(_said(entry)))) for entry in entries]
        st.html(html_table(tell(say("History")), [[Head(tell(head)) for head in heads]], rows))
        if len(entries) > 1:
            st.button(tell(say("Take back the latest change")), on_click=_undo, args=(opened, one.id, entries[0].number), key="undo-change")
        for fault in state.seen(_TOLD) or ():
            st.warning(states.line(fault))


def _seat(entry: Entry) -> str:
    return tell(say("this computer")) if entry.seat == LOCAL.seat else entry.seat


def _said(entry: Entry) -> str:
    if entry.before is None:
        return tell(say("Entered"))
    if entry.after is None:
        return tell(say("Taken away"))
    changed = enumerated(_groups(entry.before, entry.after))
    return tell(say("{changed}, taken back", changed=changed)) if entry.undoes else changed


def _groups(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for group, spoken in GROUPS.items():
        if before.get(group) != after.get(group):
            yield tell(spoken)


def _undo(opened: Opened, identity: str, number: int) -> None:
    try:
        undo_change(seat.user(), opened.path, number, at=seat.now())
    except InputError as error:
        state.show(_TOLD, error.faults)
    else:
        state.show(_TOLD, ())
        proposal_form.begin_anew(identity)
