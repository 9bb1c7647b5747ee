"""What a proposal takes, who takes part, its admission and its steps, entered one matter at a time."""

from functools import partial

import streamlit as st

from portfolj.domain.case import Criterion
from portfolj.domain.initiative import Initiative
from portfolj.domain.member import Member
from portfolj.domain.participation import Answer
from portfolj.domain.stages import ROUTE_STEPS, STAGES
from portfolj.domain.steering import RouteStep, Stage
from portfolj.errors import Message, say
from portfolj.service import entering
from portfolj.service.authorizing import Action
from portfolj.ui import seat
from portfolj.ui.components import touched
from portfolj.ui.components.proposal_words import ANSWERS
from portfolj.ui.components.step_form import StepForm, save_button
from portfolj.ui.words import NONE, in_markdown, number, tell


def enter_money(form: StepForm) -> None:
    """What it costs, fund by fund."""
    one = form.one
    funds = {fund.id: fund.name for fund in form.opened.case.funds}
    fund = st.selectbox(tell(say("Fund")), list(funds), format_func=funds.__getitem__, key=f"fund-{one.id}")
    stands = {row.year: row.kronor for row in one.takes.financing if row.fund == fund}
    with st.form(form.named("money", fund), border=False):
        by_year = {
            year: _amount(say("Year {year} of it, kr", year=year), stands.get(year), form.named("money", "kr", fund, str(year)))
            for year in _years(one)
        }
        save_button(form, "money", say("Save the money"), lambda: entering.with_money(one, fund, _typed(by_year)))


def answering(form: StepForm) -> list[Member]:
    """The members that whoever sits here may answer for."""
    return [member for member in form.opened.case.members_in_order if seat.may(Action.ANSWER_FOR_MEMBER, member.id)]


def enter_answer(form: StepForm) -> None:
    """What each member answers, and its hours."""
    one = form.one
    names = {member.id: member.name for member in answering(form)}
    member = st.selectbox(tell(say("Member")), list(names), format_func=names.__getitem__, key=f"member-{one.id}")
    given = next((row.answer for row in one.parties.participations if row.member == member), None)
    stands = {row.year: row.hours for row in one.takes.efforts if row.member == member and not row.role}
    spoken: dict[Answer | None, str] = {None: tell(say("Not asked"))} | {answer: tell(words) for answer, words in ANSWERS.items()}
    with st.form(form.named("answer", member), border=False):
        answer = touched.choice(tell(say("Answer")), spoken, given, key=form.named("answer", "of", member))
        hours = {
            year: _amount(say("Hours in year {year} of it", year=year), stands.get(year), form.named("answer", "h", member, str(year)))
            for year in _years(one)
        }
        save_button(form, "answer", say("Save the answer"), lambda: entering.with_answer(one, member, answer.content, _typed(hours)))


def enter_admission(form: StepForm) -> None:
    """Who has decided about it, and the questions of the admission test."""
    _mandate(form)
    _criteria(form)


def _mandate(form: StepForm) -> None:
    with st.form(form.named("mandate"), border=False):
        body = st.text_input(tell(say("Who has decided about it")), max_chars=300, key=form.named("mandate", "body"))
        date = st.text_input(tell(say("When")), max_chars=10, key=form.named("mandate", "date"))
        matter = st.text_input(tell(say("What was decided")), max_chars=1000, key=form.named("mandate", "matter"))
        save_button(form, "mandate", say("Save the mandate"), lambda: entering.with_mandate(form.one, body.strip(), date.strip(), matter))


def _criteria(form: StepForm) -> None:
    criteria = form.opened.case.admission.criteria
    if not criteria:
        st.caption(tell(say("The admission test of this case has no questions.")))
        return
    with st.form(form.named("criteria"), border=False):
        asked = {criterion.id: _criterion(form, criterion) for criterion in criteria}
        body = st.text_input(tell(say("The body that answers, not a person")), max_chars=300, key=form.named("criteria", "body"))
        save_button(form, "criteria", say("Save the answers to the questions"), lambda: _answered(form.one, asked, body.strip()))


def _criterion(form: StepForm, criterion: Criterion) -> tuple[touched.Said[bool | None], touched.Said[str]]:
    row = next((row for row in form.one.steering.admission_answers if row.criterion == criterion.id), None)
    spoken: dict[bool | None, str] = {None: tell(say("Not answered")), True: tell(say("Yes")), False: tell(say("No"))}
    holds = touched.choice(
        in_markdown(criterion.question), spoken, row.holds if row else None, key=form.named("criteria", "holds", criterion.id)
    )
    key = form.named("criteria", "note", criterion.id)
    return holds, touched.text(tell(say("What that rests on")), row.note if row else "", key=key, most=1000)


def _answered(one: Initiative, asked: dict[str, tuple[touched.Said[bool | None], touched.Said[str]]], body: str) -> Initiative:
    """With a body's answers where they were touched; the others keep their body and date."""
    for criterion, (holds, note) in asked.items():
        if holds.touched or note.touched:
            rests_on = note.content if note.touched or holds.content is not None else ""
            today = seat.now().date().isoformat()
            one = entering.with_criterion(one, criterion, holds=holds.content, note=rests_on, body=body, date=today)
    return one


def stages_open(form: StepForm) -> tuple[Stage, ...]:
    """The stages to which whoever sits here may take it."""
    return entering.stages_for(seat.user(), form.one, date=seat.now().date().isoformat())


def enter_step(form: StepForm) -> None:
    """The next stage of its way."""
    one, stages, today = form.one, list(stages_open(form)), seat.now().date().isoformat()
    with st.form(form.named("step"), border=False):
        spoken = {stage: tell(STAGES[stage]) for stage in stages}
        stands = one.steering.stage if one.steering.stage in stages else stages[0]
        stage = touched.choice(tell(say("To the stage")), spoken, stands, key=form.named("step", "to"))
        ways: dict[RouteStep | None, str] = {None: NONE, **{way: tell(ROUTE_STEPS[way]) for way in RouteStep}}
        label = tell(say("How far the assignment is carried"))
        route = touched.choice(label, ways, one.steering.route, key=form.named("step", "route"))
        date = st.text_input(tell(say("Date of the step")), today, max_chars=10, key=form.named("step", "date"))
        body = st.text_input(tell(say("Who takes the step")), max_chars=300, key=form.named("step", "body"))
        reason = st.text_input(tell(say("Why")), max_chars=1000, key=form.named("step", "why"))
        taken = partial(entering.with_step, one, stage.content, body.strip(), reason, date=date.strip(), route=route.content)
        save_button(form, "step", say("Take the step"), taken)


def _years(one: Initiative) -> range:
    return range(1, one.steering.duration + 1)


def _amount(label: Message, stands: int | None, key: str) -> touched.Said[str]:
    return touched.text(tell(label), "" if stands is None else number(stands), key=key, most=30)


def _typed(by_year: dict[int, touched.Said[str]]) -> dict[int, str]:
    """What was typed, by year; the years that were not touched are left as others may have made them."""
    return {year: said.content for year, said in by_year.items() if said.touched}
