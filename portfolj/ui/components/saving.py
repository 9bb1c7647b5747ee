"""Choosing a scenario, and keeping what has become of it: save, name, duplicate, lock, undo, reset."""

from collections.abc import Sequence

import streamlit as st

from portfolj.domain.base import replace
from portfolj.domain.scenario import BASE, Scenario
from portfolj.errors import Fault, InputError, StaleChange, say
from portfolj.service.authorizing import Action
from portfolj.service.saving import save_scenario
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import states, versions
from portfolj.ui.components.scenario_words import in_words
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.dials import Dials, turned
from portfolj.workflow.naming import new_id
from portfolj.workflow.side_by_side import scenario_names

_CHOICE, _TOLD = "scenario-choice", "saving"


def choose(opened: Opened, scenario: Scenario) -> None:
    """Show which scenario the dials start from."""
    names = scenario_names(opened.case)
    # The browser knows a choice by its name: when somebody else has given it another, the widget is a new one.
    key = f"{_CHOICE}-{scenario.id}-{names[scenario.id]}-{state.round_of_widgets()}"
    st.selectbox(
        tell(say("Start from")),
        list(names),
        list(names).index(scenario.id),
        format_func=names.__getitem__,
        key=key,
        on_change=_chosen,
        args=(opened, key, scenario.id),
    )
    if scenario.question:
        st.caption(in_markdown(scenario.question))


def _chosen(opened: Opened, key: str, now: str) -> None:
    # The browser also sends what stood there before, when the choice merely loses the focus.
    if state.widget(key) != now:
        state.show(_name(opened, state.widget(key)), None)
        state.go_on_from(state.widget(key))


def show(opened: Opened, scenario: Scenario, stands: Dials) -> None:
    """Show what can be done with the dials as they stand, and what others have saved meanwhile."""
    edit, turned_any = _begun(opened, scenario), any(state.several(name) for name in state.DIALS)
    if turned_any and edit != scenario and seat.may(Action.CHANGE_SCENARIO):
        st.warning(tell(say("Somebody else has saved this scenario since you began. 'Save' shows both versions.")))
    with st.container(horizontal=True, key="keeping"):
        st.button(tell(say("Undo")), on_click=state.go_back, disabled=not state.can_go_back())
        st.button(tell(say("Reset")), on_click=_take_theirs, args=(opened, scenario), disabled=not turned_any)
        if not seat.may(Action.CHANGE_SCENARIO):
            return
        with st.popover(tell(say("Save")), key=f"save-{state.round_of_widgets()}"):
            _two_versions(opened, scenario, edit, stands)
            _save(opened, scenario, edit, stands)


def _name(opened: Opened, scenario: str) -> str:
    return f"scenario-begun {scenario} {opened.path}"


def _begun(opened: Opened, scenario: Scenario) -> Scenario:
    """The scenario as it was when this visitor began; with it what is saved is compared."""
    kept: Scenario | None = state.seen(_name(opened, scenario.id))
    if kept is None:
        state.show(_name(opened, scenario.id), scenario)
    return kept or scenario


def begin_anew(opened: Opened, scenario: str) -> None:
    """Let what is saved of a scenario be compared with what stands now."""
    state.show(_name(opened, scenario), None)


def _two_versions(opened: Opened, stands: Scenario, edit: Scenario, dials: Dials) -> None:
    """Somebody else has saved it meanwhile: both versions, and which of them to go on from."""
    if edit == stands:
        return
    st.warning(tell(say("Somebody else has saved this scenario since you began. Yours stands here, and is not saved.")))
    mine = turned(opened.case, edit, dials, reason=tell(say("Decided in the app")))
    versions.show(in_words(opened.case, mine), in_words(opened.case, stands), called=say("Yours"))
    with st.container(horizontal=True):
        st.button(tell(say("Take theirs")), on_click=_take_theirs, args=(opened, stands), key="take-their-scenario")
        st.button(tell(say("Keep ours")), on_click=state.show, args=(_name(opened, stands.id), stands), key="keep-our-scenario")


def _take_theirs(opened: Opened, stands: Scenario) -> None:
    begin_anew(opened, stands.id)
    state.put_back(state.DIALS)


def _save(opened: Opened, scenario: Scenario, edit: Scenario, stands: Dials) -> None:
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
            st.form_submit_button(tell(say("Save")), on_click=_keep, args=(opened, edit, stands, keys, False))
        st.form_submit_button(tell(say("Save as a new scenario")), on_click=_keep, args=(opened, edit, stands, keys, True))


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
    except StaleChange:
        # Both versions are shown as soon as the page has read what stands now; a new scenario stands beside the other.
        state.show(
            _TOLD, (Fault(say("Somebody else has saved a scenario of this name just now; save once more to keep both.")),) if anew else ()
        )
        return
    except InputError as error:
        state.show(_TOLD, error.faults)
        return
    state.show(_TOLD, ())
    begin_anew(opened, kept.id)
    state.go_on_from(kept.id)
    st.toast(in_markdown(tell(say("'{name}' is saved with the case.", name=kept.name))))
