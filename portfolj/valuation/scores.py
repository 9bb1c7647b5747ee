"""Points: what an initiative is worth, and to whom, in whole thousandths of a point."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import floor

from portfolj.domain.gives import Contribution, Score
from portfolj.domain.goal import Goal
from portfolj.domain.scenario import WeightChange

THOUSAND = 1000


def half_up(number: Fraction) -> int:
    """The nearest whole number, halves upwards."""
    return floor(number + Fraction(1, 2))


def goal_weights(goals: Iterable[Goal], changed: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """omega_g of each leaf; over all leaves the sum is 1.

    Parameters
    ----------
    goals
        The goal tree, without cycles.
    changed
        Weights that replace the stated ones, by goal id.
    """
    tree = {goal.id: goal for goal in goals}
    stated = {name: changed.get(name, Fraction(goal.weight)) for name, goal in tree.items()}
    siblings: dict[str | None, Fraction] = {}
    for name, goal in tree.items():
        siblings[goal.parent] = siblings.get(goal.parent, Fraction(0)) + stated[name]
    inner = {goal.parent for goal in tree.values()}
    weights = {}
    for leaf, goal in tree.items():
        if leaf in inner:
            continue
        share, at = Fraction(1), goal
        while True:
            share *= stated[at.id] / siblings[at.parent]
            if at.parent is None:
                break
            at = tree[at.parent]
        weights[leaf] = share
    return weights


def siblings(goals: Iterable[Goal]) -> list[list[str]]:
    """The ids of the goals under each parent, where there are at least two."""
    groups: dict[str | None, list[str]] = {}
    for goal in goals:
        groups.setdefault(goal.parent, []).append(goal.id)
    return [group for group in groups.values() if len(group) > 1]


def shares_among_siblings(goals: Sequence[Goal], changed: Iterable[WeightChange]) -> dict[str, int]:
    """For each goal that has siblings its share among them, whole percent, together 100.

    Parameters
    ----------
    changed
        Weights that replace the stated ones.
    """
    weights = {goal.id: Fraction(goal.weight) for goal in goals} | {one.goal: Fraction(one.weight) for one in changed}
    shares: dict[str, int] = {}
    for group in siblings(goals):
        whole = sum(weights[goal] for goal in group)
        shares |= apportion(100, {goal: 100 * weights[goal] / whole for goal in group}, {}, {goal: goal for goal in group})
    return shares


def value(contributions: Iterable[Contribution], feasibility: Score, weights: Mapping[str, Fraction]) -> int:
    """value_i in thousandths of a point: sum_g omega_g v_ig phi_i / 100, rounded once, half up."""
    points = sum((weights[one.goal] * Fraction(one.likely) for one in contributions), Fraction(0))
    return half_up(points * Fraction(feasibility.likely) / 100 * THOUSAND)


def contribution(one: Contribution, feasibility: Score) -> int:
    """v_ig phi_i / 100 in thousandths of a point, rounded half up."""
    return half_up(Fraction(one.likely) * Fraction(feasibility.likely) / 100 * THOUSAND)


def apportion(total: int, stated: Mapping[str, Fraction], weights: Mapping[str, int], keys: Mapping[str, str]) -> dict[str, int]:
    """Share `total` by largest remainder, equal remainders by the smaller key.

    Parameters
    ----------
    total
        What is shared, thousandths of a point.
    stated
        Shares stated in percent, 100 in all at most.
    weights
        Of those that share what is left to 100 %.
    keys
        Of all that share, for equal remainders.

    Returns
    -------
    dict
        Thousandths of a point for each; their sum is `total`, or less where nobody shares what is left.
    """
    left = 100 - sum(stated.values(), Fraction(0))
    whole = sum(weights.values())
    quotas = {name: total * share / 100 for name, share in stated.items()}
    quotas |= {name: total * left / 100 * weight / whole for name, weight in weights.items()}
    given = {name: floor(quota) for name, quota in quotas.items()}
    missing = floor(sum(quotas.values(), Fraction(0))) - sum(given.values())
    for name in sorted(quotas, key=lambda name: (given[name] - quotas[name], keys[name]))[:missing]:
        given[name] += 1
    return given
