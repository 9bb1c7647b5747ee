"""What came of it? Money, hours, goals and benefits against what was planned and promised, and what was learnt."""

from collections.abc import Iterator

import streamlit as st

from portfolj.errors import Message, say
from portfolj.explain.outcome import in_short
from portfolj.governance.year_end import YearEnd
from portfolj.ui import state
from portfolj.ui.answers import Opened
from portfolj.ui.components import as_of, frame, heading, year_end
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.following_up import follow_up

ADDRESS, TITLE = "uppfoljning", say("Follow-up")


def show(opened: Opened) -> None:
    """Show the page."""
    place, case = heading.ask(say("What came of it?")), opened.case
    promised = say("Then you see here what was paid and worked against what was planned, and which promises were kept.")
    if heading.nothing_yet(case, place, promised):
        return
    found = follow_up(case, as_of.asked(), state.year())
    if found.year not in (None, *found.years):
        found = follow_up(case, as_of.asked())
    heading.answer(place, _answer(found))
    if frame.presenting() or not found.initiatives:
        return
    with st.container(horizontal=True):
        as_of.show()
        year_end.choose_year(found)
    if found.faults:
        st.header(tell(say("What is over, late or untold")), anchor=False)
        st.markdown("\n".join(f"- {in_markdown(tell(one.message))}" for one in found.faults))
    year_end.show(case, found)
    year_end.offer(opened, found)


def _answer(found: YearEnd) -> Iterator[Message]:
    yield from as_of.told()
    yield from in_short(found)
