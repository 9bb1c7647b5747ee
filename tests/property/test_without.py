"""What is lost without each initiative that is chosen, against every portfolio written down and valued by the check."""

import os
import random
from dataclasses import replace
from fractions import Fraction
from itertools import islice

import pytest

from portfolj.results.portfolio import Portfolio, Receipt
from portfolj.results.result import Result, make_result
from portfolj.solve.answer import solve
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Instance
from portfolj.verify import broken, values
from portfolj.workflow.without import without_each
from tests.every_portfolio import every_portfolio
from tests.property.test_not_chosen import MOST, competing, crowded

# 40 unless stated.
CASES = int(os.environ.get("PORTFOLJ_CASES", "40"))
Worth = tuple[Fraction, ...]
Shares = dict[str, tuple[int, int, int]]


def partly_decided(seed: int) -> Instance:
    """A random instance in which one initiative of three is decided, by its stage or by hand."""
    instance, draw = crowded(seed) if seed % 2 else competing(seed), random.Random(seed)  # noqa: S311
    drawn = [draw.random() for _ in instance.candidates]
    decided = [replace(one, decided=share < 0.3, by_stage=share < 0.15) for one, share in zip(instance.candidates, drawn, strict=True)]
    return replace(instance, candidates=tuple(decided))


def answered(seed: int) -> tuple[Result, dict[Portfolio, Worth]] | None:
    """The answer, and what each portfolio is worth that meets all rules but what is decided; None where there are too many, or none."""
    instance = partly_decided(seed)
    free = replace(instance, candidates=tuple(replace(one, decided=False) for one in instance.candidates))
    every = list(islice(every_portfolio(free), MOST + 1))
    if len(every) > MOST:
        return None
    result = make_result(instance, solve(instance, Limits()), "", Receipt((), ()))
    if result.answer.portfolio is None:
        return None
    kept = [one for one in every if not broken(free, one, result.references)]
    return result, {one: tuple(values(free, one, result.references).values()) for one in kept}


def ids(portfolio: Portfolio) -> set[str]:
    return {choice.id for choice in portfolio}


def best(found: dict[Portfolio, Worth], *, with_all: set[str], without: str = "") -> dict[Portfolio, Worth]:
    """The best portfolios among those that hold some initiatives and not another one."""
    kept = {one: worth for one, worth in found.items() if with_all <= ids(one) and without not in ids(one)}
    most = max(kept.values(), default=None)
    return {one: worth for one, worth in kept.items() if worth == most}


def shares(instance: Instance, portfolio: Portfolio) -> Shares:
    """Benefit, own kronor and hours of each member, added up row by row."""
    found = dict.fromkeys(instance.member, (0, 0, 0))
    for choice in portfolio:
        one = instance.by_id[choice.id]
        for member in choice.participants:
            benefit, kronor, hours = found[member]
            kronor += sum(row.amount for row in one.own_cost if row.on == member and choice.start + row.k in instance.years)
            hours += sum(row.net for row in one.effort if row.member == member and choice.start + row.k in instance.years)
            found[member] = (benefit + one.benefit[member], kronor, hours)
    return found


@pytest.mark.parametrize("seed", range(CASES))
def test_so_much_is_lost_and_so_each_member_bears_it_and_nothing_is_possible_only_where_no_portfolio_is(seed: int) -> None:
    asked = answered(seed)
    if asked is None:
        return
    result, found = asked
    instance = result.instance
    decided = {one.id for one in instance.candidates if one.decided}
    now = next(iter(best(found, with_all=decided).values()))
    told = list(without_each(result, Limits))
    assert {one.id for one in told} == ids(result.chosen)
    for one in told:
        without = best(found, with_all=decided - {one.id}, without=one.id)
        assert (one.possible, one.lost is not None, one.decided) == (bool(without), bool(without), one.id in decided)
        if one.lost is None:
            continue
        then = next(iter(without.values()))
        assert (one.lost.least, one.lost.most) == (now[-1] - then[-1], now[-1] - then[-1])
        assert [(was.value, is_now.value) for was, is_now in one.lost.worse_before] == [
            (was, is_now) for was, is_now in zip(now[:-1], then[:-1], strict=True) if is_now < was
        ]
        before, after = shares(instance, result.chosen), told_shares(instance, one.lost.members, result)
        assert after in [shares(instance, other) for other in without if changed(result.chosen, other, one.id) == moved(one.lost)]
        lost = {member: before[member][0] - after[member][0] for member in before}
        assert sum(lost.values()) + one.lost.region == now[-1] - then[-1]
        assert [row.lost.benefit for row in one.lost.members] == sorted((row.lost.benefit for row in one.lost.members), reverse=True)


def told_shares(instance: Instance, members, result: Result) -> Shares:  # type: ignore[no-untyped-def]
    """What each member has without it, as told; those of whom nothing is told have what they had."""
    had = shares(instance, result.chosen)
    assert all(had[row.id] == (row.now.benefit, row.now.kronor, row.now.hours) for row in members)
    return had | {row.id: (row.then.benefit, row.then.kronor, row.then.hours) for row in members}


def changed(before: Portfolio, after: Portfolio, asked: str) -> tuple[set[str], set[str]]:
    return ids(before) - ids(after) - {asked}, ids(after) - ids(before)


def moved(lost) -> tuple[set[str], set[str]]:  # type: ignore[no-untyped-def]
    return set(lost.falls_away), set(lost.comes_in)


def test_the_cases_show_something() -> None:
    asked = [one for one in map(answered, range(20)) if one is not None]
    told = [one for result, _ in asked for one in without_each(result, Limits)]
    assert sum(one.possible is False for one in told) >= 3
    assert sum(one.decided for one in told) >= 10
    lost = [one.lost for one in told if one.lost is not None]
    assert sum(one.least > 0 for one in lost) >= 10
    assert any(one.least < 0 for one in lost)
    assert any(one.least == 0 for one in lost)
    assert any(one.worse_before for one in lost)
    assert any(row.lost.benefit < 0 < one.least for one in lost for row in one.members)
