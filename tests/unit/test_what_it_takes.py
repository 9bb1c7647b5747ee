"""What would bring an initiative in, where an answer was not proven and where the order among equals has a word."""

from dataclasses import replace
from fractions import Fraction

import pytest

from portfolj.domain.scenario import Objective
from portfolj.explain.what_it_takes import told
from portfolj.results.change import Change, Kind
from portfolj.results.portfolio import Answer, Reached, Receipt, References, Status
from portfolj.results.result import Result, make_result
from portfolj.solve.answer import solve
from portfolj.solve.limits import Limits
from portfolj.text import render
from portfolj.valuation.instance import Bounds, Instance, Pair
from portfolj.workflow.what_it_takes import what_it_takes
from tests.unit.instances import a_candidate, a_case, an_instance, hours, kronor


def nothing_found(instance: Instance) -> Result:
    """The answer of a search that was stopped before it found anything better than nothing."""
    reached = (Reached(Objective.TOTAL_BENEFIT, Fraction(0), Fraction(9000)),)
    answer = Answer(Status.WITHIN, (), reached, References(), settled=False, stopped_by="time")
    return make_result(instance, answer, "", Receipt((), ()))


def test_what_the_best_portfolio_has_anyhow_is_said_to_need_nothing() -> None:
    instance = replace(
        an_instance(
            a_candidate("i", fund_cost=(kronor("f", 0, 10),), effort=(hours("a", 0, 2),)),
            budgets={("f", year): 10 for year in (2027, 2028, 2029)},
            capacities={("a", "", 2027): 2},
        ),
        own_funds=frozenset(("f",)),
    )
    found = list(what_it_takes(nothing_found(instance), "i", Limits))
    assert [(change.kind, change.least, change.most, change.impossible) for change in found if change.kind is not Kind.LIMIT] == [
        (Kind.EARMARKED, 0, 0, False),
        (Kind.FRAME, 0, 0, False),
    ]
    assert all(change.least == 0 for change in found)


def test_no_frame_is_not_said_to_keep_out_what_may_be_in_anyhow() -> None:
    [_, frame, *_] = what_it_takes(nothing_found(an_instance(a_candidate("i"))), "i", Limits)
    assert not frame.impossible


def test_no_limit_is_said_to_keep_out_what_the_best_portfolio_has_anyhow() -> None:
    two = (a_candidate(name, fund_cost=(kronor("f", 0, 10),)) for name in ("i", "x"))
    instance = an_instance(*two, excludes=(("i", "x"),), budgets={("f", year): 10 for year in (2027, 2028, 2029)})
    [told_of] = [change for change in what_it_takes(nothing_found(instance), "i", Limits) if change.kind is Kind.LIMIT]
    assert (told_of.rule, told_of.impossible, told_of.settled) == ("", False, False)


def test_no_limit_is_said_to_be_of_no_use_where_the_order_among_equals_may_let_it_in() -> None:
    """With an hour of a, y comes and saves i 5 kr: then i is the cheaper of two that are as good."""
    same = {"a": 5000, "b": 5000}
    instance = an_instance(
        a_candidate("x", benefit=same, fund_cost=(kronor("f", 0, 10),)),
        a_candidate("i", benefit=same, fund_cost=(kronor("f", 0, 11),)),
        a_candidate("y", benefit={"a": 0, "b": 0}, fund_cost=(kronor("f", 0, 1),), effort=(hours("a", 0, 1),)),
        excludes=(("i", "x"),),
        synergies=(Pair("i", "y", fund="f", year=2027, saved=5),),
        budgets={("f", year): 100 for year in (2027, 2028, 2029)},
        capacities={("a", "", 2027): 0},
    )
    result = make_result(instance, solve(instance, Limits()), "", Receipt((), ()))
    assert [choice.id for choice in result.chosen] == ["x"]
    eased = solve(replace(instance, capacities={("a", "", 2027): 1}), Limits())
    assert [choice.id for choice in eased.portfolio or ()] == ["i", "y"]
    limits = [change for change in what_it_takes(result, "i", Limits) if change.kind is Kind.LIMIT]
    assert limits
    assert not any(change.impossible for change in limits)


def test_where_less_lets_it_in_among_equals_less_is_not_said_to_keep_it_out() -> None:
    same = {"a": 5000, "b": 5000}
    instance = an_instance(
        a_candidate("x", benefit=same, fund_cost=(kronor("f", 0, 5),)),
        a_candidate("i", benefit=same, fund_cost=(kronor("f", 0, 6),), effort=(hours("a", 0, 1),)),
        a_candidate("j", benefit={"a": 0, "b": 0}, effort=(hours("a", 0, 1),), requires=(("i", False),)),
        a_candidate("y", effort=(hours("a", 0, 5),), requires=(("i", False),)),
        excludes=(("i", "x"),),
        synergies=(Pair("i", "j", fund="f", year=2027, saved=3),),
        budgets={("f", year): 100 for year in (2027, 2028, 2029)},
        capacities={("a", "", 2027): 0},
    )
    result = make_result(instance, solve(instance, Limits()), "", Receipt((), ()))
    assert [choice.id for choice in result.chosen] == ["x"]
    [change] = [one for one in what_it_takes(result, "i", Limits) if one.rule == "hours(a, 2027)"]
    # With one hour x is cheaper, with two i is, with j; six let in y too.
    assert change.least == 2
    assert change.most == 6


def test_money_with_which_the_order_among_equals_lets_it_in_is_not_said_to_be_of_no_use() -> None:
    same = {"a": 5000, "b": 5000}
    instance = an_instance(
        a_candidate("i", starts=(2027, 2028), benefit=same, fund_cost=(kronor("f", 0, 6),)),
        a_candidate("x", starts=(2028,), benefit=same, fund_cost=(kronor("g", 0, 6),)),
        excludes=(("i", "x"),),
        budgets={("f", 2027): 1, ("f", 2028): 5, ("f", 2029): 0, ("g", 2027): 0, ("g", 2028): 6, ("g", 2029): 0},
    )
    result = make_result(instance, solve(instance, Limits()), "", Receipt((), ()))
    assert [choice.id for choice in result.chosen] == ["x"]
    # With one krona it waits a year, with five it does not and comes before x.
    change, *_ = what_it_takes(result, "i", Limits)
    assert not change.impossible
    assert change.least <= 5


def test_what_was_not_settled_of_a_number_is_said() -> None:
    instance = an_instance(a_candidate("i"), counts=(Bounds("few", "Few", frozenset("i"), None, 0),))
    change = Change(Kind.LIMIT, "count(few, hi)", least=1, most=3, checked=True)
    _, said = told(a_case(), instance, change)
    plain = render(said, "en").replace("\N{NO-BREAK SPACE}", " ")
    assert plain == "Raised by 3 initiatives it lets it in; whether less is enough, down to 1, was not settled in time."


@pytest.mark.parametrize("kind", [Kind.EARMARKED, Kind.FRAME])
def test_of_a_search_that_told_nothing_no_bound_is_told(kind: Kind) -> None:
    [said] = told(a_case(), an_instance(), Change(kind, least=0))
    assert render(said, "en").startswith("Whether ")


def test_what_needs_nothing_is_told_to_be_in_anyhow() -> None:
    [said] = told(a_case(), an_instance(), Change(Kind.EARMARKED, least=0, most=0, checked=True))
    assert render(said, "en") == "Worked out anew, it is in without any change."
