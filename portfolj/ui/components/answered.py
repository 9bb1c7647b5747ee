"""An answer with a portfolio: what it comes to, the portfolio, why not the others, what is lost without each, shares and method."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.errors import say
from portfolj.results.result import Result
from portfolj.ui.answers import Opened
from portfolj.ui.components import frame, losing, method, not_chosen, outcome, portfolio, shares
from portfolj.ui.words import tell
from portfolj.workflow.key_figures import key_figures
from portfolj.workflow.side_by_side import side_by_side


def show(opened: Opened, found: Result, *, place: DeltaGenerator, stale: bool) -> None:
    """Show it.

    Parameters
    ----------
    place
        Of the first line.
    stale
        Whether it answers an earlier question, and the new answer is still being worked out.
    """
    figures = key_figures(found)
    changed = outcome.show(place, opened, found, stale=stale)
    with st.container(key="stale" if stale else "fresh"):
        if not found.instance.candidates:
            told = say(
                "No proposal can be prioritised yet. On the page Proposals you see for each what is missing, "
                "and take the step to candidate once it is there."
            )
            st.markdown(tell(told))
        portfolio.show(opened.case, found, changed)
        if frame.presenting() or figures is None:
            return
        if not stale:
            not_chosen.show(opened, found)
            losing.show(opened, found)
        shares.show(found, figures)
        method.show(opened, side_by_side(opened.case, [found]))
