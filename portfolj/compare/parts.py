"""What goals are given and where the money goes, portfolio by portfolio."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from portfolj.results.result import Result
from portfolj.results.usage import GoalUse, Part, Usage


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal, and what each portfolio gives it."""

    id: str
    by: tuple[GoalUse, ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """What falls to an area or field: fund money in kronor, and in whole percent of all fund money; None where there is none."""

    kronor: int
    percent: int | None


@dataclass(frozen=True, slots=True)
class PartLine:
    """An area or field ("" is none), and what falls to it in each portfolio."""

    id: str
    by: tuple[Slice, ...]


def by_goal(results: Sequence[Result]) -> tuple[GoalLine, ...]:
    """What each goal is given, by id; a result without portfolio gives nothing."""
    given = [{one.goal: one for one in (result.usage.goals if result.usage else ())} for result in results]
    goals = sorted({goal for uses in given for goal in uses})
    return tuple(GoalLine(goal, tuple(uses.get(goal, GoalUse(goal, 0, Fraction(0), None)) for uses in given)) for goal in goals)


def by_area(results: Sequence[Result]) -> tuple[PartLine, ...]:
    """What falls to each area, by id, what has no area last."""
    return _lines(results, lambda usage: usage.areas)


def by_field(results: Sequence[Result]) -> tuple[PartLine, ...]:
    """What falls to each field of the four-field model, by id, what has no field last."""
    return _lines(results, lambda usage: usage.fields)


def _lines(results: Sequence[Result], of: Callable[[Usage], tuple[Part, ...]]) -> tuple[PartLine, ...]:
    kronor = [{part.of: part.kronor for part in (of(result.usage) if result.usage else ())} for result in results]
    parts = sorted({part for one in kronor for part in one}, key=lambda part: (not part, part))
    wholes = [sum(one.values()) for one in kronor]
    return tuple(PartLine(part, tuple(map(_slice, (one.get(part, 0) for one in kronor), wholes))) for part in parts)


def _slice(kronor: int, whole: int) -> Slice:
    return Slice(kronor, floor(Fraction(100 * kronor, whole) + Fraction(1, 2)) if whole else None)
