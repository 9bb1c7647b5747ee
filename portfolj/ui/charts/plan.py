"""The plan: initiatives as bars over the years, grouped by area; chosen filled, left out hollow, new with a plus, gone with a minus."""

from typing import Any

import altair as alt
import pandas as pd

from portfolj.ui.theme import Ground

FONT = '"Source Sans", sans-serif'
# pixels
ROW = 32
BAR = 18
LINE = 14
NAME_WIDTH = 200


def plan(table: pd.DataFrame, colours: Ground) -> alt.LayerChart:
    """Draw the plan.

    Parameters
    ----------
    table
        In the order in which it is read: `label` (unique, of one line or two), `kind` ("head", "in" or "out"), `first` and `last`
        (calendar years), `mark` ("+", "−" or ""). A head's years are those of the whole plan.
    colours
        Of the ground that it is drawn on.
    """
    table = table.assign(end=table["last"] + 1)
    years = list(range(int(table["first"].min()), int(table["end"].max()) + 1))
    scale = alt.Scale(domain=[years[0], years[-1]], nice=False)
    x = alt.X("first:Q", scale=scale, axis=_years(years, colours))
    y = alt.Y("label:N", sort=list(table["label"]), axis=_names(colours), scale=alt.Scale(padding=0))
    base = alt.Chart(table).encode(x=x, x2="end:Q", y=y)
    bar: dict[str, Any] = {"height": BAR, "cornerRadius": 2, "aria": False}
    filled = base.transform_filter(alt.datum.kind == "in").mark_bar(color=colours.accent, **bar)
    hollow = base.transform_filter(alt.datum.kind == "out").mark_bar(
        fill="transparent", stroke=colours.second_text, strokeDash=[3, 3], **bar
    )
    marks = (
        alt.Chart(table)
        .transform_filter(alt.datum.mark != "")
        .mark_text(align="right", dx=-4, fontSize=18, fontWeight=700, color=colours.text, aria=False)
        .encode(x=x, y=y, text="mark:N")
    )
    # What draws nothing all the same gives the heads their place.
    places = alt.Chart(table).mark_text(text="", aria=False).encode(x=x, y=y)
    chart = alt.layer(places, hollow, filled, marks).properties(height=ROW * len(table), background="transparent")
    framed: alt.LayerChart = chart.configure(font=FONT, view=alt.ViewConfig(stroke=None))
    return framed


def _years(years: list[int], colours: Ground) -> alt.Axis:
    """A line where each year begins, its number at the line."""
    return alt.Axis(
        orient="top",
        values=years[:-1],
        format="d",
        labelAlign="left",
        labelColor=colours.text,
        labelFontSize=13,
        gridColor=colours.second_text,
        gridOpacity=0.35,
        domain=False,
        ticks=False,
        title=None,
        aria=False,
    )


def _names(colours: Ground) -> alt.Axis:
    """Beside the rows; a label of two lines is lifted so that its middle is the row's."""
    two: Any = {"condition": {"test": "length(split(datum.value, '\\n')) > 1", "value": -LINE / 2}, "value": 0}
    head: Any = {"condition": {"test": "slice(datum.value, 0, 1) == '\\u2063'", "value": 700}, "value": 400}
    return alt.Axis(
        minExtent=NAME_WIDTH,
        maxExtent=NAME_WIDTH,
        labelExpr="split(datum.value, '\\n')",
        labelLineHeight=LINE,
        labelOffset=two,
        labelPadding=8,
        labelLimit=0,
        labelColor=colours.text,
        labelFontSize=13,
        labelFontWeight=head,
        labelOverlap=False,
        domain=False,
        ticks=False,
        title=None,
        aria=False,
    )
