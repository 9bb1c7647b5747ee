"""The rules, one function each, in the order of docs/math.md."""

from collections.abc import Callable, Iterator

import pulp

from portfolj.model.block import Block
from portfolj.model.constraints.choice import count, decided, excludes, quorum, refused, requires, start_once, synergy, takes_part
from portfolj.model.constraints.fairness import floor_per_resident, go_it_alone, nobody_loses, participation_floor
from portfolj.model.constraints.resources import balance, budget, goal_floor, hours, money_ceiling, pool

Rule = Callable[[Block], Iterator[tuple[str, pulp.LpConstraint]]]

RULES: tuple[Rule, ...] = (
    start_once,
    takes_part,
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
    floor_per_resident,
    nobody_loses,
    go_it_alone,
)

DEFINITIONS = frozenset(("start_once", "takes_part", "decided", "synergy"))
RELATIVE_TO_REFERENCES = frozenset(("floor_per_resident", "go_it_alone"))
