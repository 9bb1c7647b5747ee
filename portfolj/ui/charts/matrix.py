"""The matrix: initiatives by alternatives, filled with the start year where chosen, hollow where not."""

from typing import Any

import altair as alt
import pandas as pd

from portfolj.ui.theme import Ground

FONT = '"Source Sans", sans-serif'
# pixels
BOX = 26
LINE = 16
BETWEEN = 10
NAME_WIDTH = 175


def matrix(table: pd.DataFrame, colours: Ground) -> alt.LayerChart:
    r"""Draw the matrix.

    Parameters
    ----------
    table
        In the order in which it is read: `initiative` and `alternative` (text broken into lines by \n), `start` (a year as
        text, "" where not chosen).
    colours
        Of the ground that it is drawn on.
    """
    head_lines = max((_lines(label) for label in table["alternative"]), default=1)
    table = table.assign(alternative=["\n" * (head_lines - _lines(label)) + label for label in table["alternative"]])
    names, heads = (list(dict.fromkeys(table[column])) for column in ("initiative", "alternative"))
    name_lines = max((_lines(label) for label in names), default=1)
    x = alt.X("alternative:N", sort=heads, axis=_heads(head_lines, colours), scale=alt.Scale(paddingInner=0.1, paddingOuter=0))
    y = alt.Y("initiative:N", sort=names, axis=_names(name_lines, colours), scale=alt.Scale(padding=0))
    base = alt.Chart(table).encode(x=x, y=y)
    box: dict[str, Any] = {"height": BOX, "cornerRadius": 3, "aria": False}
    is_in = alt.datum.start != ""
    filled = base.transform_filter(is_in).mark_rect(color=colours.accent, **box)
    hollow = base.transform_filter(~is_in).mark_rect(fill="transparent", stroke=colours.second_text, strokeDash=[3, 3], **box)
    year = base.mark_text(color=colours.background, fontSize=13, fontWeight=600, aria=False).encode(text="start:N")
    height = len(names) * (max(BOX, LINE * name_lines) + BETWEEN) + LINE * head_lines + BETWEEN
    chart = alt.layer(hollow, filled, year).properties(height=height, background="transparent")
    framed: alt.LayerChart = chart.configure(font=FONT, view=alt.ViewConfig(stroke=None))
    return framed


def _lines(label: str) -> int:
    return label.count("\n") + 1


def _plain(colours: Ground) -> dict[str, Any]:
    lines = "split(datum.value, '\\n')"
    words = {"labelExpr": lines, "labelColor": colours.text, "labelLimit": 0, "labelLineHeight": LINE}
    return {**words, "labelOverlap": False, "domain": False, "ticks": False, "title": None, "aria": False}


def _heads(lines: int, colours: Ground) -> alt.Axis:
    """Above the columns; every label has so many lines, which Vega counts from the first."""
    return alt.Axis(
        orient="top", labelAngle=0, labelFontSize=12, labelBaseline="bottom", labelPadding=4 + LINE * (lines - 1), **_plain(colours)
    )


def _names(lines: int, colours: Ground) -> alt.Axis:
    """Beside the rows; a label of several lines is lifted so that its middle is the row's."""
    raised = [{"test": f"length(split(datum.value, '\\n')) == {many}", "value": -LINE * (many - 1) / 2} for many in range(2, lines + 1)]
    offset: Any = {"condition": raised, "value": 0} if raised else 0
    return alt.Axis(minExtent=NAME_WIDTH, maxExtent=NAME_WIDTH, labelPadding=8, labelFontSize=13, labelOffset=offset, **_plain(colours))
