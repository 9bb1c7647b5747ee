"""The meetings of a year and the steps of its cycles, as tables."""

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.wheel import CycleStep, Meeting
from portfolj.errors import say
from portfolj.explain.wheel import ACTS, PRELIMINARY, clock, days
from portfolj.governance.meetings import papers_due
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, enumerated, number, tell
from portfolj.workflow.annual_wheel import AnnualWheel


def when(one: Meeting, *, late: bool = False) -> Cell:
    """Its days, below them its times, whether it is preliminary, when its papers are out, and who meets by themselves before it.

    Parameters
    ----------
    late
        Whether the papers are out before the matter that is spoken of can be in them.
    """
    due = papers_due(one)
    papers = () if due is None else (say("papers out {day:date}", day=due.isoformat()),)
    before = tuple(part.strip() for part in one.pre_meetings.split(";") if part.strip())
    alone = (say("meetings before of {sides:list}", sides=before),) if before else ()
    told = (*papers, *((say("too early for this matter"),) if late else ()), *alone)
    return Cell(tell(days(one)), ", ".join(filter(None, (clock(one), tell(PRELIMINARY) if one.preliminary else "", *map(tell, told)))))


def meetings(case: Case, found: AnnualWheel) -> None:
    """Show the meetings of the year."""
    names = {one.id: one.name for one in case.bodies}
    if not found.meetings:
        st.markdown(tell(say("No meeting in this year.")))
        return
    head = [[Head(tell(one)) for one in (say("When"), say("Meeting"))]]
    rows = [Row((when(one), Cell(one.name, names[one.body] if names[one.body] != one.name else ""))) for one in found.meetings]
    st.html(html_table(tell(say("Meetings {year}", year=str(found.year))), head, rows, kind="long"))


def steps(case: Case, found: AnnualWheel) -> None:
    """Show the steps of the year, each with its number in the ring; nothing where there are none."""
    if not found.steps:
        return
    st.header(tell(say("Who does what with the plan, and when?")), anchor=False)
    names = {one.id: one.name for one in case.bodies}
    numbers = {one.id: place for place, one in enumerate(found.steps, 1)}
    heads = (say("Step"), say("When"), say("Body"), say("Does"), say("What"), say("After step"))
    rows = [Row(_step(one, names, numbers)) for one in found.steps]
    st.html(
        html_table(tell(say("Steps {year}", year=str(found.year))), [[Head(tell(one)) for one in heads]], rows, kind="steps", stacks=True)
    )


def _step(one: CycleStep, names: dict[str, str], numbers: dict[str, int]) -> tuple[Cell, ...]:
    after = sorted(numbers[name] for name in one.after if name in numbers)
    return (
        Cell(number(numbers[one.id])),
        Cell(tell(days(one))),
        Cell("; ".join(names[body] for body in one.bodies)),
        Cell(tell(ACTS[one.act])),
        Cell(one.matter, one.cycle),
        Cell(enumerated(map(number, after)) or NONE),
    )
