"""Proposing again what was proposed in another round of the same register."""

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError, say
from portfolj.service import editing
from portfolj.service.authorizing import Action
from portfolj.service.rounds import other_rounds
from portfolj.service.saving import save_proposal
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened, open_case
from portfolj.ui.components import proposal_steps, states
from portfolj.ui.words import tell

# Why something was not copied, and how many copies this visitor has made: a number that makes the choices new.
_TOLD, _COPIED = "earlier-round-told", "earlier-round-copied"


def show(opened: Opened) -> None:
    """Offer it, folded; nothing where the register holds no other round, or to those who may not enter proposals."""
    rounds = other_rounds(seat.user(), opened.path) if seat.may(Action.CHANGE_PROPOSAL) else {}
    if not rounds:
        return
    with st.expander(tell(say("Copy a proposal of another round"))):
        number = state.seen(_COPIED) or 0
        key = f"earlier-round-{number}"
        chosen = st.selectbox(tell(say("Round")), list(rounds), index=None, format_func=rounds.__getitem__, key=key)
        every = {one.id: one for one in open_case(chosen).case.initiatives} if chosen is not None else {}
        wanted = st.selectbox(
            tell(say("Proposal of that round")),
            list(every),
            index=None,
            format_func=lambda one: every[one].name,
            disabled=not every,
            key=f"earlier-proposal-{number}-{chosen}",
        )
        told = say("The copy is a draft: what it is, gives and takes comes with it; answers, assessments, decisions and dates do not.")
        st.caption(tell(told))
        if wanted is not None:
            st.button(tell(say("Copy it into this round")), on_click=_copy, args=(opened, every[wanted]), key=f"copy-earlier-{number}")
        for fault in state.seen(_TOLD) or ():
            st.warning(states.line(fault))


def _copy(opened: Opened, one: Initiative) -> None:
    try:
        copy = editing.copied(opened.case, one, one.name)
        save_proposal(seat.user(), opened.path, copy, seen=None, at=seat.now())
    except InputError as error:
        state.show(_TOLD, error.faults)
        return
    state.show(_TOLD, ())
    state.show(_COPIED, (state.seen(_COPIED) or 0) + 1)
    proposal_steps.begin(copy.id)
