"""From an instance to a problem."""

from collections.abc import Callable, Iterable

import pulp

from portfolj.model.block import Block, add_block
from portfolj.model.constraints import RULES
from portfolj.results.portfolio import Choice, Portfolio, References
from portfolj.valuation.instance import Instance


def build(instance: Instance, references: References, *, leave_out: frozenset[str] = frozenset()) -> tuple[pulp.LpProblem, Block]:
    """The problem of one instance, without objective.

    Parameters
    ----------
    references
        What floor_per_resident and go_it_alone refer to; they are left out as long as it is not known.
    leave_out
        Names of rules that shall not hold.
    """
    problem = pulp.LpProblem("portfolj", pulp.LpMaximize)
    block = add_block(problem, instance, references)
    add_rules(problem, block, leave_out=leave_out)
    return problem, block


def add_rules(problem: pulp.LpProblem, block: Block, *, leave_out: frozenset[str] = frozenset()) -> None:
    """Add every rule's rows to a problem, under their LP names."""
    for rule in RULES:
        if rule.__name__ not in leave_out:
            for name, constraint in rule(block):
                problem.addConstraint(constraint, name)


def portfolio(block: Block, is_one: Callable[[pulp.LpVariable], bool]) -> Portfolio:
    """Read a portfolio, by id, out of the values of the variables."""
    return tuple(sorted(_choices(block, is_one), key=lambda choice: choice.id))


def _choices(block: Block, is_one: Callable[[pulp.LpVariable], bool]) -> Iterable[Choice]:
    for candidate in block.instance.candidates:
        for s in candidate.starts:
            if is_one(block.start[candidate.id, s]):
                joined = [m for m in candidate.optional if is_one(block.takes_part[candidate.id, m, s])]
                yield Choice(candidate.id, s, tuple(sorted((*candidate.fixed, *joined))))


def values(block: Block, chosen: Portfolio) -> dict[str, int]:
    """The LP names of the variables that are 1 in a portfolio."""
    ones: dict[str, int] = {}
    for choice in chosen:
        candidate = block.instance.by_id[choice.id]
        ones[block.start[choice.id, choice.start].name] = 1
        for member in candidate.optional:
            if member in choice.participants:
                ones[block.takes_part[choice.id, member, choice.start].name] = 1
    ids = {choice.id for choice in chosen}
    for pair, both in zip(block.instance.synergies, block.together, strict=True):
        if pair.first in ids and pair.second in ids:
            ones[both.name] = 1
    return ones
