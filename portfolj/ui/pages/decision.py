"""What do we decide? The ranked list, where the room departs from it, and what is written down and saved."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError, say
from portfolj.explain.certainty import how_sure
from portfolj.explain.conflicts import failing_alone
from portfolj.results.result import Result
from portfolj.ui import answers
from portfolj.ui.answers import Opened
from portfolj.ui.components import deviations, frame, heading, method, ranked, room, taking_home, waiting
from portfolj.ui.components.taking_home import Ready
from portfolj.ui.words import tell
from portfolj.workflow.deciding import decided_list, in_short
from portfolj.workflow.planning import planned
from portfolj.workflow.side_by_side import side_by_side

ADDRESS, TITLE = "beslut", say("Decision")


def show(opened: Opened) -> None:
    """Show the page."""
    place, saved = heading.ask(say("What do we decide?")), st.empty()
    promised = say("Then you see here the ranked list, with a line where the money ends, and write down what you decide.")
    if heading.nothing_yet(opened.case, place, promised):
        return
    scenario = room.choose(opened)
    draft = room.begin(opened, scenario.id)
    # Both are asked for before either is waited for.
    answers.ranked(opened, scenario)
    result = _answer(place, opened, scenario)
    made = None if result is None else _list(place, opened, scenario, result, draft)
    if frame.presenting():
        return
    draft = room.write(opened, draft)
    room.keep(opened, draft, saved)
    taking_home.show(opened, draft, made)
    if result is not None:
        method.show(opened, side_by_side(opened.case, [result]))


def _answer(place: DeltaGenerator, opened: Opened, scenario: Scenario) -> Result | None:
    """The scenario's answer; where it has no portfolio, or none yet, that is said in the place of the first line."""
    try:
        result = waiting.result(answers.solved(opened, scenario))
    except InputError as error:
        faults = " ".join(tell(fault.message) for fault in error.faults)
        heading.answer(place, [say("It cannot be worked out: {faults}", faults=faults)])
        return None
    if result is None:
        heading.answer(place, [say("The answer is being worked out.")])
    elif result.answer.portfolio is None:
        heading.answer(place, [how_sure(result), *(failing_alone(opened.case, rule) for rule in result.answer.fails_alone)])
        return None
    return result


def _list(place: DeltaGenerator, opened: Opened, scenario: Scenario, result: Result, draft: room.Draft) -> Ready | None:
    """The list, and where the room departs from it; what can be taken home of it, when its order is known."""
    check = deviations.ask(opened, scenario, result, draft.now)
    checked = None if check is None else waiting.result(check)
    found = decided_list(opened.case, result, None, draft.now.deviations, checked)
    heading.answer(place, in_short(found))
    table = st.empty()
    order = answers.ranked(opened, scenario)
    if not order.finished:
        ranked.show(table, found, scenario.name)
    listed = waiting.result(order)
    found = decided_list(opened.case, result, listed, draft.now.deviations, checked)
    ranked.show(table, found, scenario.name)
    if frame.presenting():
        return None
    ranked.tell_how_good(opened, scenario, listed)
    deviations.show(opened, result, draft, checked)
    if listed is None or (check is not None and checked is None):
        return None
    return Ready(result, draft.now, found, lambda: planned(opened.case, result, listed, draft.now, checked))
