"""The portfolio as a plan over the years, and the same as a table."""

import pandas as pd
import streamlit as st

from portfolj.charts.plan import HIGH, LOW, Bar, plan, rows
from portfolj.compare import Moves
from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.results.result import Result
from portfolj.results.tables import plan_frame
from portfolj.ui.components import picture
from portfolj.ui.components.kept import kept
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import number, tell

MOST_LEFT_OUT, SIGNS = 12, 31
# Where there are so many rows, each has one line, and all are lower.
MANY = 60


@kept
def show(_case: Case, result: Result, changed: Moves) -> None:
    """Show the picture and its table."""
    table = plan_frame(result)
    if table.empty:
        return
    chosen = int(table["chosen"].sum())
    title = say("{number:initiatives} over the years; hollow is not in", number=chosen)
    means = say("{title}. Plus is new, minus is gone. The table below says the same.", title=tell(title))
    st.subheader(tell(title), anchor=False)
    drawn = _drawn(_case, table, changed)
    picture.draw(plan, drawn, alt_text=tell(means), row=LOW if len(drawn) > MANY else HIGH)
    left_out = len(table) - chosen
    if left_out > MOST_LEFT_OUT:
        st.caption(tell(say("{number:initiatives} more are not in; the table has them all.", number=left_out - MOST_LEFT_OUT)))
    with st.expander(tell(say("The same as a table; a name opens its card"))):
        st.html(_table(result, table, changed))


def _drawn(case: Case, table: pd.DataFrame, changed: Moves) -> pd.DataFrame:
    """The rows of the picture: each area with what is in, then what is not; of many not in, what has just gone goes first."""
    areas = {area.id: area.name for area in case.areas}
    gone = table.index.isin(changed.went_out)
    out = table[~table["chosen"]].assign(gone=gone[~table["chosen"]]).sort_values(["gone", "name"], ascending=[False, True])
    kept = pd.concat([table[table["chosen"]], out.head(MOST_LEFT_OUT)])
    groups = []
    for area, inside in kept.groupby("area", sort=False):
        bars = [
            Bar(str(one.name), bool(one.chosen), int(str(one.first)), int(str(one.last)), _mark(str(one.Index), changed))
            for one in inside.itertuples()
        ]
        groups.append((areas.get(str(area), tell(say("No area"))), bars))
    return rows(groups, lines=1 if len(kept) > MANY else 2, signs=SIGNS)


def _mark(initiative: str, changed: Moves) -> str:
    return "+" if initiative in changed.came_in else "−" if initiative in changed.went_out else ""


def _table(result: Result, table: pd.DataFrame, changed: Moves) -> str:
    heads = [say("Initiative"), say("Start"), say("Take part"), say("Money, kr"), say("Since just now")]
    choices = {choice.id: choice for choice in result.chosen}
    lines = []
    for one in table.sort_values(["chosen", "name"], ascending=[False, True]).itertuples():
        choice = choices.get(str(one.Index))
        new = say("new") if one.Index in changed.came_in else say("gone") if one.Index in changed.went_out else None
        cells = [
            Cell(str(one.name), card=str(one.Index)),
            Cell(str(choice.start) if choice else tell(say("not in")), figures=True),
            Cell(number(len(choice.participants)) if choice else "", figures=True),
            Cell(number(int(str(one.kronor))) if choice else "", figures=True),
            Cell(tell(new) if new else ""),
        ]
        lines.append(Row(tuple(cells)))
    return html_table(
        tell(say("What is in and what is not")), [[Head(tell(head), figures=0 < place < 4) for place, head in enumerate(heads)]], lines
    )
