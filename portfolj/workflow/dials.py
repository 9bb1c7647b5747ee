"""The dials of a scenario: what a room turns, and the scenario that comes of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction

from portfolj.domain import base
from portfolj.domain.case import Case
from portfolj.domain.money import FundKind
from portfolj.domain.rules import Override
from portfolj.domain.scenario import BudgetChange, Scenario, WeightChange
from portfolj.results.result import Result
from portfolj.valuation.budgets import budgets
from portfolj.valuation.scores import shares_among_siblings, siblings


@dataclass(frozen=True, slots=True)
class Dials:
    """Where the dials of a scenario stand.

    Parameters
    ----------
    money
        Percent of the case's own frames, each fund and year alike.
    hours
        Percent of all stated hours.
    floor
        What the least served are given, percent of the best possible floor.
    weights
        For each goal that has siblings its share among them, whole percent; together 100 until somebody turns them.
    decided, refused, out
        Ids that the scenario decides, refuses and leaves out.
    """

    money: int
    hours: int
    floor: int
    weights: tuple[tuple[str, int], ...]
    decided: tuple[str, ...]
    refused: tuple[str, ...]
    out: tuple[str, ...]


NAMES = tuple(field.name for field in fields(Dials))


def dials_of(case: Case, scenario: Scenario) -> Dials:
    """Where a scenario's dials stand; what it says beside them (of one fund, of one year) is no dial."""
    general = _general(scenario.budgets)
    stated = scenario.rules.floor_per_resident
    return Dials(
        money=100 if general is None or general.percent is None else general.percent,
        hours=scenario.hours_percent,
        floor=case.rules.floor_per_resident if stated is None else stated,
        weights=tuple(sorted(shares_among_siblings(case.goals, scenario.weights).items())),
        decided=tuple(sorted(one.initiative for one in scenario.decided)),
        refused=tuple(sorted(one.initiative for one in scenario.refused)),
        out=scenario.out,
    )


def turned(case: Case, scenario: Scenario, dials: Dials, *, reason: str) -> Scenario:
    """The scenario with its dials where they stand now; what no dial speaks of stays as it is.

    Parameters
    ----------
    reason
        Given for each initiative that is decided or refused by a dial and not by the scenario before.

    Raises
    ------
    pydantic.ValidationError
        When a dial stands where it cannot.
    """
    before = dials_of(case, scenario)
    general = _general(scenario.budgets)
    budgets = [one for one in scenario.budgets if one is not general]
    money = [BudgetChange(percent=dials.money)] if dials.money != 100 else []
    floor = scenario.rules.floor_per_resident if dials.floor == before.floor else dials.floor
    return base.replace(
        scenario,
        budgets=(*budgets, *money),
        hours_percent=dials.hours,
        weights=_weights(case, scenario, dict(before.weights), dict(dials.weights)),
        rules=base.replace(scenario.rules, floor_per_resident=floor),
        decided=tuple(_overrides(scenario.decided, dials.decided, reason)),
        refused=tuple(_overrides(scenario.refused, dials.refused, reason)),
        out=dials.out,
    )


def turned_back(dials: Dials, start: Dials) -> Iterator[tuple[str, Dials]]:
    """For each dial that has been turned its name, and all dials with this one alone put back."""
    for name in NAMES:
        if getattr(dials, name) != getattr(start, name):
            yield name, replace(dials, **{name: getattr(start, name)})


def _general(budgets: Iterable[BudgetChange]) -> BudgetChange | None:
    return next((one for one in budgets if (one.fund, one.year) == (None, None)), None)


def _overrides(stated: Iterable[Override], wanted: Iterable[str], reason: str) -> Iterator[Override]:
    known = {one.initiative: one for one in stated}
    return (known.get(name, Override(initiative=name, reason=reason)) for name in wanted)


def _weights(case: Case, scenario: Scenario, before: Mapping[str, int], now: Mapping[str, int]) -> tuple[WeightChange, ...]:
    """The scenario's weights; where a goal has been turned, all of its siblings' are stated as they stand."""
    kept = {one.goal: one for one in scenario.weights}
    for group in siblings(case.goals):
        if any(now.get(goal, before[goal]) != before[goal] for goal in group):
            kept |= {goal: WeightChange(goal=goal, weight=Decimal(now.get(goal, before[goal]))) for goal in group}
    return tuple(kept.values())


@dataclass(frozen=True, slots=True)
class InUnits:
    """What dials come to: own frames in kronor and all members' stated hours, a year on average; both rounded down."""

    kronor: int
    hours: int


def in_units(case: Case, scenario: Scenario) -> InUnits:
    """What a scenario's dials come to."""
    yearly, _ = budgets(case, scenario)
    own = {fund.id for fund in case.funds if fund.kind is FundKind.OWN}
    hours = sum(row.hours * scenario.hours_percent // 100 for row in case.capacities if not row.role)
    return InUnits(sum(kronor for (fund, _), kronor in yearly.items() if fund in own) // len(case.years), hours // len(case.years))


def price_of_floor(without: Result, under: Result) -> Fraction | None:
    """What a floor for the least served costs: percent of the total benefit without it; None where either has no portfolio."""
    free, held = without.answer.total_benefit, under.answer.total_benefit
    if free is None or held is None or not free.value:
        return None
    return 100 * (free.value - held.value) / free.value
