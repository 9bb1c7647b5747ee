"""What changes for each member: bars from a line in the middle, to the right more, to the left less, with the amounts beside them."""

from typing import Any

import altair as alt
import pandas as pd

from portfolj.charts.colours import ACCENT, LESS, SECOND, TEXT
from portfolj.charts.parts import names, whole

# pixels
ROW, BAR, LINE, NAME_WIDTH = 26, 14, 13, 118
EDGE, AMOUNT_WIDTH, SHARE_WIDTH = 6, 80, 62


def differences(table: pd.DataFrame, *, most: int) -> alt.LayerChart:
    """Draw the bars.

    Parameters
    ----------
    table
        In the order in which it is read: `name` (unique, of one line or two), `change` (a number), `amount` and `share` (what is
        written beside the bar). The first row holds the heads of what is written, and no change.
    most
        The largest change, either way, that the scale has room for; the same in pictures that are compared.
    """
    room: dict[str, Any] = {"expr": f"max(40, width - {AMOUNT_WIDTH + SHARE_WIDTH})"}
    scale = alt.Scale(domain=[-most, most], range=[EDGE, room], nice=False)
    y = alt.Y("name:N", sort=list(table["name"]), axis=names(NAME_WIDTH, line=LINE), scale=alt.Scale(padding=0))
    base = alt.Chart(table).encode(y=y)
    x = alt.X("change:Q", scale=scale, axis=None)
    bars = base.mark_bar(height=BAR, cornerRadius=2, aria=False).encode(
        x=x, x2=alt.datum(0), color=alt.condition(alt.datum.change > 0, alt.value(ACCENT), alt.value(LESS))
    )
    middle = alt.Chart(table.head(1)).mark_rule(color=SECOND, aria=False).encode(x=alt.XDatum(0, scale=scale, axis=None))
    words: dict[str, Any] = {"align": "right", "fontSize": 13, "aria": False}
    amount = base.mark_text(color=TEXT, dx=-SHARE_WIDTH, **words).encode(x=alt.value("width"), text="amount:N")
    share = base.mark_text(color=SECOND, **words).encode(x=alt.value("width"), text="share:N")
    return whole(bars, middle, amount, share, height=ROW * len(table))
