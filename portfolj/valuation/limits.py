"""The rules as one scenario states them, over its candidates."""

from collections.abc import Iterable
from typing import Any, TypeVar

from portfolj.domain.base import Value, replace
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.member import MemberKind
from portfolj.domain.money import FundKind
from portfolj.domain.rules import NobodyLoses, RuleChanges, Rules, Selection
from portfolj.domain.scenario import Scenario
from portfolj.valuation.instance import Bounds, Pair

R = TypeVar("R", bound=Value)


def _merged(rows: Iterable[R], changes: Iterable[R], by: str) -> tuple[R, ...]:
    kept = {getattr(row, by): row for row in rows} | {getattr(row, by): row for row in changes}
    return tuple(kept[name] for name in sorted(kept))


def _losing(rules: Rules, changes: RuleChanges) -> NobodyLoses | None:
    if changes.nobody_loses is None:
        return rules.nobody_loses
    if isinstance(changes.nobody_loses, bool):
        return NobodyLoses() if changes.nobody_loses else None
    return changes.nobody_loses


def rules_of(case: Case, scenario: Scenario) -> Rules:
    """The case's rules as a scenario changes them; what it decides it does not refuse, whatever the case says, and the other way round."""
    rules, changes = case.rules, scenario.rules
    decided, refused = ({row.initiative for row in rows} for rows in (scenario.decided, scenario.refused))
    return replace(
        rules,
        floor_per_resident=rules.floor_per_resident if changes.floor_per_resident is None else changes.floor_per_resident,
        go_it_alone=rules.go_it_alone if changes.go_it_alone is None else changes.go_it_alone,
        nobody_loses=_losing(rules, changes),
        parties=rules.parties if changes.parties is None else changes.parties,
        participation_floors=_merged(rules.participation_floors, changes.participation_floors, "member"),
        goal_floors=_merged(rules.goal_floors, changes.goal_floors, "goal"),
        counts=_merged(rules.counts, changes.counts, "id"),
        balances=_merged(rules.balances, changes.balances, "id"),
        decided=_merged((row for row in rules.decided if row.initiative not in refused), scenario.decided, "initiative"),
        refused=_merged((row for row in rules.refused if row.initiative not in decided), scenario.refused, "initiative"),
    )


def _selected(case: Case, of: Selection, candidates: frozenset[str]) -> frozenset[str]:
    def spoken_of(one: Initiative) -> bool:
        return one.id in of.initiatives or one.what.area in of.areas or one.what.field in of.fields

    return frozenset(one.id for one in case.initiatives if one.id in candidates and spoken_of(one))


def _excludes(case: Case, candidates: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    groups: dict[str, set[str]] = {}
    pairs: set[tuple[str, ...]] = set()
    for one in case.initiatives:
        if one.id not in candidates:
            continue
        if one.steering.option_of:
            groups.setdefault(one.steering.option_of, set()).add(one.id)
        pairs.update(tuple(sorted((one.id, other))) for other in one.steering.excludes if other in candidates)
    sets = {tuple(sorted(group)) for group in groups.values() if len(group) > 1} | pairs
    return tuple(sorted(sets))


def _synergies(case: Case, candidates: frozenset[str]) -> tuple[Pair, ...]:
    pairs = []
    for one in case.initiatives:
        for row in one.steering.synergies:
            if one.id not in candidates or row.initiative not in candidates:
                continue
            first, second = sorted((one.id, row.initiative))
            points = 0 if row.points is None else int(row.points * 1000)
            pairs.append(Pair(first, second, points, row.fund or "", row.pool or "", row.year or 0, row.kronor or row.hours or 0))
    return tuple(pairs)


def limits(case: Case, scenario: Scenario, candidates: frozenset[str]) -> dict[str, Any]:
    """The fields of `Instance` that hold limits and rules.

    Parameters
    ----------
    candidates
        The ids that rules can speak of; what is left aside is in no rule.
    """
    rules = rules_of(case, scenario)
    municipalities = tuple(one.id for one in case.members if one.kind is MemberKind.MUNICIPALITY)
    percent = scenario.hours_percent
    return {
        "parties": tuple(sorted(one for one in rules.parties or municipalities if one not in scenario.out)),
        "own_funds": frozenset(fund.id for fund in case.funds if fund.kind is FundKind.OWN),
        "carry_over": frozenset(fund.id for fund in case.funds if fund.carry_over),
        "capacities": {(row.member, row.role, row.year): row.hours * percent // 100 for row in case.capacities},
        "ceilings": {(row.member, row.year): row.kronor for row in case.ceilings},
        "pool_hours": {(pool.id, year): 0 for pool in case.pools for year in case.years}
        | {(row.pool, row.year): row.hours * percent // 100 for row in case.pool_hours},
        "excludes": _excludes(case, candidates),
        "counts": tuple(
            Bounds(one.id, one.name, _selected(case, one.of, candidates), one.at_least, one.at_most)
            for one in sorted(rules.counts, key=lambda one: one.id)
        ),
        "balances": tuple(
            Bounds(one.id, one.name, _selected(case, one.of, candidates), one.at_least, one.at_most, one.measure)
            for one in sorted(rules.balances, key=lambda one: one.id)
        ),
        "synergies": _synergies(case, candidates),
        "goal_floors": {one.goal: int(one.points * 1000) for one in sorted(rules.goal_floors, key=lambda one: one.goal)},
        "participation_floors": {
            one.member: one.at_least
            for one in sorted(rules.participation_floors, key=lambda one: one.member)
            if one.member not in scenario.out
        },
        "floor_percent": rules.floor_per_resident,
        "alone_percent": rules.go_it_alone,
        "nobody_loses": rules.nobody_loses is not None,
        "count_fee": rules.nobody_loses is not None and rules.nobody_loses.count_fee,
    }
