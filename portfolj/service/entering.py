"""Money, hours, answers, mandates and steps of a proposal, entered as text."""

from collections.abc import Callable, Mapping
from typing import Any

from portfolj.domain.document import plain
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.domain.steering import RouteStep, Stage
from portfolj.errors import InputError, Message, say
from portfolj.exchange.translate import value_of
from portfolj.service.asking import of_proposal
from portfolj.service.authorizing import SPOKEN, Role, User, may


def with_money(one: Initiative, fund: str, by_year: Mapping[int, str]) -> Initiative:
    """The proposal with what a fund pays in each of its years; an empty text: nothing.

    Raises
    ------
    InputError
        With everything that is no amount.
    """
    new = [{"fund": fund, "year": year, "kronor": text} for year, text in by_year.items() if text.strip()]
    return _with_rows(one, "takes", "financing", lambda row: row.get("fund") == fund and row["year"] in by_year, new)


def with_answer(one: Initiative, member: str, answer: Answer | None, hours_by_year: Mapping[int, str]) -> Initiative:
    """The proposal with a member's answer, and its hours in some years; all else of it stays, roles other than the plain one too.

    Parameters
    ----------
    answer
        None where the member is not asked: then it gives no plain hours either.
    hours_by_year
        As text, an empty one: none; a year that is left out keeps what stands.

    Raises
    ------
    InputError
        With everything that is no number of hours, or where hours are stated of a member that is not asked.
    """
    stated = {year: text for year, text in hours_by_year.items() if text.strip()}
    if answer is None and stated:
        raise InputError(say("Choose what the member has answered before its hours are stated, or leave the hours empty."))
    standing = next((row.answer for row in one.parties.participations if row.member == member), None)
    if answer is not standing:
        row = [] if answer is None else [{"member": member, "answer": answer.value}]
        one = _with_rows(one, "parties", "participations", lambda old: old["member"] == member, row, kept=("share", "comment"))
    return _with_rows(
        one,
        "takes",
        "efforts",
        lambda old: old["member"] == member and (answer is None or old["year"] in hours_by_year) and not old.get("role"),
        [{"member": member, "year": year, "hours": text} for year, text in stated.items()],
        kept=("released", "stated_released"),
    )


def with_mandate(one: Initiative, body: str, date: str, matter: str) -> Initiative:
    """The proposal with one more mandate.

    Raises
    ------
    InputError
        Where the body is missing or the date is none.
    """
    new = {"body": body, "date": date, "matter": matter}
    return _with_rows(one, "steering", "mandates", lambda row: (row["body"], row["date"]) == (body, date), [new])


def with_criterion(one: Initiative, criterion: str, *, holds: bool | None, note: str, body: str, date: str) -> Initiative:
    """The proposal with a body's answer to a criterion of the admission test; None takes it away.

    Raises
    ------
    InputError
        Where the body is missing, or something is said to rest on no answer.
    """
    if holds is None and note.strip():
        raise InputError(say("Answer yes or no to the question, or leave what it rests on empty."))
    if holds is not None and not body:
        raise InputError(say("Write which body answers the questions of the admission test."))
    new = [] if holds is None else [{"criterion": criterion, "holds": holds, "note": note, "body": body, "date": date}]
    return _with_rows(one, "steering", "admission_answers", lambda row: row["criterion"] == criterion, new)


def with_step(one: Initiative, stage: Stage, body: str, reason: str, *, date: str, route: RouteStep | None = None) -> Initiative:
    """The proposal a step on, with who took it, when and why.

    Parameters
    ----------
    route
        How far the assignment is carried from then on; None where that is not said.

    Raises
    ------
    InputError
        Where body or reason is missing, or the date is none.
    """
    if not reason.strip():
        raise InputError(say("Write why the step is taken; those who read the way here later ask for it."))
    document = plain(one)
    steering = document.setdefault("steering", {})
    on = {"stage": stage.value} | ({} if route is None else {"route": route.value})
    steering.pop("route", None)
    steering |= on
    steering["steps"] = [*steering.get("steps", ()), on | {"date": date, "body": body, "reason": reason}]
    return value_of(Initiative, document)


def stages_for(user: User, one: Initiative, *, date: str) -> tuple[Stage, ...]:
    """The stages to which a user may take a proposal, in their order."""
    return tuple(stage for stage in Stage if _may_take(user, one, stage, date))


def who_may_take(one: Initiative, stage: Stage, *, date: str) -> Message:
    """The roles that may take a proposal to a stage, in words."""
    return SPOKEN[frozenset(role for role in Role if _may_take(User("", role), one, stage, date))]


def _may_take(user: User, one: Initiative, stage: Stage, date: str) -> bool:
    return all(may(user, *need) for need in of_proposal(one, with_step(one, stage, "-", "-", date=date)))


def _with_rows(
    one: Initiative,
    group: str,
    field: str,
    replaced: Callable[[dict[str, Any]], bool],
    new: list[dict[str, Any]],
    *,
    kept: tuple[str, ...] = (),
) -> Initiative:
    """The proposal with some rows of a list replaced by new ones, which keep some fields of those they replace, one for one by year."""
    document = plain(one)
    rows = document.setdefault(group, {}).get(field, [])
    old = {row.get("year"): row for row in rows if replaced(row)}
    fresh = [row | {name: old[row.get("year")][name] for name in kept if name in old.get(row.get("year"), {})} for row in new]
    document[group][field] = [*(row for row in rows if not replaced(row)), *fresh]
    return value_of(Initiative, document)
