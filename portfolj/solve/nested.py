"""Nested sets over rising levels: S_1 in S_2 in ... in S_L, best in weighted total benefit.

References
----------
Koc, Morton, Popova, Hess, Kee, Richards 2009, Prioritizing project selection, doi 10.1080/00137910802712853 (the monotone form).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pulp

from portfolj.model.block import Block, add_block, linear
from portfolj.model.build import add_rules, build, portfolio, values
from portfolj.model.objectives import total_benefit
from portfolj.results.portfolio import Portfolio, References
from portfolj.solve.limits import Limits
from portfolj.solve.session import Outcome, Session
from portfolj.solve.ties import settle
from portfolj.valuation.instance import Instance


@dataclass(frozen=True, slots=True)
class Step:
    """One level: its instance, what fairness refers to there, and its whole weight."""

    instance: Instance
    references: References
    weight: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Nested portfolios, one a step; None when there are none (`infeasible`) or none was found in time."""

    portfolios: tuple[Portfolio, ...] | None
    value: int = 0
    bound: int | None = None
    infeasible: bool = False
    settled: bool = True
    stopped_by: str = ""


def inside(instance: Instance, chosen: frozenset[str]) -> Instance:
    """Only subsets of what is chosen."""
    return replace(instance, candidates=tuple(replace(one, refused=one.refused or one.id not in chosen) for one in instance.candidates))


def around(instance: Instance, chosen: frozenset[str]) -> Instance:
    """Only supersets of what is chosen."""
    return replace(instance, candidates=tuple(replace(one, decided=one.decided or one.id in chosen) for one in instance.candidates))


def best_total(instance: Instance, references: References, limits: Limits) -> tuple[Outcome, Portfolio | None]:
    """The best total benefit under the rules, whatever the scenario's objectives."""
    problem, block = build(instance, references)
    session = Session(problem, limits)
    outcome = session.maximise(total_benefit(block))
    point = outcome.point
    return outcome, None if point is None else portfolio(block, lambda variable: point[session.column(variable)] == 1)


def nested(steps: Sequence[Step], limits: Limits, *, start: Sequence[Portfolio] | None = None) -> Chain:
    """The best chain over the steps, lowest first, and among equals the one that docs/math.md names.

    Parameters
    ----------
    start
        Nested portfolios known to meet every rule.
    """
    if not steps:
        return Chain((), bound=0)
    problem = pulp.LpProblem("ranked", pulp.LpMaximize)
    blocks = [add_block(problem, step.instance, step.references, prefix=f"l{place}__") for place, step in enumerate(steps, 1)]
    for block in blocks:
        add_rules(problem, block)
    _nest(problem, blocks)
    session = Session(problem, limits)
    weighted = zip(steps, blocks, strict=True)
    objective = [(variable, step.weight * factor) for step, block in weighted for variable, factor in total_benefit(block)]
    known = None if start is None else session.point(_ones(blocks, start))
    outcome = session.maximise(objective, start=known, sure=True)
    if outcome.point is None or outcome.value is None:
        return Chain(None, infeasible=outcome.infeasible, stopped_by=_stop(limits))
    point, settled = outcome.point, False
    if outcome.proven:
        session.require_at_least(objective, outcome.value)
        taken = settle(session, blocks, point, objective)
        point, settled = taken.point, taken.to_the_end
    read = tuple(portfolio(block, lambda variable: point[session.column(variable)] == 1) for block in blocks)
    return Chain(read, outcome.value, outcome.bound, settled=settled, stopped_by=_stop(limits))


def _stop(limits: Limits) -> str:
    return limits.stopped_by.value if limits.stopped_by else ""


def _ones(blocks: Sequence[Block], portfolios: Sequence[Portfolio]) -> dict[str, int]:
    return {name: 1 for block, chosen in zip(blocks, portfolios, strict=True) for name in values(block, chosen)}


def _nest(problem: pulp.LpProblem, blocks: Sequence[Block]) -> None:
    """y_i at a level <= y_i at the next one."""
    for place, (lower, upper) in enumerate(pairwise(blocks), 1):
        for number, candidate in enumerate(lower.instance.candidates, 1):
            terms = lower.chosen(candidate) + upper.chosen(upper.instance.by_id[candidate.id], -1)
            problem.addConstraint(linear(lower, terms) <= 0, f"nested__{place}__{number}")


def one_by_one(steps: Sequence[Step], first: int, limits: Limits) -> tuple[Portfolio, ...] | None:
    """A good chain, a level at a time: the step at `first` freely, then upwards around it and downwards inside it."""
    found: dict[int, Portfolio] = {}
    order = [first, *range(first + 1, len(steps)), *range(first - 1, -1, -1)]
    for place in order:
        instance = steps[place].instance
        if place > first:
            instance = around(instance, frozenset(choice.id for choice in found[place - 1]))
        elif place < first:
            instance = inside(instance, frozenset(choice.id for choice in found[place + 1]))
        _, taken = best_total(instance, steps[place].references, limits)
        if taken is None:
            return None
        found[place] = taken
    return tuple(found[place] for place in range(len(steps)))
