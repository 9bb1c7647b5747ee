"""The members as a map of tiles: bluer is more than the average, browner is less, and the number stands on the tile."""

from math import isnan, log2
from typing import Any

import altair as alt
import pandas as pd

from portfolj.charts.colours import ACCENT, GROUND, LESS, SECOND, TEXT
from portfolj.charts.parts import whole

# pixels
NARROW = 460
AROUND = {"top": 10, "bottom": 2, "left": 2, "right": 2}
# How much of a hue the strongest tile holds: what is written on it stays legible on every tile.
STRONGEST = 0.58


def tiles(table: pd.DataFrame, *, height: int) -> alt.LayerChart:
    """Draw the map.

    Parameters
    ----------
    table
        One row for each tile: `name`, `column` and `row` (from 1), `times` (the average; missing: nothing can be said), `label` (what is
        written below the name) and `chosen` (whether the tile is framed).
    height
        Of a tile, pixels.
    """
    table = table.assign(fill=[fill(float(times)) for times in table["times"].astype("float64")])
    columns, rows = int(table["column"].max()), int(table["row"].max())
    band: dict[str, Any] = {"paddingInner": 0.06, "paddingOuter": 0.03}
    base = alt.Chart(table).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(domain=list(range(1, columns + 1)), **band)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, rows + 1)), **band)),
    )
    paint = alt.Color("fill:N", scale=None)
    tile: dict[str, Any] = {"cornerRadius": 4, "aria": False}
    plain = base.mark_rect(stroke=SECOND, strokeWidth=0.5, **tile).encode(color=paint)
    framed = base.transform_filter(alt.datum.chosen).mark_rect(stroke=TEXT, strokeWidth=4, **tile).encode(color=paint)
    room: dict[str, Any] = {"expr": f"width / {columns} - 6"}
    words: dict[str, Any] = {"color": TEXT, "limit": room, "aria": False}
    name = base.mark_text(dy=-10, fontSize=_smaller(13, 11), **words).encode(text="name:N")
    number = base.mark_text(dy=10, fontSize=_smaller(17, 15), fontWeight=600, **words).encode(text="label:N")
    return whole(plain, framed, name, number, height=height * rows, padding=AROUND)


def fill(times: float) -> str:
    """The colour of a tile, in CSS: from the ground at 1 to the hue of more at twice the average, or to that of less at half of it."""
    if isnan(times):
        return GROUND
    strength = min(1.0, abs(log2(times))) if times > 0 else 1.0
    return f"color-mix(in srgb, {ACCENT if times > 1 else LESS} {STRONGEST * strength:.1%}, {GROUND})"


def _smaller(wide: int, narrow: int) -> Any:
    return {"expr": f"width < {NARROW} ? {narrow} : {wide}"}
