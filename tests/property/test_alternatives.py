"""Portfolios that are nearly as good, against every portfolio written down and valued by the check."""

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from math import ceil

import pytest

from portfolj.domain.scenario import Objective
from portfolj.results.alternatives import Alternatives
from portfolj.results.portfolio import Portfolio
from portfolj.results.result import Result
from portfolj.solve.limits import Limits
from portfolj.workflow.alternatives import alternatives
from tests.property.test_not_chosen import CASES, Worth, answer_to, competing, crowded

SHARES = (Fraction(10), Fraction(60), Fraction(5, 2), Fraction(30), Fraction(100), Fraction(0), Fraction(20))
FIRST = ((), (Objective.PARTICIPATIONS,), (Objective.BEST_FLOOR,))
Chosen = frozenset[str]


def answered(seed: int) -> tuple[Result, dict[Portfolio, Worth]] | None:
    """The answer to a random case, and what each portfolio is worth; every other one asks of several objectives now and then."""
    if seed % 2 == 0:
        return answer_to(competing(seed))
    return answer_to(replace(crowded(seed), objectives=(*FIRST[seed // 2 % len(FIRST)], Objective.TOTAL_BENEFIT)))


def chosen(portfolio: Portfolio) -> Chosen:
    return frozenset(choice.id for choice in portfolio)


def near(result: Result, every: dict[Portfolio, Worth], within: Fraction) -> dict[Chosen, Fraction]:
    """The sets of initiatives that are nearly as good, each with the most benefit it can have; the answer's own set too."""
    reached = [level.value for level in result.objectives]
    least = ceil((100 - within) * reached[-1] / 100)
    found: dict[Chosen, Fraction] = {}
    for portfolio, worth in every.items():
        if all(one >= other for one, other in zip(worth[:-1], reached[:-1], strict=True)) and worth[-1] >= least:
            found[chosen(portfolio)] = max(worth[-1], found.get(chosen(portfolio), worth[-1]))
    return found


def money(result: Result, initiatives: Collection[str]) -> int:
    return sum(cost.amount for one in result.instance.candidates if one.id in initiatives for cost in one.fund_cost)


def apart(result: Result, one: Chosen, other: Chosen) -> int:
    """Per mille of the answer's fund money for each that is in one only: rounded up, from 1 to 1000; 1 each where it has none."""
    whole = money(result, chosen(result.chosen))
    return sum(min(1000, max(1, ceil(Fraction(1000 * money(result, {name}), whole)))) if whole else 1 for name in one ^ other)


def looked_for(seed: int, asked: tuple[Result, dict[Portfolio, Worth]]) -> tuple[list[Alternatives], dict[Chosen, Fraction]]:
    result, every = asked
    within = SHARES[seed // 3 % len(SHARES)]
    return list(alternatives(result, Limits, within=within, count=1 + seed // 3 % 5)), near(result, every, within)


@pytest.mark.parametrize("seed", range(CASES))
def test_each_is_nearly_as_good_and_other_than_the_rest_and_there_are_no_others_only_where_that_is_so(seed: int) -> None:
    asked = answered(seed)
    if asked is None:
        return
    result, every = asked
    given, could_be = looked_for(seed, asked)
    own = chosen(result.chosen)
    for found in given:
        sets = [chosen(one.portfolio) for one in found.found]
        assert len({own, *sets}) == 1 + len(sets)
        for one, mine in zip(found.found, sets, strict=True):
            assert every[one.portfolio][-1] == one.benefit == could_be[mine]
            assert (frozenset(one.comes_in), frozenset(one.goes_out)) == (mine - own, own - mine)
            assert (one.from_answer.initiatives, one.from_answer.kronor) == (len(own ^ mine), money(result, own ^ mine))
            others = [(money(result, mine ^ other), len(mine ^ other)) for other in sets if other != mine]
            nearest = one.from_nearest
            assert (nearest and (nearest.kronor, nearest.initiatives)) == min(others, default=None)
    last = given[-1]
    sets = [chosen(one.portfolio) for one in last.found]
    assert (last.ended, last.farthest) == (True, len(sets))
    assert len(sets) == min(last.asked, len(could_be) - 1)
    assert last.no_others == (len(sets) < last.asked)
    for place, mine in enumerate(sets):
        before = [own, *sets[:place]]
        farthest = max(min(apart(result, one, other) for other in before) for one in could_be if one not in before)
        assert min(apart(result, mine, other) for other in before) == farthest


def test_the_cases_show_something() -> None:
    every = [(seed, asked) for seed in range(30) if (asked := answered(seed)) is not None]
    given = [looked_for(seed, asked) for seed, asked in every]
    assert sum(len(found[-1].found) > 1 for found, _ in given) >= 6
    assert any(not found[-1].found for found, _ in given)
    assert any(len(could_be) > found[-1].asked + 1 for found, could_be in given)
    assert any(len(result.objectives) > 1 and found[-1].found for (_, (result, _)), (found, _) in zip(every, given, strict=True))
