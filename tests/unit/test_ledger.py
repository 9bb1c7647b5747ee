"""The ledger, the uses of money and hours, and the tables, on hand-worked figures."""

from fractions import Fraction

import pytest

from portfolj.results.ledger import LedgerRow, Measures, ledger
from portfolj.results.portfolio import Answer, Portfolio, Receipt, References, Status
from portfolj.results.result import Result, make_result
from portfolj.results.tables import funds_frame, ledger_frame, portfolio_frame
from portfolj.results.usage import GoalUse, Part, Use, usage
from portfolj.valuation.instance import Instance, Pair
from portfolj.verify import tie_break
from tests.unit.instances import a_candidate, a_member, an_answer, an_instance, chosen, hours, kronor

MEMBERS = (a_member("c", 300, fee=7), a_member("a", 100), a_member("b", 200), a_member("r", 50, municipality=False))
LARGE = a_candidate(
    "i",
    starts=(2026, 2027),
    fixed=("a", "b"),
    optional=("c", "r"),
    region_benefit=50,
    benefit={"a": 100, "b": 200, "c": 300, "r": 350},
    fund_cost=(kronor("own", 0, 10), kronor("own", 1, 20), kronor("own", 3, 40)),
    own_cost=(kronor("a", 0, 3), kronor("a", 3, 9), kronor("c", 1, 6)),
    effort=(hours("a", 0, 12, released=2), hours("a", 2, 5, role="it"), hours("a", 3, 77), hours("c", 0, 40), hours("r", 0, 2)),
    pool_effort=(kronor("office", 0, 8), kronor("office", 3, 80)),
    economic=(kronor("b", 1, 1000), kronor("b", 2, -300), kronor("b", 3, 9), kronor("c", 0, 5)),
    contribution={"g": 900, "h": 100},
    area="health",
    field="explore_operative",
)
SMALL = a_candidate("j", benefit={"a": 10, "b": 20}, own_cost=(kronor("b", 0, 6),), contribution={"g": 1}, area="schools")


def example(**stated: object) -> Instance:
    budgets = {("own", 2027): 100, ("own", 2028): 200, ("own", 2029): 300}
    return an_instance(LARGE, SMALL, **({"members": MEMBERS, "budgets": budgets} | stated))


WITH_C = chosen(("i", 2027, "abc"), ("j", 2027, "ab"))


def rows(instance: Instance, portfolio: Portfolio) -> dict[str, LedgerRow]:
    return {row.id: row for row in ledger(instance, portfolio)}


def test_every_member_has_a_row_in_the_order_of_ids():
    assert [row.id for row in ledger(example(), ())] == ["a", "b", "c", "r"]
    assert [row.name for row in ledger(example(), WITH_C)] == ["A", "B", "C", "R"]


def test_what_a_member_gives_and_gets_is_counted_in_the_planning_years():
    row = rows(example(), WITH_C)["a"]
    assert (row.initiatives, row.kronor_out, row.kronor_in, row.fee) == (2, 3, 0, 0)
    assert (row.hours, row.hours_released, row.benefit) == (15, 2, 110)


def test_income_may_be_a_loss_in_a_year_and_ends_with_the_planning_years():
    row = rows(example(), WITH_C)["b"]
    assert (row.initiatives, row.kronor_out, row.kronor_in, row.hours, row.benefit) == (2, 6, 700, 0, 220)


def test_what_is_past_is_in_no_ledger():
    under_way = rows(example(), chosen(("i", 2026, "abc")))
    assert (under_way["a"].kronor_out, under_way["a"].hours, under_way["a"].hours_released) == (9, 82, 0)
    assert under_way["b"].kronor_in == 709
    assert (under_way["c"].kronor_out, under_way["c"].kronor_in, under_way["c"].benefit) == (6, 0, 300)


def test_a_member_that_takes_no_part_pays_its_fee_only():
    row = rows(example(), chosen(("i", 2027, "ab")))["c"]
    assert (row.initiatives, row.kronor_out, row.kronor_in, row.hours, row.benefit) == (0, 0, 0, 0, 0)
    assert row.fee == 21


def test_amounts_stand_against_residents():
    assert rows(example(), WITH_C)["a"].per_resident == Measures(Fraction(3, 100), Fraction(15, 100), Fraction(110, 100))
    assert rows(example(), WITH_C)["c"].per_resident == Measures(Fraction(6, 300), Fraction(40, 300), Fraction(1))


def test_shares_stand_against_the_share_of_the_municipalities_population():
    everyone = rows(example(), chosen(("i", 2027, "abcr"), ("j", 2027, "ab")))
    benefit, money, effort = 110 + 220 + 300, 3 + 6 + 6, 15 + 40
    assert everyone["a"].against_population == Measures(Fraction(3, money) * 6, Fraction(15, effort) * 6, Fraction(110, benefit) * 6)
    assert everyone["c"].against_population == Measures(Fraction(6, money) * 2, Fraction(40, effort) * 2, Fraction(300, benefit) * 2)
    assert everyone["r"].against_population == Measures(None, None, None)


def test_no_share_is_told_of_what_nobody_gives():
    j_only = rows(example(), chosen(("j", 2027, "ab")))["a"].against_population
    assert (j_only.kronor, j_only.hours) == (0, None)
    assert rows(example(), ())["a"].against_population == Measures(None, None, None)


def test_the_use_of_capacity_is_the_tightest_of_all_hours_and_roles():
    capacities = {("a", "", 2027): 40, ("a", "", 2029): 10, ("a", "it", 2029): 6, ("a", "", 2028): 0, ("b", "", 2027): 4}
    row = rows(example(capacities=capacities), WITH_C)["a"]
    assert row.capacity_used == ((2027, Fraction(25)), (2029, Fraction(500, 6)))
    assert row.largest_use == Fraction(500, 6)
    assert rows(example(capacities=capacities), WITH_C)["b"].largest_use == 0


def test_a_member_without_stated_hours_has_no_use_of_capacity():
    row = rows(example(), WITH_C)["a"]
    assert (row.capacity_used, row.largest_use) == ((), None)


def test_funds_show_what_is_used_of_what_may_be_used():
    uses = usage(example(totals={"own": 500}), WITH_C).funds
    assert uses == (Use("own", 2027, 10, 100), Use("own", 2028, 20, 200), Use("own", 2029, 0, 300), Use("own", None, 30, 500))


def test_what_a_fund_may_carry_over_is_part_of_its_next_limit():
    uses = usage(example(carry_over=frozenset(("own",))), WITH_C).funds
    assert [use.limit for use in uses] == [100, 290, 570, None]


def test_savings_lower_what_funds_and_pools_use():
    pairs = (Pair("i", "j", fund="own", year=2028, saved=6), Pair("i", "j", pool="office", year=2027, saved=-1), Pair("i", "j", points=5))
    instance = example(synergies=pairs, pool_hours={("office", year): 10 for year in (2027, 2028, 2029)})
    both, alone = usage(instance, WITH_C), usage(instance, chosen(("i", 2027, "ab")))
    assert [use.used for use in both.funds] == [10, 14, 0, 24]
    assert [use.used for use in both.pools] == [9, 0, 0]
    assert [use.used for use in alone.funds] == [10, 20, 0, 30]
    assert alone.pools == (Use("office", 2027, 8, 10), Use("office", 2028, 0, 10), Use("office", 2029, 0, 10))


def test_members_show_hours_by_year_and_by_each_role_with_stated_hours():
    uses = usage(example(capacities={("a", "it", 2029): 6, ("a", "", 2027): 40}), WITH_C).members
    of_a = [use for use in uses if use.of == "a"]
    assert of_a == [Use("a", 2027, 10, 40), Use("a", 2028, 0, None), Use("a", 2029, 5, None), Use("a", 2029, 5, 6, "it")]
    assert [use.used for use in uses if use.of == "c"] == [40, 0, 0]


def test_a_goal_shows_the_whole_contribution_and_the_part_realised():
    goals = usage(example(goal_floors={"g": 500}), WITH_C).goals
    realised = Fraction(650, 1000)
    assert goals == (GoalUse("g", 901, 900 * realised + 1, 500), GoalUse("h", 100, 100 * realised, None))


def test_areas_and_fields_show_number_money_and_hours_before_hours_released():
    uses = usage(example(), WITH_C)
    assert uses.areas == (Part("health", 1, 30, 65), Part("schools", 1, 0, 0))
    assert uses.fields == (Part("", 1, 0, 0), Part("explore_operative", 1, 30, 65))


def result(instance: Instance, portfolio: Portfolio) -> Result:
    return make_result(instance, an_answer(instance, portfolio), "0" * 64, Receipt((), ()))


@pytest.mark.parametrize(("start", "members", "expected"), [(2027, "ab", 82), (2027, "abc", 88), (2026, "ab", 69), (2026, "abc", 75)])
def test_the_money_of_an_initiative_counts_all_its_years_but_the_past(start, members, expected):
    instance = example()
    found = result(instance, chosen(("i", start, members)))
    assert found.money("i") == expected == tie_break(instance, found.chosen)[0]


def test_a_result_without_portfolio_has_no_ledger_and_no_uses():
    empty = make_result(example(), Answer(Status.NO_ANSWER, None, (), References()), "", Receipt((), ()))
    assert (empty.ledger, empty.usage, empty.chosen, empty.objectives) == ((), None, (), ())
    assert list(ledger_frame(empty).columns) == list(ledger_frame(result(example(), WITH_C)).columns)
    assert len(ledger_frame(empty)) == len(portfolio_frame(empty)) == len(funds_frame(empty)) == 0


def test_tables_hold_the_figures_in_columns_of_fixed_types():
    found = result(example(), WITH_C)
    frame = ledger_frame(found)
    assert frame.loc["a", "benefit"] == 0.11
    assert frame.loc["a", "benefit_per_resident"] == 0.0011
    assert frame["kronor_out"].tolist() == [3, 6, 6, 0]
    assert frame["largest_use_percent"].isna().all()
    assert (ledger_frame(result(example(), ())).dtypes == frame.dtypes).all()
    chosen_ones = portfolio_frame(found)
    assert list(chosen_ones.columns) == ["name", "start", "participants", "members", "kronor", "benefit"]
    assert chosen_ones.loc["i"].tolist() == ["I", 2027, 3, "a, b, c", 88, 0.65]
    assert funds_frame(found)["used"].tolist() == [10, 20, 0, 30]
    assert funds_frame(found)["year"].isna().tolist() == [False, False, False, True]
