"""Portfolios that lie apart: what a limit, a seed and an empty case do to the search; the numbers are worked out by hand."""

from collections.abc import Callable
from itertools import pairwise

from portfolj.results.alternatives import Difference, difference
from portfolj.results.portfolio import Answer
from portfolj.solve.alternatives import Spread, spread_out, weights
from portfolj.solve.answer import solve
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Instance
from tests.unit.instances import YEARS, a_candidate, an_instance, kronor

COSTS = (400, 300, 300, 200, 200, 1, 0)


def an_instance_of_many() -> Instance:
    """Seven initiatives of 2 points each and 1 000 kronor; the last costs nothing."""
    candidates = [a_candidate(f"i{place}", fund_cost=(kronor("f", 0, cost),) if cost else ()) for place, cost in enumerate(COSTS)]
    return an_instance(*candidates, budgets={("f", year): 1000 for year in YEARS})


def answered(instance: Instance) -> tuple[Answer, int]:
    answer = solve(instance, Limits(), ties=False)
    return answer, int(answer.reached[-1].value)


def found(limits: Callable[[], Limits], *, lost: int = 2000, count: int = 4, seed: int = 0, directions: int = 3) -> list[Spread]:
    instance = an_instance_of_many()
    answer, best = answered(instance)
    return list(spread_out(instance, answer, best - lost, limits(), count=count, seed=seed, directions=directions))


def test_an_initiative_weighs_its_share_of_the_money_that_is_chosen_and_never_nothing() -> None:
    # 1 001 kronor are chosen; 1 krona is less than a thousandth of it and counts as one.
    instance = an_instance_of_many()
    assert list(weights(instance, ["i0", "i1", "i2", "i5"]).values()) == [400, 300, 300, 200, 200, 1, 1]
    assert set(weights(instance, ["i6"]).values()) == {1}
    assert max(weights(instance, ["i5"]).values()) == 1000


def test_two_sets_differ_by_what_is_in_one_of_them_only() -> None:
    assert difference(an_instance_of_many(), {"i0", "i1"}, {"i1", "i3", "i6"}) == Difference(3, 600)


def test_under_a_limit_of_nodes_the_same_seed_gives_the_same_portfolios() -> None:
    assert found(lambda: Limits(nodes=500), seed=3) == found(lambda: Limits(nodes=500), seed=3)


def test_the_end_is_as_far_apart_whether_directions_were_tried_or_not() -> None:
    with_them, without = found(Limits)[-1], found(Limits, directions=0)[-1]
    assert with_them.farthest == without.farthest == len(with_them.portfolios) == len(without.portfolios)
    assert found(Limits, directions=0)[0].farthest == 1


def test_what_is_cancelled_at_once_claims_nothing() -> None:
    assert found(lambda: Limits(cancelled=lambda: True)) == [Spread((), ended=True)]


def test_where_nothing_may_be_lost_and_nothing_ties_there_is_no_other() -> None:
    instance = an_instance(a_candidate("a"), a_candidate("b"))
    answer, best = answered(instance)
    assert list(spread_out(instance, answer, best, Limits(), count=4)) == [Spread((), no_others=True, ended=True)]


def test_without_candidates_there_is_no_other() -> None:
    instance = an_instance()
    answer, best = answered(instance)
    assert list(spread_out(instance, answer, best, Limits(), count=2)) == [Spread((), no_others=True, ended=True)]


def test_a_better_spread_keeps_what_is_known_to_be_the_farthest() -> None:
    spreads = found(Limits, lost=4000)
    for earlier, later in pairwise(spreads):
        assert later.portfolios[: earlier.farthest] == earlier.portfolios[: earlier.farthest]
        assert later.farthest >= earlier.farthest
