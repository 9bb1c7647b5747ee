"""Money by year, hours by member, and what the least served get: three small pictures with their tables."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import pandas as pd
import streamlit as st

from portfolj.charts.uses import uses
from portfolj.errors import Message, say
from portfolj.results.result import Result
from portfolj.results.tables import member_hours_frame, own_money_frame
from portfolj.ui.components import picture
from portfolj.ui.components.kept import kept
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, number, tell
from portfolj.workflow.key_figures import KeyFigures


@kept
def show(result: Result, _figures: KeyFigures) -> None:
    """Show the three pictures side by side."""
    money, hours, served = st.columns(3, gap="large")
    with money:
        _money(result, _figures)
    with hours:
        _hours(result)
    with served:
        _served(result, _figures)


def _picture(title: Message, heads: Iterable[Message], rows: Sequence[tuple[str, ...]], drawn: pd.DataFrame) -> None:
    st.subheader(tell(title), anchor=False)
    means = tell(say("{title}. The table below says the same.", title=tell(title)))
    picture.draw(uses, drawn, alt_text=means)
    with st.expander(tell(say("Table"))):
        head = [[Head(tell(one), figures=place > 0) for place, one in enumerate(heads)]]
        cells = (tuple(Cell(text, figures=place > 0) for place, text in enumerate(row)) for row in rows)
        st.html(html_table(tell(title), head, [Row(row) for row in cells]))


def _money(result: Result, figures: KeyFigures) -> None:
    table = own_money_frame(result)
    title = say("Own frames: {used:kr} of {frame:kr}", used=figures.kronor, frame=figures.frame)
    rows = [(str(one.year), number(int(str(one.used))), number(int(str(one.limit)))) for one in table.itertuples()]
    drawn = table.assign(name=table["year"].astype(str), label=[used for _, used, _ in rows], special=False)
    _picture(title, (say("Year"), say("Used, kr"), say("Frame, kr")), rows, drawn)


def _in_order(result: Result) -> list[str]:
    """The members that take part, in order."""
    return [one.id for one in result.instance.members_in_order if not one.out]


def _hours(result: Result) -> None:
    table = member_hours_frame(result).loc[_in_order(result)]
    title = say("Hours: {hours:h} over the years", hours=int(table["used"].sum()))
    rows = []
    for one in table.itertuples():
        limit = NONE if one.limit is pd.NA else number(int(str(one.limit)))
        rows.append((str(one.name), number(int(str(one.used))), limit))
    drawn = table.assign(limit=table["limit"].astype("Float64"), label=[used for _, used, _ in rows], special=False)
    _picture(title, (say("Member"), say("Used, h"), say("Stated, h")), rows, drawn)


def _served(result: Result, figures: KeyFigures) -> None:
    least = figures.least_served
    title = say("Nobody is least served") if least is None else say("Least served: {name}", name=least.name)
    ledger = {row.id: row for row in result.ledger}
    given = {one: ledger[one].per_resident.benefit or Fraction(0) for one in _in_order(result) if one in result.instance.parties}
    rows = [(ledger[one].name, number(benefit, 1)) for one, benefit in given.items()]
    drawn = pd.DataFrame(rows, columns=["name", "label"]).assign(used=[float(benefit) for benefit in given.values()])
    drawn = drawn.assign(
        limit=pd.array([None] * len(drawn), dtype="Float64"), special=[least is not None and one == least.id for one in given]
    )
    if rows:
        _picture(title, (say("Municipality"), say("Points per 1 000 residents")), rows, drawn)
