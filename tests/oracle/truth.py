"""The whole truth about a small case, from docs/math.md alone: every portfolio is looked at.

Nothing here knows the model, the solver or the check: only the values of `portfolj.domain`, and arithmetic.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, combinations, product

import numpy as np

from portfolj.domain.case import Case
from portfolj.domain.scenario import Objective
from tests.oracle.breaches import RULES, Pair, References, Trial, joint, pairs, rows_that_matter
from tests.oracle.key import Keys, keys_of
from tests.oracle.portfolios import (
    Amounts,
    Option,
    Pieces,
    Truths,
    Whole,
    added,
    beside,
    enumerated,
    options,
    pieces,
    portfolio,
)
from tests.oracle.question import Candidate, Question, question

FAIR = ("floor_per_resident", "go_it_alone")
ALONE = ("budget", "pool", "hours", "money_ceiling", "requires", "excludes", "refused", "count")
Values = tuple[Fraction | int, ...]
Chosen = Mapping[str, tuple[int, tuple[str, ...]]]


@dataclass(frozen=True)
class Truth:
    """What one scenario of a case comes to.

    Parameters
    ----------
    values
        One for each objective, in order: thousandths of a point (best_floor: per person), kronor, or a number.
    chosen
        Start and sorted participants of what is chosen, by id; of equals the one that the tie-breaks name.
    ties
        Distinct sets of chosen initiatives with the same values, all of them; None when there is no portfolio.
    binding
        The rules without which, all others and the references kept, the values would be higher or a portfolio would exist.
        For start_once and takes_part only what one step away from `chosen` shows.
    aside
        The ids of the initiatives that are no candidates.
    portfolios
        How many were looked at.
    """

    feasible: bool
    values: Values
    chosen: Chosen
    ties: int | None
    references: References
    binding: frozenset[str]
    aside: frozenset[str]
    portfolios: int


def oracle(case: Case, scenario_id: str, *, turned: frozenset[str] = frozenset()) -> Truth:
    """Look at every portfolio of one scenario of a case that has no faults.

    Parameters
    ----------
    turned
        "initiatives", "members": of equal names among these the last by content comes first.
    """
    asked, keys = question(case, case.scenario(scenario_id)), keys_of(case, turned=turned)
    found = pieces(asked, keys)
    choices = [options(candidate, found) for candidate in asked.candidates]
    table = enumerated(choices, rows_that_matter(asked))
    trial = Trial(asked, table, joint(asked, table))
    trial = replace(trial, references=_references(trial, found))
    broken = {name: rule(trial) for name, rule in RULES.items()}
    values, equal = best(trial, np.flatnonzero(_kept(broken)))
    binding = frozenset(_binding(trial, broken, values))
    picked: tuple[Option, ...] = ()
    if values:
        picked = _first_by_key(asked, keys, [portfolio(choices, int(column)) for column in _cheapest(trial, equal)])
        binding |= frozenset(_binding_by_a_step(trial, asked, found, picked, values))
    return Truth(
        feasible=bool(values),
        values=values,
        chosen={
            one.id: (option.start, option.participants)
            for one, option in zip(asked.candidates, picked, strict=bool(values))
            if option.start is not None
        },
        ties=_distinct_sets(trial, equal) if values else None,
        references=trial.references,
        binding=binding,
        aside=asked.aside,
        portfolios=table.sums.shape[1],
    )


def _kept(broken: Mapping[str, Truths], *, without: Sequence[str] = ()) -> Truths:
    together = np.zeros_like(next(iter(broken.values())))
    for name, rows in broken.items():
        if name not in without:
            together |= rows
    return ~together


def objectives(trial: Trial) -> Iterator[tuple[Whole, Whole | None]]:
    """Numerator and denominator (None: 1) of each objective of the scenario, in order."""
    for objective in trial.asked.scenario.objectives:
        if objective is Objective.BEST_FLOOR:
            yield least_served(trial)
        elif objective is Objective.ECONOMIC_BENEFIT:
            yield trial.table.row("economic"), None
        elif objective is Objective.PARTICIPATIONS:
            yield trial.table.row("participations"), None
        else:
            yield total_benefit(trial), None


def total_benefit(trial: Trial) -> Whole:
    """sum b_i0 y_i + sum u_m + synergy points h_ij, thousandths of a point."""
    sums = trial.table.row("benefit")
    for pair, rows in pairs(trial.asked).items():
        points = sum(int(row.points * 1000) for row in rows if row.points is not None)
        sums = sums + points * trial.joint[pair]
    return sums


def least_served(trial: Trial) -> tuple[Whole, Whole]:
    """min over reachable m in P of u_m / w_m, thousandths of a point per person; 0 where nobody is reachable."""
    weights = {one.id: one.weight for one in trial.asked.case.members}
    number = np.zeros(trial.table.sums.shape[1], dtype=np.int64)
    people = np.zeros_like(number)
    for member in trial.reachable():
        served = trial.table.row("served", member)
        less = (people == 0) | (served * people < number * weights[member])
        number, people = np.where(less, served, number), np.where(less, weights[member], people)
    return number, np.where(people == 0, 1, people)


def best(trial: Trial, columns: Whole) -> tuple[Values, Whole]:
    """The best values that these portfolios reach, one objective after the other, and all that reach them; () without any."""
    values: list[Fraction] = []
    if not columns.size:
        return (), columns
    for number, people in objectives(trial):
        if people is None:
            most = Fraction(int(number[columns].max()))
            columns = columns[number[columns] == int(most)]
        else:
            each, over = number[columns], people[columns]
            most = max(Fraction(int(each[over == size].max()), int(size)) for size in np.unique(over))
            columns = columns[each * most.denominator == most.numerator * over]
        values.append(most)
    return tuple(values), columns


def _references(trial: Trial, found: Pieces) -> References:
    """Section 4, in its order."""
    asked = trial.asked
    for_floor = asked.rules.floor_per_resident > 0 or Objective.BEST_FLOOR in asked.scenario.objectives
    if not for_floor and asked.rules.go_it_alone == 0:
        return References()
    broken = {name: rule(trial) for name, rule in RULES.items() if name not in FAIR}
    kept = _kept(broken)
    unreachable = frozenset(member for member in asked.parties if not (trial.table.row("served", member)[kept] >= 1).any())
    references = References(unreachable)
    if asked.rules.go_it_alone > 0:
        references = replace(
            references, alone={member: _alone(asked, found, member) for member in asked.parties if member not in unreachable}
        )
    trial = replace(trial, references=references)
    kept &= ~RULES["go_it_alone"](trial)
    if asked.rules.floor_per_resident > 0 and kept.any():
        number, people = least_served(trial)
        floor = max(Fraction(int(each), int(size)) for each, size in zip(number[kept], people[kept], strict=True))
        references = replace(references, floor=floor)
    return references


def _alone(asked: Question, found: Pieces, member: str) -> int:
    """G_m: the most that a member gets when it acts alone, thousandths of a point."""
    weights = {one.id: one.weight for one in asked.case.members}
    mine, whole = weights[member], sum(weights[party] for party in asked.parties)
    own = replace(
        asked,
        budgets={place: amount * mine // whole for place, amount in asked.budgets.items()},
        totals={fund: amount * mine // whole for fund, amount in asked.totals.items()},
        pools={place: amount * mine // whole for place, amount in asked.pools.items()},
        rules=asked.rules.model_copy(update={"counts": tuple(rule.model_copy(update={"at_least": None}) for rule in asked.rules.counts)}),
    )
    mine_alone = [
        Candidate(one.one, one.starts, (member,), ()) for one in asked.candidates if member in one.fixed or member in one.optional
    ]
    table = enumerated([options(candidate, found) for candidate in mine_alone])
    trial = Trial(own, table, joint(own, table))
    kept = _kept({name: RULES[name](trial) for name in ALONE})
    return int(table.row("served", member)[kept].max(initial=0))


def _binding(trial: Trial, broken: Mapping[str, Truths], values: Values) -> Iterator[str]:
    """The rules that shut out something better, each with all others kept."""
    for name, rows in broken.items():
        if rows.any() and best(trial, np.flatnonzero(_kept(broken, without=(name,))))[0] > values:
            yield name
    for free in product((0, 1), repeat=len(trial.joint)):
        loose: dict[Pair, Whole] = {pair: np.full_like(rows, h) for h, (pair, rows) in zip(free, trial.joint.items(), strict=True)}
        other = replace(trial, joint=loose)
        anew = {**broken, "budget": RULES["budget"](other), "pool": RULES["pool"](other)}
        if free and best(other, np.flatnonzero(_kept(anew, without=("synergy",))))[0] > values:
            yield "synergy"
            break


def _binding_by_a_step(trial: Trial, asked: Question, found: Pieces, picked: Sequence[Option], values: Values) -> Iterator[str]:
    """Whether a second start, or taking part in what does not start, would better the portfolio while every other rule holds."""
    base = added([option.amounts for option in picked])
    second: list[Amounts] = []
    absent: list[Amounts] = []
    for candidate, option in zip(asked.candidates, picked, strict=True):
        for start in set(candidate.starts) - {option.start}:
            absent += [added([base, found.joins[candidate.id, start, member]]) for member in candidate.optional]
            if option.start is not None:
                for joining in chain.from_iterable(combinations(candidate.optional, size) for size in range(len(candidate.optional) + 1)):
                    joins = [found.joins[candidate.id, start, member] for member in (*candidate.fixed, *joining)]
                    second.append(added([base, found.starts[candidate.id, start], *joins]))
    for name, steps in (("start_once", second), ("takes_part", absent)):
        table = beside(trial.table, steps)
        other = Trial(asked, table, joint(asked, table), trial.references)
        if steps and best(other, np.flatnonzero(_kept({rule: broken(other) for rule, broken in RULES.items()})))[0] > values:
            yield name


def _distinct_sets(trial: Trial, columns: Whole) -> int:
    codes = np.zeros(columns.size, dtype=np.int64)
    for candidate in trial.asked.candidates:
        codes = 2 * codes + trial.chosen(candidate.id)[columns]
    return int(np.unique(codes).size)


def _cheapest(trial: Trial, columns: Whole) -> Whole:
    """Section 5: lowest cost, fewest hours, most participations, least waiting."""
    cost, used = trial.table.row("cost"), trial.table.row("used")
    for pair, rows in pairs(trial.asked).items():
        cost = cost - trial.joint[pair] * sum(row.kronor or 0 for row in rows)
        used = used - trial.joint[pair] * sum(row.hours or 0 for row in rows)
    for amount in (cost, used, -trial.table.row("participations"), trial.table.row("waited")):
        columns = columns[amount[columns] == amount[columns].min()]
    return columns


def _first_by_key(asked: Question, keys: Keys, equals: Sequence[tuple[Option, ...]]) -> tuple[Option, ...]:
    """Section 6: the first of equals when all open decisions stand in one list."""
    order = sorted(range(len(asked.candidates)), key=lambda at: keys.initiative(asked.candidates[at].id))
    optional = [(at, member) for at, candidate in enumerate(asked.candidates) for member in candidate.optional]
    optional.sort(key=lambda one: keys.participation(asked.candidates[one[0]].id, one[1]))

    def place(picked: tuple[Option, ...]) -> tuple[list[bool], list[int], list[bool]]:
        return (
            [picked[at].start is None for at in order],
            [picked[at].start or 0 for at in order],
            [member not in picked[at].participants for at, member in optional],
        )

    return min(equals, key=place)
