"""The plan: initiatives as bars over the years, grouped by area; chosen filled, left out hollow, new with a plus, gone with a minus."""

from typing import Any

import altair as alt
import pandas as pd

from portfolj.ui.charts.parts import names, whole
from portfolj.ui.theme import ACCENT, SECOND, TEXT

# pixels
BAR_OF_ROW = 0.56
YEARS = 28
LINE = 14
NAME_WIDTH = 200
# The names of heads begin with a sign that is not seen.
HEAD: Any = {"condition": {"test": "slice(datum.value, 0, 1) == '\\u2063'", "value": 700}, "value": 400}


def plan(table: pd.DataFrame, *, row: int) -> alt.LayerChart:
    """Draw the plan.

    Parameters
    ----------
    table
        In the order in which it is read: `label` (unique, of one line or two), `kind` ("head", "in" or "out"), `first` and `last`
        (calendar years), `mark` ("+", "−" or ""). A head's years are those of the whole plan.
    row
        How high a row is, pixels.
    """
    table = table.assign(end=table["last"] + 1)
    years = list(range(int(table["first"].min()), int(table["end"].max()) + 1))
    scale = alt.Scale(domain=[years[0], years[-1]], nice=False)
    x = alt.X("first:Q", scale=scale, axis=_years(years))
    y = alt.Y(
        "label:N",
        sort=list(table["label"]),
        axis=names(NAME_WIDTH, line=LINE, labelLimit=0, labelPadding=8, labelFontWeight=HEAD),
        scale=alt.Scale(padding=0),
    )
    base = alt.Chart(table).encode(x=x, x2="end:Q", y=y)
    bar: dict[str, Any] = {"height": BAR_OF_ROW * row, "cornerRadius": 2, "aria": False}
    filled = base.transform_filter(alt.datum.kind == "in").mark_bar(color=ACCENT, **bar)
    hollow = base.transform_filter(alt.datum.kind == "out").mark_bar(fill="transparent", stroke=SECOND, strokeDash=[3, 3], **bar)
    marks = (
        alt.Chart(table)
        .transform_filter(alt.datum.mark != "")
        .mark_text(align="right", dx=-4, fontSize=18, fontWeight=700, color=TEXT, aria=False)
        .encode(x=x, y=y, text="mark:N")
    )
    # What draws nothing all the same gives the heads their place.
    places = alt.Chart(table).mark_text(text="", aria=False).encode(x=x, y=y)
    return whole(places, hollow, filled, marks, height=YEARS + row * len(table))


def _years(years: list[int]) -> alt.Axis:
    """A line where each year begins, its number at the line."""
    return alt.Axis(
        orient="top",
        values=years[:-1],
        format="d",
        labelAlign="left",
        labelColor=TEXT,
        labelFontSize=13,
        gridColor=SECOND,
        gridOpacity=0.35,
        domain=False,
        ticks=False,
        title=None,
        aria=False,
    )
