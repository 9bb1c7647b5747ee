"""Scenarios side by side, on hand-made results."""

from dataclasses import replace

import pytest

from portfolj.compare import Stake, compare, comparison_document
from portfolj.errors import InputError
from portfolj.results.portfolio import Answer, Portfolio, Receipt, References, Status
from portfolj.results.result import Result, make_result
from tests.unit.instances import YEARS, a_candidate, an_answer, an_instance, chosen, hours, kronor

ONE = a_candidate("i", starts=YEARS, optional=("c",), own_cost=(kronor("a", 0, 100),), effort=(hours("c", 0, 8),))
TWO, THREE, FOUR = a_candidate("j"), a_candidate("k", benefit={"a": 1, "b": 2}), a_candidate("l")


def result(scenario: str, portfolio: Portfolio | None) -> Result:
    instance = an_instance(ONE, TWO, THREE, FOUR, scenario=scenario)
    answer = Answer(Status.INFEASIBLE, None, (), References()) if portfolio is None else an_answer(instance, portfolio)
    return make_result(instance, answer, "0" * 64, Receipt((), ()))


FIRST = result("base", chosen(("i", 2027, "ab"), ("j", 2027, "ab")))
SECOND = result("less", chosen(("i", 2029, "abc"), ("j", 2027, "ab"), ("k", 2027, "ab")))
THIRD = result("none", None)


def ids(lines: tuple) -> list[str]:
    return [line.id for line in lines]


def test_what_is_in_all_and_what_only_in_some_is_told_apart():
    comparison = compare([FIRST, SECOND])
    assert comparison.scenarios == ("base", "less")
    assert ids(comparison.initiatives) == ["i", "j", "k"]
    assert ids(comparison.in_all) == ["i", "j"]
    assert ids(comparison.only_in_some) == ["k"]


def test_what_moves_and_what_others_take_part_in_is_told():
    comparison = compare([FIRST, SECOND])
    assert ids(comparison.moved) == ["i"]
    assert ids(comparison.participants_differ) == ["i"]
    same_start = result("same", chosen(("i", 2027, "abc")))
    assert ids(compare([FIRST, same_start]).moved) == []
    assert ids(compare([FIRST, same_start]).participants_differ) == ["i"]


def test_what_is_absent_somewhere_has_not_moved():
    only_k = result("k", chosen(("k", 2027, "ab")))
    comparison = compare([FIRST, only_k])
    assert ids(comparison.in_all) == ids(comparison.moved) == ids(comparison.participants_differ) == []


def test_each_member_is_compared_with_the_first_scenario():
    lines = {line.id: line for line in compare([FIRST, SECOND]).members}
    assert list(lines) == ["a", "b", "c"]
    assert lines["a"].by == (Stake(100, 0, 2000), Stake(100, 0, 2001))
    assert lines["a"].differences == (Stake(0, 0, 0), Stake(0, 0, 1))
    assert lines["b"].differences[1] == Stake(0, 0, 2)
    assert lines["c"].differences[1] == Stake(0, 8, 1000)
    assert compare([SECOND, FIRST]).members[2].differences[1] == Stake(0, -8, -1000)


def test_a_scenario_without_portfolio_holds_nothing_and_has_no_differences():
    comparison = compare([FIRST, THIRD])
    assert ids(comparison.in_all) == []
    assert comparison.members[0].by == (Stake(100, 0, 2000), None)
    assert comparison.members[0].differences == (Stake(0, 0, 0), None)
    assert compare([THIRD, FIRST]).members[0].differences == (None, None)


def test_scenarios_of_different_cases_are_not_compared():
    with pytest.raises(InputError, match="different cases"):
        compare([FIRST, replace(SECOND, digest="1" * 64)])


def test_a_scenario_stands_once_in_a_comparison():
    with pytest.raises(InputError, match="'base' stands twice"):
        compare([FIRST, SECOND, FIRST])


def test_the_document_names_each_initiative_and_member_by_scenario():
    content = comparison_document(compare([FIRST, SECOND, THIRD]))
    assert list(content) == ["format", "scenarios", "initiatives", "members"]
    assert content["format"] == "portfolj/1"
    assert content["scenarios"] == ["base", "less", "none"]
    assert content["initiatives"][0] == {
        "id": "i",
        "in": {"base": {"start": 2027, "participants": ["a", "b"]}, "less": {"start": 2029, "participants": ["a", "b", "c"]}, "none": None},
    }
    assert content["initiatives"][2]["in"]["base"] is None
    assert content["members"][0] == {
        "id": "a",
        "by": {
            "base": {"kronor": 100, "hours": 0, "benefit": "2.000"},
            "less": {"kronor": 100, "hours": 0, "benefit": "2.001"},
            "none": None,
        },
    }
