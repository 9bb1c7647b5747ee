"""What changes for each member: bars from a line in the middle, to the right more, to the left less, with the amounts beside them."""

from typing import Any

import altair as alt
import pandas as pd

from portfolj.ui.theme import Ground

FONT = '"Source Sans", sans-serif'
# pixels
ROW, BAR, LINE, NAME_WIDTH = 26, 14, 13, 118
EDGE, AMOUNT_WIDTH, SHARE_WIDTH = 6, 80, 62


def differences(table: pd.DataFrame, colours: Ground, *, most: int) -> alt.LayerChart:
    """Draw the bars.

    Parameters
    ----------
    table
        In the order in which it is read: `name` (unique, of one line or two), `change` (a number), `amount` and `share` (what is
        written beside the bar). The first row holds the heads of what is written, and no change.
    colours
        Of the ground that it is drawn on.
    most
        The largest change, either way, that the scale has room for; the same in pictures that are compared.
    """
    room: dict[str, Any] = {"expr": f"max(40, width - {AMOUNT_WIDTH + SHARE_WIDTH})"}
    scale = alt.Scale(domain=[-most, most], range=[EDGE, room], nice=False)
    y = alt.Y("name:N", sort=list(table["name"]), axis=_names(colours), scale=alt.Scale(padding=0))
    base = alt.Chart(table).encode(y=y)
    x = alt.X("change:Q", scale=scale, axis=None)
    bars = base.mark_bar(height=BAR, cornerRadius=2, aria=False).encode(
        x=x, x2=alt.datum(0), color=alt.condition(alt.datum.change > 0, alt.value(colours.accent), alt.value(colours.groups[2]))
    )
    middle = alt.Chart(table.head(1)).mark_rule(color=colours.second_text, aria=False).encode(x=alt.XDatum(0, scale=scale, axis=None))
    words: dict[str, Any] = {"align": "right", "fontSize": 13, "aria": False}
    amount = base.mark_text(color=colours.text, dx=-SHARE_WIDTH, **words).encode(x=alt.value("width"), text="amount:N")
    share = base.mark_text(color=colours.second_text, **words).encode(x=alt.value("width"), text="share:N")
    chart = alt.layer(bars, middle, amount, share).properties(height=ROW * len(table), background="transparent")
    framed: alt.LayerChart = chart.configure(font=FONT, view=alt.ViewConfig(stroke=None))
    return framed


def _names(colours: Ground) -> alt.Axis:
    raised: Any = {"condition": {"test": "indexof(datum.value, '\\n') >= 0", "value": -LINE / 2}, "value": 0}
    return alt.Axis(
        minExtent=NAME_WIDTH,
        maxExtent=NAME_WIDTH,
        labelLimit=NAME_WIDTH - 6,
        labelColor=colours.text,
        labelFontSize=13,
        labelLineHeight=LINE,
        labelExpr="split(datum.value, '\\n')",
        labelOffset=raised,
        labelOverlap=False,
        domain=False,
        ticks=False,
        title=None,
        aria=False,
    )
