"""Section 1 of docs/math.md: what one scenario sees of a case, whole numbers only."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from portfolj.domain.case import Case
from portfolj.domain.goal import GoalLevel
from portfolj.domain.initiative import Initiative
from portfolj.domain.member import MemberKind
from portfolj.domain.money import Fund, FundKind
from portfolj.domain.participation import Answer
from portfolj.domain.rules import NobodyLoses, Override, Rules, Selection
from portfolj.domain.scenario import BudgetChange, Scenario, Undecided
from portfolj.domain.steering import Stage
from tests.oracle.benefit import judged

T = TypeVar("T")
OPEN = (Stage.ASSESSED, Stage.CANDIDATE)
DECIDED = (Stage.DECIDED, Stage.UNDER_WAY)
FULFILLED = (Stage.ENDED, Stage.REPORTED)


@dataclass(frozen=True)
class Candidate:
    """An initiative that may be chosen: where it may start, who takes part whenever it is chosen, and who may."""

    one: Initiative
    starts: tuple[int, ...]
    fixed: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def id(self) -> str:
        """The initiative's id."""
        return self.one.id


@dataclass(frozen=True)
class Question:
    """One scenario of a case: candidates, who fairness speaks of, limits in kronor and hours, rules as changed."""

    case: Case
    scenario: Scenario
    rules: Rules
    candidates: tuple[Candidate, ...]
    aside: frozenset[str]
    must: frozenset[str]
    refused: frozenset[str]
    parties: tuple[str, ...]
    budgets: Mapping[tuple[str, int], int]
    totals: Mapping[str, int]
    capacities: Mapping[tuple[str, int, str], int]
    ceilings: Mapping[tuple[str, int], int]
    pools: Mapping[tuple[str, int], int]

    @property
    def fulfilled(self) -> frozenset[str]:
        """Prerequisites that are ended or reported."""
        return frozenset(one.id for one in self.case.initiatives if one.steering.stage in FULFILLED)

    @property
    def loses(self) -> NobodyLoses | None:
        """The rule nobody_loses, where it is stated."""
        return self.rules.nobody_loses


def question(case: Case, scenario: Scenario) -> Question:
    """What a scenario sees; the case is taken to be without faults."""
    rules = _rules(case.rules, scenario)
    candidates = _candidates(case, scenario)
    municipalities = tuple(one.id for one in case.members if one.kind is MemberKind.MUNICIPALITY)
    budgets, totals = _budgets(case, scenario)
    stage = {one.one.id for one in candidates if one.one.steering.stage in DECIDED}
    share = scenario.hours_percent
    stated = {(row.pool, row.year): row.hours * share // 100 for row in case.pool_hours}
    return Question(
        case=case,
        scenario=scenario,
        rules=rules,
        candidates=candidates,
        aside=frozenset(one.id for one in case.initiatives) - {one.id for one in candidates},
        must=frozenset(stage) | _overridden(case.rules.decided, scenario.decided, scenario.refused),
        refused=_overridden(case.rules.refused, scenario.refused, scenario.decided),
        parties=tuple(member for member in rules.parties or municipalities if member not in scenario.out),
        budgets=budgets,
        totals=totals,
        capacities={(row.member, row.year, row.role): row.hours * share // 100 for row in case.capacities},
        ceilings={(row.member, row.year): row.kronor for row in case.ceilings},
        pools={(pool.id, year): stated.get((pool.id, year), 0) for pool in case.pools for year in case.years},
    )


def _overridden(of_case: Iterable[Override], same: Iterable[Override], opposite: Iterable[Override]) -> frozenset[str]:
    """What the case or the scenario says, unless the scenario says the opposite."""
    away = {row.initiative for row in opposite}
    return frozenset(row.initiative for row in of_case if row.initiative not in away) | {row.initiative for row in same}


def _rules(rules: Rules, scenario: Scenario) -> Rules:
    change = scenario.rules
    loses: object = rules.nobody_loses if change.nobody_loses is None else change.nobody_loses
    if loses is False:
        loses = None
    return Rules.model_validate(
        {
            "floor_per_resident": _or(change.floor_per_resident, rules.floor_per_resident),
            "go_it_alone": _or(change.go_it_alone, rules.go_it_alone),
            "nobody_loses": NobodyLoses() if loses is True else loses,
            "parties": _or(change.parties, rules.parties),
            "participation_floors": _joined(rules.participation_floors, change.participation_floors, "member"),
            "goal_floors": _joined(rules.goal_floors, change.goal_floors, "goal"),
            "counts": _joined(rules.counts, change.counts, "id"),
            "balances": _joined(rules.balances, change.balances, "id"),
        }
    )


def _or(changed: T | None, stated: T) -> T:
    return stated if changed is None else changed


def _joined(rows: Iterable[T], changes: Iterable[T], name: str) -> tuple[T, ...]:
    return tuple(({getattr(row, name): row for row in rows} | {getattr(row, name): row for row in changes}).values())


def _candidates(case: Case, scenario: Scenario) -> tuple[Candidate, ...]:
    stage = {one.id: one.steering.stage for one in case.initiatives}
    leads = {row.initiative: row.member for row in scenario.leads}
    found = {
        one.id: _candidate(case, scenario, one, leads.get(one.id, ""))
        for one in case.initiatives
        if not one.not_a_portfolio_matter
        and (one.steering.stage in DECIDED or (_admitted(case, one) and not _without_lead(scenario, one, leads.get(one.id, ""))))
    }
    while True:
        lacking = [
            name
            for name, candidate in found.items()
            if stage[name] not in DECIDED
            and any(row.initiative not in found and stage[row.initiative] not in FULFILLED for row in candidate.one.steering.requires)
        ]
        if not lacking:
            return tuple(found[name] for name in sorted(found))
        for name in lacking:
            del found[name]


def _admitted(case: Case, one: Initiative) -> bool:
    association = {goal.id for goal in case.goals if goal.level is GoalLevel.ASSOCIATION}
    open_to = [row for row in one.parties.participations if row.answer is not Answer.DECLINED]
    return (
        one.steering.stage in OPEN
        and any(start in case.years for start in one.steering.starts)
        and _size(case, one) > case.admission.larger_than
        and bool(one.steering.mandates)
        and any(points > 0 and goal in association for goal, points in judged(one).items())
        and {row.id for row in case.admission.criteria} <= {row.criterion for row in one.steering.admission_answers if row.holds}
        and len(open_to) >= case.admission.members
    )


def _size(case: Case, one: Initiative) -> int:
    cash = sum(row.kronor for row in one.takes.financing)
    stated = {row.year: row.kronor for row in one.takes.own_effort}
    own = sum(row.hours * case.hour_value for row in one.takes.efforts if row.year not in stated)
    return cash + own + sum(stated.values())


def _without_lead(scenario: Scenario, one: Initiative, successor: str) -> bool:
    """Whether every lead stays out and nobody who may takes over."""
    leads = {row.member for row in one.parties.participations if row.answer is Answer.LEAD}
    able = {row.member for row in one.parties.participations if row.answer is not Answer.DECLINED} - set(scenario.out)
    return bool(leads) and leads <= set(scenario.out) and successor not in able


def _candidate(case: Case, scenario: Scenario, one: Initiative, successor: str) -> Candidate:
    decided = one.steering.stage in DECIDED
    answers = {row.member: row.answer for row in one.parties.participations}
    fixed = {member for member, answer in answers.items() if answer in (Answer.LEAD, Answer.COMMITTED)}
    optional = {member for member, answer in answers.items() if answer is Answer.WILLING}
    if scenario.undecided is Undecided.WILLING:
        optional |= {member for member, answer in answers.items() if answer is Answer.UNDECIDED}
    if not decided:
        if any(answer is Answer.LEAD and member in scenario.out for member, answer in answers.items()):
            fixed.add(successor)
        fixed, optional = fixed - set(scenario.out), optional - set(scenario.out) - fixed
    starts = (start for start in one.steering.starts if decided or start in case.years)
    return Candidate(one, tuple(sorted(starts)), tuple(sorted(fixed)), tuple(sorted(optional)))


def _budgets(case: Case, scenario: Scenario) -> tuple[dict[tuple[str, int], int], dict[str, int]]:
    """B_ft and B_f: the most specific change of each, then the members that stay out."""
    funds = {fund.id: fund for fund in case.funds}
    budgets = {}
    for row in case.budgets:
        change = _change(scenario, funds[row.fund], (row.fund, row.year), (row.fund, None), (None, row.year), (None, None))
        amount = row.kronor if change is None else _or(change.kronor, row.kronor * (change.percent or 0) // 100)
        budgets[row.fund, row.year] = amount
    totals = {}
    for fund in case.funds:
        if fund.total is not None:
            change = _change(scenario, fund, (fund.id, None), (None, None))
            totals[fund.id] = fund.total if change is None or change.percent is None else fund.total * change.percent // 100
    share = _share_out(case, scenario)
    return (
        {(name, year): _less(amount, share, funds[name]) for (name, year), amount in budgets.items()},
        {name: _less(amount, share, funds[name]) for name, amount in totals.items()},
    )


def _change(scenario: Scenario, fund: Fund, *places: tuple[str | None, int | None]) -> BudgetChange | None:
    """The first change of these places that speaks of the fund; without a fund only the association's own are spoken of."""
    stated = {(row.fund, row.year): row for row in scenario.budgets}
    return next((stated[at] for at in places if at in stated and (at[0] is not None or fund.kind is FundKind.OWN)), None)


def _less(amount: int, share: Fraction, fund: Fund) -> int:
    return amount - math.ceil(amount * share) if fund.from_fees else amount


def _share_out(case: Case, scenario: Scenario) -> Fraction:
    """The share q of the members out: of the fees, or of the population where a municipality states no fee."""
    municipalities = [one for one in case.members if one.kind is MemberKind.MUNICIPALITY]
    if any(one.fee is None for one in municipalities):
        parts = {one.id: one.weight for one in municipalities}
    else:
        parts = {one.id: one.fee or 0 for one in case.members}
    whole = sum(parts.values())
    return Fraction(sum(parts.get(member, 0) for member in scenario.out), whole) if whole else Fraction(0)


def selected(one: Initiative, of: Selection) -> bool:
    """Whether a selection holds an initiative: by name, by area or by field."""
    return one.id in of.initiatives or one.what.area in of.areas or one.what.field in of.fields
