"""What goals are given and where the money goes in each scenario, as tables."""

from collections.abc import Mapping, Sequence

import streamlit as st

from portfolj.compare.parts import GoalLine, PartLine, by_area, by_field, by_goal
from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.fields import FIELDS
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import number, points, tell
from portfolj.workflow.side_by_side import SideBySide


def show(case: Case, found: SideBySide) -> None:
    """Show what goals are given, and where the money goes by area and by field."""
    results = [one.result for one in found.answered]
    st.header(tell(say("What goes to which goal, and where does the money go?")), anchor=False)
    goals = {goal.id: goal.name for goal in case.goals}
    caption = say("What each goal is given")
    st.html(
        _table(
            found,
            caption,
            say("Goal; points, below it what reaches those who take part"),
            [_of_goal(line, goals) for line in by_goal(results)],
        )
    )
    left, right = st.columns(2, gap="large")
    areas = {area.id: area.name for area in case.areas} | {"": tell(say("No area stated"))}
    fields = {field: tell(words) for field, words in FIELDS.items()}
    with left:
        caption = say("Areas: kronor of the funds, and percent of the money")
        st.html(_table(found, caption, say("Area; kr, percent of the money"), [_of_part(line, areas) for line in by_area(results)]))
    with right:
        caption = say("Fields of the four-field model: kronor of the funds, and percent of the money")
        st.html(_table(found, caption, say("Field; kr, percent of the money"), [_of_part(line, fields) for line in by_field(results)]))


def _table(found: SideBySide, caption: Message, first: Message, rows: Sequence[Row]) -> str:
    head = [[Head(tell(first)), *(Head(one.name, figures=True) for one in found.answered)]]
    return html_table(tell(caption), head, rows)


def _of_goal(line: GoalLine, names: Mapping[str, str]) -> Row:
    cells = (Cell(points(one.contribution), points(one.realised), figures=True) for one in line.by)
    return Row((Cell(names[line.id]), *cells))


def _of_part(line: PartLine, names: Mapping[str, str]) -> Row:
    cells = (
        Cell(number(one.kronor), "" if one.percent is None else tell(say("{share:percent}", share=one.percent)), figures=True)
        for one in line.by
    )
    return Row((Cell(names[line.id]), *cells))
