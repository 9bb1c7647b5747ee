"""The route from need to report: a column for each stage, with its proposals."""

import streamlit as st

from portfolj.domain.stages import ROUTE_STEPS, STAGES
from portfolj.domain.steering import RouteStep, Stage
from portfolj.errors import say
from portfolj.ui.components.table import card_link
from portfolj.ui.words import in_html, tell
from portfolj.workflow.overview import Overview, Standing


def stage_words(stage: Stage, route: RouteStep | None) -> tuple[str, ...]:
    """A stage in words, and how far the assignment is carried where that is said."""
    return (tell(STAGES[stage]), *(() if route is None else (tell(ROUTE_STEPS[route]),)))


def show_stage(stage: Stage, route: RouteStep | None) -> None:
    """Show where on the route one proposal stands, and how far the assignment is carried."""
    label = in_html(tell(say("The route")))
    steps = "".join(_step(one, stage, route) for one in Stage)
    st.html(f'<ol class="portfolj-way" aria-label="{label}">{steps}</ol>')


def _step(one: Stage, stage: Stage, route: RouteStep | None) -> str:
    if one is not stage:
        return f"<li>{in_html(tell(STAGES[one]))}</li>"
    words = in_html(", ".join(stage_words(stage, route)))
    return f'<li aria-current="step"><b>{words}</b></li>'


def show(found: Overview) -> None:
    """Show it."""
    st.subheader(tell(say("{all:initiatives} on the route from need to report", all=len(found.route))), anchor=False)
    columns = "".join(_column(tell(name), found.at(stage)) for stage, name in STAGES.items())
    label = in_html(tell(say("The route")))
    st.html(f'<ol class="portfolj-route" aria-label="{label}">{columns}</ol>')


def _column(name: str, standing: tuple[Standing, ...]) -> str:
    cards = "".join(f"<li>{card_link(one.id, one.name)}{_lacks(one)}</li>" for one in standing)
    return f"<li><p><b>{len(standing)}</b> {in_html(name)}</p>{f'<ul>{cards}</ul>' if cards else ''}</li>"


def _lacks(one: Standing) -> str:
    if not one.lacks:
        return ""
    lacks = in_html(tell(say("{number} missing", number=len(one.lacks))))
    return f' <span class="below">{lacks}</span>'
