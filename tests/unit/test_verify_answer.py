"""The check of what an answer says of itself: values, bounds, status, references, and what decides among equals."""

from dataclasses import replace
from fractions import Fraction

import pytest

from portfolj.domain.scenario import Objective
from portfolj.results.document import RULES_CHECKED
from portfolj.results.portfolio import Answer, Reached, References, Status
from portfolj.text import Language, render
from portfolj.valuation.instance import Instance, Pair
from portfolj.verify import check, tie_break, values
from portfolj.verify.answer import RULES, STRUCTURE
from tests.unit.instances import YEARS, a_candidate, a_member, an_answer, an_instance, chosen, hours, kronor

ALL = (Objective.BEST_FLOOR, Objective.ECONOMIC_BENEFIT, Objective.PARTICIPATIONS, Objective.TOTAL_BENEFIT)
I_ONLY = chosen(("i", 2027, "ab"))


def told(instance: Instance, answer: Answer) -> list[str]:
    """What each complaint is about."""
    return [message.text.split(":")[0] for message in check(instance, answer)]


def simple(**stated: object) -> Instance:
    return an_instance(a_candidate("i", quorum=2), **stated)


def test_the_names_of_the_rules_checked_are_those_of_their_functions():
    functions = {rule.__name__ for rule in (*STRUCTURE, *RULES)} - {"known"}
    assert set(RULES_CHECKED) == functions | {"synergy"}
    assert len(RULES_CHECKED) == len(set(RULES_CHECKED)) == 19


def test_an_answer_that_says_what_is_so_passes():
    assert check(simple(), an_answer(simple(), I_ONLY)) == ()


def test_a_rule_that_is_broken_is_told():
    assert told(an_instance(a_candidate("i", refused=True)), an_answer(simple(), I_ONLY)) == ["refused"]


def test_a_malformed_portfolio_is_told():
    assert told(simple(), replace(an_answer(simple(), I_ONLY), portfolio=chosen(("x", 2027, "ab")))) == ["known"]


@pytest.mark.parametrize("off", [-1, 1, Fraction(1, 2)])
def test_a_value_other_than_what_the_portfolio_comes_to_is_told(off):
    wrong = Reached(Objective.TOTAL_BENEFIT, Fraction(2000) + off, Fraction(2000) + off)
    assert "objectives" in told(simple(), an_answer(simple(), I_ONLY, reached=(wrong,)))


@pytest.mark.parametrize(
    ("objective", "off", "said"),
    [
        (Objective.TOTAL_BENEFIT, 500, "total_benefit is said to be 2.5\u00a0points; the portfolio comes to 2\u00a0points."),
        (Objective.BEST_FLOOR, 1, "best_floor is said to be 1\u00a0point per thousand residents; the portfolio comes to 0\u00a0points per"),
        (Objective.ECONOMIC_BENEFIT, 7, "economic_benefit is said to be 7\u00a0kr; the portfolio comes to 0\u00a0kr."),
        (Objective.PARTICIPATIONS, 1, "participations is said to be 3; the portfolio comes to 2."),
    ],
)
def test_another_value_is_told_in_the_unit_in_which_it_is_shown(objective, off, said):
    instance = simple(objectives=ALL)
    answer = an_answer(instance, I_ONLY, References(floor=Fraction(0)))
    reached = tuple(replace(one, value=one.value + off, bound=one.bound + off) if one.name is objective else one for one in answer.reached)
    messages = [render(message, Language.ENGLISH) for message in check(instance, replace(answer, reached=reached))]
    assert any(message.startswith(f"objectives: {said}") for message in messages), messages


def test_a_bound_that_is_wrong_is_told_in_points():
    def told_of(bound):
        reached = (Reached(Objective.TOTAL_BENEFIT, Fraction(2000), bound),)
        answer = an_answer(simple(), I_ONLY, reached=reached, status=Status.WITHIN, ties=None)
        return [render(message, Language.ENGLISH) for message in check(simple(), answer)]

    assert told_of(Fraction(1999)) == ["objectives: the bound 1.999\u00a0points of total_benefit is below its value 2\u00a0points."]
    assert told_of(Fraction(4001, 2)) == ["objectives: the bound of total_benefit is no whole multiple of 0.001\u00a0points."]


def test_a_best_floor_that_the_portfolio_contradicts_is_told_in_points_per_thousand_residents():
    instance = simple(floor_percent=1)
    (message,) = check(instance, an_answer(instance, I_ONLY, References(C, floor=Fraction(9))))
    stated, found = ("9\u00a0points per thousand residents", "10\u00a0points per thousand residents")
    assert render(message, Language.ENGLISH) == f"references: the best floor is {stated}, but the portfolio reaches {found}."


def test_a_bound_below_its_value_is_told():
    reached = (Reached(Objective.TOTAL_BENEFIT, Fraction(2000), Fraction(1999)),)
    assert told(simple(), an_answer(simple(), I_ONLY, reached=reached, status=Status.WITHIN, ties=None)) == ["objectives"]


def test_a_bound_that_is_no_whole_number_is_told_but_a_floor_may_be_one():
    reached = (Reached(Objective.TOTAL_BENEFIT, Fraction(2000), Fraction(4001, 2)),)
    assert told(simple(), an_answer(simple(), I_ONLY, reached=reached, status=Status.WITHIN, ties=None)) == ["objectives"]
    instance = simple(objectives=ALL, parties=("a",))
    floor = Reached(Objective.BEST_FLOOR, Fraction(10), Fraction(31, 3))
    answer = an_answer(instance, I_ONLY, References(floor=Fraction(31, 3)), status=Status.WITHIN, ties=None)
    assert check(instance, replace(answer, reached=(floor, *answer.reached[1:]))) == ()


@pytest.mark.parametrize(
    ("bound", "status", "expected"),
    [(2000, Status.PROVEN, []), (2001, Status.WITHIN, []), (2001, Status.PROVEN, ["status"]), (2000, Status.WITHIN, ["status"])],
)
def test_proven_means_that_value_and_bound_are_equal(bound, status, expected):
    reached = (Reached(Objective.TOTAL_BENEFIT, Fraction(2000), Fraction(bound)),)
    assert told(simple(), an_answer(simple(), I_ONLY, reached=reached, status=status, ties=None)) == expected


@pytest.mark.parametrize("place", range(len(ALL)))
def test_proven_means_that_every_objective_is(place):
    instance = simple(objectives=ALL, parties=("a", "b"))
    answer = an_answer(instance, I_ONLY, References(floor=Fraction(11)), ties=None)
    reached = list(answer.reached)
    reached[place] = replace(reached[place], bound=reached[place].bound + 1)
    assert told(instance, replace(answer, reached=tuple(reached))) == (["status"] if place == 0 else ["status", "references"])
    assert "status" not in told(instance, replace(answer, reached=tuple(reached), status=Status.WITHIN))


def test_proven_means_that_the_references_needed_are_known():
    instance = simple(floor_percent=50)
    found = References((("c", "no_benefit"),), floor=Fraction(10))
    assert check(instance, an_answer(instance, I_ONLY, found)) == ()
    assert told(instance, an_answer(instance, I_ONLY, replace(found, proven=False))) == ["status"]
    assert told(instance, an_answer(instance, I_ONLY, replace(found, proven=False), status=Status.WITHIN, ties=None)) == []


@pytest.mark.parametrize("status", [Status.INFEASIBLE, Status.NO_ANSWER])
def test_without_an_answer_there_is_no_portfolio_no_value_and_no_number_of_ties(status):
    assert check(simple(), Answer(status, None, (), References())) == ()
    told_of = told(simple(), replace(an_answer(simple(), I_ONLY), status=status))
    assert {"status", "objectives", "ties"} == set(told_of)
    only_portfolio = Answer(status, I_ONLY, (), References())
    assert f"status: it is '{status}', and yet there is a portfolio." in [str(message) for message in check(simple(), only_portfolio)]


@pytest.mark.parametrize("status", [Status.PROVEN, Status.WITHIN])
def test_an_answer_has_a_portfolio(status):
    messages = [str(message) for message in check(simple(), Answer(status, None, (), References()))]
    assert f"status: it is '{status}', but there is no portfolio." in messages


def test_an_answer_speaks_of_the_objectives_asked_for_in_their_order():
    instance = simple(objectives=(Objective.PARTICIPATIONS, Objective.TOTAL_BENEFIT))
    answer = an_answer(instance, I_ONLY)
    assert check(instance, answer) == ()
    assert told(instance, replace(answer, reached=answer.reached[::-1])) == ["objectives"]
    assert told(instance, replace(answer, reached=answer.reached[1:])) == ["objectives"]
    assert told(simple(), answer) == ["objectives"]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [(1, []), (100, []), ("100+", []), (None, []), (0, ["ties"]), (101, ["ties"]), ("7", ["ties"]), ("101+", ["ties"])],
)
def test_ties_are_a_number_up_to_a_hundred_or_more_than_that(ties, expected):
    assert told(simple(), an_answer(simple(), I_ONLY, ties=ties)) == expected


def test_ties_are_counted_in_proven_answers_only():
    reached = (Reached(Objective.TOTAL_BENEFIT, Fraction(2000), Fraction(2001)),)
    assert told(simple(), an_answer(simple(), I_ONLY, reached=reached, status=Status.WITHIN, ties=1)) == ["ties"]


def test_only_known_limits_stop_a_search_and_only_the_infeasible_fails():
    assert told(simple(), an_answer(simple(), I_ONLY, stopped_by="time")) == []
    assert told(simple(), an_answer(simple(), I_ONLY, stopped_by="boredom")) == ["status"]
    assert told(simple(), Answer(Status.INFEASIBLE, None, (), References(), fails_alone=("quorum",))) == []
    assert told(simple(), an_answer(simple(), I_ONLY, fails_alone=("quorum",))) == ["status"]
    assert told(simple(), Answer(Status.NO_ANSWER, None, (), References(), fails_alone=("quorum",))) == ["status"]


C = (("c", "no_benefit"),)


@pytest.mark.parametrize(
    ("references", "expected"),
    [
        (References(), []),
        (References(C), ["references"]),
        (References(proven=False), ["references"]),
        (References(floor=Fraction(0)), ["references"]),
        (References(alone={}), []),
        (References(alone={"a": 0}), ["references"]),
    ],
)
def test_references_that_nothing_asks_for_do_not_stand_there(references, expected):
    assert told(simple(), an_answer(simple(), I_ONLY, references)) == expected


@pytest.mark.parametrize(
    ("references", "expected"),
    [
        (References(C, floor=Fraction(10)), []),
        (References(floor=Fraction(0)), []),
        (References(), ["references"]),
        (References(C), ["references"]),
        (References(C, floor=Fraction(-1)), ["references", "references"]),
        (References((*C, *C), floor=Fraction(10)), ["references"]),
        (References((("x", "budget"), *C), floor=Fraction(10)), ["references", "references"]),
        (References((("b", "budget"), *C), floor=Fraction(10)), ["references"]),
        (References(C, floor=Fraction(999, 100)), ["references"]),
        (References(C, floor=Fraction(1001, 100)), []),
        (References(C, {}, Fraction(10)), []),
        (References(C, {"a": 0, "b": 0}, Fraction(10)), ["references", "references"]),
    ],
)
def test_the_best_floor_stands_where_a_rule_asks_for_it_and_the_portfolio_does_not_contradict_it(references, expected):
    instance = simple(floor_percent=1)
    assert told(instance, an_answer(instance, I_ONLY, references)) == expected


def test_an_unproven_best_floor_may_be_surpassed():
    instance = simple(floor_percent=1)
    references = References(C, floor=Fraction(9), proven=False)
    assert told(instance, an_answer(instance, I_ONLY, references, status=Status.WITHIN, ties=None)) == []


@pytest.mark.parametrize(
    ("alone", "expected"),
    [
        ({"a": 1000, "b": 1000}, []),
        (None, ["references"]),
        ({"a": 1000}, ["references"]),
        ({"a": 1, "b": 1, "c": 1}, ["references"]),
        ({"a": -1, "b": 1}, ["references"]),
        ({"a": 1001, "b": 1}, ["go_it_alone"]),
    ],
)
def test_what_each_reaches_alone_stands_where_a_rule_asks_for_it(alone, expected):
    instance = simple(alone_percent=100)
    assert told(instance, an_answer(instance, I_ONLY, References(C, alone))) == expected


def test_a_best_floor_carried_first_and_proven_is_the_best_floor_referred_to():
    instance = simple(objectives=(Objective.BEST_FLOOR, Objective.TOTAL_BENEFIT))
    assert told(instance, an_answer(instance, I_ONLY, References(C, floor=Fraction(10)))) == []
    assert told(instance, an_answer(instance, I_ONLY, References(C, floor=Fraction(11)))) == ["references"]
    later = simple(objectives=(Objective.PARTICIPATIONS, Objective.BEST_FLOOR, Objective.TOTAL_BENEFIT))
    assert told(later, an_answer(later, I_ONLY, References(C, floor=Fraction(11)))) == []


def test_without_parties_there_is_nothing_to_refer_to():
    instance = simple(parties=(), floor_percent=50, alone_percent=50, objectives=ALL)
    assert check(instance, an_answer(instance, I_ONLY)) == ()


def test_total_benefit_is_what_falls_to_the_region_to_those_taking_part_and_to_pairs():
    i = a_candidate("i", optional=("c",), region_benefit=7, benefit={"a": 10, "b": 20, "c": 40})
    j = a_candidate("j", region_benefit=100, benefit={"a": 1, "b": 2})
    k = a_candidate("k", benefit={"a": 5000, "b": 5000})
    pairs = (Pair("i", "j", points=-9), Pair("i", "k", points=5000), Pair("j", "k", points=5000))
    instance = an_instance(i, j, k, synergies=pairs)
    both = chosen(("i", 2027, "ab"), ("j", 2027, "ab"))
    assert values(instance, both, References()) == {Objective.TOTAL_BENEFIT: 7 + 30 + 100 + 3 - 9}
    with_c = chosen(("i", 2027, "abc"))
    assert values(instance, with_c, References()) == {Objective.TOTAL_BENEFIT: 7 + 70}


def test_the_best_floor_is_that_of_the_least_served_by_residents():
    members = (a_member("a", 30), a_member("b", 100), a_member("c", 7))
    i = a_candidate("i", benefit={"a": 100, "b": 300})
    instance = an_instance(i, members=members, objectives=(Objective.BEST_FLOOR, Objective.TOTAL_BENEFIT))
    assert values(instance, I_ONLY, References())[Objective.BEST_FLOOR] == 0
    assert values(instance, I_ONLY, References(C))[Objective.BEST_FLOOR] == 3
    swapped = an_instance(replace(i, benefit={"a": 80, "b": 300}), members=members, objectives=instance.objectives)
    assert values(swapped, I_ONLY, References(C))[Objective.BEST_FLOOR] == Fraction(8, 3)
    everybody = References((("a", "x"), ("b", "x"), ("c", "x")))
    assert values(instance, I_ONLY, everybody)[Objective.BEST_FLOOR] == 0
    assert values(replace(instance, parties=("b",)), I_ONLY, References())[Objective.BEST_FLOOR] == 3


def test_economic_benefit_is_that_of_those_taking_part_in_the_planning_years():
    rows = (kronor("a", 0, 1), kronor("a", 1, 10), kronor("b", 3, 100), kronor("c", 1, 1000), kronor("a", 4, 10_000))
    i = a_candidate("i", starts=(2026, 2027), optional=("c",), economic=rows)
    instance = an_instance(i, objectives=(Objective.ECONOMIC_BENEFIT, Objective.TOTAL_BENEFIT))
    assert values(instance, chosen(("i", 2026, "ab")), References())[Objective.ECONOMIC_BENEFIT] == 110
    assert values(instance, chosen(("i", 2026, "abc")), References())[Objective.ECONOMIC_BENEFIT] == 1110
    assert values(instance, chosen(("i", 2027, "ab")), References())[Objective.ECONOMIC_BENEFIT] == 11


def test_participations_are_counted_in_every_initiative():
    objectives = (Objective.PARTICIPATIONS, Objective.TOTAL_BENEFIT)
    instance = an_instance(a_candidate("i", optional=("c",)), a_candidate("j"), objectives=objectives)
    assert values(instance, chosen(("i", 2027, "abc"), ("j", 2027, "ab")), References())[Objective.PARTICIPATIONS] == 5


def test_the_cost_among_equals_counts_all_years_but_the_past():
    of_fund = (kronor("own", 0, 1), kronor("own", 1, 10), kronor("own", 9, 100))
    of_members = (kronor("a", 0, 1000), kronor("a", 4, 10_000))
    instance = an_instance(a_candidate("i", starts=(2026, 2027), fund_cost=of_fund, own_cost=of_members))
    assert tie_break(instance, chosen(("i", 2027, "ab"))) == (11_111, 0, 2, 1)
    assert tie_break(instance, chosen(("i", 2026, "ab"))) == (10_110, 0, 2, 0)


def test_the_hours_among_equals_count_all_years_but_the_past():
    of_members = (hours("a", 0, 1), hours("b", 1, 15, released=5), hours("a", 9, 100))
    of_pool = (kronor("x", 0, 1000), kronor("x", 3, 10_000))
    instance = an_instance(a_candidate("i", starts=(2026, 2028), effort=of_members, pool_effort=of_pool))
    assert tie_break(instance, chosen(("i", 2028, "ab"))) == (0, 11_111, 2, 2)
    assert tie_break(instance, chosen(("i", 2026, "ab"))) == (0, 10_110, 2, 0)


def test_those_that_do_not_take_part_cost_nothing_among_equals():
    i = a_candidate("i", optional=("c",), own_cost=(kronor("c", 0, 5),), effort=(hours("c", 0, 7),))
    assert tie_break(an_instance(i), chosen(("i", 2027, "ab"))) == (0, 0, 2, 0)
    assert tie_break(an_instance(i), chosen(("i", 2027, "abc"))) == (5, 7, 3, 0)


def test_synergies_save_kronor_and_hours_among_equals_when_both_are_chosen():
    i, j = a_candidate("i", fund_cost=(kronor("own", 0, 50),)), a_candidate("j", pool_effort=(kronor("x", 0, 50),))
    pairs = (Pair("i", "j", fund="own", year=2028, saved=20), Pair("i", "j", pool="x", year=2029, saved=-5), Pair("i", "j", points=99))
    instance = an_instance(i, j, synergies=pairs)
    assert tie_break(instance, chosen(("i", 2027, "ab"), ("j", 2027, "ab"))) == (30, 55, 4, 0)
    assert tie_break(instance, chosen(("j", 2027, "ab"))) == (0, 50, 2, 0)


def test_years_waited_after_the_first_admissible_start_add_up():
    instance = an_instance(a_candidate("i", starts=YEARS), a_candidate("j", starts=(2028, 2029)))
    assert tie_break(instance, chosen(("i", 2029, "ab"), ("j", 2029, "ab")))[3] == 3


def test_an_unreachable_member_that_gets_a_thousandth_of_a_point_is_told():
    instance = an_instance(a_candidate("i", optional=("c",), benefit={"a": 1000, "b": 1000, "c": 1}), floor_percent=1)
    messages = check(instance, an_answer(instance, chosen(("i", 2027, "abc")), References(C, floor=Fraction(10))))
    assert [str(message) for message in messages] == ["references: 'c' is called unreachable, but it gets 1."]


def test_missing_values_are_told_also_where_a_best_floor_stands():
    instance = simple(floor_percent=1)
    answer = an_answer(instance, I_ONLY, References(C, floor=Fraction(10)), reached=())
    assert told(instance, answer) == ["objectives"]
