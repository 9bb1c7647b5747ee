"""What is lost without an initiative, in words: what is known for sure, what only within limits, and what not at all."""

from dataclasses import replace
from fractions import Fraction

import pytest

from portfolj.domain.scenario import Objective
from portfolj.explain.without import told
from portfolj.results.portfolio import Reached, Receipt
from portfolj.results.result import Result, make_result
from portfolj.results.without import Lost, MemberWithout, Share, Without, by_loss
from portfolj.solve.answer import solve
from portfolj.solve.limits import Limits
from portfolj.workflow.without import without_each
from tests.unit.instances import YEARS, a_candidate, an_instance, kronor

NONE = Share(0, 0, 0)
NAMES = {"bath": "The bath", "park": "The park"}


def member(benefit: int) -> MemberWithout:
    return MemberWithout(f"m{benefit}", f"Member {benefit}", Share(benefit * 1000, 0, 0), NONE)


def lost(least: int = 3000, most: int = 3000, **changes: object) -> Lost:
    return replace(Lost(least, most, (), (), (), 0, ()), **changes)


def without(one: Lost | None, *, decided: bool = False, possible: bool | None = True) -> Without:
    return Without("hall", "The hall", decided, one, possible)


def sentences(one: Without) -> list[str]:
    return [" ".join(str(part).split()) for part in told(one, NAMES)]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (lost(), "Without it the benefit is 3000 less."),
        (lost(-2000, -2000), "Without it the benefit is 2000 more."),
        (lost(0, 0), "Without it the benefit is the same: another portfolio is as good."),
        (lost(1000, 3000), "Without it the benefit is between 1000 and 3000 less; how much was not settled in time."),
    ],
)
def test_a_loss_that_is_not_settled_is_an_interval(one: Lost, said: str) -> None:
    assert sentences(without(one)) == [said]


def test_what_leaves_what_comes_and_what_counts_before_benefit_is_told() -> None:
    now, then = (Reached(Objective.PARTICIPATIONS, Fraction(number), Fraction(number)) for number in (5, 3))
    one = lost(falls_away=("bath",), comes_in=("park",), worse_before=((now, then),), region=-400)
    assert sentences(without(one, decided=True)) == [
        "It is decided. This is how it would be if it were not decided and were left out.",
        "Without it the benefit is 3000 less.",
        "The number of participations, which comes before benefit, falls from 5 to 3.",
        "It takes The bath out with it.",
        "Instead there is room for The park.",
        "The region as a whole gets 400 more.",
    ]


def test_what_is_worse_before_an_equal_benefit_is_not_called_as_good() -> None:
    now, then = (Reached(Objective.PARTICIPATIONS, Fraction(number), Fraction(number)) for number in (5, 3))
    first, *_ = sentences(without(lost(0, 0, worse_before=((now, then),))))
    assert first == "Without it the benefit is the same."


def test_of_many_who_lose_or_get_more_three_are_named() -> None:
    some = lost(members=tuple(map(member, (2, 1, -1))))
    assert sentences(without(some))[1:] == ["It falls on Member 2 (2000), Member 1 (1000).", "More goes to Member -1 (1000)."]
    many = lost(members=tuple(map(member, (5, 4, 3, 2, -1, -2, -3, -4))))
    assert sentences(without(many))[1:] == [
        "It falls most on Member 5 (5000), Member 4 (4000), Member 3 (3000); on 4 in all.",
        "More goes to 4, most of all to Member -4 (4000), Member -3 (3000), Member -2 (2000).",
    ]


def test_what_cannot_be_and_what_is_not_known_are_told_apart_and_ordered_around_the_losses() -> None:
    impossible, unknown = without(None, possible=False), without(None, possible=None)
    assert sentences(impossible) == ["Without it no portfolio meets all rules."]
    assert sentences(unknown) == ["What is lost without it was not settled in time."]
    small, large = without(lost()), without(lost(9000, 9000))
    assert by_loss([unknown, small, impossible, large]) == (impossible, large, small, unknown)


def answered(*objectives: Objective) -> Result:
    """One of two initiatives has room."""
    bath, park = (a_candidate(name, benefit={"a": 1000, "b": 1000}, fund_cost=(kronor("f", 0, 60),)) for name in ("bath", "park"))
    instance = an_instance(bath, park, budgets={("f", year): 60 for year in YEARS}, objectives=(*objectives, Objective.TOTAL_BENEFIT))
    return make_result(instance, solve(instance, Limits()), "", Receipt((), ()))


def test_a_search_that_is_given_up_settles_nothing() -> None:
    result = answered()
    found = list(without_each(result, lambda: Limits(cancelled=lambda: True)))
    assert [(one.possible, one.lost) for one in found] == [(None, None)] * len(result.chosen)


def test_where_what_counts_before_benefit_is_not_proven_no_loss_is_told() -> None:
    result = answered(Objective.PARTICIPATIONS)
    assert all(one.lost is not None for one in without_each(result, Limits))
    first, total = result.objectives
    unproven = replace(result, answer=replace(result.answer, reached=(replace(first, bound=first.bound + 1), total)))
    found = list(without_each(unproven, Limits))
    assert [(one.possible, one.lost) for one in found] == [(True, None)] * len(result.chosen)
