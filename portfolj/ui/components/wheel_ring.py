"""The year as a ring, and which circle is whose."""

from datetime import date

import streamlit as st

from portfolj.charts.year_ring import Mark, Year, rows, year_ring
from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, last_day
from portfolj.domain.wheel import CycleStep, Meeting
from portfolj.errors import Message, say
from portfolj.governance.meetings import has_day
from portfolj.governance.sitting import by_rank
from portfolj.ui.components import frame, picture
from portfolj.ui.words import in_html, month_names, tell
from portfolj.workflow.annual_wheel import AnnualWheel

# Pixels.
HIGH, LOW = 420, 330
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def show(case: Case, found: AnnualWheel, today: date) -> None:
    """Show the ring; nothing where no year is shown."""
    if found.year is None:
        return
    title, for_the_room = _title(found), frame.presenting()
    if not for_the_room:
        st.subheader(tell(title), anchor=False)
    table = rows(_year(found, found.year, _circles(case, found), today), for_the_room=for_the_room)
    means = say("{title}, as a ring of twelve months. The tables say the same.", title=title)
    height = LOW if for_the_room else HIGH
    picture.draw(year_ring, table, alt_text=tell(means), height=height, for_the_room=for_the_room)


def key(case: Case, found: AnnualWheel) -> None:
    """Say which circle is whose, and what the marks are."""
    names = {one.id: one.name for one in case.bodies}
    lines = "".join(
        f'<li><b class="circle-{place}">{letter}</b> {in_html(names[body])}</li>'
        for place, (body, letter) in enumerate(zip(_circles(case, found), LETTERS, strict=False), 1)
    )
    label = in_html(tell(say("The circles, from the outside in")))
    st.html(f'<ul class="portfolj-circles" aria-label="{label}">{lines}</ul>')
    st.caption(tell(say("A circle is a meeting, with its day; hollow: not settled yet. A square is a step, with its number in the list.")))


def _title(found: AnnualWheel) -> Message:
    meetings, steps, year = len(found.meetings), len(found.steps), str(found.year)
    if not steps:
        return say("{meetings:meetings} in {year}", meetings=meetings, year=year)
    return say("{meetings:meetings} and {steps:steps} in {year}", meetings=meetings, steps=steps, year=year)


def _circles(case: Case, found: AnnualWheel) -> tuple[str, ...]:
    """The bodies that meet in the year, by rank."""
    met = {one.body for one in found.meetings}
    return tuple(one.id for one in by_rank(case.bodies) if one.id in met)


def _year(found: AnnualWheel, year: int, circles: tuple[str, ...], today: date) -> Year:
    return Year(
        year=year,
        circles=tuple(LETTERS[: len(circles)]),
        meetings=tuple(_meeting(one, circles) for one in found.meetings),
        steps=tuple(_step(one, circles, number) for number, one in enumerate(found.steps, 1)),
        months=month_names(),
        today=today if today.year == year else None,
    )


def _meeting(one: Meeting, circles: tuple[str, ...]) -> Mark:
    day = str(first_day(one.date).day) if has_day(one.date) else ""
    return Mark(circles.index(one.body), first_day(one.date), last_day(one.date), day, certain=bool(day) and not one.preliminary)


def _step(one: CycleStep, circles: tuple[str, ...], number: int) -> Mark:
    circle = next((circles.index(body) for body in one.bodies if body in circles), None)
    return Mark(circle, first_day(one.date), last_day(one.last or one.date), str(number))
