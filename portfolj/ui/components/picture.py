"""A picture on the page, with what it shows in words for those who do not see it."""

from collections.abc import Callable

import altair as alt
import pandas as pd
import streamlit as st

Drawing = Callable[..., alt.LayerChart | alt.Chart]


def draw(drawing: Drawing, table: pd.DataFrame, *, alt_text: str, **choices: str | int | bool) -> None:
    """Show a picture as wide as its place.

    Parameters
    ----------
    drawing
        Makes the chart of a table and the choices: a function of portfolj.charts.
    alt_text
        What the picture shows; a sentence.
    """
    st.vega_lite_chart(drawing(table, **choices).to_dict(validate=False), theme=None, width="stretch", alt=alt_text)
