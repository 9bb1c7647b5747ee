"""Dated goals and benefits of an initiative as promised, and how they stand on a day."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from portfolj.domain.dates import first_day, last_day
from portfolj.domain.gives import DatedGoal, Effect
from portfolj.domain.initiative import Initiative
from portfolj.domain.numbers import PLAIN, read_decimal
from portfolj.domain.outcome import GoalState, Measurement, Reached
from portfolj.errors import WrongValue

_NUMBER = re.compile(r"([-−+]?\d[\d \u00a0\u202f.,]*)((?:[^\d].*)?)", re.DOTALL)
# How much of a dated goal counts as reached, percent; what has been given up counts as not reached.
REACHED = {Reached.REACHED: 100, Reached.PARTLY: 50, Reached.NOT_REACHED: 0, Reached.GIVEN_UP: 0}


@dataclass(frozen=True, slots=True)
class GoalStanding:
    """A dated goal and what is told of it; `late`: its date has passed, and nothing is told."""

    goal: DatedGoal
    told: GoalState | None
    late: bool


@dataclass(frozen=True, slots=True)
class BenefitStanding:
    """A benefit and what is measured of it.

    Parameters
    ----------
    percent
        How much of the way from baseline to target is gone; None where that cannot be told.
    judged
        The percent is a judgement, since baseline, target and value are no numbers in the same unit.
    late
        Its date has passed, and it is not measured.
    """

    effect: Effect
    measured: Measurement | None
    percent: Fraction | None
    judged: bool
    late: bool


@dataclass(frozen=True, slots=True)
class MoneyStanding:
    """Economic benefit of a member in a calendar year, kronor; None where nothing is promised, or nothing is told."""

    member: str
    year: int
    promised: int | None
    realised: int | None


@dataclass(frozen=True, slots=True)
class ServedStanding:
    """What it was to do for a goal, and what it turned out to do, points; None where that is not told."""

    goal: str
    promised: Fraction
    served: Fraction | None


def goal_standings(one: Initiative, on: datetime.date) -> tuple[GoalStanding, ...]:
    """Its dated goals, the earliest first; what is told of a time after the day is not yet told."""
    found = []
    for goal in sorted(one.gives.dated_goals, key=lambda goal: (last_day(goal.date), goal.text)):
        told = [row for row in one.outcome.goal_states if tells_of(row, goal) and first_day(row.date) <= on]
        latest = max(told, key=lambda row: last_day(row.date), default=None)
        found.append(GoalStanding(goal, latest, latest is None and last_day(goal.date) < on))
    return tuple(found)


def tells_of(row: GoalState, goal: DatedGoal) -> bool:
    """Whether a state is told of this goal."""
    return row.text == goal.text and row.due in (None, goal.date)


def benefit_standings(one: Initiative, on: datetime.date) -> tuple[BenefitStanding, ...]:
    """Its benefits, in their order."""
    return tuple(_benefit(one, effect, on) for effect in one.gives.effects)


def _benefit(one: Initiative, effect: Effect, on: datetime.date) -> BenefitStanding:
    told = [row for row in one.outcome.measurements if row.text == effect.text and first_day(row.date) <= on]
    latest = max(told, key=lambda row: last_day(row.date), default=None)
    late = latest is None and effect.date is not None and last_day(effect.date) < on
    if latest is None:
        return BenefitStanding(effect, None, None, judged=False, late=late)
    counted = way_gone(effect.baseline, effect.target, latest.value)
    if counted is not None or latest.percent is None:
        return BenefitStanding(effect, latest, counted, judged=False, late=False)
    return BenefitStanding(effect, latest, Fraction(latest.percent), judged=True, late=False)


def way_gone(baseline: str, target: str, value: str) -> Fraction | None:
    """How much of the way from baseline to target a value has gone, percent: below 0 the wrong way, above 100 beyond the target.

    None where one of them is no number, their units differ, or there is no way to go. A unit that is left out is that of the others.
    """
    read = [_number(text) for text in (baseline, target, value)]
    if any(one is None for one in read):
        return None
    (low, *first), (high, *second), (now, *third) = (one for one in read if one is not None)
    units = {unit for unit in (*first, *second, *third) if unit}
    return None if len(units) > 1 or low == high else 100 * (now - low) / (high - low)


def _number(text: str) -> tuple[Fraction, str] | None:
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return Fraction(str(read_decimal(found[1], PLAIN))), " ".join(found[2].casefold().split())
    except WrongValue:
        return None


def money_standings(one: Initiative, start: int | None) -> tuple[MoneyStanding, ...]:
    """Its economic benefit by member and calendar year: what is promised once it is settled when it begins, and what is told."""
    promised = {} if start is None else {(row.member, start + row.year - 1): row.promised for row in one.gives.economic}
    realised = {(row.member, row.year): row.kronor for row in one.outcome.realised}
    return tuple(MoneyStanding(*key, promised.get(key), realised.get(key)) for key in sorted({*promised, *realised}))


def served_standings(one: Initiative) -> tuple[ServedStanding, ...]:
    """What it was to do for each goal, and what it turned out to do."""
    return tuple(_served(one))


def _served(one: Initiative) -> Iterator[ServedStanding]:
    promised = {row.goal: Fraction(row.likely) for row in one.gives.contributions}
    served = {row.goal: Fraction(row.points) for row in one.outcome.served}
    for goal in sorted({*promised, *served}):
        yield ServedStanding(goal, promised.get(goal, Fraction(0)), served.get(goal))
