"""What a proposal takes, who takes part, its admission and its steps, entered one matter at a time."""

from collections.abc import Callable

import streamlit as st

from portfolj.domain.case import Criterion
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.domain.steering import Stage
from portfolj.errors import InputError, Message, say
from portfolj.service import entering
from portfolj.service.places import in_register
from portfolj.service.saving import save_proposal
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import proposal_form, states
from portfolj.ui.components.proposal import ANSWERS
from portfolj.ui.components.route import STAGES
from portfolj.ui.words import number, tell

_TOLD = "entering-told"


def show(opened: Opened, one: Initiative) -> None:
    """Show it, folded; nothing where the case stands in files."""
    if in_register(opened.path) is None:
        return
    with st.expander(tell(say("Enter money, hours, answers and steps"))):
        for fault in state.seen(_TOLD) or ():
            st.warning(states.line(fault))
        names = (say("Money"), say("Members"), say("Admission test"), say("Step"))
        money, members, admission, step = st.tabs([tell(name) for name in names])
        with money:
            _money(opened, one)
        with members:
            _member(opened, one)
        with admission:
            _mandate(opened, one)
            _criteria(opened, one)
        with step:
            _step(opened, one)


def _money(opened: Opened, one: Initiative) -> None:
    funds = {fund.id: fund.name for fund in opened.case.funds}
    fund = st.selectbox(tell(say("Fund")), list(funds), format_func=funds.__getitem__, key=f"fund-{one.id}")
    stands = {row.year: row.kronor for row in one.takes.financing if row.fund == fund}
    with st.form(f"money-{one.id}-{fund}", border=False):
        by_year = {
            year: _amount(say("Year {year} of it, kr", year=year), stands.get(year), f"kr-{one.id}-{fund}-{year}") for year in _years(one)
        }
        _save_button(opened, one, say("Save the money"), lambda: entering.with_money(one, fund, by_year))


def _member(opened: Opened, one: Initiative) -> None:
    names = {member.id: member.name for member in opened.case.members_in_order}
    member = st.selectbox(tell(say("Member")), list(names), format_func=names.__getitem__, key=f"member-{one.id}")
    given = next((row.answer for row in one.parties.participations if row.member == member), None)
    stands = {row.year: row.hours for row in one.takes.efforts if row.member == member and not row.role}
    spoken: dict[Answer | None, str] = {None: tell(say("Not asked"))} | {answer: tell(words) for answer, words in ANSWERS.items()}
    choices = list(spoken)
    with st.form(f"answer-{one.id}-{member}", border=False):
        answer = st.selectbox(
            tell(say("Answer")), choices, choices.index(given), format_func=spoken.__getitem__, key=f"answer-of-{one.id}-{member}"
        )
        hours = {
            year: _amount(say("Hours in year {year} of it", year=year), stands.get(year), f"h-{one.id}-{member}-{year}")
            for year in _years(one)
        }
        _save_button(opened, one, say("Save the answer"), lambda: entering.with_answer(one, member, answer, hours))


def _mandate(opened: Opened, one: Initiative) -> None:
    with st.form(f"mandate-{one.id}-{len(one.steering.mandates)}", border=False):
        body = st.text_input(
            tell(say("Who has decided about it")), max_chars=300, key=f"mandate-body-{one.id}-{len(one.steering.mandates)}"
        )
        date = st.text_input(tell(say("When")), max_chars=10, key=f"mandate-date-{one.id}-{len(one.steering.mandates)}")
        matter = st.text_input(tell(say("What was decided")), max_chars=1000, key=f"mandate-matter-{one.id}-{len(one.steering.mandates)}")
        _save_button(opened, one, say("Save the mandate"), lambda: entering.with_mandate(one, body.strip(), date.strip(), matter))


def _criteria(opened: Opened, one: Initiative) -> None:
    criteria = opened.case.admission.criteria
    if not criteria:
        st.caption(tell(say("The admission test of this case has no questions.")))
        return
    with st.form(f"criteria-{one.id}", border=False):
        asked = {criterion.id: _criterion(one, criterion) for criterion in criteria}
        _save_button(opened, one, say("Save the answers to the questions"), lambda: _answered(one, asked))


def _criterion(one: Initiative, criterion: Criterion) -> tuple[bool | None, str]:
    row = next((row for row in one.steering.admission_answers if row.criterion == criterion.id), None)
    spoken = {None: tell(say("Not answered")), True: tell(say("Yes")), False: tell(say("No"))}
    choices: list[bool | None] = list(spoken)
    place, key = choices.index(row.holds if row else None), f"{one.id}-{criterion.id}"
    holds = st.selectbox(criterion.question, choices, place, format_func=spoken.__getitem__, key=f"criterion-{key}")
    note = st.text_input(tell(say("What that rests on")), row.note if row else "", max_chars=1000, key=f"note-{key}")
    return holds, note


def _answered(one: Initiative, asked: dict[str, tuple[bool | None, str]]) -> Initiative:
    """With the answers that differ from those on record; the others keep their date."""
    on_record = {row.criterion: (row.holds, row.note) for row in one.steering.admission_answers}
    for criterion, (holds, note) in asked.items():
        if on_record.get(criterion, (None, "")) != (holds, note):
            one = entering.with_criterion(one, criterion, holds=holds, note=note, date=seat.now().date().isoformat())
    return one


def _step(opened: Opened, one: Initiative) -> None:
    stages = list(STAGES)
    with st.form(f"step-{one.id}-{one.steering.stage}", border=False):
        stage: Stage = st.selectbox(
            tell(say("To the stage")),
            stages,
            stages.index(one.steering.stage),
            format_func=lambda stage: tell(STAGES[stage]),
            key=f"to-{one.id}-{one.steering.stage}",
        )
        body = st.text_input(tell(say("Who takes the step")), max_chars=300, key=f"step-body-{one.id}-{one.steering.stage}")
        reason = st.text_input(tell(say("Why")), max_chars=1000, key=f"step-why-{one.id}-{one.steering.stage}")
        today = seat.now().date().isoformat()
        _save_button(opened, one, say("Take the step"), lambda: entering.with_step(one, stage, body.strip(), reason, date=today))


def _years(one: Initiative) -> range:
    return range(1, one.steering.duration + 1)


def _amount(label: Message, stands: int | None, key: str) -> str:
    return st.text_input(tell(label), "" if stands is None else number(stands), max_chars=30, key=key)


def _save_button(opened: Opened, one: Initiative, label: Message, made: Callable[[], Initiative]) -> None:
    """A button that sends the form and saves; where that is refused, why is told and everything typed stands."""
    if not st.form_submit_button(tell(label)):
        return
    try:
        save_proposal(seat.user(), opened.path, made(), seen=one, at=seat.now())
    except InputError as error:
        state.show(_TOLD, error.faults)
    else:
        state.show(_TOLD, ())
        proposal_form.begin_anew(one.id)
        st.toast(tell(say("The proposal is saved.")))
    st.rerun()
