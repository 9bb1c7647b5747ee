"""Pictures on paper: as on the light ground, where no browser puts the colours in."""

import re
from typing import Any

import altair as alt

from portfolj.charts.colours import LIGHT, variable

# The converter brings this font along, so that a picture is the same on every machine.
FONT = "Liberation Sans"
# Pixels of a picture with the names beside it: as wide as the text of a standing A4.
WIDTH = 640

# What XML cannot hold: the converter ends the whole process over some of it.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INKS = {variable(name): colour for name, colour in LIGHT.named.items()}


def printed(chart: alt.LayerChart) -> dict[str, Any]:
    """The chart in the grammar of Vega-Lite, ready for paper: the colours of the light ground on white.

    Notes
    -----
    What is in and what is not differ by filled and hollow, so that it is read in black and white too. Rows of data stay as they are, and
    with them the mixed colours of `tiles`, which is for the screen.
    """
    stated = chart.to_dict(validate=False)
    rows = {"datasets": _in_xml(stated.pop("datasets"))}
    drawn: dict[str, Any] = _inked(stated)
    paper = {"width": WIDTH, "autosize": {"type": "fit-x", "contains": "padding"}, "background": LIGHT.background}
    return drawn | rows | paper | {"config": drawn["config"] | {"font": FONT}}


def _in_xml(part: Any) -> Any:
    """The data with a mark in place of each sign that no picture can hold."""
    if isinstance(part, dict):
        return {_in_xml(key): _in_xml(one) for key, one in part.items()}
    if isinstance(part, list):
        return [_in_xml(one) for one in part]
    return _NO_XML.sub("\ufffd", part) if isinstance(part, str) else part


def _inked(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _inked(one) for key, one in part.items()}
    if isinstance(part, list):
        return [_inked(one) for one in part]
    return _INKS.get(part, part) if isinstance(part, str) else part
