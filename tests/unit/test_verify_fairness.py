"""The check of what each member gives and gets: each rule on its limit and one step past it."""

from fractions import Fraction

import pytest

from portfolj.errors import Message
from portfolj.results.portfolio import References
from portfolj.valuation.instance import Instance
from portfolj.verify import broken
from tests.unit.instances import YEARS, a_candidate, a_member, an_instance, chosen, hours, kronor

NONE = References()


def complaints(instance: Instance, references: References, *choices: tuple[str, int, str]) -> tuple[Message, ...]:
    return broken(instance, chosen(*choices), references)


def names(instance: Instance, references: References, *choices: tuple[str, int, str]) -> list[str]:
    """The rules broken."""
    return [message.text.split(":")[0] for message in complaints(instance, references, *choices)]


def against(instance: Instance, references: References, *choices: tuple[str, int, str]) -> list[object]:
    """The members complained of."""
    return [dict(message.parts)["member"] for message in complaints(instance, references, *choices)]


BOTH = (("i", 2027, "ab"), ("j", 2027, "ab"))


@pytest.mark.parametrize(("least", "expected"), [(0, []), (2, []), (3, ["participation_floor"])])
def test_a_member_takes_part_in_its_least_number(least, expected):
    i, j = a_candidate("i"), a_candidate("j")
    assert names(an_instance(i, j, participation_floors={"a": least}), NONE, *BOTH) == expected


@pytest.mark.parametrize(("members", "expected"), [("abc", []), ("ab", ["participation_floor"])])
def test_a_willing_member_counts_where_it_takes_part(members, expected):
    i, j = a_candidate("i", optional=("c",)), a_candidate("j")
    assert names(an_instance(i, j, participation_floors={"a": 2, "c": 1}), NONE, ("i", 2027, members), ("j", 2027, "ab")) == expected


def test_a_complaint_about_participation_names_member_number_and_limit():
    (message,) = complaints(an_instance(a_candidate("i"), participation_floors={"b": 2}), NONE, ("i", 2027, "ab"))
    assert str(message) == "participation_floor: 'b' takes part in 1; the least is 2."


def floored(percent: int, **benefit: int) -> Instance:
    """One initiative of a (50 persons), b (100) and c (200); c is willing."""
    members = (a_member("a", 50), a_member("b", 100), a_member("c", 200))
    i = a_candidate("i", optional=("c",), benefit={"a": 0, "b": 0, "c": 0} | benefit)
    return an_instance(i, a_candidate("j", benefit={"a": 1, "b": 1}), members=members, floor_percent=percent)


@pytest.mark.parametrize(
    ("a", "b", "c", "expected"),
    [(500, 1000, 2000, []), (499, 1000, 2000, ["a"]), (500, 999, 2000, ["b"]), (500, 1000, 1999, ["c"]), (0, 0, 0, ["a", "b", "c"])],
)
def test_each_member_gets_its_floor_by_its_residents(a, b, c, expected):
    assert against(floored(100, a=a, b=b, c=c), References(floor=Fraction(10)), ("i", 2027, "abc")) == expected


@pytest.mark.parametrize(("percent", "expected"), [(70, []), (71, ["a"])])
def test_the_floor_is_a_percent_of_the_best_floor(percent, expected):
    assert against(floored(percent, a=350, b=9000, c=9000), References(floor=Fraction(10)), ("i", 2027, "abc")) == expected


def test_a_floor_that_is_no_whole_number_is_rounded_upwards():
    third = References(floor=Fraction(1, 3))
    assert against(floored(100, a=17, b=34, c=67), third, ("i", 2027, "abc")) == []
    assert against(floored(100, a=16, b=34, c=67), third, ("i", 2027, "abc")) == ["a"]
    assert against(floored(100, a=17, b=33, c=67), third, ("i", 2027, "abc")) == ["b"]
    assert against(floored(100, a=17, b=34, c=66), third, ("i", 2027, "abc")) == ["c"]


def test_a_member_that_takes_no_part_gets_nothing_of_its_share():
    instance = floored(100, a=500, b=1000, c=2000)
    assert against(instance, References(floor=Fraction(10)), ("i", 2027, "ab")) == ["c"]


def test_benefits_of_several_initiatives_add_up_for_the_floor():
    instance = floored(100, a=499, b=999, c=2000)
    assert against(instance, References(floor=Fraction(10)), ("i", 2027, "abc"), ("j", 2027, "ab")) == []


def test_an_unreachable_member_is_exempt_from_the_floor():
    references = References(unreachable=(("c", "budget"),), floor=Fraction(10))
    assert against(floored(100, a=500, b=1000), references, ("i", 2027, "ab")) == []


def test_a_floor_speaks_of_the_parties_only():
    instance = an_instance(a_candidate("i"), parties=("a",), floor_percent=100)
    assert names(instance, References(floor=Fraction(10)), ("i", 2027, "ab")) == []
    assert names(instance, References(floor=Fraction(1001, 100)), ("i", 2027, "ab")) == ["floor_per_resident"]


def test_without_a_percent_no_floor_binds():
    assert names(floored(0), References(floor=Fraction(10)), ("i", 2027, "ab")) == []


def test_a_complaint_about_a_floor_names_amount_and_limit():
    instance = an_instance(a_candidate("i"), parties=("a",), floor_percent=50)
    (message,) = complaints(instance, References(floor=Fraction(2001, 100)), ("i", 2027, "ab"))
    assert str(message) == "floor_per_resident: 'a' gets 1000; the least is 1001."


@pytest.mark.parametrize(
    ("percent", "best", "expected"),
    [(100, 1000, []), (100, 1001, ["a"]), (50, 2000, []), (50, 2001, ["a"]), (120, 833, []), (120, 834, ["a"])],
)
def test_nobody_does_better_by_going_alone(percent, best, expected):
    instance = an_instance(a_candidate("i"), parties=("a", "b"), alone_percent=percent)
    assert against(instance, References(alone={"a": best, "b": 0}), ("i", 2027, "ab")) == expected


def test_what_is_reached_alone_is_held_against_each_member():
    instance = an_instance(a_candidate("i"), parties=("a", "b"), alone_percent=100)
    assert against(instance, References(alone={"a": 1000, "b": 1001}), ("i", 2027, "ab")) == ["b"]


def test_an_unreachable_member_is_exempt_from_going_alone():
    instance = an_instance(a_candidate("i"), alone_percent=100)
    alone = {"a": 0, "b": 0, "c": 5}
    assert against(instance, References((("c", "budget"),), alone), ("i", 2027, "ab")) == []
    assert against(instance, References((), alone), ("i", 2027, "ab")) == ["c"]


def test_without_a_percent_going_alone_binds_nobody():
    assert names(an_instance(a_candidate("i")), References(alone={"a": 9999}), ("i", 2027, "ab")) == []


def test_a_complaint_about_going_alone_names_amount_and_limit():
    instance = an_instance(a_candidate("i"), parties=("b",), alone_percent=90)
    (message,) = complaints(instance, References(alone={"b": 1112}), ("i", 2027, "ab"))
    assert str(message) == "go_it_alone: 'b' gets 1000; alone it would reach 1001."


def losing(**stated: object) -> Instance:
    """b takes part in i, gains 10 000, pays 2 000 and gives 16 hours worth 500 each: it comes out even."""
    i = a_candidate(
        "i",
        starts=YEARS,
        economic=(kronor("b", 0, 4_000), kronor("b", 1, 6_000)),
        own_cost=(kronor("b", 0, 500), kronor("b", 1, 1_500)),
        effort=(hours("b", 0, 10, role="it"), hours("b", 1, 9, released=3)),
    )
    return an_instance(i, **({"nobody_loses": True} | stated))


def test_a_member_that_comes_out_even_does_not_lose():
    assert names(losing(), NONE, ("i", 2027, "ab")) == []
    assert names(losing(), NONE, ("i", 2028, "ab")) == []


def test_a_member_that_goes_back_is_named_with_the_amount():
    (message,) = complaints(losing(hour_value=501), NONE, ("i", 2027, "ab"))
    assert str(message) == "nobody_loses: 'b' goes back by 16 over the planning years."


def test_without_the_rule_members_may_lose():
    assert names(losing(hour_value=501, nobody_loses=False), NONE, ("i", 2027, "ab")) == []


def test_only_parties_are_kept_from_losing():
    assert names(losing(hour_value=501, parties=("a", "c")), NONE, ("i", 2027, "ab")) == []


def test_what_falls_after_the_planning_years_is_not_counted():
    (message,) = complaints(losing(), NONE, ("i", 2029, "ab"))
    assert dict(message.parts)["amount"] == 500 + 10 * 500 - 4_000


def test_what_is_past_is_not_counted():
    i = a_candidate(
        "i",
        starts=(2026,),
        economic=(kronor("a", 0, 9_000), kronor("a", 1, 1_100)),
        own_cost=(kronor("a", 0, 9_000), kronor("a", 1, 600)),
        effort=(hours("a", 0, 90), hours("a", 1, 1)),
    )
    assert names(an_instance(i, nobody_loses=True), NONE, ("i", 2026, "ab")) == []
    (message,) = complaints(an_instance(i, nobody_loses=True, hour_value=501), NONE, ("i", 2026, "ab"))
    assert dict(message.parts)["amount"] == 1


@pytest.mark.parametrize(("kind", "amount"), [("economic", -1), ("own_cost", 1)])
def test_a_single_krona_lost_is_lost(kind, amount):
    i = a_candidate("i", **{kind: (kronor("a", 1, amount),)})
    assert against(an_instance(i, nobody_loses=True), NONE, ("i", 2027, "ab")) == ["a"]


@pytest.mark.parametrize(("fee", "expected"), [(1_000, []), (1_001, ["a"])])
def test_the_fee_of_all_years_is_taken_off_where_it_counts(fee, expected):
    i = a_candidate("i", economic=(kronor("a", 0, 3_000),))
    members = (a_member("a", fee=fee), a_member("b"), a_member("c"))
    assert against(an_instance(i, members=members, nobody_loses=True, count_fee=True), NONE, ("i", 2027, "ab")) == expected
    assert against(an_instance(i, members=members, nobody_loses=True), NONE, ("i", 2027, "ab")) == []
    assert against(an_instance(i, members=(a_member("a", fee=9_999), *members[1:]), nobody_loses=True), NONE, ("i", 2027, "ab")) == []


def test_a_fee_is_lost_by_those_that_take_part_in_nothing():
    members = (a_member("a"), a_member("b"), a_member("c", fee=1))
    (message,) = complaints(an_instance(a_candidate("i"), members=members, nobody_loses=True, count_fee=True), NONE)
    assert dict(message.parts) == {"member": "c", "amount": 3}


@pytest.mark.parametrize(("members", "expected"), [("ab", []), ("abc", ["c"])])
def test_only_those_that_take_part_can_lose(members, expected):
    i = a_candidate("i", optional=("c",), own_cost=(kronor("c", 0, 1),))
    assert against(an_instance(i, nobody_loses=True), NONE, ("i", 2027, members)) == expected


def test_gains_of_one_initiative_pay_for_losses_of_another_but_not_for_another_member():
    i, j = a_candidate("i", economic=(kronor("a", 0, 5),)), a_candidate("j", own_cost=(kronor("a", 2, 5),))
    assert names(an_instance(i, j, nobody_loses=True), NONE, *BOTH) == []
    k = a_candidate("j", own_cost=(kronor("b", 2, 5),))
    assert against(an_instance(i, k, nobody_loses=True), NONE, *BOTH) == ["b"]


def test_going_alone_binds_nobody_of_whom_it_is_not_known():
    assert names(an_instance(a_candidate("i"), alone_percent=100), References(alone={"a": 1000}), ("i", 2027, "ab")) == []
