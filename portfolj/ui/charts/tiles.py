"""The members as a map of tiles: bluer is more than the average, browner is less, and the number stands on the tile."""

from math import isnan, log2
from typing import Any

import altair as alt
import pandas as pd

from portfolj.ui.theme import Ground

FONT = '"Source Sans", sans-serif'
# pixels
NARROW = 460
AROUND = {"top": 10, "bottom": 2, "left": 2, "right": 2}
# How much of a hue the strongest tile holds: what is written on it stays legible on every tile.
STRONGEST = 0.58


def tiles(table: pd.DataFrame, colours: Ground, *, height: int) -> alt.LayerChart:
    """Draw the map.

    Parameters
    ----------
    table
        One row for each tile: `name`, `column` and `row` (from 1), `times` (the average; missing: nothing can be said), `label` (what is
        written below the name) and `chosen` (whether the tile is framed).
    colours
        Of the ground that it is drawn on.
    height
        Of a tile, pixels.
    """
    table = table.assign(fill=[fill(float(times), colours) for times in table["times"].astype("float64")])
    columns, rows = int(table["column"].max()), int(table["row"].max())
    band: dict[str, Any] = {"paddingInner": 0.06, "paddingOuter": 0.03}
    base = alt.Chart(table).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(domain=list(range(1, columns + 1)), **band)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, rows + 1)), **band)),
    )
    paint = alt.Color("fill:N", scale=None)
    tile: dict[str, Any] = {"cornerRadius": 4, "aria": False}
    plain = base.mark_rect(stroke=colours.second_text, strokeWidth=0.5, **tile).encode(color=paint)
    framed = base.transform_filter(alt.datum.chosen).mark_rect(stroke=colours.text, strokeWidth=4, **tile).encode(color=paint)
    room: dict[str, Any] = {"expr": f"width / {columns} - 6"}
    words: dict[str, Any] = {"color": colours.text, "limit": room, "aria": False}
    name = base.mark_text(dy=-10, fontSize=_smaller(13, 11), **words).encode(text="name:N")
    number = base.mark_text(dy=10, fontSize=_smaller(17, 15), fontWeight=600, **words).encode(text="label:N")
    chart = alt.layer(plain, framed, name, number).properties(height=height * rows, padding=AROUND, background="transparent")
    whole: alt.LayerChart = chart.configure(font=FONT, view=alt.ViewConfig(stroke=None))
    return whole


def fill(times: float, colours: Ground) -> str:
    """The colour of a tile: from the ground at 1 to the hue of more at twice the average, or to that of less at half of it."""
    if isnan(times):
        return colours.background
    strength = min(1.0, abs(log2(times))) if times > 0 else 1.0
    hue = colours.accent if times > 1 else colours.groups[2]
    mixed = (round(one + (other - one) * STRONGEST * strength) for one, other in zip(_parts(colours.background), _parts(hue), strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _smaller(wide: int, narrow: int) -> Any:
    return {"expr": f"width < {NARROW} ? {narrow} : {wide}"}
