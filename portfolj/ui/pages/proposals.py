"""What is proposed, and what is missing? The list, and one proposal with all that is known of it."""

from collections.abc import Iterator

import streamlit as st

from portfolj.errors import Message, say
from portfolj.ui import state
from portfolj.ui.answers import Opened
from portfolj.ui.components import (
    contacts,
    earlier_round,
    frame,
    heading,
    held_back,
    importing,
    new_proposal,
    past,
    proposal,
    proposal_links,
    proposal_list,
    proposal_steps,
    track_record,
    who_decides,
    work_plan,
)
from portfolj.workflow.intake import missing
from portfolj.workflow.proposals import Listed, proposals

ADDRESS, TITLE = "forslag", say("Proposals")


def show(opened: Opened) -> None:
    """Show the page."""
    place = heading.ask(say("What is proposed, and what is missing?"))
    every = proposals(opened.case)
    heading.answer(place, _answer(every))
    if frame.presenting():
        return
    # A place that is always there, so that what stands below keeps its own when the first proposal comes.
    with st.container():
        if every:
            proposal_list.show(opened.case)
    proposal_links.follow()
    proposal_steps.follow()
    new_proposal.enter(opened)
    earlier_round.show(opened)
    importing.show(opened, unfolded=not every)
    chosen = proposal_list.choose(every) if every else None
    if chosen is not None:
        state.put(state.PROPOSAL, chosen)
        st.divider()
        one = next(one for one in opened.case.initiatives if one.id == chosen)
        lacks = missing(opened.case, one)
        proposal.show(opened, one, lacks)
        who_decides.show(opened.case, one)
        work_plan.show(opened.case, one)
        track_record.show(opened, one)
        contacts.show(opened, one)
        proposal_steps.show(opened, one, lacks)
        new_proposal.copy(opened, one)
        past.show(opened, one)


def _answer(every: tuple[Listed, ...]) -> Iterator[Message]:
    if not every:
        yield say("Nothing is proposed yet. Import a file with proposals, or enter the first one.")
        return
    yield say(
        "{all:initiatives} for {kronor:kr}; {owner} lack an owner, {lacking} lack something.",
        all=len(every),
        kronor=sum(one.kronor for one in every),
        owner=sum(one.waits and not one.owner for one in every),
        lacking=sum(bool(one.lacks) for one in every),
    )
    if only := sum(one.held_back for one in every):
        yield held_back.alone(only)
