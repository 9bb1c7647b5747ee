"""Every id stands once, the goal tree hangs together, and nothing needs or excludes itself."""

from collections.abc import Iterator

from portfolj.domain.assessment import Assessment, ScaleStep
from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.domain.consistency.names import where
from portfolj.domain.consistency.walk import Path, fields, rings, values
from portfolj.domain.decision import Deviation
from portfolj.domain.gives import Contribution, EconomicBenefit
from portfolj.domain.member import Capacity, Ceiling, PoolHours
from portfolj.domain.money import Budget
from portfolj.domain.outcome import Realised, Served
from portfolj.domain.participation import Participation
from portfolj.domain.rules import GoalFloor, Override, ParticipationFloor
from portfolj.domain.scenario import BudgetChange, NewLead, WeightChange
from portfolj.domain.steering import AdmissionAnswer, Requirement, Synergy
from portfolj.domain.takes import CostLine, Effort, Financing, OwnEffort, PoolEffort, Total
from portfolj.domain.wheel import MandateRow
from portfolj.errors import Fault, say

_KEYED = (
    Capacity,
    Ceiling,
    PoolHours,
    Budget,
    Contribution,
    Assessment,
    ScaleStep,
    AdmissionAnswer,
    EconomicBenefit,
    Financing,
    CostLine,
    Effort,
    PoolEffort,
    OwnEffort,
    Total,
    Participation,
    Requirement,
    Synergy,
    GoalFloor,
    ParticipationFloor,
    Override,
    BudgetChange,
    WeightChange,
    NewLead,
    Deviation,
    MandateRow,
    Realised,
    Served,
)


def duplicates(case: Case) -> Iterator[Fault]:
    """Ids that stand twice (A and a are the same), and rows of the same key."""
    for path, value in values(case):
        for name in fields(type(value)):
            content = getattr(value, name)
            if isinstance(content, tuple):
                yield from _twice(tuple(row for row in content if isinstance(row, Value)), (*path, name))


def _twice(rows: tuple[Value, ...], path: Path) -> Iterator[Fault]:
    seen: dict[object, str] = {}
    for position, row in enumerate(rows):
        key, spoken = _key(row)
        if key in seen:
            name = seen[key]
            if "id" in fields(type(row)) and spoken != name:
                message = say("The id '{id}' stands twice (as '{other}'); give one of them another id.", id=spoken, other=name)
            elif "id" in fields(type(row)):
                message = say("The id '{id}' stands twice; give one of them another id.", id=spoken)
            else:
                message = say("'{where}' states {row} twice; remove one of them.", where=where(path), row=spoken)
            yield Fault(message, path=(*path, position))
        seen.setdefault(key, spoken)


def _key(row: Value) -> tuple[object, str]:
    if "id" in fields(type(row)):
        name = str(getattr(row, "id", ""))
        return name.casefold(), name
    names = row.order if isinstance(row, _KEYED) else fields(type(row))
    parts = tuple(getattr(row, name) for name in names)
    return parts, ", ".join(str(one) for one in parts if one not in (None, "", ()))


def synergies_from_both_sides(case: Case) -> Iterator[Fault]:
    """A synergy that both of its initiatives state would count twice."""
    seen: dict[tuple[object, ...], str] = {}
    for one in case.initiatives:
        for position, row in enumerate(one.steering.synergies):
            key = (frozenset((one.id, row.initiative)), row.fund, row.pool, row.year)
            if seen.setdefault(key, one.id) != one.id:
                yield Fault(
                    say("The synergy of '{one}' and '{other}' is stated by both; remove one of them.", one=row.initiative, other=one.id),
                    path=("initiatives", one.id, "steering", "synergies", position),
                )


def goal_tree(case: Case) -> Iterator[Fault]:
    """Goals that lie under themselves, and contributions, floors or weights that do not fit the tree."""
    parents = {one.id: one.parent for one in case.goals}
    for start in sorted(parents):
        seen, goal = [start], parents[start]
        while goal is not None and goal in parents and goal not in seen:
            seen.append(goal)
            goal = parents[goal]
        if goal == start and start == min(seen):
            yield Fault(
                say("The goals {goals:list} lie under each other in a ring; give one of them another parent.", goals=tuple(seen)),
                path=("goals", start, "parent"),
            )
    inner = {parent for parent in parents.values() if parent is not None}
    for path, value in values(case):
        if isinstance(value, Contribution | Assessment | ScaleStep | GoalFloor) and value.goal in inner:
            yield Fault(
                say(
                    "'{where}' speaks of the goal '{goal}', which has goals under it; name one of those.",
                    where=where(path),
                    goal=value.goal,
                ),
                path=(*path, "goal"),
            )


def chains(case: Case) -> Iterator[Fault]:
    """Initiatives that need or exclude themselves, or need each other in a ring."""
    needs = {one.id: tuple(row.initiative for row in one.steering.requires) for one in case.initiatives}
    for one in case.initiatives:
        path: Path = ("initiatives", one.id, "steering")
        if one.id in needs[one.id]:
            yield Fault(say("Initiative '{id}' needs itself; remove the row.", id=one.id), path=(*path, "requires"))
        if one.id in one.steering.excludes:
            yield Fault(say("Initiative '{id}' excludes itself; remove the id.", id=one.id), path=(*path, "excludes"))
        if any(row.initiative == one.id for row in one.steering.synergies):
            yield Fault(say("Initiative '{id}' states a synergy with itself; remove the row.", id=one.id), path=(*path, "synergies"))
    for ring in rings(needs):
        yield Fault(
            say("The initiatives {names:list} need each other in a ring; remove one of the requirements.", names=ring),
            path=("initiatives", ring[0], "steering", "requires"),
        )


def same_names(case: Case) -> Iterator[Fault]:
    """Notices of initiatives and of members that carry the same name."""
    for kind, rows in (("initiatives", case.initiatives), ("members", case.members)):
        by_name: dict[str, list[str]] = {}
        for row in rows:
            by_name.setdefault(row.name, []).append(row.id)
        for name, ids in sorted(by_name.items()):
            if len(ids) > 1:
                yield Fault(
                    say("{ids:list} carry the same name '{name}'; tell them apart if they are not the same.", ids=tuple(ids), name=name),
                    path=(kind, ids[1], "name"),
                    severity="notice",
                )
