"""Follow-up: what came of everything that was decided, and what nobody has told yet."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, last_day
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import DECIDED_STAGES, FULFILLED_STAGES
from portfolj.errors import Fault, Message, say
from portfolj.governance.accounts import Entry, PartyKind, Unit, entries, start_of
from portfolj.governance.benefits import (
    BenefitStanding,
    GoalStanding,
    MoneyStanding,
    ServedStanding,
    benefit_standings,
    goal_standings,
    money_standings,
    served_standings,
)

FOLLOWED = DECIDED_STAGES | FULFILLED_STAGES


@dataclass(frozen=True, slots=True)
class Followed:
    """An initiative that was decided, and what came of it.

    Parameters
    ----------
    start
        The calendar year in which it begins; None where that is not settled.
    ended
        Its last day or year has passed, or it has been reported or ended.
    """

    initiative: Initiative
    start: int | None
    ended: bool
    entries: tuple[Entry, ...]
    goals: tuple[GoalStanding, ...]
    benefits: tuple[BenefitStanding, ...]
    money: tuple[MoneyStanding, ...]
    served: tuple[ServedStanding, ...]

    @property
    def reported(self) -> bool:
        """Whether the final report has been handed over."""
        return self.initiative.outcome.reported is not None


def followed(case: Case, on: datetime.date) -> tuple[Followed, ...]:
    """What is followed up on a day, by name: portfolio matters that were decided, and whatever tells of an outcome."""
    shown = [one for one in case.initiatives if _was_decided(one) or one.outcome.says_something]
    return tuple(follow(one, on) for one in sorted(shown, key=lambda one: (one.name.casefold(), one.id)))


def follow(one: Initiative, on: datetime.date) -> Followed:
    """One initiative, as it stands on a day."""
    start = start_of(one)
    return Followed(
        initiative=one,
        start=start,
        ended=has_ended(one, on),
        entries=entries(one),
        goals=goal_standings(one, on),
        benefits=benefit_standings(one, on),
        money=money_standings(one, start),
        served=served_standings(one),
    )


def _was_decided(one: Initiative) -> bool:
    return one.steering.stage in FOLLOWED and not one.not_a_portfolio_matter


def last_date(one: Initiative) -> str | None:
    """The last day of its work as stated, else its last year; None where neither is settled, as for what is no portfolio matter."""
    start = None if one.not_a_portfolio_matter else start_of(one)
    return one.steering.end or (None if start is None else str(start + one.steering.duration - 1))


def has_ended(one: Initiative, on: datetime.date) -> bool:
    """Whether its work is over on a day."""
    last = last_date(one)
    return one.steering.stage in FULFILLED_STAGES or (last is not None and last_day(last) < on)


def follow_up_faults(case: Case, on: datetime.date) -> Iterator[Fault]:
    """What is over its frame, late, or told of what is not there, as notices."""
    for one in followed(case, on):
        yield from _over_frame(case, one)
        yield from _invoices(one)
        yield from _late(one)
        yield from _measured_by(one)
        yield from _unknown(one.initiative)
        yield from _report(one)


def _over_frame(case: Case, one: Followed) -> Iterator[Fault]:
    """A payer that has paid more in a year than was decided; where it is not settled when it begins there is no frame to hold to."""
    names = {PartyKind.FUND: {row.id: row.name for row in case.funds}, PartyKind.MEMBER: {row.id: row.name for row in case.members}}
    for row in one.entries:
        if row.unit is Unit.KRONOR and row.planned is not None and row.actual > row.planned:
            told = say(
                "{payer} has paid {actual:kr} for '{id}' in {year}, {over:kr} more than the frame of {planned:kr}; decide how that is met.",
                payer=names.get(row.party.kind, {}).get(row.party.id, row.party.id),
                id=one.initiative.id,
                year=str(row.year),
                actual=row.actual,
                planned=row.planned,
                over=row.actual - row.planned,
            )
            yield _notice(one.initiative, told, "payments")


def _invoices(one: Followed) -> Iterator[Fault]:
    """Payments without an invoice, where the work plan says that it is paid against invoice."""
    bare = [row for row in one.initiative.outcome.payments if not row.invoice]
    if one.initiative.plan.invoicing and bare:
        told = say(
            "{number} of {all} payments for '{id}', {kronor:kr} together, state no invoice; note its number.",
            number=len(bare),
            all=len(one.initiative.outcome.payments),
            id=one.initiative.id,
            kronor=sum(row.kronor for row in bare),
        )
        yield _notice(one.initiative, told, "payments")


def _late(one: Followed) -> Iterator[Fault]:
    for goal in one.goals:
        if goal.late:
            told = say(
                "'{text}' of '{id}' was to be reached by {day:date}, and nobody has told whether it was; tell how it stands.",
                text=goal.goal.text,
                id=one.initiative.id,
                day=goal.goal.date,
            )
            yield _notice(one.initiative, told, "goal_states")
    for benefit in one.benefits:
        if benefit.late:
            parts = {"text": benefit.effect.text, "id": one.initiative.id, "day": benefit.effect.date or ""}
            owner = benefit.effect.owner
            told = (
                say("The benefit '{text}' of '{id}' was to be measured by {day:date}; it is the turn of {owner}.", owner=owner, **parts)
                if owner
                else say("The benefit '{text}' of '{id}' was to be measured by {day:date}, and nobody owns it; name an owner.", **parts)
            )
            yield _notice(one.initiative, told, "measurements")


def _measured_by(one: Followed) -> Iterator[Fault]:
    """A benefit is measured by whoever owns it."""
    for benefit in one.benefits:
        measured, owner = benefit.measured, benefit.effect.owner
        if measured is not None and owner and measured.body.casefold() != owner.casefold():
            told = say(
                "The benefit '{text}' of '{id}' is owned by {owner} and was measured by {body}; let the owner confirm it.",
                text=benefit.effect.text,
                id=one.initiative.id,
                owner=owner,
                body=measured.body,
            )
            yield _notice(one.initiative, told, "measurements")


def _unknown(one: Initiative) -> Iterator[Fault]:
    """What is told of a goal or a benefit that is not promised, perhaps since its words were changed."""
    goals = {(goal.text, due) for goal in one.gives.dated_goals for due in (None, goal.date)}
    effects = {effect.text for effect in one.gives.effects}
    for state in one.outcome.goal_states:
        if (state.text, state.due) not in goals:
            told = say("'{id}' tells of the dated goal '{text}', which it does not have; correct the text.", id=one.id, text=state.text)
            yield _notice(one, told, "goal_states")
    for row in one.outcome.measurements:
        if row.text not in effects:
            told = say("'{id}' tells of the benefit '{text}', which it does not have; correct the text.", id=one.id, text=row.text)
            yield _notice(one, told, "measurements")


def _report(one: Followed) -> Iterator[Fault]:
    of, outcome = one.initiative, one.initiative.outcome
    last = last_date(of)
    if one.ended and not one.reported and last is not None:
        if outcome.written:
            told = say("'{id}' ended {day:date}, and its final report has no day; note when it was handed over.", id=of.id, day=last)
        else:
            told = say("'{id}' ended {day:date} and has no final report; hand it over, and note the day.", id=of.id, day=last)
        yield _notice(of, told, "reported")
    if outcome.reported is None:
        return
    if last is not None and last_day(outcome.reported) < first_day(last):
        told = say("'{id}' was reported {day:date}, before it ends {last:date}; correct a date.", id=of.id, day=outcome.reported, last=last)
        yield _notice(of, told, "reported")
    if not outcome.result:
        told = say("The final report of '{id}' does not hold the result against the work plan; tell it.", id=of.id)
        yield _notice(of, told, "result")
    if not outcome.lesson:
        yield _notice(of, say("The final report of '{id}' tells no lesson; say what the next one should know.", id=of.id), "lesson")
    untold = [goal.goal.text for goal in one.goals if goal.told is None]
    if untold:
        told = say("The final report of '{id}' leaves out {goals:list}; tell how they stand.", id=of.id, goals=tuple(untold))
        yield _notice(of, told, "goal_states")


def _notice(one: Initiative, told: Message, field: str) -> Fault:
    return Fault(told, path=("initiatives", one.id, "outcome", field), initiative=one.id, severity="notice")
