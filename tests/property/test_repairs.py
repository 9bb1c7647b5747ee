"""The smallest repairs of random cases that clash, against every portfolio written down: what each would need, one rule at a time."""

import os
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import pytest

from portfolj.results.portfolio import Portfolio, References
from portfolj.results.repair import Means
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Instance
from portfolj.verify import broken
from portfolj.workflow.eased import every_limit
from portfolj.workflow.repairing import repaired, repairs
from tests.every_portfolio import every_portfolio
from tests.one_rule import bare, one_by_one
from tests.property.test_clashes import pressed, references_of

MOST = 400
LARGE = 10**9
# 40 unless stated.
CASES = int(os.environ.get("PORTFOLJ_CASES", "40"))
KINDS = {
    Means.KRONOR: ("budget(", "money_ceiling("),
    Means.HOURS: ("hours(", "pool("),
    Means.POINTS: ("goal_floor(",),
    Means.FLOOR: ("floor_per_resident(",),
    Means.ALONE: ("go_it_alone(",),
    Means.DECISIONS: ("decided(", "refused("),
}


def clashing(seed: int) -> tuple[Instance, References, list[Portfolio]] | None:
    """A random instance, what fairness refers to, and every portfolio; None where there are too many, or one that meets all rules."""
    instance = pressed(seed)
    if seed % 4 == 1:
        few = {at: hours * 30 // 100 for at, hours in instance.capacities.items()}
        instance = replace(
            instance, budgets=dict.fromkeys(instance.budgets, LARGE), totals={}, ceilings={}, capacities=few, participation_floors={}
        )
    if seed % 4 == 2:
        free = tuple(replace(one, decided=False) for one in instance.candidates)
        most = max((points for one in free for points in one.contribution.values()), default=0)
        floors = dict.fromkeys({goal for one in free for goal in one.contribution}, most)
        instance = replace(instance, candidates=free, goal_floors=floors, participation_floors={})
    every = list(islice(every_portfolio(bare(instance)), MOST + 1))
    references = references_of(instance)
    if len(every) > MOST or any(not broken(instance, one, references) for one in every):
        return None
    return instance, references, every


def least(holds: Callable[[int], bool]) -> int | None:
    """The smallest number with which something holds that goes on holding."""
    if not holds(LARGE):
        return None
    fails, enough = -1, LARGE
    while enough - fails > 1:
        middle = (fails + enough) // 2
        fails, enough = (fails, middle) if holds(middle) else (middle, enough)
    return enough


def need(lonely: Instance, rule: str, one: Portfolio, references: References) -> int:
    """By how much a rule must give way for a portfolio, when it alone holds."""
    subject = rule.partition("(")[2].removesuffix(")")

    def after(steps: int) -> Instance:
        if rule.startswith("goal_floor("):
            return replace(lonely, goal_floors={subject: lonely.goal_floors[subject] - steps})
        if rule.startswith("floor_per_resident("):
            return replace(lonely, floor_percent=max(0, lonely.floor_percent - steps))
        if rule.startswith("go_it_alone("):
            return replace(lonely, alone_percent=max(0, lonely.alone_percent - steps))
        fund = subject.partition(",")[0]
        name = f"budget({fund}, {lonely.years[0]})" if rule.startswith("budget(") and fund in lonely.carry_over and "," in subject else rule
        return next(limit for limit in every_limit(lonely) if limit.rule == name).by(steps)

    if rule.startswith(("decided(", "refused(")):
        return int(bool(broken(lonely, one, references)))
    found = least(lambda steps: not broken(after(steps), one, references))
    assert found is not None
    return found


def total(instance: Instance, means: Means, needs: dict[str, int]) -> int:
    """What the needs of one kind come to together."""
    if means in (Means.FLOOR, Means.ALONE):
        return max(needs.values(), default=0)
    if means is not Means.KRONOR:
        return sum(needs.values())
    whole = sum(kronor for rule, kronor in needs.items() if rule.startswith("money_ceiling("))
    for fund in instance.funds:
        yearly = [needs[f"budget({fund}, {year})"] for year in instance.years]
        added = max(yearly) if fund in instance.carry_over else sum(yearly)
        whole += max(added, needs.get(f"budget({fund})", 0))
    return whole


def smallest(instance: Instance, references: References, every: list[Portfolio], means: Means) -> int | None:
    """The least that any portfolio needs which breaks no rule of another kind."""
    rules = list(one_by_one(instance, references))
    by_hand = {f"{word}({one.id})" for one in instance.candidates if not one.by_stage for word in ("decided", "refused")}
    mine = [(rule, lonely) for rule, lonely in rules if rule.startswith(KINDS[means]) and (means is not Means.DECISIONS or rule in by_hand)]
    others = [lonely for rule, lonely in rules if rule not in dict(mine)]
    found = [
        total(instance, means, {rule: need(lonely, rule, one, references) for rule, lonely in mine})
        for one in every
        if not any(broken(lonely, one, references) for lonely in others)
    ]
    return min(found, default=None)


@pytest.mark.parametrize("seed", range(CASES))
def test_each_repair_is_the_smallest_of_its_kind_and_repairs(seed: int) -> None:
    found = clashing(seed)
    if found is None:
        return
    instance, references, every = found
    for repair in repairs(instance, references, Limits):
        expected = smallest(instance, references, every, repair.means)
        assert (repair.impossible, repair.total) == (expected is None, expected), repair
        if repair.total is not None:
            assert repair.least == repair.total
            after = repaired(instance, repair.means, repair.changes)
            assert any(not broken(after, one, references) for one in every)


def test_the_cases_show_something() -> None:
    found = [repair for asked in filter(None, map(clashing, range(30))) for repair in repairs(*asked[:2], Limits)]
    assert {repair.means for repair in found if repair.total} >= {Means.KRONOR, Means.HOURS, Means.POINTS, Means.DECISIONS}
    assert sum(repair.impossible for repair in found) >= 10
