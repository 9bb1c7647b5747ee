"""The plan: initiatives as bars over the years, grouped by area; chosen filled, left out hollow, new with a plus, gone with a minus."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from portfolj.charts.colours import ACCENT, SECOND, TEXT
from portfolj.charts.parts import AGAIN, HEAD, names, whole

# pixels
BAR_OF_ROW = 0.56
YEARS = 28
LINE = 14
NAME_WIDTH, TO_NAME = 210, 18
# How high a row is, of two lines and of one; pixels.
HIGH, LOW = 32, 20
WEIGHT: Any = {"condition": {"test": f"slice(datum.value, 0, 1) == '{HEAD}'", "value": 700}, "value": 400}


@dataclass(frozen=True, slots=True)
class Bar:
    """An initiative from its first to its last calendar year; `mark` ("+", "−" or "") stands before it."""

    name: str
    chosen: bool
    first: int
    last: int
    mark: str = ""


def rows(groups: Iterable[tuple[str, Sequence[Bar]]], *, lines: int, signs: int) -> pd.DataFrame:
    """The table that `plan` draws: for each group its head and its bars, by start and name, what is not chosen last.

    Parameters
    ----------
    lines, signs
        How many lines a name may have, and how many signs a line.
    """
    groups = [(head, sorted(bars, key=lambda one: (not one.chosen, one.first, one.name))) for head, bars in groups]
    first = min(bar.first for _, bars in groups for bar in bars)
    last = max(bar.last for _, bars in groups for bar in bars)
    drawn: list[tuple[str, str, int, int, str]] = []
    for head, bars in groups:
        drawn.append((HEAD + _on_lines(head, lines, signs), "head", first, last, ""))
        drawn += [(_on_lines(bar.name, lines, signs), "in" if bar.chosen else "out", bar.first, bar.last, bar.mark) for bar in bars]
    table = pd.DataFrame(drawn, columns=["label", "kind", "first", "last", "mark"])
    # A label is a place in the picture.
    again = table.groupby("label").cumcount()
    return table.assign(label=table["label"] + again.map(lambda times: AGAIN * times))


def _on_lines(name: str, lines: int, signs: int) -> str:
    return "\n".join(textwrap.wrap(name, signs, max_lines=lines, placeholder="…"))


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
        axis=names(NAME_WIDTH, line=LINE, labelLimit=0, labelPadding=TO_NAME, labelFontWeight=WEIGHT),
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
