"""What do we get for the money? The dials, and the portfolio as it becomes."""

import streamlit as st

from portfolj.domain.scenario import BASE
from portfolj.errors import InputError, say
from portfolj.ui import answers, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import answered, dials, floor_price, frame, heading, impossible, outcome, saving, waiting
from portfolj.ui.words import tell
from portfolj.workflow.dials import turned

ADDRESS, TITLE = "scenario", say("Scenario")


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
        answered.show(opened, found, place=place, stale=result is None)
    if not frame.presenting():
        floor_price.show(price, opened, asked, result, stands.floor)


def chosen(opened: Opened) -> str:
    """The id of the scenario that the address names; the case itself where it names none."""
    named = state.one(state.SCENARIO)
    return named if named in opened.case.scenario_ids else BASE
