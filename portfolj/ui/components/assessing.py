"""The form in which a body assesses a proposal: for each goal, feasibility and benefit a step of the scale in words, and why."""

from decimal import Decimal

import streamlit as st

from portfolj.domain.assessment import Judged
from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.explain.scales import scale
from portfolj.service.assessing import Thought, assessed, thoughts_of
from portfolj.ui import seat, state
from portfolj.ui.components import touched
from portfolj.ui.components.step_form import StepForm, save_button
from portfolj.ui.words import NONE, exact, in_markdown, tell

_FORM = "assessment"


def enter_assessment(form: StepForm) -> None:
    """Ask for the body, then for what it thinks."""
    label = say("The body that assesses, not a person")
    body = st.text_input(tell(label), state.seen("assessing-body") or "", max_chars=300, key=f"body-{form.one.id}")
    if not body.strip():
        st.caption(tell(say("Name the body first. What each body thinks is kept, side by side.")))
        return
    state.show("assessing-body", body)
    with st.form(form.named(_FORM, "form", body), border=False):
        thoughts = [_ask(form, body, judged, goal) for judged, goal in _things(form.opened.case)]
        today = seat.now().date().isoformat()
        save_button(form, _FORM, say("Save the assessment"), lambda: assessed(form.one, body.strip(), thoughts, date=today))


def _things(case: Case) -> list[tuple[Judged, str | None]]:
    inner = {goal.parent for goal in case.goals}
    leaves: list[tuple[Judged, str | None]] = [(Judged.GOAL, goal.id) for goal in case.goals if goal.id not in inner]
    return [*leaves, (Judged.FEASIBILITY, None), (Judged.BENEFIT, None)]


def _ask(form: StepForm, body: str, judged: Judged, goal: str | None) -> Thought:
    case, one = form.opened.case, form.one
    stands = next((row for row in thoughts_of(one, body.strip()) if (row.judged, row.goal) == (judged, goal)), None)
    steps = {"": NONE, **{str(step): f"{exact(step)}: {tell(words)}" for step, words in scale(case, judged, goal)}}
    if stands is not None:
        steps.setdefault(stands.points, exact(Decimal(stands.points)))
    names = {Judged.FEASIBILITY: say("Feasibility"), Judged.BENEFIT: say("Economic benefit")}
    label = tell(names[judged]) if goal is None else in_markdown(next(row.name for row in case.goals if row.id == goal))
    key = form.named(_FORM, body, judged, goal or "")
    left, right = st.columns(2)
    with left:
        chosen = touched.choice(label, steps, stands.points if stands else "", key=f"points-{key}")
    with right:
        why = touched.text(tell(say("Why, {name}", name=label)), stands.reason if stands else "", key=f"why-{key}", most=1000)
    return Thought(judged, goal, chosen.content, why.content)
