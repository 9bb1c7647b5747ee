"""A picture on the page, with what it shows in words for those who do not see it."""

from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

Drawing = Callable[..., alt.LayerChart | alt.Chart]


def draw(drawing: Drawing, table: pd.DataFrame, *, alt_text: str, **choices: str | int | bool) -> None:
    """Show a picture as wide as its place.

    Parameters
    ----------
    drawing
        Makes the chart of a table and the choices: a function of portfolj.ui.charts.
    alt_text
        What the picture shows; a sentence.
    """
    spec = _drawn(drawing, f"{drawing.__module__}.{drawing.__qualname__}", table, choices)
    st.vega_lite_chart(spec, theme=None, width="stretch", alt=alt_text)


# A page is drawn again at each turn of a dial, and making a chart takes far longer than finding it again.
@st.cache_data(max_entries=500, show_spinner=False)
def _drawn(_drawing: Drawing, name: str, table: pd.DataFrame, choices: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001
    spec: dict[str, Any] = _drawing(table, **choices).to_dict(validate=False)
    return spec
