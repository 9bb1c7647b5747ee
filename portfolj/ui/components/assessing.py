"""The form in which a body assesses a proposal: for each goal, feasibility and benefit a step of the scale in words, and why."""

from decimal import Decimal

import streamlit as st

from portfolj.domain.assessment import Judged
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError, StaleChange, say
from portfolj.explain.scales import scale
from portfolj.service.assessing import Thought, assessed, thoughts_of
from portfolj.service.authorizing import Action
from portfolj.service.places import in_register
from portfolj.service.saving import save_proposal
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import proposal_form, states, touched
from portfolj.ui.words import NONE, exact, in_markdown, tell

_TOLD, _FORM = "assessing-told", "assessment"


def show(opened: Opened, one: Initiative) -> None:
    """Show it, folded; nothing where the case stands in files."""
    if in_register(opened.path) is None or not seat.may(Action.ASSESS, one):
        return
    edit = proposal_form.begun(one)
    with st.expander(tell(say("Assess the proposal"))):
        body = st.text_input(
            tell(say("The body that assesses, not a person")), state.seen("assessing-body") or "", max_chars=300, key=f"body-{one.id}"
        )
        if not body.strip():
            st.caption(tell(say("Name the body first. What each body thinks is kept, side by side.")))
            return
        state.show("assessing-body", body)
        with st.form(edit.named(_FORM, "assess", body), border=False):
            thoughts = [_ask(opened.case, edit, body, judged, goal) for judged, goal in _things(opened.case)]
            if st.form_submit_button(tell(say("Save the assessment"))):
                _save(opened, edit.seen, body.strip(), thoughts)
        proposal_form.tell_of_clash(one)
        for fault in state.seen(_TOLD) or ():
            st.warning(states.line(fault))


def _things(case: Case) -> list[tuple[Judged, str | None]]:
    inner = {goal.parent for goal in case.goals}
    leaves: list[tuple[Judged, str | None]] = [(Judged.GOAL, goal.id) for goal in case.goals if goal.id not in inner]
    return [*leaves, (Judged.FEASIBILITY, None), (Judged.BENEFIT, None)]


def _ask(case: Case, edit: proposal_form.Begun, body: str, judged: Judged, goal: str | None) -> Thought:
    one = edit.seen
    stands = next((row for row in thoughts_of(one, body.strip()) if (row.judged, row.goal) == (judged, goal)), None)
    steps = {"": NONE, **{str(step): f"{exact(step)}: {tell(words)}" for step, words in scale(case, judged, goal)}}
    if stands is not None:
        steps.setdefault(stands.points, exact(Decimal(stands.points)))
    names = {Judged.FEASIBILITY: say("Feasibility"), Judged.BENEFIT: say("Economic benefit")}
    label = tell(names[judged]) if goal is None else in_markdown(next(row.name for row in case.goals if row.id == goal))
    key = edit.named(_FORM, body, judged, goal or "")
    left, right = st.columns(2)
    with left:
        chosen = touched.choice(label, steps, stands.points if stands else "", key=f"points-{key}")
    with right:
        why = touched.text(tell(say("Why, {name}", name=label)), stands.reason if stands else "", key=f"why-{key}", most=1000)
    return Thought(judged, goal, chosen.content, why.content)


def _save(opened: Opened, one: Initiative, body: str, thoughts: list[Thought]) -> None:
    try:
        changed = assessed(one, body, thoughts, date=seat.now().date().isoformat())
        kept = save_proposal(seat.user(), opened.path, changed, seen=one, at=seat.now())
    except StaleChange:
        # Told beside the form, with both versions above, as soon as the page has read what stands now.
        st.rerun()
    except InputError as error:
        state.show(_TOLD, error.faults)
        return
    state.show(_TOLD, ())
    proposal_form.go_on(kept, _FORM)
    st.toast(tell(say("The assessment is saved.")))
    st.rerun()
