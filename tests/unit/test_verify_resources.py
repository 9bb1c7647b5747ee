"""The check of money, hours, goals and balances: each rule on its limit and one step past it, in the middle and in the last year."""

import pytest

from portfolj.domain.rules import Measure
from portfolj.errors import Message
from portfolj.results.portfolio import References
from portfolj.valuation.instance import Bounds, Instance, Pair
from portfolj.verify import broken
from tests.unit.instances import YEARS, a_candidate, an_instance, chosen, hours, kronor


def complaints(instance: Instance, *choices: tuple[str, int, str]) -> tuple[Message, ...]:
    return broken(instance, chosen(*choices), References())


def names(instance: Instance, *choices: tuple[str, int, str]) -> list[str]:
    """The rules broken."""
    return [message.text.split(":")[0] for message in complaints(instance, *choices)]


def by_year(name: str, *amounts: int) -> dict[tuple[str, int], int]:
    return {(name, year): amount for year, amount in zip(YEARS, amounts, strict=True)}


BOTH = (("i", 2027, "ab"), ("j", 2027, "ab"))


@pytest.mark.parametrize("k", [0, 1, 2])
@pytest.mark.parametrize(("limit", "expected"), [(300, []), (299, ["budget"])])
def test_a_fund_pays_no_more_than_it_holds_in_any_year(k, limit, expected):
    i, j = a_candidate("i", fund_cost=(kronor("own", k, 100),)), a_candidate("j", fund_cost=(kronor("own", k, 200),))
    budgets = by_year("own", 0, 0, 0) | {("own", YEARS[k]): limit}
    assert names(an_instance(i, j, budgets=budgets), *BOTH) == expected


def test_a_complaint_about_a_budget_names_fund_amount_year_and_limit():
    i = a_candidate("i", fund_cost=(kronor("own", 1, 101),))
    (message,) = complaints(an_instance(i, budgets=by_year("own", 0, 100, 0)), ("i", 2027, "ab"))
    assert str(message) == "budget: fund 'own' pays 101 by 2028; it holds 100."


def test_money_left_in_one_year_does_not_pay_for_another():
    i = a_candidate("i", fund_cost=(kronor("own", 1, 150),))
    assert names(an_instance(i, budgets=by_year("own", 1000, 149, 1000)), ("i", 2027, "ab")) == ["budget"]


@pytest.mark.parametrize(("start", "expected"), [(2027, ["budget", "budget"]), (2028, []), (2029, [])])
def test_costs_move_with_the_start(start, expected):
    i = a_candidate("i", starts=YEARS, fund_cost=(kronor("own", 0, 70), kronor("own", 1, 90)))
    assert names(an_instance(i, budgets=by_year("own", 60, 70, 90)), ("i", start, "ab")) == expected


def test_each_fund_has_its_own_budget():
    i = a_candidate("i", fund_cost=(kronor("own", 0, 50), kronor("state", 0, 60)))
    held = by_year("own", 50, 0, 0) | by_year("state", 60, 0, 0)
    assert names(an_instance(i, budgets=held), ("i", 2027, "ab")) == []
    assert names(an_instance(i, budgets=held | {("state", 2027): 59}), ("i", 2027, "ab")) == ["budget"]
    assert names(an_instance(i, budgets=held | {("own", 2027): 49}), ("i", 2027, "ab")) == ["budget"]


def test_years_after_the_last_planning_year_are_in_no_budget():
    i = a_candidate("i", starts=(2029,), fund_cost=(kronor("own", 0, 10), kronor("own", 1, 10**6)))
    instance = an_instance(i, budgets=by_year("own", 0, 0, 10), totals={"own": 10})
    assert names(instance, ("i", 2029, "ab")) == []


def test_past_years_of_what_is_under_way_are_in_no_budget_and_the_rest_is():
    i = a_candidate("i", starts=(2025,), fund_cost=(kronor("own", 0, 500), kronor("own", 1, 500), kronor("own", 2, 40)))
    assert names(an_instance(i, budgets=by_year("own", 40, 0, 0), totals={"own": 40}), ("i", 2025, "ab")) == []
    assert names(an_instance(i, budgets=by_year("own", 39, 0, 0)), ("i", 2025, "ab")) == ["budget"]


def test_a_fund_with_carry_over_may_spend_later_what_is_left_but_not_earlier():
    i = a_candidate("i", starts=YEARS, fund_cost=(kronor("own", 0, 150),))
    held = by_year("own", 100, 50, 100)
    with_carry = {"budgets": held, "carry_over": frozenset(("own",))}
    assert names(an_instance(i, **with_carry), ("i", 2028, "ab")) == []
    assert names(an_instance(i, budgets=held), ("i", 2028, "ab")) == ["budget"]
    assert names(an_instance(i, **with_carry), ("i", 2027, "ab")) == ["budget"]


@pytest.mark.parametrize(("third", "expected"), [(90, []), (91, ["budget"])])
def test_carry_over_counts_what_was_spent_in_all_years_before(third, expected):
    i = a_candidate("i", fund_cost=(kronor("own", 0, 30), kronor("own", 1, 80), kronor("own", 2, third)))
    instance = an_instance(i, budgets=by_year("own", 100, 50, 50), carry_over=frozenset(("own",)))
    assert names(instance, ("i", 2027, "ab")) == expected


def test_carry_over_of_one_fund_is_not_that_of_another():
    i = a_candidate("i", fund_cost=(kronor("own", 1, 60), kronor("state", 1, 60)))
    held = by_year("own", 50, 10, 0) | by_year("state", 50, 10, 0)
    (message,) = complaints(an_instance(i, budgets=held, carry_over=frozenset(("own",))), ("i", 2027, "ab"))
    assert dict(message.parts)["fund"] == "state"


@pytest.mark.parametrize(("total", "expected"), [(60, []), (59, ["budget"])])
def test_a_total_holds_over_all_years_together(total, expected):
    i = a_candidate("i", fund_cost=(kronor("own", 0, 10), kronor("own", 1, 20), kronor("own", 2, 30)))
    instance = an_instance(i, budgets=by_year("own", 100, 100, 100), totals={"own": total})
    assert names(instance, ("i", 2027, "ab")) == expected


def test_a_total_holds_for_a_fund_with_carry_over_too():
    i = a_candidate("i", fund_cost=(kronor("own", 0, 10), kronor("own", 1, 20), kronor("own", 2, 30)))
    stated = {"budgets": by_year("own", 100, 0, 0), "carry_over": frozenset(("own",))}
    assert names(an_instance(i, **stated, totals={"own": 60}), ("i", 2027, "ab")) == []
    assert names(an_instance(i, **stated, totals={"own": 59}), ("i", 2027, "ab")) == ["budget"]


def test_a_fund_without_any_budget_pays_nothing():
    assert names(an_instance(a_candidate("i", fund_cost=(kronor("new", 0, 1),))), ("i", 2027, "ab")) == ["budget"]


@pytest.mark.parametrize(("saved", "expected"), [(20, []), (19, ["budget"]), (-1, ["budget"])])
def test_a_synergy_saves_kronor_of_its_fund_in_its_year(saved, expected):
    i, j = a_candidate("i", fund_cost=(kronor("own", 1, 100),)), a_candidate("j", fund_cost=(kronor("own", 1, 20),))
    pair = Pair("i", "j", fund="own", year=2028, saved=saved)
    instance = an_instance(i, j, budgets=by_year("own", 0, 100, 0), synergies=(pair,))
    assert names(instance, *BOTH) == expected


def test_a_synergy_saves_nothing_in_another_year_or_fund():
    i, j = a_candidate("i", fund_cost=(kronor("own", 1, 101),)), a_candidate("j")
    held = by_year("own", 0, 100, 0) | by_year("state", 0, 0, 0)
    for other in (Pair("i", "j", fund="own", year=2027, saved=50), Pair("i", "j", fund="state", year=2028, saved=50)):
        assert names(an_instance(i, j, budgets=held, synergies=(other,)), *BOTH) == ["budget"]


def test_a_synergy_counts_only_when_both_are_chosen():
    costly = a_candidate("i", fund_cost=(kronor("own", 0, 101),))
    other = a_candidate("j", fund_cost=(kronor("own", 0, 101),))
    instance = an_instance(costly, other, budgets=by_year("own", 100, 0, 0), synergies=(Pair("i", "j", fund="own", year=2027, saved=102),))
    assert names(instance, ("i", 2027, "ab")) == ["budget"]
    assert names(instance, ("j", 2027, "ab")) == ["budget"]
    assert names(instance, *BOTH) == []


def test_two_synergies_of_one_fund_and_year_add_up():
    i, j, k = (a_candidate(name, fund_cost=(kronor("own", 0, 40),)) for name in "ijk")
    pairs = (Pair("i", "j", fund="own", year=2027, saved=10), Pair("j", "k", fund="own", year=2027, saved=10))
    instance = an_instance(i, j, k, budgets=by_year("own", 100, 0, 0), synergies=pairs)
    assert names(instance, *BOTH, ("k", 2027, "ab")) == []


def test_a_synergy_that_adds_costs_is_paid_for():
    added = Pair("i", "j", fund="own", year=2029, saved=-7)
    i, j = a_candidate("i"), a_candidate("j")
    assert names(an_instance(i, j, budgets=by_year("own", 0, 0, 7), synergies=(added,)), *BOTH) == []
    assert names(an_instance(i, j, budgets=by_year("own", 0, 0, 6), synergies=(added,)), *BOTH) == ["budget"]


@pytest.mark.parametrize("k", [0, 1, 2])
@pytest.mark.parametrize(("limit", "expected"), [(35, []), (34, ["hours"])])
def test_a_member_gives_no_more_hours_than_it_has_in_any_year(k, limit, expected):
    i, j = a_candidate("i", effort=(hours("a", k, 20),)), a_candidate("j", effort=(hours("a", k, 15), hours("b", k, 99)))
    assert names(an_instance(i, j, capacities={("a", "", YEARS[k]): limit}), *BOTH) == expected


def test_hours_released_are_hours_left():
    i = a_candidate("i", effort=(hours("a", 0, 50, released=20),))
    assert names(an_instance(i, capacities={("a", "", 2027): 30}), ("i", 2027, "ab")) == []
    assert names(an_instance(i, capacities={("a", "", 2027): 29}), ("i", 2027, "ab")) == ["hours"]


def test_a_capacity_binds_the_member_it_is_stated_for():
    i = a_candidate("i", effort=(hours("a", 0, 10), hours("b", 0, 20)))
    assert names(an_instance(i, capacities={("a", "", 2027): 10, ("b", "", 2027): 20}), ("i", 2027, "ab")) == []
    (message,) = complaints(an_instance(i, capacities={("a", "", 2027): 20, ("b", "", 2027): 19}), ("i", 2027, "ab"))
    assert str(message) == "hours: 'b' gives 20 in 2027; it has 19."


@pytest.mark.parametrize(("start", "expected"), [(2027, []), (2028, ["hours"]), (2029, [])])
def test_hours_move_with_the_start(start, expected):
    i = a_candidate("i", starts=YEARS, effort=(hours("a", 0, 5), hours("a", 1, 9)))
    capacities = {("a", "", 2027): 5, ("a", "", 2028): 9, ("a", "", 2029): 5}
    assert names(an_instance(i, capacities=capacities), ("i", start, "ab")) == expected


@pytest.mark.parametrize(("members", "expected"), [("ab", []), ("abc", ["hours"])])
def test_only_those_that_take_part_give_hours(members, expected):
    i = a_candidate("i", optional=("c",), effort=(hours("c", 0, 1),))
    assert names(an_instance(i, capacities={("c", "", 2027): 0}), ("i", 2027, members)) == expected


def test_a_role_has_its_own_capacity_and_counts_in_all():
    i = a_candidate("i", effort=(hours("a", 0, 10, role="it"), hours("a", 0, 20, role="law"), hours("a", 0, 5)))
    held = {("a", "it", 2027): 10, ("a", "law", 2027): 20, ("a", "", 2027): 35}
    assert names(an_instance(i, capacities=held), ("i", 2027, "ab")) == []
    for at, amount in held.items():
        (message,) = complaints(an_instance(i, capacities=held | {at: amount - 1}), ("i", 2027, "ab"))
        assert dict(message.parts)["amount"] == amount


def test_a_complaint_about_a_role_names_it():
    i = a_candidate("i", effort=(hours("a", 1, 10, role="it", released=1),))
    (message,) = complaints(an_instance(i, capacities={("a", "it", 2028): 8}), ("i", 2027, "ab"))
    assert str(message) == "hours: 'a' gives 9 as it in 2028; it has 8."


def test_hours_outside_the_planning_years_are_in_no_capacity():
    i = a_candidate("i", starts=(2026,), effort=(hours("a", 0, 99), hours("a", 1, 5), hours("a", 4, 99)))
    capacities = {("a", "", year): 5 for year in (2026, *YEARS, 2030)}
    assert names(an_instance(i, capacities=capacities), ("i", 2026, "ab")) == []


@pytest.mark.parametrize("k", [0, 1, 2])
@pytest.mark.parametrize(("limit", "expected"), [(35, []), (34, ["pool"])])
def test_shared_staff_gives_no_more_hours_than_it_has_in_any_year(k, limit, expected):
    i, j = a_candidate("i", pool_effort=(kronor("office", k, 20),)), a_candidate("j", pool_effort=(kronor("office", k, 15),))
    held = by_year("office", 0, 0, 0) | {("office", YEARS[k]): limit}
    assert names(an_instance(i, j, pool_hours=held), *BOTH) == expected


def test_each_pool_has_its_own_hours_and_none_that_are_not_stated():
    i = a_candidate("i", pool_effort=(kronor("office", 0, 10), kronor("staff", 0, 1)))
    assert names(an_instance(i, pool_hours={("office", 2027): 10, ("staff", 2027): 1}), ("i", 2027, "ab")) == []
    (message,) = complaints(an_instance(i, pool_hours={("office", 2027): 11}), ("i", 2027, "ab"))
    assert str(message) == "pool: 'staff' gives 1 in 2027; it has 0."


def test_pool_hours_outside_the_planning_years_bind_nothing():
    i = a_candidate("i", starts=(2026,), pool_effort=(kronor("office", 0, 9), kronor("office", 4, 9)))
    assert names(an_instance(i, pool_hours={("office", 2026): 1, ("office", 2030): 1}), ("i", 2026, "ab")) == []


@pytest.mark.parametrize(("saved", "expected"), [(5, []), (4, ["pool"]), (-1, ["pool"])])
def test_a_synergy_saves_hours_of_its_pool_in_its_year(saved, expected):
    i, j = a_candidate("i", pool_effort=(kronor("office", 1, 10),)), a_candidate("j", pool_effort=(kronor("office", 1, 15),))
    pair = Pair("i", "j", pool="office", year=2028, saved=saved)
    instance = an_instance(i, j, pool_hours=by_year("office", 0, 20, 0), synergies=(pair,))
    assert names(instance, *BOTH) == expected


def test_hours_saved_are_no_kronor_saved():
    i, j = a_candidate("i", fund_cost=(kronor("x", 0, 11),)), a_candidate("j", pool_effort=(kronor("x", 0, 11),))
    limits = {"budgets": by_year("x", 10, 0, 0), "pool_hours": by_year("x", 10, 0, 0)}
    assert names(an_instance(i, j, synergies=(Pair("i", "j", fund="x", year=2027, saved=1),), **limits), *BOTH) == ["pool"]
    assert names(an_instance(i, j, synergies=(Pair("i", "j", pool="x", year=2027, saved=1),), **limits), *BOTH) == ["budget"]


@pytest.mark.parametrize("k", [0, 1, 2])
@pytest.mark.parametrize(("limit", "expected"), [(50, []), (49, ["money_ceiling"])])
def test_a_member_pays_no_more_than_its_ceiling_in_any_year(k, limit, expected):
    i, j = a_candidate("i", own_cost=(kronor("b", k, 20),)), a_candidate("j", own_cost=(kronor("b", k, 30), kronor("a", k, 99)))
    assert names(an_instance(i, j, ceilings={("b", YEARS[k]): limit}), *BOTH) == expected


def test_a_complaint_about_a_ceiling_names_member_amount_year_and_limit():
    i = a_candidate("i", starts=(2028,), own_cost=(kronor("a", 1, 8),))
    (message,) = complaints(an_instance(i, ceilings={("a", 2028): 0, ("a", 2029): 7}), ("i", 2028, "ab"))
    assert str(message) == "money_ceiling: 'a' pays 8 in 2029; its ceiling is 7."


@pytest.mark.parametrize(("members", "expected"), [("ab", []), ("abc", ["money_ceiling"])])
def test_only_those_that_take_part_pay(members, expected):
    i = a_candidate("i", optional=("c",), own_cost=(kronor("c", 0, 1),))
    assert names(an_instance(i, ceilings={("c", 2027): 0}), ("i", 2027, members)) == expected


def test_own_money_outside_the_planning_years_is_under_no_ceiling():
    i = a_candidate("i", starts=(2026,), own_cost=(kronor("a", 0, 9), kronor("a", 1, 1), kronor("a", 4, 9)))
    ceilings = {("a", year): 1 for year in (2026, *YEARS, 2030)}
    assert names(an_instance(i, ceilings=ceilings), ("i", 2026, "ab")) == []


def test_fund_money_is_under_no_ceiling_and_own_money_in_no_budget():
    i = a_candidate("i", fund_cost=(kronor("a", 0, 5),), own_cost=(kronor("b", 0, 5),))
    assert names(an_instance(i, budgets=by_year("a", 5, 0, 0), ceilings={("a", 2027): 0}), ("i", 2027, "ab")) == []


@pytest.mark.parametrize(("least", "expected"), [(5000, []), (5001, ["goal_floor"])])
def test_a_goal_is_given_its_least_by_all_chosen_together(least, expected):
    i, j, k = (a_candidate(name, contribution={"g": amount, "h": 9999}) for name, amount in (("i", 2000), ("j", 3000), ("k", 9000)))
    assert names(an_instance(i, j, k, goal_floors={"g": least}), *BOTH) == expected


def test_every_goal_with_a_floor_counts_and_one_nobody_serves_has_nothing():
    i = a_candidate("i", contribution={"g": 10})
    (message,) = complaints(an_instance(i, goal_floors={"g": 10, "h": 1}), ("i", 2027, "ab"))
    assert str(message) == "goal_floor: goal 'h' is given 0; the least is 1."


def test_a_goal_is_given_the_whole_contribution_whoever_takes_part():
    i = a_candidate("i", optional=("c",), contribution={"g": 10})
    assert names(an_instance(i, goal_floors={"g": 10}), ("i", 2027, "ab")) == []


def _balance(measure: Measure, at_least: int | None, at_most: int | None) -> Bounds:
    return Bounds("half", "Half", frozenset("i"), at_least, at_most, measure)


@pytest.mark.parametrize(
    ("at_least", "at_most", "expected"),
    [(40, None, []), (41, None, ["balance"]), (None, 40, []), (None, 39, ["balance"]), (40, 40, []), (None, None, []), (0, 100, [])],
)
def test_a_selection_has_its_share_of_fund_money(at_least, at_most, expected):
    i = a_candidate("i", fund_cost=(kronor("own", 0, 10), kronor("state", 2, 30)), own_cost=(kronor("a", 0, 77),))
    j = a_candidate("j", fund_cost=(kronor("own", 1, 60),))
    held = {(fund, year): 100 for fund in ("own", "state") for year in YEARS}
    assert names(an_instance(i, j, budgets=held, balances=(_balance(Measure.MONEY, at_least, at_most),)), *BOTH) == expected


@pytest.mark.parametrize(
    ("at_least", "at_most", "expected"), [(30, None, []), (31, None, ["balance"]), (None, 30, []), (None, 29, ["balance"])]
)
def test_a_selection_has_its_share_of_hours_before_hours_released(at_least, at_most, expected):
    i = a_candidate("i", effort=(hours("a", 0, 10, released=9), hours("b", 2, 5)), pool_effort=(kronor("office", 1, 15),))
    j = a_candidate("j", effort=(hours("a", 1, 30),), pool_effort=(kronor("office", 2, 40),))
    held = by_year("office", 100, 100, 100)
    assert names(an_instance(i, j, pool_hours=held, balances=(_balance(Measure.HOURS, at_least, at_most),)), *BOTH) == expected


def test_a_balance_sees_the_planning_years_only():
    i = a_candidate("i", starts=(2026,), fund_cost=(kronor("own", 0, 900), kronor("own", 1, 50), kronor("own", 4, 900)))
    j = a_candidate("j", starts=(2029,), fund_cost=(kronor("own", 0, 50), kronor("own", 1, 900)))
    instance = an_instance(i, j, budgets=by_year("own", 100, 100, 100), balances=(_balance(Measure.MONEY, 50, 50),))
    assert names(instance, ("i", 2026, "ab"), ("j", 2029, "ab")) == []


def test_a_balance_in_hours_sees_the_planning_years_only():
    i = a_candidate("i", starts=(2026,), effort=(hours("a", 0, 90), hours("a", 1, 5), hours("a", 4, 90)))
    j = a_candidate("j", starts=(2029,), pool_effort=(kronor("office", 0, 5), kronor("office", 1, 90)))
    instance = an_instance(i, j, pool_hours=by_year("office", 0, 0, 5), balances=(_balance(Measure.HOURS, 50, 50),))
    assert names(instance, ("i", 2026, "ab"), ("j", 2029, "ab")) == []


@pytest.mark.parametrize(("members", "expected"), [("ab", []), ("abc", ["balance"])])
def test_a_balance_in_hours_counts_those_that_take_part(members, expected):
    i = a_candidate("i", optional=("c",), effort=(hours("a", 0, 5), hours("c", 0, 1)))
    j = a_candidate("j", effort=(hours("a", 0, 5),))
    instance = an_instance(i, j, balances=(_balance(Measure.HOURS, None, 50),))
    assert names(instance, ("i", 2027, members), ("j", 2027, "ab")) == expected


def test_a_balance_counts_no_savings_of_synergies():
    i, j = a_candidate("i", fund_cost=(kronor("own", 0, 50),)), a_candidate("j", fund_cost=(kronor("own", 0, 50),))
    saved = Pair("i", "j", fund="own", year=2027, saved=20)
    instance = an_instance(i, j, budgets=by_year("own", 100, 0, 0), synergies=(saved,), balances=(_balance(Measure.MONEY, 50, 50),))
    assert names(instance, *BOTH) == []


def test_the_empty_portfolio_is_in_balance():
    assert names(an_instance(a_candidate("i"), balances=(_balance(Measure.MONEY, 50, 50),))) == []


def test_a_complaint_about_a_balance_names_share_and_limit():
    i, j = a_candidate("i", effort=(hours("a", 0, 1),)), a_candidate("j", effort=(hours("a", 0, 3),))
    (message,) = complaints(an_instance(i, j, balances=(_balance(Measure.HOURS, 26, None),)), *BOTH)
    assert str(message) == "balance: 'half' has 1 of 4 in hours; it asks for at least 26."


def test_what_has_no_hours_at_all_may_give_none():
    capacities = {("a", "", 2028): 0, ("a", "it", 2028): 0}
    instance = an_instance(a_candidate("i", effort=(hours("a", 0, 5),)), capacities=capacities, pool_hours={("office", 2027): 0})
    assert names(instance, ("i", 2027, "ab")) == []


@pytest.mark.parametrize(("part", "least", "most"), [(400_000, [], []), (399_999, ["balance"], []), (400_001, [], ["balance"])])
def test_a_balance_is_held_to_the_last_krona(part, least, most):
    i = a_candidate("i", fund_cost=(kronor("own", 0, part),))
    j = a_candidate("j", fund_cost=(kronor("own", 0, 1_000_000 - part),))
    held = by_year("own", 1_000_000, 0, 0)
    assert names(an_instance(i, j, budgets=held, balances=(_balance(Measure.MONEY, 40, None),)), *BOTH) == least
    assert names(an_instance(i, j, budgets=held, balances=(_balance(Measure.MONEY, None, 40),)), *BOTH) == most


def test_a_complaint_about_too_large_a_share_names_it():
    i = a_candidate("i", fund_cost=(kronor("own", 0, 3),))
    (message,) = complaints(
        an_instance(i, budgets=by_year("own", 3, 0, 0), balances=(_balance(Measure.MONEY, None, 99),)), ("i", 2027, "ab")
    )
    assert str(message) == "balance: 'half' has 3 of 3 in money; it allows at most 99."
