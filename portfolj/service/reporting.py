"""What came of a proposal, entered as text: how its dated goals stand, and what its benefits were measured at."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portfolj.domain.document import plain
from portfolj.domain.gives import DatedGoal, Effect
from portfolj.domain.initiative import Initiative
from portfolj.exchange.translate import value_of


@dataclass(frozen=True, slots=True)
class GoalTold:
    """How a dated goal stands: the state by its value, "" takes away what was told last."""

    goal: DatedGoal
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class BenefitMeasured:
    """What a benefit was measured at: value and percent as text; both "" take away what was measured last."""

    effect: Effect
    value: str
    percent: str
    body: str
    note: str


def with_told(one: Initiative, goals: Iterable[GoalTold], benefits: Iterable[BenefitMeasured], *, date: str) -> Initiative:
    """The proposal with what is told of some goals and benefits as of a day; what was told of earlier days stays.

    Raises
    ------
    InputError
        With everything that cannot be read or cannot be so.
    """
    document = plain(one)
    outcome: dict[str, Any] = document.setdefault("outcome", {})
    states, measurements = outcome.get("goal_states", []), outcome.get("measurements", [])
    for told in goals:
        due = {"due": told.goal.date} if _written_alike(one, told.goal) else {}
        about = {"text": told.goal.text} | due
        new = about | {"state": told.state, "date": date, "note": told.note}
        states = _told(states, about, new if told.state else None)
    for measured in benefits:
        about = {"text": measured.effect.text}
        stated = {name: text for name, text in (("value", measured.value), ("percent", measured.percent)) if text}
        new = about | stated | {"date": date, "body": measured.body, "note": measured.note}
        measurements = _told(measurements, about, new if stated else None)
    outcome |= {"goal_states": states, "measurements": measurements}
    return value_of(Initiative, document)


def _written_alike(one: Initiative, goal: DatedGoal) -> bool:
    return sum(other.text == goal.text for other in one.gives.dated_goals) > 1


def _told(rows: list[dict[str, Any]], about: dict[str, str], new: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The rows with a new one in place of that of the same day; without one the last of them goes."""
    mine = [row for row in rows if all(row.get(name) == text for name, text in about.items())]
    gone = mine[-1:] if new is None else [row for row in mine if row["date"] == new["date"]]
    left = [row for row in rows if row not in gone]
    return left if new is None else [*left, new]
