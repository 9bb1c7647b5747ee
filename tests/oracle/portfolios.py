"""Section 2 of docs/math.md: all portfolios of a question, as columns of whole-number sums.

Everything a portfolio is judged by is a sum over its starts and participations, so each start and each participation
carries its own small table of amounts, and the tables of all portfolios are added up one candidate at a time.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

import numpy as np
import numpy.typing as npt

from portfolj.domain.rules import Measure
from tests.oracle.benefit import REGION, contributions, goal_weights, half_up, shares, value
from tests.oracle.key import Keys
from tests.oracle.question import Candidate, Question, selected

Row = tuple[str | int, ...]
Amounts = Mapping[Row, int]
Whole = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
BENEFIT: Row = ("benefit",)


@dataclass(frozen=True)
class Option:
    """One way to decide on a candidate: its start (None: not chosen) and who takes part."""

    start: int | None
    participants: tuple[str, ...]
    amounts: Amounts


@dataclass(frozen=True)
class Pieces:
    """The amounts that each start and each participation adds."""

    starts: Mapping[tuple[str, int], Amounts]
    joins: Mapping[tuple[str, int, str], Amounts]


@dataclass(frozen=True)
class Table:
    """Sums of many portfolios: `place` finds the row of an amount, `sums` has a column for each portfolio."""

    place: Mapping[Row, int]
    sums: Whole

    def row(self, *name: str | int) -> Whole:
        """One amount of all portfolios; 0 where nothing ever adds to it."""
        at = self.place.get(name)
        return np.zeros(self.sums.shape[1], dtype=np.int64) if at is None else self.sums[at]


def pieces(asked: Question, keys: Keys) -> Pieces:
    """What every start and participation adds to the sums."""
    omega, weights = goal_weights(asked.case, asked.scenario), {one.id: one.weight for one in asked.case.members}
    starts: dict[tuple[str, int], Amounts] = {}
    joins: dict[tuple[str, int, str], Amounts] = {}
    for candidate in asked.candidates:
        whole = value(candidate.one, omega)
        split = shares(candidate.one, whole, weights, keys)
        for start in candidate.starts:
            starts[candidate.id, start] = _of_start(asked, candidate, start, split[REGION])
            for member in (*candidate.fixed, *candidate.optional):
                joins[candidate.id, start, member] = _of_join(asked, candidate, start, member, split[member])
    return Pieces(starts, joins)


def _of_start(asked: Question, candidate: Candidate, start: int, region: int) -> Amounts:
    one, years = candidate.one, asked.case.years
    sums: dict[Row, int] = defaultdict(int)
    sums["start", one.id, start] = sums["chosen", one.id] = 1
    sums["heads", one.id] = -one.parties.quorum
    sums["benefit",] = region
    sums["waited",] = start - candidate.starts[0]
    for goal, points in contributions(one).items():
        sums["goal", goal] = half_up(points * 1000)
    for row in one.takes.financing:
        year = start + row.year - 1
        if row.fund is not None and year >= years[0]:
            sums["cost",] += row.kronor
            if year in years:
                sums["paid", row.fund, year] += row.kronor
                _weigh(asked, candidate, Measure.MONEY, row.kronor, sums)
    for work in one.takes.pool_efforts:
        year = start + work.year - 1
        if year >= years[0]:
            sums["used",] += work.hours
            if year in years:
                sums["pool", work.pool, year] += work.hours
                _weigh(asked, candidate, Measure.HOURS, work.hours, sums)
    return sums


def _of_join(asked: Question, candidate: Candidate, start: int, member: str, benefit: int) -> Amounts:
    one, years, kappa = candidate.one, asked.case.years, asked.case.hour_value
    sums: dict[Row, int] = defaultdict(int)
    sums["heads", one.id] = sums["takes_part", member] = sums["participations",] = 1
    sums["benefit",] = sums["served", member] = benefit
    for row in one.takes.financing:
        year = start + row.year - 1
        if row.member == member and year >= years[0]:
            sums["cost",] += row.kronor
            if year in years:
                sums["own_money", member, year] += row.kronor
                sums["net", member] -= row.kronor
    for work in one.takes.efforts:
        year, effort = start + work.year - 1, work.hours - work.released
        if work.member == member and year >= years[0]:
            sums["used",] += effort
            if year in years:
                sums["net", member] -= kappa * effort
                for role in {"", work.role}:
                    sums["hours", member, year, role] += effort
                _weigh(asked, candidate, Measure.HOURS, work.hours, sums)
    for gain in one.gives.economic:
        if gain.member == member and start + gain.year - 1 in years:
            sums["economic",] += gain.kronor
            sums["net", member] += gain.kronor
    return sums


def _weigh(asked: Question, candidate: Candidate, measure: Measure, amount: int, sums: dict[Row, int]) -> None:
    for rule in asked.rules.balances:
        if rule.measure is measure:
            sums["all", rule.id] += amount
            sums["part", rule.id] += amount if selected(candidate.one, rule.of) else 0


def added(parts: Sequence[Amounts]) -> Amounts:
    """The sum of several tables of amounts."""
    sums: dict[Row, int] = defaultdict(int)
    for part in parts:
        for row, amount in part.items():
            sums[row] += amount
    return sums


def options(candidate: Candidate, found: Pieces) -> tuple[Option, ...]:
    """Not chosen, and each start with each choice of optional participations."""
    every = [Option(None, (), {})]
    subsets = list(chain.from_iterable(combinations(candidate.optional, size) for size in range(len(candidate.optional) + 1)))
    for start, joining in product(candidate.starts, subsets):
        members = tuple(sorted((*candidate.fixed, *joining)))
        parts = [found.starts[candidate.id, start], *(found.joins[candidate.id, start, member] for member in members)]
        every.append(Option(start, members, added(parts)))
    return tuple(every)


def enumerated(choices: Sequence[Sequence[Option]], kept: frozenset[Row] | None = None) -> Table:
    """All combinations of one option for each candidate; the last candidate's options change fastest.

    Parameters
    ----------
    kept
        The rows that matter; all unless stated.
    """
    found = {row for option in chain.from_iterable(choices) for row in option.amounts if kept is None or row in kept}
    rows = sorted(found | {BENEFIT}, key=repr)
    place = {row: at for at, row in enumerate(rows)}
    sums = np.zeros((len(rows), 1), dtype=np.int64)
    for of_one in choices:
        added_sums = np.array([[option.amounts.get(row, 0) for option in of_one] for row in rows], dtype=np.int64).reshape(len(rows), -1)
        sums = (sums[:, :, None] + added_sums[:, None, :]).reshape(len(rows), -1)
    return Table(place, sums)


def portfolio(choices: Sequence[Sequence[Option]], column: int) -> tuple[Option, ...]:
    """The options that one column of the enumeration stands for."""
    picked = []
    for of_one in reversed(choices):
        column, at = divmod(column, len(of_one))
        picked.append(of_one[at])
    return tuple(reversed(picked))


def beside(table: Table, every: Sequence[Amounts]) -> Table:
    """A table with the same rows and a column for each of these tables of amounts."""
    sums = np.zeros((len(table.place), len(every)), dtype=np.int64)
    for row, at in table.place.items():
        sums[at] = [amounts.get(row, 0) for amounts in every]
    return Table(table.place, sums)
