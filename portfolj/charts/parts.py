"""What the pictures have in common: the names beside the rows, and the frame around all."""

from typing import Any

import altair as alt
from altair.utils.schemapi import disable_debug_mode

from portfolj.charts.colours import TEXT

# The tests hold every chart against the schema, so that a page need not.
disable_debug_mode()

# Not seen, in names: after one that is there already, and before that of a head. What measures text without a browser gives them room.
AGAIN, HEAD = "\u200b", "\u2063"
FONT = '"Source Sans", sans-serif'


def whole(*layers: alt.Chart, height: int, **properties: Any) -> alt.LayerChart:
    """One picture of layers, the first behind the others; `height` in pixels."""
    chart = alt.layer(*layers).properties(height=height, background="transparent", **properties)
    framed: alt.LayerChart = chart.configure(font=FONT, view=alt.ViewConfig(stroke=None))
    return framed


def names(width: int, *, line: int, **properties: Any) -> alt.Axis:
    """Names beside the rows; one of two lines is lifted so that its middle is the row's. `width` and `line` in pixels."""
    two: Any = {"condition": {"test": "indexof(datum.value, '\\n') >= 0", "value": -line / 2}, "value": 0}
    stated: dict[str, Any] = {"labelLimit": width - 6, **properties}
    return alt.Axis(
        minExtent=width,
        maxExtent=width,
        labelExpr=f"split(replace(datum.value, /[{AGAIN}{HEAD}]/g, ''), '\\n')",
        labelLineHeight=line,
        labelOffset=two,
        labelColor=TEXT,
        labelFontSize=13,
        labelOverlap=False,
        domain=False,
        ticks=False,
        title=None,
        aria=False,
        **stated,
    )
