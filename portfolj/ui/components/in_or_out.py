"""On the card of an initiative: whether it is in, and what that hangs on, in the scenario that the page below shows."""

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.domain.scenario import BASE, Scenario
from portfolj.errors import InputError, say
from portfolj.explain.certainty import how_sure
from portfolj.ui import answers, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import dials, frame, losing, waiting, why_not
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.dials import turned
from portfolj.workflow.side_by_side import scenario_names

COMPARING, TURNING = "jamfor", "scenario"
KEY = "in-or-out"


def show(opened: Opened, one: Initiative, page: str) -> None:
    """Show it, folded; nothing is worked out before it is opened."""
    if frame.presenting():
        return
    with st.expander(tell(say("Is it in, and what does that hang on?")), key=KEY, on_change="rerun"):
        if not state.typed(KEY):
            return
        scenario = _asked(opened, page)
        name = scenario_names(opened.case)[scenario.id]
        try:
            result = waiting.result(answers.solved(opened, scenario))
        except InputError as error:
            st.markdown("\n".join(f"- {in_markdown(tell(fault.message))}" for fault in error.faults))
            return
        if result is None:
            return
        if result.answer.portfolio is None:
            st.markdown(in_markdown(tell(say("{name}: {sure}", name=name, sure=how_sure(result)))))
        elif any(choice.id == one.id for choice in result.chosen):
            st.markdown(in_markdown(tell(say("In '{scenario}' it is in.", scenario=name))))
            losing.of_one(opened, result, one.id)
        else:
            st.markdown(in_markdown(tell(say("In '{scenario}' it is not in.", scenario=name))))
            why_not.show(opened, result, one.id)


def _asked(opened: Opened, page: str) -> Scenario:
    """The scenario that the page shows: where dials can be turned as they stand, where scenarios are compared the first of them."""
    named = state.several(state.COMPARED) if page == COMPARING else state.several(state.SCENARIO)
    scenario = opened.case.scenario(next((one for one in named if one in opened.case.scenario_ids), BASE))
    if page != TURNING:
        return scenario
    return turned(opened.case, scenario, dials.standing(opened.case, scenario), reason=tell(say("Tried in the app")))
