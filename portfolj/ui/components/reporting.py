"""What came of a proposal, filled in: goals and benefits as they stand, money and hours by lines, and the final report."""

from collections.abc import Mapping

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.domain.outcome import Reached
from portfolj.errors import Message, say
from portfolj.explain.outcome import STATES
from portfolj.governance.benefits import benefit_standings, goal_standings
from portfolj.governance.follow_up import FOLLOWED
from portfolj.service import editing
from portfolj.service.plan_lines import OUTCOME_LISTS, plan_lines, with_plan_lines
from portfolj.service.reporting import BenefitMeasured, GoalTold, with_told
from portfolj.ui import seat
from portfolj.ui.components import lined, touched
from portfolj.ui.components.step_form import StepForm, save_button
from portfolj.ui.words import NONE, in_markdown, tell

_FORM = "outcome"
TEXTS: Mapping[str, Message] = {
    "reported": say("Day of the final report"),
    "reported_to": say("Who received it: a body, not a person"),
    "result": say("The result against the work plan"),
    "lesson": say("What the next one should know"),
}
_LONG = frozenset(("result", "lesson"))
_Goals = list[tuple[GoalTold, bool]]
_Benefits = list[tuple[BenefitMeasured, bool]]


def followed(form: StepForm) -> bool:
    """Whether there is something to tell: it has been decided, or something is told already."""
    return form.changes and (form.one.steering.stage in FOLLOWED or form.one.outcome.says_something)


def enter_outcome(form: StepForm) -> None:
    """Ask for all of it."""
    case, one = form.opened.case, form.one
    with st.form(form.named(_FORM), border=False):
        today = seat.now().date().isoformat()
        date = st.text_input(tell(say("As of this day")), today, max_chars=10, key=form.named(_FORM, "date"))
        goals, benefits = _goals(form), _benefits(form)
        lined.explain()
        lists = {
            name: lined.ask(kind, plan_lines(case, one, name, tell), key=form.named(_FORM, name)) for name, kind in OUTCOME_LISTS.items()
        }
        texts = {
            name: touched.text(tell(label), editing.text_of(one, name), key=form.named(_FORM, name), most=20_000, long=name in _LONG)
            for name, label in TEXTS.items()
        }

        def made() -> Initiative:
            changed = editing.edited(one, {name: said.content for name, said in texts.items() if said.touched})
            told = with_told(
                changed,
                [goal for goal, was_touched in goals if was_touched],
                [benefit for benefit, was_touched in benefits if was_touched],
                date=date.strip(),
            )
            return with_plan_lines(case, told, {name: said.content for name, said in lists.items() if said.touched}, tell)

        save_button(form, _FORM, say("Save the follow-up"), made)


def _goals(form: StepForm) -> _Goals:
    """How each dated goal stands, as the last that was told."""
    choices = {"": NONE, **{state.value: tell(STATES[state]) for state in Reached}}
    found: _Goals = []
    for standing in goal_standings(form.one, seat.now().date()):
        goal, told = standing.goal, standing.told
        name = in_markdown(tell(say("{text}, {day:date}", text=goal.text, day=goal.date)))
        key = form.named(_FORM, "goal", goal.text, goal.date)
        left, right = st.columns(2)
        with left:
            state = touched.choice(name, choices, told.state.value if told else "", key=f"state-{key}")
        with right:
            note = touched.text(tell(say("Note on {name}", name=goal.text)), told.note if told else "", key=f"note-{key}", most=1000)
        found.append((GoalTold(goal, state.content, note.content), state.touched or note.touched))
    return found


def _benefits(form: StepForm) -> _Benefits:
    """What each benefit was measured at last."""
    found: _Benefits = []
    for standing in benefit_standings(form.one, seat.now().date()):
        effect, last = standing.effect, standing.measured
        before, target = effect.baseline or NONE, effect.target or NONE
        said = say("{benefit}: before {baseline}, aimed at {target}", benefit=effect.text, baseline=before, target=target)
        st.markdown(f"**{in_markdown(tell(said))}**")
        key = form.named(_FORM, "benefit", effect.text)
        percent = "" if last is None or last.percent is None else str(last.percent)
        fields = {
            "value": (say("Measured at"), last.value if last else ""),
            "percent": (say("Of the way, %, where these are no numbers"), percent),
            "body": (say("Measured by"), last.body if last else effect.owner),
            "note": (say("Note"), last.note if last else ""),
        }
        texts = {}
        for (name, (label, stands)), column in zip(fields.items(), st.columns(len(fields)), strict=True):
            with column:
                texts[name] = touched.text(tell(label), stands, key=f"{name}-{key}", most=1000)
        contents = {name: text.content.strip() for name, text in texts.items()}
        found.append((BenefitMeasured(effect, **contents), any(text.touched for text in texts.values())))
    return found
