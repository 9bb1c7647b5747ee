"""Choosing a scenario, and keeping what has become of it: save, name, duplicate, lock, undo, reset."""

from collections.abc import Sequence

import streamlit as st

from portfolj.domain.base import replace
from portfolj.domain.scenario import BASE, Scenario
from portfolj.errors import Fault, InputError, say
from portfolj.service.saving import save_scenario
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import states
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.dials import Dials, turned
from portfolj.workflow.naming import new_id
from portfolj.workflow.side_by_side import scenario_names

_CHOICE, _TOLD = "scenario-choice", "saving"


def choose(opened: Opened, scenario: Scenario) -> None:
    """Show which scenario the dials start from."""
    names = scenario_names(opened.case)
    st.selectbox(
        tell(say("Start from")),
        list(names),
        list(names).index(scenario.id),
        format_func=names.__getitem__,
        key=f"{_CHOICE}-{scenario.id}-{state.round_of_widgets()}",
        on_change=_chosen,
        args=(f"{_CHOICE}-{scenario.id}-{state.round_of_widgets()}", scenario.id),
    )
    if scenario.question:
        st.caption(in_markdown(scenario.question))


def _chosen(key: str, now: str) -> None:
    # The browser also sends what stood there before, when the choice merely loses the focus.
    if state.widget(key) != now:
        state.go_on_from(state.widget(key))


def show(opened: Opened, scenario: Scenario, stands: Dials) -> None:
    """Show what can be done with the dials as they stand."""
    with st.container(horizontal=True, key="keeping"):
        st.button(tell(say("Undo")), on_click=state.go_back, disabled=not state.can_go_back())
        turned_any = any(state.several(name) for name in state.DIALS)
        st.button(tell(say("Reset")), on_click=state.put_back, args=(state.DIALS,), disabled=not turned_any)
        with st.popover(tell(say("Save")), key=f"save-{state.round_of_widgets()}"):
            _save(opened, scenario, stands)


def _save(opened: Opened, scenario: Scenario, stands: Dials) -> None:
    fixed = scenario.locked or scenario.id == BASE
    if scenario.locked:
        st.caption(tell(say("'{name}' is locked. It can be duplicated under another name.", name=in_markdown(scenario.name))))
    told: tuple[Fault, ...] = state.seen(_TOLD) or ()
    for fault in told:
        st.warning(states.line(fault))
    keys = [f"{part}-{scenario.id}-{state.round_of_widgets()}" for part in ("name", "question", "lock")]
    with st.form("save", border=False):
        st.text_input(tell(say("Name")), "" if fixed else scenario.name, max_chars=100, key=keys[0])
        st.text_input(tell(say("The question it answers")), "" if fixed else scenario.question, max_chars=300, key=keys[1])
        st.checkbox(tell(say("Lock it, so that it stays as it is")), key=keys[2])
        if not fixed:
            st.form_submit_button(tell(say("Save")), on_click=_keep, args=(opened, scenario, stands, keys, False))
        st.form_submit_button(tell(say("Save as a new scenario")), on_click=_keep, args=(opened, scenario, stands, keys, True))


def _keep(opened: Opened, scenario: Scenario, stands: Dials, keys: Sequence[str], anew: bool) -> None:
    """Save what stands in the form. A callback is never cut short by a newer run, so file and address go together."""
    name, question, locked = (state.widget(key) for key in keys)
    if not name.strip():
        state.show(_TOLD, (Fault(say("Give it a name; everything else stands.")),))
        return
    changed = turned(opened.case, scenario, stands, reason=tell(say("Decided in the app")))
    kept = replace(changed, name=name, question=question, locked=locked)
    if anew:
        kept = replace(kept, id=new_id(name, opened.case.scenario_ids))
    try:
        save_scenario(seat.user(), opened.path, kept, seen=None if anew else scenario, at=seat.now())
    except InputError as error:
        state.show(_TOLD, error.faults)
        return
    state.show(_TOLD, ())
    state.go_on_from(kept.id)
    st.toast(in_markdown(tell(say("'{name}' is saved with the case.", name=kept.name))))
