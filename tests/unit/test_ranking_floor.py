"""The ranked list under floor_per_resident: what t* is at each level, by trying every portfolio. docs/math.md, section 8."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product
from math import ceil

import pytest

from portfolj.domain.case import Case
from portfolj.results.portfolio import Portfolio, Status
from portfolj.valuation.instance import Instance, at_level
from portfolj.workflow.ranking import rank_scenario
from portfolj.workflow.solving import solve_scenario
from tests.every_portfolio import portfolios
from tests.ranked_cases import base, ids, random_case, total

ALPHA = 60


def given(instance: Instance, portfolio: Portfolio) -> dict[str, int]:
    """u_m of the parties."""
    served = dict.fromkeys(instance.parties, 0)
    for choice in portfolio:
        for member in choice.participants:
            if member in served:
                served[member] += instance.by_id[choice.id].benefit[member]
    return served


def least(instance: Instance, portfolio: Portfolio, reachable: frozenset[str]) -> Fraction:
    """The floor of a portfolio."""
    served = given(instance, portfolio)
    return min((Fraction(served[one], instance.member[one].weight) for one in reachable), default=Fraction(0))


def best_by_set(instance: Instance, own: frozenset[str] | None, *, below: bool) -> dict[frozenset[str], int]:
    """For each set that keeps the floor of its level, the most it can be worth; inside or around `own` where it is given."""
    every = portfolios(replace(instance, floor_percent=0))
    reachable = frozenset(one for one in instance.parties if any(given(instance, portfolio)[one] for portfolio in every))
    near = [one for one in every if own is None or (ids(one) <= own if below else ids(one) >= own)]
    floor = max((least(instance, one, reachable) for one in near), default=Fraction(0))
    best: dict[frozenset[str], int] = {}
    for one in near:
        served = given(instance, one)
        if all(served[m] >= ceil(ALPHA * floor * instance.member[m].weight / 100) for m in reachable):
            best[ids(one)] = max(best.get(ids(one), -1), total(instance, one))
    return best


def best_chain(case: Case, own: Portfolio | None) -> tuple[list[int], Fraction] | None:
    """As without a floor, with each level's own t*."""
    instance = base(case)
    of_own = None if own is None else ids(own)
    by_level = {one.percent: best_by_set(at_level(instance, one.percent), of_own, below=one.percent < 100) for one in case.levels}
    if own is not None:
        by_level[100] = {ids(own): total(instance, own)}
    weights = {level.percent: Fraction(level.weight) for level in case.levels}
    kept = sorted(weights)
    while kept:
        chains = [chain for chain in product(*(by_level[one] for one in kept)) if all(a <= b for a, b in pairwise(chain))]
        if chains:
            whole = sum(weights[one] for one in kept)
            sums = (
                sum((weights[one] * by_level[one][part] for one, part in zip(kept, chain, strict=True)), Fraction(0)) for chain in chains
            )
            return kept, max(sums) / whole
        kept.remove(max(kept, key=lambda one: (abs(one - 100), one)))
    return None


@pytest.mark.parametrize("seed", range(100, 112))
@pytest.mark.parametrize("free", [False, True], ids=["own", "free"])
def test_under_a_floor_the_list_is_the_best_of_all_chains_with_the_floor_of_each_level(seed: int, free: bool) -> None:
    case = random_case(seed, rules={"floor_per_resident": ALPHA})
    own = solve_scenario(case).answer.portfolio
    ranked = rank_scenario(case, free=free)
    expected = best_chain(case, None if free else own)
    if own is None:
        assert ranked.status is Status.INFEASIBLE
        return
    assert ([level.percent for level in ranked.levels], ranked.value) == expected
    assert ranked.status is Status.PROVEN
