"""What a member gives and gets beside the others: for each measure the range of all, and a mark where the member is."""

from json import dumps
from math import ceil
from typing import Any

import altair as alt
import pandas as pd

from portfolj.charts.colours import ACCENT, GROUND, SECOND, TEXT
from portfolj.charts.parts import names, whole

# pixels
ROW, HEAD, LINE, NAME_WIDTH, TRACK, MARK = 56, 30, 15, 124, 10, 190
AROUND = {"top": 12, "bottom": 2, "left": 0, "right": 0}
# Of the scale, at either end, so that what is written there has room.
ROOM = 0.08
MOST_LINES = 6


def gives_and_gets(table: pd.DataFrame, *, average: str) -> alt.LayerChart:
    """Draw the ranges.

    Parameters
    ----------
    table
        In the order in which it is read: `name` (unique, of one line or two), `least`, `most` and `mine` (times the average), and what is
        written at them: `at_least`, `at_most` and `at_mine`.
    average
        What is written at 1.
    """
    most = max(float(table["most"].max()), 1.0)
    least = min(0.0, float(table["least"].min()))
    scale = alt.Scale(domain=[least - most * ROOM, most + most * ROOM], nice=False)
    y = alt.Y("name:N", sort=list(table["name"]), axis=names(NAME_WIDTH, line=LINE, labelPadding=4), scale=alt.Scale(padding=0))
    base = alt.Chart(table).encode(y=y)
    axis = _times(most, average)

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    track: dict[str, Any] = {"height": TRACK, "cornerRadius": TRACK / 2, "color": SECOND, "opacity": 0.35, "aria": False}
    small: dict[str, Any] = {"dy": 18, "fontSize": 12, "color": SECOND, "aria": False}
    return whole(
        base.mark_bar(**track).encode(x=x("least"), x2="most:Q"),
        base.mark_text(align="left", **small).encode(x=x("least"), text="at_least:N"),
        base.mark_text(align="right", **small).encode(x=x("most"), text="at_most:N"),
        base.mark_point(filled=True, size=MARK, opacity=1, color=ACCENT, stroke=GROUND, aria=False).encode(x=x("mine")),
        base.mark_text(dy=-17, fontSize=14, fontWeight=600, color=TEXT, aria=False).encode(x=x("mine"), text="at_mine:N"),
        height=HEAD + ROW * len(table),
        padding=AROUND,
    )


def _times(most: float, average: str) -> alt.Axis:
    """A line at every whole number of times the average; where they would be many only at 0 and 1."""
    whole = ceil(most)
    return alt.Axis(
        orient="top",
        values=list(range(whole + 1)) if whole <= MOST_LINES else [0, 1],
        labelExpr=f"datum.value == 1 ? {dumps(average)} : datum.value == 0 ? '0' : datum.value + ' ×'",
        labelColor=SECOND,
        labelFontSize=12,
        gridColor={"condition": {"test": "datum.value == 1", "value": TEXT}, "value": SECOND},
        gridOpacity={"condition": {"test": "datum.value == 1", "value": 0.9}, "value": 0.25},
        domain=False,
        ticks=False,
        title=None,
        aria=False,
    )
