"""Who decides how much: the mandate table, what is open in it, and who decides one initiative."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from portfolj.domain.bodies import BodyKind
from portfolj.domain.case import Case
from portfolj.domain.consistency.money import sums
from portfolj.domain.dates import first_day
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import DRAFT_STAGES, Stage
from portfolj.domain.takes import Side
from portfolj.domain.wheel import MandateRow
from portfolj.errors import Argument, Fault, Message, say
from portfolj.governance.matters import matter_in_words

# Stages at which the decision is still to come.
_OPEN = DRAFT_STAGES | {Stage.ASSESSED, Stage.CANDIDATE}


@dataclass(frozen=True, slots=True)
class WhoDecides:
    """Who decides an initiative.

    Parameters
    ----------
    kronor
        Its cash cost over all years.
    row
        The row of the mandate table that covers it; None where none does.
    hindrances
        What stands in the way of deciding it; empty too where it has been decided, or is no matter for the portfolio.
    """

    kronor: int
    row: MandateRow | None
    hindrances: tuple[Message, ...]


def mandate_table(case: Case, on: datetime.date) -> tuple[MandateRow, ...]:
    """The rows of the version that holds on a day: the latest that has begun; by matter and amount."""
    latest = max((age(row.version) for row in case.mandate_table if (begins(row.version) or on) <= on), default=None)
    rows = (row for row in case.mandate_table if age(row.version) == latest)
    return tuple(sorted(rows, key=lambda row: (row.matter, row.at_least)))


def next_version(case: Case, on: datetime.date) -> datetime.date | None:
    """The first day after a day from which another version holds."""
    return min((day for row in case.mandate_table if (day := begins(row.version) or on) > on), default=None)


def begins(version: str) -> datetime.date | None:
    """The first day of a version that is called by a date; None where it is called something else, and has no first day."""
    try:
        return first_day(version)
    except ValueError:
        return None


def age(version: str) -> tuple[tuple[int, ...], str]:
    """By what versions are compared: the numbers in them, so 2021-11-16 comes after 2021-02 and 1.10 after 1.9."""
    return tuple(int(number) for number in re.findall(r"\d+", version)), version


def decided_by(case: Case, matter: str, kronor: int, on: datetime.date) -> MandateRow | None:
    """The row that covers an amount (kronor) of a matter on a day; None where no row does.

    Where rows overlap, the one that begins at the larger amount: the higher body.
    """
    covering = [row for row in mandate_table(case, on) if row.matter == matter and _covers(row, kronor)]
    return covering[-1] if covering else None


def _covers(row: MandateRow, kronor: int) -> bool:
    return row.at_least <= kronor and (row.below is None or kronor < row.below)


def decision_of(case: Case, initiative: Initiative, on: datetime.date) -> WhoDecides | None:
    """Who decides an initiative on a day, and what stands in the way; None in a case that has no mandate table then."""
    matters = {row.matter for row in mandate_table(case, on)}
    if not matters:
        return None
    kronor = sums(initiative, hour_value=case.hour_value).cash(Side.COST, None)
    matter = initiative.steering.matter or (next(iter(matters)) if len(matters) == 1 else None)
    row = None if matter is None else decided_by(case, matter, kronor, on)
    found = WhoDecides(kronor, row, ())
    if initiative.steering.stage not in _OPEN or initiative.not_a_portfolio_matter:
        return found
    return WhoDecides(kronor, row, tuple(_hindrances(matters, initiative, found, matter)))


def _hindrances(matters: set[str], one: Initiative, found: WhoDecides, matter: str | None) -> Iterator[Message]:
    if matter is None:
        choices = tuple(map(matter_in_words, sorted(matters)))
        yield say("Nobody can be named who decides '{id}': state its matter, one of {matters:list}.", id=one.id, matters=choices)
    elif found.row is None:
        yield say(
            "Nobody may decide '{id}': no row of the mandates covers {kronor:kr} of the matter '{matter}'; "
            "add a row, or change the amount.",
            id=one.id,
            kronor=found.kronor,
            matter=matter_in_words(matter),
        )
    planned = one.plan.says_something or one.steering.stage not in DRAFT_STAGES
    if planned and not any(goal.goal for goal in one.gives.dated_goals):
        yield say(
            "The plan of '{id}' cannot be decided: no dated goal in it serves a goal of the association; tie at least one to a goal.",
            id=one.id,
        )


def mandate_faults(case: Case, on: datetime.date) -> Iterator[Fault]:
    """What is open in the mandates, as notices: amounts that nobody or two decide, assumed rows, bodies and plans that do not fit.

    Only the version that holds on the day is looked at, and of the initiatives those that are past exploration.
    """
    rows = mandate_table(case, on)
    for matter in sorted({row.matter for row in rows}):
        of_matter = [row for row in rows if row.matter == matter]
        yield from _gaps(case, matter, of_matter)
        yield from _overlaps(case, matter, of_matter)
    for row in rows:
        yield from _row(case, row)
    for one in case.initiatives:
        found = None if one.draft else decision_of(case, one, on)
        for message in () if found is None else found.hindrances:
            yield Fault(message, path=("initiatives", one.id, "steering", "matter"), initiative=one.id, severity="notice")


def _gaps(case: Case, matter: str, rows: list[MandateRow]) -> Iterator[Fault]:
    reached: int | None = 0
    for row in rows:
        if reached is None:
            return
        if row.at_least > reached:
            told = say(
                "Nobody decides '{matter}' from {low:kr} to below {high:kr}; add a row, or move a limit.",
                matter=matter_in_words(matter),
                low=reached,
                high=row.at_least,
            )
            yield _notice(case, row, told, "at_least")
        reached = None if row.below is None else max(reached, row.below)
    if reached is not None:
        told = say(
            "Nobody decides '{matter}' of {low:kr} or more; add a row if there can be such.", matter=matter_in_words(matter), low=reached
        )
        yield _notice(case, rows[-1], told, "below")


def _overlaps(case: Case, matter: str, rows: list[MandateRow]) -> Iterator[Fault]:
    names = {body.id: body.name for body in case.bodies}
    for one, other in combinations(rows, 2):
        ends = [row.below for row in (one, other) if row.below is not None]
        if ends and min(ends) <= other.at_least:
            continue
        both: dict[str, Argument] = {
            "matter": matter_in_words(matter),
            "one": names[one.decides],
            "other": names[other.decides],
            "low": other.at_least,
        }
        if ends:
            told = say(
                "Both {one} and {other} decide '{matter}' from {low:kr} to below {high:kr}; move a limit.",
                **both,
                high=min(ends),
            )
        else:
            told = say("Both {one} and {other} decide '{matter}' of {low:kr} or more; move a limit.", **both)
        yield _notice(case, other, told, "at_least")


def _row(case: Case, row: MandateRow) -> Iterator[Fault]:
    body = next(body for body in case.bodies if body.id == row.decides)
    if row.assumed:
        told = say(
            "That {body} decides '{matter}' of {amounts} is assumed until the association confirms it: {assumed}",
            body=body.name,
            matter=matter_in_words(row.matter),
            amounts=amounts(row),
            assumed=row.assumed,
        )
        yield _notice(case, row, told, "assumed")
    if body.kind is not BodyKind.DECIDES:
        told = say(
            "By the mandates {body} decides '{matter}' of {amounts}, but its kind is one that does not decide; "
            "correct the kind or the row.",
            body=body.name,
            matter=matter_in_words(row.matter),
            amounts=amounts(row),
        )
        yield _notice(case, row, told, "decides")


def amounts(row: MandateRow) -> Message:
    """The amounts that a row covers, in words."""
    if row.below is None:
        return say("{low:kr} or more", low=row.at_least)
    if row.below == row.at_least + 1:
        return say("exactly {low:kr}", low=row.at_least)
    if row.at_least == 0:
        return say("less than {high:kr}", high=row.below)
    return say("{low:kr} to below {high:kr}", low=row.at_least, high=row.below)


def _notice(case: Case, row: MandateRow, told: Message, field: str) -> Fault:
    return Fault(told, path=("mandate_table", case.mandate_table.index(row), field), severity="notice")
