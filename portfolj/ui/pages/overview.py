"""Where do we stand? The route from need to report, what lacks something, who is waited for, and what is lost in the gaps."""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from portfolj.errors import Message, say
from portfolj.ui.answers import Opened
from portfolj.ui.components import case_history, coverage, frame, gaps, heading, held_back, lacking, route, states, wording
from portfolj.ui.words import tell
from portfolj.workflow.overview import Overview, overview

ADDRESS, TITLE = "laget", say("Where we stand")


def show(opened: Opened) -> None:
    """Show the page."""
    today = date.today()  # noqa: DTZ011, the day of whoever sits at this machine
    place = heading.ask(say("Where do we stand?"))
    if heading.nothing_yet(
        opened.case, place, say("Then you see here how far the proposals have come, what they lack and who is waited for.")
    ):
        if not frame.presenting():
            gaps.show(opened, today)
        case_history.show(opened)
        return
    found = overview(opened.case, today)
    heading.answer(place, _answer(found))
    route.show(found)
    if frame.presenting():
        return
    left, right = st.columns(2, gap="large")
    with left:
        coverage.show_goals(opened.case, found)
    with right:
        coverage.show_fields(found)
    lacking.show(opened, found)
    gaps.show(opened, today)
    states.notices(opened.file.faults)
    wording.show(opened)
    with st.expander(tell(say("How this was worked out"))):
        st.markdown(tell(say("What can be prioritised is what the admission test lets through in the case as it is.")))
        st.markdown(tell(say("Money and hours are those of all years, if everybody listed takes part.")))
    case_history.show(opened)


def _answer(found: Overview) -> Iterator[Message]:
    yield _in_short(found)
    if found.held_back:
        yield held_back.alone(len(found.held_back))


def _in_short(found: Overview) -> Message:
    ahead = found.next_decision
    if ahead is None:
        return say(
            "{ready:initiatives} can be prioritised, {lacking} lack something. No decision is planned.",
            ready=found.ready,
            lacking=len(found.lacking),
        )
    return say(
        "{ready:initiatives} can be prioritised, {lacking} lack something. Next decision: {day:date}.",
        ready=found.ready,
        lacking=len(found.lacking),
        day=ahead.date,
    )
