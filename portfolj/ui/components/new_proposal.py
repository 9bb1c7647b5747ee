"""Entering a new proposal, where the case stands in a register: a draft with a title alone, or a copy of another."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import Fault, InputError, say
from portfolj.service import editing
from portfolj.service.authorizing import Action
from portfolj.service.places import in_register
from portfolj.service.saving import save_proposal
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import proposal_links, proposal_steps, states
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.alike import alike

# Why it was not saved, and how many this visitor has entered: a number that makes the field new.
_TOLD, _ENTERED = "proposal-new-told", "proposals-entered"


def enter(opened: Opened) -> None:
    """Offer to enter a new proposal with a title alone; what is like it is shown first."""
    if in_register(opened.path) is None:
        told = say("Here proposals are read. To enter and change them one by one, copy the case into a register with 'portfolj copy'.")
        st.caption(in_markdown(tell(told)))
        return
    if not seat.may(Action.CHANGE_PROPOSAL):
        return
    with st.expander(tell(say("Enter a new proposal"))):
        key = f"new-title-{_entered()}"
        title = st.text_input(tell(say("Title of the new proposal")), max_chars=300, key=key)
        found = alike(title, opened.case.initiatives) if title else ()
        if found:
            st.markdown(tell(say("Perhaps it is there already:")))
            st.html(proposal_links.alike_ones(found))
        # What was typed last comes together with the click.
        made = partial(_draft, opened, key)
        st.button(tell(say("Save as a draft")), on_click=_new, args=(opened, made), key="save-draft")
        _tell()


def copy(opened: Opened, one: Initiative) -> None:
    """Offer to copy a proposal as a new one."""
    if in_register(opened.path) is None or not seat.may(Action.CHANGE_PROPOSAL, one):
        return
    with st.expander(tell(say("Copy it as a new proposal"))):
        key = f"copy-title-{one.id}"
        st.text_input(tell(say("Title of the copy")), one.name, max_chars=300, key=key)
        made = partial(_copied, opened, one, key)
        st.button(tell(say("Copy")), on_click=_new, args=(opened, made), key="copy-proposal")
        _tell()


def _draft(opened: Opened, key: str) -> Initiative:
    return editing.draft(opened.case, state.widget(key))


def _copied(opened: Opened, one: Initiative, key: str) -> Initiative:
    return editing.copied(opened.case, one, state.widget(key))


def _new(opened: Opened, made: Callable[[], Initiative]) -> None:
    """Save it, and show it with its steps; where that is refused, why is told and everything typed stands."""
    try:
        kept = save_proposal(seat.user(), opened.path, made(), seen=None, at=seat.now())
    except InputError as error:
        state.show(_TOLD, error.faults)
        return
    state.show(_TOLD, ())
    state.show(_ENTERED, _entered() + 1)
    proposal_steps.begin(kept.id)


def _entered() -> int:
    return int(state.seen(_ENTERED) or 0)


def _tell() -> None:
    told: tuple[Fault, ...] = state.seen(_TOLD) or ()
    for fault in told:
        st.warning(states.line(fault))
