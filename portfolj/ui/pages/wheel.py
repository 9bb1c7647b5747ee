"""What is dealt with when? The year as a ring of meetings and steps, and what waits for which meeting."""

from collections.abc import Iterator

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.wheel import next_in_words
from portfolj.ui.answers import Opened
from portfolj.ui.components import (
    as_of,
    frame,
    heading,
    steering_forms,
    wheel_calendar,
    wheel_choices,
    wheel_ring,
    wheel_tables,
    wheel_waiting,
)
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.annual_wheel import AnnualWheel, annual_wheel

ADDRESS, TITLE = "arshjul", say("Annual wheel")


def show(opened: Opened) -> None:
    """Show the page."""
    day = as_of.asked()
    found = annual_wheel(opened.case, day, **wheel_choices.asked(opened.case))
    said, drawn = frame.beside()
    with said:
        heading.answer(heading.ask(say("What is dealt with when?")), _answer(opened.case, found))
        if found.year is None:
            steering_forms.wheel(opened)
            return
    if frame.presenting():
        with said:
            wheel_ring.key(opened.case, found)
        with drawn:
            wheel_ring.show(opened.case, found, day)
        return
    left, right = st.columns(2, gap="large")
    with left:
        wheel_ring.show(opened.case, found, day)
        wheel_ring.key(opened.case, found)
    with right:
        wheel_choices.show(opened.case, found)
        wheel_tables.meetings(opened.case, found)
        wheel_calendar.offer(opened, found)
    wheel_tables.steps(opened.case, found)
    steering_forms.wheel(opened)
    if found.notices:
        st.header(tell(say("What does not fit?")), anchor=False)
        st.markdown("\n".join(f"- {in_markdown(tell(one.message))}" for one in found.notices))
    wheel_waiting.show(found)
    with st.expander(tell(say("How this was worked out"))):
        st.markdown(tell(say("A meeting that has a month and no day yet stands in the middle of its month, hollow.")))
        st.markdown(tell(say("A matter passes the bodies that work for the one that decides: first those that serve its area.")))
        st.markdown(tell(say("Each body deals with it at its first meeting that can lie after that of the body before.")))


def _answer(case: Case, found: AnnualWheel) -> Iterator[Message]:
    yield from as_of.told()
    if found.body and found.last is None:
        yield say("{body} has no meetings in the case.", body=next(one.name for one in case.bodies if one.id == found.body))
    else:
        yield next_in_words(found.next, found.last)
    if found.year is None:
        yield say("Enter them here in a register, or in meetings.csv of a case folder.")
        yield say("Then you see here the year as a ring, when papers are due, and what waits for which meeting.")
        return
    if found.waiting:
        yield say("{number:initiatives} wait for a decision.", number=len(found.waiting))
    else:
        yield say("Nothing waits for a decision.")
