"""What the visitor can change: which alternatives, and how much money."""

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.ui.state import ALTERNATIVES, LEAST_MONEY, MONEY, MOST_ALTERNATIVES, MOST_MONEY, OWN_MONEY, Asked
from portfolj.ui.words import tell
from portfolj.workflow.side_by_side import scenario_names


def ask(case: Case) -> Asked:
    """Show the choices with what the address says, and return them."""
    names = scenario_names(case)
    first = list(names)[:MOST_ALTERNATIVES]
    with st.container(key="dials"):
        left, right = st.columns([3, 2], gap="large")
        chosen = left.multiselect(
            tell(say("Alternatives, at most {number}", number=MOST_ALTERNATIVES)),
            list(names),
            default=first,
            format_func=names.__getitem__,
            max_selections=MOST_ALTERNATIVES,
            placeholder=tell(say("Choose alternatives")),
            key=ALTERNATIVES,
            bind="query-params",
        )
        percent = right.slider(
            tell(say("Money: percent of the association's own frames")),
            LEAST_MONEY,
            MOST_MONEY,
            OWN_MONEY,
            format="%d %%",
            key=MONEY,
            bind="query-params",
        )
    return Asked(tuple(chosen or first[:1]), percent)
