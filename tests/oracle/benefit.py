"""Section 1 of docs/math.md: goal weights, values, and whose the benefit is."""

import math
from collections.abc import Mapping
from fractions import Fraction

from portfolj.domain.assessment import Judged
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.scenario import Scenario
from tests.oracle.key import Keys

REGION = ""


def half_up(number: Fraction) -> int:
    """The nearest whole number; of two equally near the larger."""
    return math.floor(number + Fraction(1, 2))


def goal_weights(case: Case, scenario: Scenario) -> dict[str, Fraction]:
    """omega_g of each leaf: the product along its path of weight over the sum of the siblings' weights."""
    changed = {row.goal: row.weight for row in scenario.weights}
    weight = {one.id: Fraction(changed.get(one.id, one.weight)) for one in case.goals}
    parent = {one.id: one.parent for one in case.goals}
    inner = set(parent.values())
    omega = {}
    for leaf in sorted(set(parent) - inner):
        product, goal = Fraction(1), leaf
        while True:
            siblings = sum(weight[other] for other in parent if parent[other] == parent[goal])
            product *= weight[goal] / siblings
            above = parent[goal]
            if above is None:
                break
            goal = above
        omega[leaf] = product
    return omega


def judged(one: Initiative) -> dict[str, Fraction]:
    """v_ig of each goal, points."""
    stated = {row.goal: Fraction(row.likely) for row in one.gives.contributions}
    thought = {row.goal for row in one.gives.assessments if row.goal and row.reason}
    return stated | {goal: _middle(one, Judged.GOAL, goal) for goal in thought}


def contributions(one: Initiative) -> dict[str, Fraction]:
    """v_ig phi_i / 100 of each goal, points."""
    feasibility = Fraction(one.gives.feasibility.likely)
    if any(row.judged is Judged.FEASIBILITY and row.reason for row in one.gives.assessments):
        feasibility = _middle(one, Judged.FEASIBILITY, None)
    return {goal: likely * feasibility / 100 for goal, likely in judged(one).items()}


def _middle(one: Initiative, of: Judged, goal: str | None) -> Fraction:
    """The median of what bodies think, with a reason."""
    found = sorted(Fraction(row.points) for row in one.gives.assessments if row.judged is of and row.goal == goal and row.reason)
    low, high = found[(len(found) - 1) // 2], found[len(found) // 2]
    return Fraction(half_up((low + high) / 2 * 10**6), 10**6)


def value(one: Initiative, omega: Mapping[str, Fraction]) -> int:
    """value_i, thousandths of a point."""
    return half_up(sum((omega[goal] * points for goal, points in contributions(one).items()), Fraction(0)) * 1000)


def shares(one: Initiative, whole: int, weights: Mapping[str, int], keys: Keys) -> dict[str, int]:
    """b_im and, under REGION, b_i0, thousandths of a point, by largest remainder.

    Parameters
    ----------
    whole
        value_i, thousandths of a point.
    weights
        w_m.
    """
    listed = {row.member: row.share for row in one.parties.participations}
    stated = {member: Fraction(share) for member, share in listed.items() if share is not None}
    stated[REGION] = Fraction(one.gives.region_share or 0)
    others = [member for member in listed if listed[member] is None]
    rest, together = 100 - sum(stated.values()), sum(weights[member] for member in others)
    percent = stated | {member: rest * weights[member] / together for member in others}
    quota = {member: part * whole / 100 for member, part in percent.items()}
    given = {member: math.floor(amount) for member, amount in quota.items()}
    left = math.floor(sum(quota.values())) - sum(given.values())
    order = sorted(quota, key=lambda member: (given[member] - quota[member], keys.participation(one.id, member)))
    for member in order[:left]:
        given[member] += 1
    return given
