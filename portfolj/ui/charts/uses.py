"""What is used of what there is: filled bars inside hollow ones, for years or members."""

from typing import Any

import altair as alt
import pandas as pd

from portfolj.ui.theme import Ground

FONT = '"Source Sans", sans-serif'
# pixels
ROW, BAR, NAME_WIDTH = 22, 14, 104


def uses(table: pd.DataFrame, colours: Ground) -> alt.LayerChart:
    """Draw the bars.

    Parameters
    ----------
    table
        In the order in which it is read: `name` (unique), `used`, `limit` (missing: none is stated), `label` (what is written at the bar),
        `special` (whether the row is the one that is spoken of).
    colours
        Of the ground that it is drawn on.
    """
    most = float(max(table["used"].max(), table["limit"].fillna(0).max(), 1))
    scale = alt.Scale(domain=[min(0.0, float(table["used"].min())), most * 1.5], nice=False)
    y = alt.Y("name:N", sort=list(table["name"]), axis=_axis(colours), scale=alt.Scale(padding=0))
    base = alt.Chart(table).encode(y=y)
    bar: dict[str, Any] = {"height": BAR, "cornerRadius": 2, "aria": False}
    limit = base.mark_bar(fill="transparent", stroke=colours.second_text, **bar).encode(x=alt.X("limit:Q", scale=scale, axis=None))
    used = base.mark_bar(**bar).encode(
        x=alt.X("used:Q", scale=scale, axis=None),
        color=alt.condition(alt.datum.special, alt.value(colours.groups[2]), alt.value(colours.accent)),
    )
    end = base.transform_calculate(end="max(datum.used, datum.limit)").encode(x=alt.X("end:Q", scale=scale, axis=None), text="label:N")
    label = end.mark_text(align="left", dx=6, fontSize=12, color=colours.text, aria=False)
    chart = alt.layer(limit, used, label).properties(height=ROW * len(table), background="transparent")
    framed: alt.LayerChart = chart.configure(font=FONT, view=alt.ViewConfig(stroke=None))
    return framed


def _axis(colours: Ground) -> alt.Axis:
    return alt.Axis(
        minExtent=NAME_WIDTH,
        maxExtent=NAME_WIDTH,
        labelLimit=NAME_WIDTH - 6,
        labelColor=colours.text,
        labelFontSize=13,
        labelOverlap=False,
        domain=False,
        ticks=False,
        title=None,
        aria=False,
    )
