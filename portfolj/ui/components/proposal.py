"""One proposal: what is missing and what that means, what is like it, what bodies think of it, and who takes part."""

from collections.abc import Sequence

import streamlit as st

from portfolj.domain.assessment import Assessment, Judged
from portfolj.domain.base import ProvenanceKind
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import AdmissionAnswer
from portfolj.errors import say
from portfolj.ui.answers import Opened
from portfolj.ui.components import proposal_links, proposal_missing, proposal_ties, route
from portfolj.ui.components.proposal_words import ANSWERS
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, enumerated, exact, in_markdown, number, tell
from portfolj.workflow.alike import alike
from portfolj.workflow.intake import Missing
from portfolj.workflow.proposals import SideBySide, Thought, assessments


def show(opened: Opened, one: Initiative, lacks: Sequence[Missing]) -> None:
    """Show it, with what it lacks."""
    case = opened.case
    st.header(in_markdown(one.name), anchor=False)
    st.markdown(in_markdown(f"{one.what.summary} {one.what.need}".strip()) or NONE)
    route.show_stage(one.steering.stage, one.steering.route)
    left, right = st.columns(2, gap="large")
    with left:
        proposal_ties.wrong(opened, one)
        proposal_missing.show(opened, one, lacks)
        proposal_ties.others(case, one)
        _alike(case, one)
        _admission(case, one)
        _steps(one)
    with right:
        _members(case, one)
    _thoughts(case, one)


def _alike(case: Case, one: Initiative) -> None:
    found = alike(one.name, (other for other in case.initiatives if other.id != one.id))
    if not found:
        return
    st.subheader(tell(say("Perhaps the same need")), anchor=False)
    st.html(proposal_links.alike_ones(found))


def _steps(one: Initiative) -> None:
    if not one.steering.steps:
        return
    st.subheader(tell(say("The way here")), anchor=False)
    for step in one.steering.steps:
        to = enumerated(route.stage_words(step.stage, step.route))
        told = say("{day:date}: {stage}, {body}. {reason}", day=step.date, stage=to, body=step.body, reason=step.reason)
        st.markdown(f"- {in_markdown(tell(told).strip())}")


def _members(case: Case, one: Initiative) -> None:
    answers = {row.member: row.answer for row in one.parties.participations}
    hours: dict[str, int] = {}
    for row in one.takes.efforts:
        hours[row.member] = hours.get(row.member, 0) + row.hours
    st.subheader(tell(say("Who takes part")), anchor=False)
    head = [[Head(tell(say("Member"))), Head(tell(say("Answer"))), Head(tell(say("Hours, h")), figures=True)]]
    rows = [
        Row((Cell(member.name), Cell(tell(ANSWERS[answers[member.id]])), Cell(number(hours.get(member.id, 0)), figures=True)))
        for member in case.members_in_order
        if member.id in answers
    ]
    if rows:
        st.html(html_table(tell(say("Who takes part")), head, rows))
    else:
        st.markdown(tell(say("Nobody has been asked yet.")))


def _admission(case: Case, one: Initiative) -> None:
    """The questions of the admission test with the answers on record."""
    if not case.admission.criteria:
        return
    st.subheader(tell(say("Admission test")), anchor=False)
    answers = {row.criterion: row for row in one.steering.admission_answers}
    asked = ((one.question, _answer(answers.get(one.id))) for one in case.admission.criteria)
    st.markdown("\n".join(f"- {in_markdown(question)} {in_markdown(answer)}" for question, answer in asked))


def _answer(row: AdmissionAnswer | None) -> str:
    if row is None:
        return tell(say("Not answered"))
    by = row.body if row.date is None else tell(say("answered by {body}, {day:date}", body=row.body, day=row.date))
    made_up = tell(say("made-up example")) if row.provenance is ProvenanceKind.ILLUSTRATIVE else ""
    said = ", ".join(filter(None, (tell(say("Yes") if row.holds else say("No")), by, made_up)))
    return ". ".join(filter(None, (said, row.note)))


def _thoughts(case: Case, one: Initiative) -> None:
    found = assessments(case, one)
    st.subheader(tell(say("What bodies think of it")), anchor=False)
    if not found.rows:
        st.markdown(tell(say("Nobody has assessed it; what is stated in the proposal holds.")))
        return
    if found.out_of_date:
        st.markdown(tell(say("{number} assessments are older than the proposal as it stands, and marked.", number=len(found.out_of_date))))
    goals = {goal.id: goal.name for goal in case.goals}
    head = [
        [
            Head(tell(say("Points of 100"))),
            *(Head(body, figures=True) for body in found.bodies),
            Head(tell(say("Least to most")), figures=True),
        ]
    ]
    rows = [Row((Cell(_named(row, goals)), *(_cell(one, found) for one in row.by), Cell(_spread(row), figures=True))) for row in found.rows]
    st.html(html_table(tell(say("What bodies think of it")), head, rows))


def _named(row: Thought, goals: dict[str, str]) -> str:
    if row.judged is Judged.GOAL:
        return goals[row.goal or ""]
    return tell(say("Feasibility") if row.judged is Judged.FEASIBILITY else say("Economic benefit"))


def _cell(one: Assessment | None, found: SideBySide) -> Cell:
    if one is None:
        return Cell(NONE, figures=True)
    late = tell(say("older than the proposal")) if one in found.out_of_date else ""
    why = one.reason or tell(say("without a reason: not counted"))
    return Cell(exact(one.points), f"{why} {late}".strip(), figures=True)


def _spread(row: Thought) -> str:
    if row.sum is None:
        return NONE
    low, likely, high = map(exact, row.sum)
    return tell(say("{low} to {high}, counted as {likely}", low=low, likely=likely, high=high))
