"""Small cases for the ranked list."""

import random
from dataclasses import replace
from typing import Any

from portfolj.domain.case import Case
from portfolj.domain.scenario import Objective
from portfolj.results.portfolio import Portfolio, References
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare
from portfolj.verify import values
from tests.unit.instances import a_case, an_initiative

PERCENTS = (60, 100, 130)


def random_case(seed: int, initiatives: int = 5, percents: tuple[int, ...] = PERCENTS, **stated: Any) -> Case:
    """A few initiatives that differ in points and kronor, some with two starts, under one budget and a pool."""
    draw = random.Random(seed)  # noqa: S311
    proposals = []
    for place in range(initiatives):
        one = an_initiative(f"i{place}")
        one["gives"] = {"contributions": [{"goal": "g", "likely": draw.randint(10, 60)}]}
        one["takes"] = {
            "financing": [
                {"year": 1, "fund": "own", "kronor": draw.randint(40, 160)},
                {"year": 2, "fund": "gift", "kronor": draw.randint(0, 60)},
            ],
            "pool_efforts": [{"pool": "office", "year": 1, "hours": draw.randint(5, 20)}],
        }
        one["steering"] = one["steering"] | {"starts": draw.choice(([2027], [2028], [2027, 2028])), "duration": 2}
        if place and draw.random() < 0.3:
            one["steering"]["requires"] = [{"initiative": f"i{draw.randrange(place)}"}]
        if draw.random() < 0.3:
            one["parties"] = {"participations": [*one["parties"]["participations"], {"member": "c", "answer": "willing"}]}
        proposals.append(one)
    parts: dict[str, Any] = {
        "draw": str(seed),
        "funds": [{"id": "own", "name": "Own"}, {"id": "gift", "name": "Gift", "kind": "external"}],
        "budgets": [
            {"fund": fund, "year": year, "kronor": amount} for fund, amount in (("own", 170), ("gift", 90)) for year in (2027, 2028, 2029)
        ],
        "pools": [{"id": "office", "name": "Office"}],
        "pool_hours": [{"pool": "office", "year": year, "hours": 35} for year in (2027, 2028, 2029)],
        "levels": [{"percent": percent, "weight": weight} for percent, weight in zip(percents, (1, 2, 1, 3, 1), strict=False)],
        "initiatives": proposals,
    }
    return a_case(**(parts | stated))


def base(case: Case) -> Instance:
    """The case as the scenario base sees it."""
    return prepare(case, case.scenario("base"))


def ids(portfolio: Portfolio) -> frozenset[str]:
    """The set of what is chosen."""
    return frozenset(choice.id for choice in portfolio)


def total(instance: Instance, portfolio: Portfolio) -> int:
    """Total benefit, thousandths of a point."""
    return int(values(replace(instance, objectives=(Objective.TOTAL_BENEFIT,)), portfolio, References())[Objective.TOTAL_BENEFIT])
