"""Section 3 of docs/math.md: which portfolios break which rule, one function for each rule."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from portfolj.domain.steering import Synergy
from tests.oracle.portfolios import Row, Table, Truths, Whole
from tests.oracle.question import Question, selected

Pair = tuple[str, str]


@dataclass(frozen=True)
class References:
    """What fairness refers to: members that nothing serves, G_m in thousandths of a point, t* per person (None: not needed)."""

    unreachable: frozenset[str] = frozenset()
    alone: Mapping[str, int] = field(default_factory=dict)
    floor: Fraction | None = None


@dataclass(frozen=True)
class Trial:
    """Portfolios held against a question; `joint` is h_ij of each pair with a synergy."""

    asked: Question
    table: Table
    joint: Mapping[Pair, Whole]
    references: References = References()

    @property
    def none(self) -> Truths:
        """No portfolio breaks anything."""
        return np.zeros(self.table.sums.shape[1], dtype=np.bool_)

    def chosen(self, initiative: str) -> Whole:
        """y_i of all portfolios."""
        return self.table.row("chosen", initiative)

    def reachable(self) -> Iterator[str]:
        """The parties that fairness speaks of, less those that nothing serves."""
        return (member for member in self.asked.parties if member not in self.references.unreachable)


def pairs(asked: Question) -> dict[Pair, tuple[Synergy, ...]]:
    """The synergies of each pair of candidates."""
    known = {one.id for one in asked.candidates}
    found: dict[Pair, tuple[Synergy, ...]] = {}
    for candidate in asked.candidates:
        for row in candidate.one.steering.synergies:
            if row.initiative in known:
                first, last = sorted((candidate.id, row.initiative))
                found[first, last] = (*found.get((first, last), ()), row)
    return found


def joint(asked: Question, table: Table) -> dict[Pair, Whole]:
    """h_ij = y_i y_j."""
    return {(i, j): np.minimum(np.minimum(table.row("chosen", i), table.row("chosen", j)), 1) for i, j in pairs(asked)}


def saved(trial: Trial, unit: str, owner: str, year: int) -> Whole:
    """Kronor of a fund or hours of a pool that synergies save in a year."""
    sums = np.zeros(trial.table.sums.shape[1], dtype=np.int64)
    for pair, rows in pairs(trial.asked).items():
        for row in rows:
            if row.year == year and owner == (row.fund if unit == "kronor" else row.pool):
                sums = sums + trial.joint[pair] * ((row.kronor if unit == "kronor" else row.hours) or 0)
    return sums


def decided(trial: Trial) -> Truths:
    """y_i = 1."""
    broken = trial.none
    for initiative in trial.asked.must:
        broken |= trial.chosen(initiative) != 1
    return broken


def refused(trial: Trial) -> Truths:
    """y_i = 0."""
    broken = trial.none
    for initiative in trial.asked.refused:
        broken |= trial.chosen(initiative) != 0
    return broken


def budget(trial: Trial) -> Truths:
    """Spent less saved is at most B_ft in each year; with carry-over in the years up to t; with a total over all years."""
    asked, broken = trial.asked, trial.none
    for fund in asked.case.funds:
        so_far, held = np.zeros_like(broken, dtype=np.int64), 0
        for year in asked.case.years:
            spent = trial.table.row("paid", fund.id, year) - saved(trial, "kronor", fund.id, year)
            so_far, held = so_far + spent, held + asked.budgets[fund.id, year]
            broken |= so_far > held if fund.carry_over else spent > asked.budgets[fund.id, year]
        if fund.id in asked.totals:
            broken |= so_far > asked.totals[fund.id]
    return broken


def hours(trial: Trial) -> Truths:
    """Effort is at most E_mt, per role where a role is stated."""
    return _beyond(trial, {("hours", *place): most for place, most in trial.asked.capacities.items()})


def money_ceiling(trial: Trial) -> Truths:
    """A member's own money is at most K_mt."""
    return _beyond(trial, {("own_money", *place): most for place, most in trial.asked.ceilings.items()})


def _beyond(trial: Trial, limits: Mapping[Row, int]) -> Truths:
    broken = trial.none
    for row, most in limits.items():
        broken |= trial.table.row(*row) > most
    return broken


def pool(trial: Trial) -> Truths:
    """Shared hours less hours saved are at most E_rt."""
    broken = trial.none
    for (name, year), most in trial.asked.pools.items():
        broken |= trial.table.row("pool", name, year) - saved(trial, "hours", name, year) > most
    return broken


def quorum(trial: Trial) -> Truths:
    """At least q_i members take part in what is chosen."""
    broken = trial.none
    for candidate in trial.asked.candidates:
        broken |= trial.table.row("heads", candidate.id) < 0
    return broken


def requires(trial: Trial) -> Truths:
    """y_i <= y_j; with finished x_is <= sum of x_js' over s' + d_j <= s."""
    broken = trial.none
    known = {one.id: one for one in trial.asked.candidates}
    for candidate in trial.asked.candidates:
        for row in candidate.one.steering.requires:
            other = known.get(row.initiative)
            if other is None:
                # Fulfilled, or needed by what is decided by stage, which stays without it.
                continue
            if not row.finished:
                broken |= trial.chosen(candidate.id) > trial.chosen(other.id)
                continue
            for start in candidate.starts:
                before = [early for early in other.starts if early + other.one.steering.duration <= start]
                ended = sum((trial.table.row("start", other.id, early) for early in before), np.zeros_like(broken, dtype=np.int64))
                broken |= trial.table.row("start", candidate.id, start) > ended
    return broken


def excludes(trial: Trial) -> Truths:
    """At most one of the options of a need, and of two of which one names the other."""
    groups: dict[str, list[str]] = defaultdict(list)
    for candidate in trial.asked.candidates:
        if candidate.one.steering.option_of:
            groups[candidate.one.steering.option_of].append(candidate.id)
    named = [(candidate.id, other) for candidate in trial.asked.candidates for other in candidate.one.steering.excludes]
    broken = trial.none
    for group in (*groups.values(), *named):
        broken |= sum((trial.chosen(one) for one in group), np.zeros_like(broken, dtype=np.int64)) > 1
    return broken


def count(trial: Trial) -> Truths:
    """Between so many and so many of a selection."""
    broken = trial.none
    for rule in trial.asked.rules.counts:
        number = np.zeros_like(broken, dtype=np.int64)
        for candidate in trial.asked.candidates:
            if selected(candidate.one, rule.of):
                number = number + trial.chosen(candidate.id)
        broken |= number < (rule.at_least or 0)
        if rule.at_most is not None:
            broken |= number > rule.at_most
    return broken


def goal_floor(trial: Trial) -> Truths:
    """What is chosen gives a goal at least L_g."""
    broken = trial.none
    for rule in trial.asked.rules.goal_floors:
        broken |= trial.table.row("goal", rule.goal) < int(rule.points * 1000)
    return broken


def balance(trial: Trial) -> Truths:
    """A selection's share of all money or hours is between two percentages."""
    broken = trial.none
    for rule in trial.asked.rules.balances:
        every, part = trial.table.row("all", rule.id), 100 * trial.table.row("part", rule.id)
        if rule.at_least is not None:
            broken |= part < rule.at_least * every
        if rule.at_most is not None:
            broken |= part > rule.at_most * every
    return broken


def participation_floor(trial: Trial) -> Truths:
    """A member takes part in at least so many."""
    broken = trial.none
    for rule in trial.asked.rules.participation_floors:
        if rule.member not in trial.asked.scenario.out:
            broken |= trial.table.row("takes_part", rule.member) < rule.at_least
    return broken


def synergy(trial: Trial) -> Truths:
    """h_ij <= y_i, h_ij <= y_j, h_ij >= y_i + y_j - 1."""
    broken = trial.none
    for (i, j), both in trial.joint.items():
        broken |= (both > trial.chosen(i)) | (both > trial.chosen(j)) | (both < trial.chosen(i) + trial.chosen(j) - 1)
    return broken


def nobody_loses(trial: Trial) -> Truths:
    """Benefit less own money less hours times kappa (less the fee where it counts) is not below 0."""
    asked, broken = trial.asked, trial.none
    if asked.loses is not None:
        fee = {one.id: (one.fee or 0) * len(asked.case.years) if asked.loses.count_fee else 0 for one in asked.case.members}
        for member in asked.parties:
            broken |= trial.table.row("net", member) < fee[member]
    return broken


def floor_per_resident(trial: Trial) -> Truths:
    """u_m >= ceil(alpha t* w_m / 100)."""
    weights = {one.id: one.weight for one in trial.asked.case.members}
    share = (trial.references.floor or Fraction(0)) * trial.asked.rules.floor_per_resident / 100
    return _below(trial, {member: math.ceil(share * weights[member]) for member in trial.reachable()})


def go_it_alone(trial: Trial) -> Truths:
    """u_m >= ceil(lambda G_m / 100)."""
    share = Fraction(trial.asked.rules.go_it_alone, 100)
    return _below(trial, {member: math.ceil(share * trial.references.alone.get(member, 0)) for member in trial.reachable()})


def _below(trial: Trial, least: Mapping[str, int]) -> Truths:
    broken = trial.none
    for member, benefit in least.items():
        if benefit > 0:
            broken |= trial.table.row("served", member) < benefit
    return broken


RULES: Mapping[str, Callable[[Trial], Truths]] = {
    rule.__name__: rule
    for rule in (
        decided,
        refused,
        budget,
        hours,
        pool,
        money_ceiling,
        quorum,
        requires,
        excludes,
        count,
        goal_floor,
        balance,
        participation_floor,
        synergy,
        nobody_loses,
        go_it_alone,
        floor_per_resident,
    )
}


def rows_that_matter(asked: Question) -> frozenset[Row]:
    """The sums that some rule or objective of this question speaks of."""
    rows: set[Row] = {(name,) for name in ("benefit", "economic", "participations", "cost", "used", "waited")}
    rows |= {("hours", *place) for place in asked.capacities} | {("own_money", *place) for place in asked.ceilings}
    rows |= {("pool", *place) for place in asked.pools} | {("paid", *place) for place in asked.budgets}
    rows |= {(name, one.id) for name in ("chosen", "heads") for one in asked.candidates}
    rows |= {(name, member) for name in ("served", "net") for member in asked.parties}
    rows |= {("goal", rule.goal) for rule in asked.rules.goal_floors}
    rows |= {(name, rule.id) for name in ("all", "part") for rule in asked.rules.balances}
    rows |= {("takes_part", rule.member) for rule in asked.rules.participation_floors}
    timed = {name for one in asked.candidates for row in one.one.steering.requires if row.finished for name in (one.id, row.initiative)}
    rows |= {("start", one.id, start) for one in asked.candidates if one.id in timed for start in one.starts}
    return frozenset(rows)
