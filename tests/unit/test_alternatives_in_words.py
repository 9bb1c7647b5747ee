"""What is said about portfolios that are nearly as good, as surely as it is known."""

from dataclasses import replace
from fractions import Fraction

from portfolj.explain.alternatives import how_many, money_apart, of_the_best, told, what_is_counted
from portfolj.results.alternatives import Alternative, Alternatives, Difference
from portfolj.text import render

ONE = Alternative((), 98_460, 400, 30, ("c",), ("a", "b"), Difference(3, 700), None)
FOUND = Alternatives("base", Fraction(2), 100_000, 98_000, True, 1_000, 4, (ONE,), 1, True, True)
NAMES = {"a": "A", "b": "B", "c": "C"}


def said(found: Alternatives) -> str:
    return " ".join(render(one, "en") for one in how_many(found)).replace("\u00a0", " ")


def test_that_there_are_no_others_is_said_only_where_it_is_proven() -> None:
    assert said(FOUND) == "1 portfolio more with at least 98% of the best benefit. There are no others."
    assert "No more were found in time." in said(replace(FOUND, no_others=False))
    assert said(replace(FOUND, found=())) == "No other choice of initiatives gives at least 98% of the best benefit."
    assert said(replace(FOUND, found=(), no_others=False)) == "No other portfolio with at least 98% of the benefit was found in time."


def test_as_long_as_it_is_looked_for_nothing_is_said_about_the_end() -> None:
    assert "in time" not in said(replace(FOUND, no_others=False, ended=False))


def test_they_are_called_clearly_different_where_they_were_chosen_among_several() -> None:
    assert "clearly different" in said(replace(FOUND, found=(ONE, ONE, ONE, ONE), no_others=False))
    assert "clearly different" not in said(FOUND)


def test_the_best_is_called_the_best_found_where_that_is_all_that_is_known() -> None:
    unproven = replace(FOUND, proven=False)
    assert said(unproven).startswith("1 portfolio more with at least 98% of the best benefit that was found.")
    assert said(replace(unproven, found=())) == "No other choice of initiatives gives at least 98% of the best benefit that was found."
    assert str(of_the_best(unproven, ONE)) == "98.4 of the best that was found"


def test_a_share_is_rounded_down_and_left_out_where_there_is_nothing_to_hold_it_against() -> None:
    assert str(of_the_best(FOUND, replace(ONE, benefit=99_999))) == "99.9 of the best"
    assert of_the_best(replace(FOUND, best=0), ONE) is None


def test_money_that_differs_is_held_against_the_money_of_what_is_chosen_if_there_is_any() -> None:
    assert render(money_apart(FOUND, ONE.from_answer), "sv").replace("\u00a0", " ") == "700 kr, 70 %"
    assert render(money_apart(replace(FOUND, money=0), ONE.from_answer), "sv").replace("\u00a0", " ") == "700 kr"
    assert "percent" not in str(what_is_counted(replace(FOUND, money=0)))


def test_what_neither_comes_in_nor_goes_out_is_not_told() -> None:
    less = replace(ONE, comes_in=(), from_nearest=Difference(1, 300))
    sentences = [render(one, "en").replace("\u00a0", " ") for one in told(FOUND, less, NAMES)]
    assert sentences[1:] == [
        "Going out: A and B.",
        "It differs from what is chosen by 3 initiatives (700 kr, 70%).",
        "It differs from the nearest of the others by 1 initiative (300 kr, 30%).",
    ]
