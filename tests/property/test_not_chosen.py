"""How many points bring an initiative in, against every portfolio written down and valued by the check."""

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
from portfolj.valuation.prepare import prepare
from portfolj.verify import broken, values
from portfolj.workflow.not_chosen import not_chosen
from tests.every_portfolio import every_portfolio
from tests.strategies import random_case, scenario_of
from tests.unit.instances import YEARS, a_candidate, an_instance, hours, kronor

MOST = 6000
# 40 unless stated.
CASES = int(os.environ.get("PORTFOLJ_CASES", "40"))
Worth = tuple[Fraction, ...]


def competing(seed: int) -> Instance:
    """A random instance in which each initiative alone has room in every limit, and not all of them together."""
    case, draw = random_case(seed), random.Random(seed)  # noqa: S311
    instance = prepare(case, case.scenario(scenario_of(seed)))
    free = tuple(replace(one, decided=False, refused=False, quorum=min(one.quorum, len(one.participants))) for one in instance.candidates)
    keeps = draw.random() < 0.4

    def room(amounts: list[int], least: int = 0) -> int:
        return max(least, max(amounts, default=0) * draw.randint(100, 180) // 100)

    costs = {fund: [row.amount for one in free for row in one.fund_cost if row.on == fund] for fund in instance.funds}
    own = {member: [row.amount for one in free for row in one.own_cost if row.on == member] for member in instance.member}
    spent = {member: [row.net for one in free for row in one.effort if row.member == member] for member in instance.member}
    return replace(
        instance,
        candidates=free,
        budgets={at: room(costs[at[0]]) for at in instance.budgets},
        totals={},
        capacities={at: room(spent[at[0]]) for at in instance.capacities},
        pool_hours={at: room([row.amount for one in free for row in one.pool_effort if row.on == at[0]]) for at in instance.pool_hours},
        ceilings={at: room(own[at[0]], stands) for at, stands in instance.ceilings.items()},
        counts=instance.counts if keeps else (),
        goal_floors=instance.goal_floors if keeps else {},
        participation_floors=instance.participation_floors if keeps else {},
        balances=instance.balances if keeps else (),
        nobody_loses=instance.nobody_loses and keeps,
        alone_percent=instance.alone_percent if keeps else 0,
    )


def crowded(seed: int) -> Instance:
    """Seven initiatives of two members in one of two years, of which about half have room in money and hours."""
    draw = random.Random(seed)  # noqa: S311
    candidates = [
        a_candidate(
            f"i{number}",
            starts=(2027, 2028)[: draw.randint(1, 2)],
            benefit={"a": draw.randint(1, 9) * 1000, "b": draw.randint(1, 9) * 1000},
            fund_cost=(kronor("f", 0, draw.randint(1, 9) * 100),),
            effort=(hours("a", 0, draw.randint(0, 9)), hours("b", 0, draw.randint(0, 9))),
        )
        for number in range(7)
    ]
    return an_instance(
        *candidates,
        budgets={("f", year): 900 for year in YEARS},
        capacities={(member, "", year): 14 for member in ("a", "b") for year in YEARS},
        excludes=(("i0", "i1"),),
    )


def answered(seed: int) -> tuple[Result, dict[Portfolio, Worth]] | None:
    """The answer to a random case, and what each portfolio that meets all rules is worth; None where there are too many, or none."""
    return answer_to(crowded(seed) if seed % 2 else competing(seed))


def answer_to(instance: Instance) -> tuple[Result, dict[Portfolio, Worth]] | None:
    """The same of an instance."""
    every = list(islice(every_portfolio(instance), MOST + 1))
    if len(every) > MOST:
        return None
    result = make_result(instance, solve(instance, Limits()), "", Receipt((), ()))
    if result.answer.portfolio is None:
        return None
    kept = [one for one in every if not broken(instance, one, result.references)]
    return result, {one: tuple(values(instance, one, result.references).values()) for one in kept}


def needed(found: dict[Portfolio, Worth], initiative: str) -> Fraction | None:
    """How much less the best portfolio with it is worth; None where there is none, or what comes before total benefit is less."""
    best = max(found.values())
    inside = max((worth for one, worth in found.items() if any(choice.id == initiative for choice in one)), default=None)
    return None if inside is None or inside[:-1] < best[:-1] else best[-1] - inside[-1]


@pytest.mark.parametrize("seed", range(CASES))
def test_so_many_points_bring_it_in_and_one_thousandth_less_does_not(seed: int) -> None:
    asked = answered(seed)
    if asked is None:
        return
    result, found = asked
    for one in not_chosen(result, Limits):
        if one.id not in result.instance.by_id or result.instance.by_id[one.id].refused:
            assert (one.points, bool(one.reasons)) == (None, True)
            continue
        expected = needed(found, one.id)
        assert one.settled
        assert (one.points is None) == (expected is None)
        if one.points is not None:
            assert (one.points.least, one.points.most, one.points.checked) == (expected, expected, True)


def test_the_cases_show_something() -> None:
    asked = [one for one in map(answered, range(20)) if one is not None]
    left = ((found, {one.id for one in result.instance.candidates} - {row.id for row in result.chosen}) for result, found in asked)
    points = [needed(found, one) for found, out in left for one in out]
    assert sum(one is not None and one > 0 for one in points) >= 10
    assert any(one is None for one in points)
