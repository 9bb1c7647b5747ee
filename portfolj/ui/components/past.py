"""What has been done to a proposal, when and from which seat, and a way to take the latest back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import Clash, InputError, StaleChange, say
from portfolj.exchange.translate import value_of
from portfolj.service.authorizing import LOCAL, Action, NotAllowedError
from portfolj.service.history import history_of, undo_change
from portfolj.service.places import in_register
from portfolj.storage import Entry
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import proposal_form, states, versions
from portfolj.ui.components.proposal_words import GROUPS, in_words
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import enumerated, in_markdown, moment, tell

_TOLD = "past-told"


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why nothing was taken back, in lines, and both versions of what has been changed meanwhile."""

    lines: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()


def show(opened: Opened, one: Initiative) -> None:
    """Show it, folded; nothing where the case stands in files."""
    if in_register(opened.path) is None or not seat.may(Action.READ_HISTORY, one):
        return
    entries = history_of(seat.user(), opened.path, one)
    with st.expander(tell(say("History"))):
        heads = [say("When"), say("Seat"), say("What was changed")]
        rows = [Row((Cell(moment(entry.at)), Cell(_seat(entry)), Cell(_said(entry)))) for entry in entries]
        st.html(html_table(tell(say("History")), [[Head(tell(head)) for head in heads]], rows))
        if len(entries) > 1 and seat.may(Action.UNDO):
            st.button(tell(say("Take back the latest change")), on_click=_undo, args=(opened, one.id, entries[0].number), key="undo-change")
        _tell(opened)


def _tell(opened: Opened) -> None:
    """Why it was not taken back; where it has been changed meanwhile, what stands and what would have come back."""
    refused: _Refused = state.seen(_TOLD) or _Refused()
    for line in refused.lines:
        st.warning(line)
    for clash in refused.clashes:
        mine, theirs = ({} if part is None else in_words(opened.case, value_of(Initiative, part)) for part in (clash.ours, clash.theirs))
        versions.show(mine, theirs, called=say("What would have come back"))


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
        undone = undo_change(seat.user(), opened.path, number, at=seat.now())
    except NotAllowedError as error:
        state.show(_TOLD, _Refused((in_markdown(tell(error.message)),)))
    except StaleChange as error:
        told = say("It has been changed meanwhile, and nothing was taken back. The newer change stands on top of the history now.")
        state.show(_TOLD, _Refused((in_markdown(tell(told)),), error.clashes))
    except InputError as error:
        state.show(_TOLD, _Refused(tuple(map(states.line, error.faults))))
    else:
        state.show(_TOLD, None)
        for told in undone.told:
            st.toast(in_markdown(tell(told)))
        proposal_form.begin_anew(identity)
