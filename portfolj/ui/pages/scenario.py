"""What do we get for the money? The dials, and the portfolio as it becomes."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.domain.scenario import BASE
from portfolj.errors import InputError, say
from portfolj.results.result import Result
from portfolj.ui import answers, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import dials, floor_price, frame, heading, impossible, method, outcome, portfolio, rest, saving, shares, waiting
from portfolj.ui.words import tell
from portfolj.workflow.dials import turned
from portfolj.workflow.key_figures import key_figures
from portfolj.workflow.side_by_side import side_by_side

ADDRESS, TITLE = "scenario", say("Scenario")
NO_CANDIDATE = say(
    "No proposal can be prioritised yet. On the page Proposals you see for each what is missing, "
    "and take the step to candidate once it is there."
)


def show(opened: Opened) -> None:
    """Show the page."""
    if not opened.case.initiatives:
        place = heading.ask(say("What do we get for the money?"))
        heading.nothing_yet(
            opened.case, place, say("Then you turn the dials here, and see which initiatives the money and hours are enough for.")
        )
        return
    scenario = opened.case.scenario(chosen(opened))
    stands, price = dials.standing(opened.case, scenario), st.empty()
    if not frame.presenting():
        with st.sidebar:
            saving.choose(opened, scenario)
            stands, price = dials.ask(opened.case, scenario)
            saving.show(opened, scenario, stands)
    asked = turned(opened.case, scenario, stands, reason=tell(say("Tried in the app")))
    st.title(tell(say("What do we get for the money?")), anchor=False)
    dials.in_short(stands)
    place = st.empty()
    job = answers.solved(opened, asked)
    try:
        result = waiting.result(job)
    except InputError as error:
        impossible.cannot_be(place, error)
        return
    found = result if result is not None else outcome.last(opened)
    if found is None:
        outcome.working(place)
    elif found.answer.portfolio is None:
        impossible.show(place, opened, found, scenario, stands)
    else:
        _portfolio(opened, found, place=place, stale=result is None)
    if not frame.presenting():
        floor_price.show(price, opened, asked, result, stands.floor)


def chosen(opened: Opened) -> str:
    """The id of the scenario that the address names; the case itself where it names none."""
    named = state.one(state.SCENARIO)
    return named if named in opened.case.scenario_ids else BASE


def _portfolio(opened: Opened, found: Result, *, place: DeltaGenerator, stale: bool) -> None:
    figures = key_figures(found)
    changed = outcome.show(place, opened, found, stale=stale)
    with st.container(key="stale" if stale else "fresh"):
        if not found.instance.candidates:
            st.markdown(tell(NO_CANDIDATE))
        portfolio.show(opened.case, found, changed)
        if frame.presenting() or figures is None:
            return
        rest.show(opened, found, stale=stale)
        shares.show(found, figures)
        method.show(opened, side_by_side(opened.case, [found]))
