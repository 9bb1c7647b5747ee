"""Clashing rules of random cases against every portfolio written down: which rules each breaks, one rule at a time, by the check's word."""

import os
import random
from dataclasses import replace
from itertools import islice

import pytest

from portfolj.results.portfolio import References
from portfolj.solve.conflict import find_clashes
from portfolj.solve.limits import Limits
from portfolj.solve.references import NoPortfolio, find_references
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare
from portfolj.verify import broken
from tests.every_portfolio import every_portfolio
from tests.one_rule import bare, one_by_one
from tests.strategies import random_case, scenario_of

MOST = 400
# 40 unless stated.
CASES = int(os.environ.get("PORTFOLJ_CASES", "40"))


def pressed(seed: int) -> Instance:
    """A random instance in which more is decided and less is to be had, so that rules often clash."""
    case = random_case(seed)
    instance, draw = prepare(case, case.scenario(scenario_of(seed))), random.Random(seed)  # noqa: S311
    decided = tuple(replace(one, decided=one.decided or draw.random() < 0.6) for one in instance.candidates)
    share = draw.choice((20, 60, 100))
    return replace(
        instance,
        candidates=decided,
        budgets={at: kronor * share // 100 for at, kronor in instance.budgets.items()},
        participation_floors=dict.fromkeys(instance.parties[:2], draw.randint(1, 4)),
        nobody_loses=instance.nobody_loses or draw.random() < 0.3,
    )


def smallest_hitting_sets(broken_by: set[frozenset[str]]) -> set[frozenset[str]]:
    """The smallest sets of rules of which every portfolio breaks one (Berge 1989): the smallest clashes."""
    found = {frozenset[str]()}
    for names in sorted(broken_by, key=len):
        grown = {one if one & names else one | {name} for one in found for name in (names if not one & names else ("",))}
        found = {one for one in grown if not any(other < one for other in grown)}
    return found


def truth(instance: Instance, references: References) -> set[frozenset[str]] | None:
    """All smallest clashes; none where a portfolio breaks nothing, and None where there are too many portfolios to write down."""
    every = list(islice(every_portfolio(bare(instance)), MOST + 1))
    if len(every) > MOST:
        return None
    rules = list(one_by_one(instance, references))
    breaks = {frozenset(name for name, alone in rules if broken(alone, one, references)) for one in every}
    smallest = {one for one in breaks if not any(other < one for other in breaks)}
    return set() if frozenset() in smallest else smallest_hitting_sets(smallest)


def references_of(instance: Instance) -> References:
    try:
        return find_references(instance, Limits())
    except NoPortfolio:
        return References()


@pytest.mark.parametrize("seed", range(CASES))
def test_every_clash_is_a_smallest_one_and_all_of_them_are_found_where_that_is_said(seed: int) -> None:
    instance = pressed(seed)
    references = references_of(instance)
    expected = truth(instance, references)
    if expected is None:
        return
    found = find_clashes(instance, references, Limits(), most=50)
    assert all(one.smallest for one in found.found)
    clashes = [frozenset(one.rules) for one in found.found]
    assert (found.possible, len(set(clashes))) == (not expected, len(clashes))
    assert set(clashes) <= expected
    if found.all_of_them:
        assert set(clashes) == expected
    else:
        assert len(clashes) == 50


def test_the_cases_show_something() -> None:
    asked = [(instance, references_of(instance)) for instance in map(pressed, range(20))]
    clashing = [expected for expected in (truth(*one) for one in asked) if expected]
    assert len(clashing) >= 8
    assert any(len(expected) > 3 for expected in clashing)
    assert {rule.partition("(")[0] for expected in clashing for one in expected for rule in one} >= {
        "decided",
        "budget",
        "participation_floor",
    }
