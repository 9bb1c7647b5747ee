"""What is used of what there is: filled bars inside hollow ones, for years or members."""

from typing import Any

import altair as alt
import pandas as pd

from portfolj.charts.colours import ACCENT, LESS, SECOND, TEXT
from portfolj.charts.parts import names, whole

# pixels
ROW, AROUND, BAR, LINE, NAME_WIDTH = 22, 10, 14, 13, 104


def uses(table: pd.DataFrame) -> alt.LayerChart:
    """Draw the bars.

    Parameters
    ----------
    table
        In the order in which it is read: `name` (unique), `used`, `limit` (missing: none is stated), `label` (what is written at the bar),
        `special` (whether the row is the one that is spoken of).
    """
    most = float(max(table["used"].max(), table["limit"].fillna(0).max(), 1))
    scale = alt.Scale(domain=[min(0.0, float(table["used"].min())), most * 1.5], nice=False)
    y = alt.Y("name:N", sort=list(table["name"]), axis=names(NAME_WIDTH, line=LINE), scale=alt.Scale(padding=0))
    base = alt.Chart(table).encode(y=y)
    bar: dict[str, Any] = {"height": BAR, "cornerRadius": 2, "aria": False}
    limit = base.mark_bar(fill="transparent", stroke=SECOND, **bar).encode(x=alt.X("limit:Q", scale=scale, axis=None))
    used = base.mark_bar(**bar).encode(
        x=alt.X("used:Q", scale=scale, axis=None),
        color=alt.condition(alt.datum.special, alt.value(LESS), alt.value(ACCENT)),
    )
    end = base.transform_calculate(end="max(datum.used, datum.limit)").encode(x=alt.X("end:Q", scale=scale, axis=None), text="label:N")
    label = end.mark_text(align="left", dx=6, fontSize=12, color=TEXT, aria=False)
    return whole(limit, used, label, height=AROUND + ROW * len(table))
