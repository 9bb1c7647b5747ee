"""What changes for members, goals, areas and fields between portfolios, on hand-made results."""

from dataclasses import replace
from fractions import Fraction

from portfolj.compare import compare
from portfolj.compare.differences import Amount, StakeIn, differences, largest, more_and_less
from portfolj.compare.parts import Slice, by_area, by_field, by_goal
from portfolj.results.portfolio import Answer, Portfolio, Receipt, References, Status
from portfolj.results.result import Result, make_result
from portfolj.workflow.side_by_side import side_by_side, what_differs
from tests.unit.instances import a_candidate, a_case, a_member, an_answer, an_instance, chosen, hours, kronor

ROAD = a_candidate(
    "i",
    fund_cost=(kronor("own", 0, 300),),
    own_cost=(kronor("a", 0, 90),),
    effort=(hours("b", 0, 8),),
    area="roads",
    contribution={"g": 4000},
)
SCHOOL = a_candidate(
    "j",
    fund_cost=(kronor("own", 0, 700),),
    own_cost=(kronor("a", 0, 30),),
    area="schools",
    field="explore_operative",
    contribution={"g": 1000, "h": 2000},
    value=4000,
)
PLAN = a_candidate("k", starts=(2027, 2028), fund_cost=(kronor("own", 0, 500),))
MEMBERS = (a_member("a", 30), a_member("b", 60), a_member("c", 7, municipality=False))
CASE = a_case(scenarios=[{"id": name, "name": name.capitalize()} for name in ("base", "four", "none", "one", "two")])


def result(scenario: str, portfolio: Portfolio | None) -> Result:
    instance = an_instance(ROAD, SCHOOL, PLAN, scenario=scenario, members=MEMBERS, parties=("a", "b"))
    answer = Answer(Status.INFEASIBLE, None, (), References()) if portfolio is None else an_answer(instance, portfolio)
    return make_result(instance, answer, "0" * 64, Receipt((), ()))


ONE = result("one", chosen(("i", 2027, "ab"), ("k", 2027, "ab")))
TWO = result("two", chosen(("j", 2027, "ab"), ("k", 2028, "ab")))
FOUR = result("four", chosen(("i", 2027, "ab"), ("j", 2027, "ab"), ("k", 2027, "ab")))
EMPTY = result("base", ())
NONE = result("none", None)


def told(*results: Result) -> list[str]:
    """The answer in English."""
    return [str(message) for message in what_differs(side_by_side(CASE, results))]


def test_a_difference_is_told_whole_and_for_each_resident():
    first, *others = differences(compare([ONE, TWO, FOUR]), StakeIn.KRONOR)
    assert (first.id, first.residents, first.first) == ("a", 30, Amount(90, Fraction(3)))
    assert first.others == (Amount(-60, Fraction(-2)), Amount(30, Fraction(1)))
    assert [one.others[0].whole for one in others] == [0, 0]


def test_hours_and_benefit_are_counted_by_themselves():
    by_hours = {one.id: one for one in differences(compare([ONE, TWO]), StakeIn.HOURS)}
    assert by_hours["b"].others == (Amount(-8, Fraction(-8, 60)),)
    by_benefit = {one.id: one for one in differences(compare([TWO, FOUR]), StakeIn.BENEFIT)}
    assert (by_benefit["a"].first.whole, by_benefit["a"].others[0].whole) == (2000, 1000)


def test_another_body_has_no_residents_to_divide_by():
    body = differences(compare([ONE, TWO]), StakeIn.KRONOR)[2]
    assert (body.id, body.residents, body.first) == ("c", None, Amount(0, None))
    assert body.others == (Amount(0, None),)


def test_those_above_and_below_nothing_are_counted():
    assert more_and_less([Amount(3, None), Amount(0, None), Amount(-1, None), Amount(2, None)]) == (2, 1)


def test_the_scale_has_room_for_the_largest_difference_either_way():
    assert largest(differences(compare([ONE, TWO, FOUR]), StakeIn.KRONOR)) == 60
    assert largest(differences(compare([ONE]), StakeIn.KRONOR)) == 1
    assert largest(differences(compare([ONE, replace(ONE, instance=replace(ONE.instance, scenario="two"))]), StakeIn.KRONOR)) == 1


def test_a_goal_is_given_its_contribution_and_the_part_that_is_realised():
    g, h = by_goal([ONE, TWO])
    assert (g.id, h.id) == ("g", "h")
    assert [(one.contribution, one.realised) for one in g.by] == [(4000, 4000), (1000, 500)]
    assert [(one.contribution, one.realised) for one in h.by] == [(0, 0), (2000, 1000)]


def test_the_money_of_each_area_comes_with_its_percent_of_all_money_and_what_has_no_area_is_last():
    roads, schools, none = by_area([ONE, FOUR])
    assert (roads.id, roads.by) == ("roads", (Slice(300, 38), Slice(300, 20)))
    assert (schools.id, schools.by) == ("schools", (Slice(0, 0), Slice(700, 47)))
    assert (none.id, none.by) == ("", (Slice(500, 63), Slice(500, 33)))


def test_the_fields_are_told_as_the_areas_are():
    assert [(line.id, line.by) for line in by_field([TWO])] == [("explore_operative", (Slice(700, 58),)), ("", (Slice(500, 42),))]


def test_where_there_is_no_money_there_is_no_percent():
    assert {line.by for line in by_area([EMPTY])} == {(Slice(0, None),)}
    assert by_goal([NONE]) == by_area([NONE]) == ()


def test_what_all_share_and_what_only_some_have_is_said_with_numbers():
    assert told(ONE, FOUR) == ["2 in both.", "The difference is 1."]
    assert told(ONE, TWO) == ["1 in both.", "1 of them from different years.", "The difference is 2."]
    assert told(ONE, TWO, FOUR)[0] == "1 in all three."
    assert told(EMPTY, ONE, TWO, FOUR) == ["No initiative is in all of them.", "The difference is 3."]


def test_scenarios_that_choose_the_same_are_said_to():
    same = result("two", ONE.answer.portfolio)
    assert told(ONE, same) == ["The scenarios choose the same 2."]


def test_a_scenario_without_portfolio_is_named_after_what_the_others_share():
    without = "None: There is no portfolio that meets all rules."
    assert told(NONE, ONE, FOUR) == ["2 in all that have a portfolio.", "The difference is 1.", without]
    assert told(ONE, NONE) == ["One has 2.", without]
    assert told(NONE) == [without]


def test_nothing_at_all_is_no_answer():
    assert told() == []
    assert side_by_side(CASE, []).differences(StakeIn.HOURS) == ()


def test_scenarios_saved_between_two_answers_do_not_make_them_answers_of_different_cases():
    found = side_by_side(CASE, [ONE, replace(FOUR, digest="1" * 64)])
    assert len(found.comparison.in_all) == 2


def test_members_stand_by_falling_population_and_what_is_in_none_is_named():
    case = a_case(members=[{"id": name, "name": name.upper(), "weight": weight} for name, weight in (("a", 3), ("b", 9), ("c", 6))])
    found = side_by_side(replace_scenarios(case), [ONE])
    assert [line.id for line in found.differences(StakeIn.KRONOR)] == ["b", "c", "a"]
    assert found.in_none == (("j", "J"),)


def replace_scenarios(case):
    """A case with the scenarios of CASE."""
    return type(case).model_validate({**case.model_dump(), "scenarios": [one.model_dump() for one in CASE.scenarios]})
