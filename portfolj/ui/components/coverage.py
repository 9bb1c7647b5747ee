"""What is covered and what is not: the goals, and the four fields."""

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.initiative import FourField
from portfolj.errors import say
from portfolj.explain.fields import FIELDS
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import number, tell
from portfolj.workflow.overview import Overview, Sum


def show_goals(case: Case, found: Overview) -> None:
    """Show how many initiatives serve each goal, the least served first."""
    names = {goal.id: goal.name for goal in case.goals}
    bare = sum(not served for served in found.goals.values())
    title = say("Every goal is served") if not bare else say("{bare} of {all} goals are not served", bare=bare, all=len(found.goals))
    st.subheader(tell(title), anchor=False)
    head = [[Head(tell(say("Goal"))), Head(tell(say("Initiatives")), figures=True)]]
    by_number = sorted(found.goals.items(), key=lambda one: (len(one[1]), names[one[0]].casefold()))
    rows = [Row((Cell(names[goal]), Cell(number(len(served)), figures=True))) for goal, served in by_number]
    st.html(html_table(tell(title), head, rows))


def show_fields(found: Overview) -> None:
    """Show what each of the four fields holds."""
    st.subheader(tell(say("The four fields")), anchor=False)
    heads = [say("Field"), say("Initiatives"), say("Money, kr"), say("Hours, h")]
    head = [[Head(tell(one), figures=place > 0) for place, one in enumerate(heads)]]
    rows = [_row(tell(FIELDS[field.value]), found.fields[field]) for field in FourField]
    if found.fields[None].initiatives:
        rows.append(_row(tell(say("In no field")), found.fields[None]))
    st.html(html_table(tell(say("The four fields")), head, rows))


def _row(name: str, one: Sum) -> Row:
    figures = (number(one.initiatives), number(one.kronor), number(one.hours))
    return Row((Cell(name), *(Cell(figure, figures=True) for figure in figures)))
