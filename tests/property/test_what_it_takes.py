"""The smallest changes that bring an initiative in, against every portfolio written down: what each needs, and what it is worth."""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from portfolj.results.change import Change, Kind
from portfolj.results.labels import parts_of
from portfolj.results.portfolio import Portfolio, Receipt
from portfolj.results.result import Result, make_result
from portfolj.solve.answer import solve
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Bounds, Candidate, Instance, at_level
from portfolj.verify import broken, values
from portfolj.workflow.eased import Eased, every_limit, frame
from portfolj.workflow.what_it_takes import what_it_takes
from tests.every_portfolio import every_portfolio
from tests.property.test_not_chosen import competing
from tests.unit.instances import YEARS, a_candidate, an_instance, hours, kronor

MOST = 250
LARGE = 10**9
# 40 unless stated.
CASES = int(os.environ.get("PORTFOLJ_CASES", "40"))
Worth = tuple[Fraction, ...]
Needs = list[tuple[Portfolio, Worth, int]]


def tight(seed: int) -> Instance:
    """Four initiatives of two members in one of two years, with money and hours for about half of them."""
    draw = random.Random(seed)  # noqa: S311
    candidates = [
        a_candidate(
            f"i{number}",
            starts=(2027, 2028)[: draw.randint(1, 2)],
            benefit={"a": draw.randint(1, 9) * 1000, "b": draw.randint(1, 9) * 1000},
            fund_cost=(kronor("f", 0, draw.randint(1, 900)), kronor(draw.choice("fg"), 1, draw.randint(0, 400))),
            effort=(hours("a", 0, draw.randint(0, 9)), hours("b", 0, draw.randint(0, 9))),
        )
        for number in range(4)
    ]
    return replace(
        an_instance(
            *candidates,
            budgets={(fund, year): draw.randint(*((300, 1200) if fund == "f" else (0, 300))) for fund in "fg" for year in YEARS},
            capacities={(member, "", year): draw.randint(6, 14) for member in ("a", "b") for year in YEARS},
            excludes=(("i0", "i1"),) if draw.random() < 0.3 else (),
        ),
        own_funds=frozenset(("f",)),
        carry_over=frozenset(("f",)) if draw.random() < 0.3 else frozenset(),
        totals={"f": draw.randint(600, 2000)} if draw.random() < 0.4 else {},
    )


def with_floors(seed: int) -> Instance:
    """One that gives one member much and takes most of the money, three small ones, and something that is to be reached at least."""
    draw = random.Random(seed)  # noqa: S311
    large = a_candidate("i0", benefit={"a": draw.randint(5, 15) * 1000, "b": 0}, fund_cost=(kronor("f", 0, draw.randint(500, 900)),))
    small = [
        a_candidate(
            f"i{number}",
            benefit={"a": draw.randint(0, 3) * 1000, "b": draw.randint(1, 3) * 1000},
            fund_cost=(kronor("f", 0, draw.randint(200, 350)),),
            contribution={"g": draw.randint(2, 9) * 1000},
        )
        for number in (1, 2, 3)
    ]
    floors: tuple[dict[str, Any], ...] = (
        {"goal_floors": {"g": draw.randint(5, 14) * 1000}},
        {"participation_floors": {"a": draw.randint(2, 3)}},
        {"counts": (Bounds("some", "Some", frozenset(one.id for one in small), draw.randint(1, 2), None),)},
        {"floor_percent": draw.randint(50, 100)},
        {"alone_percent": draw.randint(80, 200)},
    )
    instance = an_instance(large, *small, years=(2027,), budgets={("f", 2027): draw.randint(700, 1000)}, parties=("a", "b"))
    return replace(instance, own_funds=frozenset(("f",)), **draw.choice(floors))


def asked(seed: int) -> tuple[Result, list[Portfolio]] | None:
    """The answer to a random case, and every portfolio, whether the rules hold or not; None where there are too many, or no answer."""
    instance = (competing, tight, with_floors)[seed % 3](seed)
    every = list(islice(every_portfolio(instance), MOST + 1))
    if len(every) > MOST:
        return None
    result = make_result(instance, solve(instance, Limits()), "", Receipt((), ()))
    return None if result.answer.portfolio is None else (result, every)


def worth(instance: Instance, one: Portfolio, result: Result) -> Worth:
    return tuple(values(instance, one, result.references).values())


def steps_needed(result: Result, one: Portfolio, by: Callable[[int], Instance]) -> int | None:
    """The fewest steps with which a portfolio meets all rules, by halving, since more room breaks nothing."""
    if broken(by(LARGE), one, result.references):
        return None
    fails, holds = -1, LARGE
    while holds - fails > 1:
        middle = (holds + fails) // 2
        if broken(by(middle), one, result.references):
            fails = middle
        else:
            holds = middle
    return holds


def first_in(needs: Needs, initiative: str) -> tuple[int | None, int | None]:
    """The fewest steps at which the best portfolio with it is as good as the best without it, and at which it is better."""
    as_good = better = None
    for steps in sorted({need for _, _, need in needs}):
        there = [(found, any(choice.id == initiative for choice in one)) for one, found, need in needs if need <= steps]
        inside = max((found for found, within in there if within), default=None)
        outside = max((found for found, within in there if not within), default=None)
        if inside is not None and (outside is None or inside >= outside):
            as_good = steps if as_good is None else as_good
            if outside is None or inside > outside:
                better = steps
                break
    return as_good, better


def agrees(change: Change, expected: tuple[int | None, int | None]) -> bool:
    """Whether a change says what is so: where the order among equals decides, anything between as good and better."""
    as_good, better = expected
    if change.impossible or change.most is None:
        return better is None and (change.impossible or (as_good is not None and change.least <= as_good + 1))
    if as_good is None or change.most < as_good or (better is not None and change.most > better):
        return False
    return change.least == change.most or (change.least <= as_good + 1 and as_good != better)


def grant_needed(instance: Instance, one: Portfolio, candidate: Candidate) -> int | None:
    """The fewest kronor, each for a cost of the candidate's own, with which a portfolio keeps within all funds, as a linear programme."""
    [start] = [choice.start for choice in one if choice.id == candidate.id]
    own = [(cost.on, start + cost.k, cost.amount) for cost in candidate.fund_cost if start + cost.k in instance.years]
    ids = {choice.id for choice in one}
    rows: list[list[float]] = []
    limits: list[float] = []

    def used(fund: str, year: int) -> int:
        spent = sum(
            cost.amount
            for choice in one
            for cost in instance.by_id[choice.id].fund_cost
            if (cost.on, choice.start + cost.k) == (fund, year)
        )
        return spent - sum(
            pair.saved for pair in instance.synergies if (pair.fund, pair.year) == (fund, year) and {pair.first, pair.second} <= ids
        )

    def within(fund: str, years: tuple[int, ...], limit: int) -> None:
        rows.append([-float(of == fund and year in years) for of, year, _ in own])
        limits.append(limit - sum(used(fund, year) for year in years))

    for fund in instance.funds:
        for at, year in enumerate(instance.years):
            years = instance.years[: at + 1] if fund in instance.carry_over else (year,)
            within(fund, years, sum(instance.budgets[fund, one] for one in years))
        if fund in instance.totals:
            within(fund, instance.years, instance.totals[fund])
    if not own:
        return 0 if all(limit >= 0 for limit in limits) else None
    found = linprog(np.ones(len(own)), A_ub=rows, b_ub=limits, bounds=[(0, amount) for _, _, amount in own])
    return None if found.status == 2 else round(found.fun)


def earmarked_needed(result: Result, every: list[Portfolio], candidate: Candidate) -> tuple[int | None, int | None]:
    """The fewest kronor with which it is as good as what is chosen, and better."""
    instance = result.instance
    rich = replace(instance, budgets=dict.fromkeys(instance.budgets, LARGE), totals={})
    best = worth(instance, result.answer.portfolio or (), result)
    found = [
        (worth(instance, one, result), need)
        for one in every
        if any(choice.id == candidate.id for choice in one) and not broken(rich, one, result.references)
        if (need := grant_needed(instance, one, candidate)) is not None
    ]
    as_good = min((need for value, need in found if value >= best), default=None)
    return as_good, min((need for value, need in found if value > best), default=None)


def left_out(result: Result) -> Iterator[Candidate]:
    chosen = {choice.id for choice in result.chosen}
    return (one for one in result.instance.candidates if one.id not in chosen and not one.refused)


@pytest.mark.parametrize("seed", range(CASES))
def test_each_change_is_the_smallest_of_its_kind(seed: int) -> None:
    found = asked(seed)
    if found is None:
        return
    result, every = found
    raised: dict[str, Eased] = {one.rule: one for one in (frame(result.instance), *every_limit(result.instance))}
    needs: dict[str, Needs] = {}
    for rule, one in raised.items():
        each = [(portfolio, steps_needed(result, portfolio, one.by)) for portfolio in every]
        needs[rule] = [(portfolio, worth(result.instance, portfolio, result), need) for portfolio, need in each if need is not None]
    for candidate in left_out(result):
        changes = list(what_it_takes(result, candidate.id, Limits))
        [paid] = [change for change in changes if change.kind is Kind.EARMARKED]
        assert agrees(paid, earmarked_needed(result, every, candidate))
        told = {change.rule: change for change in changes if change.kind is Kind.LIMIT}
        [of_frame] = [change for change in changes if change.kind is Kind.FRAME]
        assert agrees(of_frame, first_in(needs[""], candidate.id))
        for rule in raised.keys() - {""}:
            assert agrees(told.get(rule, Change(Kind.LIMIT, rule, impossible=True)), first_in(needs[rule], candidate.id)), rule


@pytest.mark.parametrize("seed", range(0, CASES, 4))
def test_what_is_said_to_be_checked_brings_it_in_and_one_less_does_not(seed: int) -> None:
    found = asked(seed)
    if found is None:
        return
    result, every = found
    for candidate in left_out(result):
        for change in what_it_takes(result, candidate.id, Limits):
            if change.kind is Kind.FRAME and change.checked:
                now, less = (best_at(result, every, change.most or 0, steps) for steps in (0, 1))
                assert any(candidate.id in one for one in now)
                assert not all(candidate.id in one for one in less)


def best_at(result: Result, every: list[Portfolio], steps: int, less: int) -> list[set[str]]:
    """What the best portfolios choose at a frame so many thousandths larger, by the check's word."""
    instance = at_level(result.instance, Fraction(1000 + steps - less, 10))
    kept = [(worth(instance, one, result), {choice.id for choice in one}) for one in every if not broken(instance, one, result.references)]
    best = max(found for found, _ in kept)
    return [chosen for found, chosen in kept if found == best]


def test_the_cases_show_something() -> None:
    changes = [
        (change, candidate)
        for result, _ in filter(None, map(asked, range(1, 30, 3)))
        for candidate in left_out(result)
        for change in what_it_takes(result, candidate.id, Limits)
    ]
    for kind in Kind:
        assert sum(change.kind is kind and (change.most or 0) > 0 for change, _ in changes) >= 5
        assert any(change.kind is kind and change.impossible for change, _ in changes)
    assert sum(bool(change.pushed_out) for change, _ in changes) >= 5


def test_lower_limits_of_every_kind_are_seen_to_let_something_in() -> None:
    changes = [
        change
        for result, _ in filter(None, map(asked, range(2, 240, 3)))
        for candidate in left_out(result)
        for change in what_it_takes(result, candidate.id, Limits)
    ]
    seen = {parts_of(change.rule)[0] for change in changes if (change.most or 0) > 0}
    assert seen >= {"budget", "goal_floor", "participation_floor", "count", "floor_per_resident", "go_it_alone"}
