"""The lists of a proposal's work plan and of what came of it, written by lines."""

from collections.abc import Mapping
from typing import Any

from portfolj.domain.case import Case
from portfolj.domain.document import plain
from portfolj.domain.gives import DatedGoal, Effect
from portfolj.domain.initiative import Initiative
from portfolj.domain.outcome import Payment, Realised, Served, Worked
from portfolj.domain.steering import Milestone
from portfolj.domain.work_plan import Activity, Purchase, Risk, Role, SuccessFactor
from portfolj.errors import Fault, InputError, say
from portfolj.exchange.translate import value_of
from portfolj.service.line_parts import Part, Tell, texts
from portfolj.service.lines import Lines, lines_of, read_lines

PLAN_LISTS: Mapping[str, Lines] = {
    "dated_goals": Lines(
        say("Goals with a date"),
        say("what is reached; date; the goal of the association that it serves"),
        DatedGoal,
        (*texts("text", "date"), Part("goal", of="goals")),
    ),
    "activities": Lines(say("Activities"), say("what is done; from; to"), Activity, texts("text", "start", "end")),
    "milestones": Lines(say("Milestones"), say("what is reached; date"), Milestone, texts("text", "date")),
    "roles": Lines(say("Roles"), say("role; who has it, a function or body and not a person"), Role, texts("role", "holder")),
    "effects": Lines(
        say("Benefits"),
        say("benefit; owner; measure; before; aimed at; date"),
        Effect,
        texts("text", "owner", "measure", "baseline", "target", "date"),
    ),
    "success_factors": Lines(say("Success factors"), say("what must hold; what is done for it"), SuccessFactor, texts("text", "measures")),
    "risks": Lines(say("Risks"), say("what may go wrong; what is done about it"), Risk, texts("text", "measures")),
    "purchases": Lines(say("Purchases"), say("what is bought; buyer; kronor"), Purchase, texts("text", "buyer", "kronor")),
}
OUTCOME_LISTS: Mapping[str, Lines] = {
    "payments": Lines(
        say("Paid"),
        say("year; day; kronor; fund that paid; what for; invoice number; member that sent it; or member that paid; or who else"),
        Payment,
        (
            *texts("year", "date", "kronor"),
            Part("fund", of="funds"),
            *texts("text", "invoice"),
            Part("invoiced_by", of="members"),
            Part("member", of="members"),
            *texts("external"),
        ),
    ),
    "worked": Lines(
        say("Hours worked"),
        say("year; member; hours; hours spared at home; with what; or shared staff in place of the member"),
        Worked,
        (*texts("year"), Part("member", of="members"), *texts("hours", "released", "text"), Part("pool", of="pools")),
    ),
    "realised": Lines(
        say("Economic benefit that came"),
        say("member; year; kronor"),
        Realised,
        (Part("member", of="members"), *texts("year", "kronor")),
        once=("member", "year"),
    ),
    "served": Lines(
        say("What it did for goals"),
        say("goal; points of 100; the body that judged it; why"),
        Served,
        (Part("goal", of="goals"), *texts("points", "body", "reason")),
        once=("goal",),
    ),
}
_LISTS = {**PLAN_LISTS, **OUTCOME_LISTS}
# The group of the initiative that each stands in.
_GROUPS: Mapping[str, str] = {
    **dict.fromkeys(PLAN_LISTS, "plan"),
    **dict.fromkeys(OUTCOME_LISTS, "outcome"),
    "dated_goals": "gives",
    "effects": "gives",
    "milestones": "steering",
}


def plan_lines(case: Case, one: Initiative, name: str, tell: Tell) -> str:
    """A list of a proposal, a line for each row."""
    return lines_of(case, _rows(one, name), _LISTS[name], tell)


def with_plan_lines(case: Case, one: Initiative, texts: Mapping[str, str], tell: Tell) -> Initiative:
    """A proposal with some of its lists as written.

    Parameters
    ----------
    texts
        By the names of the lists.

    Raises
    ------
    InputError
        With everything that cannot be read, by list and line.
    """
    document, wrong = plain(one), list[Fault]()
    for name, text in texts.items():
        try:
            found = read_lines(case, _rows(one, name), _LISTS[name], text, tell=tell)
        except InputError as error:
            wrong += error.faults
        else:
            document.setdefault(_GROUPS[name], {})[name] = [plain(read.row) for read in found]
    if wrong:
        raise InputError(wrong)
    return value_of(Initiative, document)


def _rows(one: Initiative, name: str) -> tuple[Any, ...]:
    rows: tuple[Any, ...] = getattr(getattr(one, _GROUPS[name]), name)
    return rows
