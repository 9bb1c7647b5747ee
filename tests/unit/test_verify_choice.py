"""The check of structure and choice: each rule on its limit and one step past it."""

from dataclasses import replace

import pytest

from portfolj.errors import Message
from portfolj.results.portfolio import References
from portfolj.valuation.instance import Bounds, Instance
from portfolj.verify import broken
from tests.unit.instances import a_candidate, an_instance, chosen


def complaints(instance: Instance, *choices: tuple[str, int, str]) -> tuple[Message, ...]:
    return broken(instance, chosen(*choices), References())


def names(instance: Instance, *choices: tuple[str, int, str]) -> list[str]:
    """The rules broken."""
    return [message.text.split(":")[0] for message in complaints(instance, *choices)]


ONE, TWO, THREE = a_candidate("i"), a_candidate("j"), a_candidate("k")


def test_the_empty_portfolio_breaks_nothing_where_nothing_is_asked():
    assert names(an_instance(ONE, TWO)) == []


def test_what_is_no_candidate_cannot_be_chosen():
    (message,) = complaints(an_instance(ONE), ("x", 2027, "ab"))
    assert str(message) == "known: 'x' is chosen, but the scenario has no such candidate."


def test_the_chosen_stand_in_the_order_of_their_ids():
    assert names(an_instance(ONE, TWO), ("i", 2027, "ab"), ("j", 2027, "ab")) == []
    assert names(an_instance(ONE, TWO), ("j", 2027, "ab"), ("i", 2027, "ab")) == ["known"]


def test_an_initiative_starts_once():
    two_starts = an_instance(a_candidate("i", starts=(2027, 2028)))
    assert names(two_starts, ("i", 2028, "ab")) == []
    assert names(two_starts, ("i", 2027, "ab"), ("i", 2028, "ab")) == ["start_once"]


@pytest.mark.parametrize(("start", "expected"), [(2027, ["start_once"]), (2028, []), (2029, []), (2030, ["start_once"])])
def test_an_initiative_starts_in_an_admissible_year_only(start, expected):
    assert names(an_instance(a_candidate("i", starts=(2028, 2029))), ("i", start, "ab")) == expected


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ("ab", []),
        ("abc", []),
        ("a", ["takes_part"]),
        ("b", ["takes_part"]),
        ("ac", ["takes_part"]),
        ("abd", ["takes_part"]),
        ("abcd", ["takes_part"]),
        ("ba", ["takes_part"]),
        ("abb", ["takes_part"]),
        ("abx", ["takes_part"]),
    ],
)
def test_the_committed_take_part_and_beside_them_only_the_willing(members, expected):
    assert names(an_instance(a_candidate("i", fixed=("a", "b"), optional=("c",))), ("i", 2027, members)) == expected


def test_every_member_left_out_is_named():
    messages = complaints(an_instance(ONE), ("i", 2027, ""))
    assert [dict(message.parts)["member"] for message in messages] == ["a", "b"]


def test_a_decided_initiative_is_chosen():
    instance = an_instance(replace(ONE, decided=True), TWO)
    assert names(instance, ("i", 2027, "ab")) == []
    assert names(instance, ("j", 2027, "ab")) == ["decided"]


def test_each_decided_initiative_that_is_missing_is_named():
    messages = complaints(an_instance(replace(ONE, decided=True), replace(TWO, decided=True), THREE), ("k", 2027, "ab"))
    assert [dict(message.parts)["initiative"] for message in messages] == ["i", "j"]


def test_a_refused_initiative_is_not_chosen():
    instance = an_instance(ONE, replace(TWO, refused=True))
    assert names(instance, ("i", 2027, "ab")) == []
    assert names(instance, ("i", 2027, "ab"), ("j", 2027, "ab")) == ["refused"]


@pytest.mark.parametrize(("members", "expected"), [("ab", ["quorum"]), ("abc", []), ("abcd", [])])
def test_the_quorum_is_met_by_committed_and_willing_members_together(members, expected):
    candidate = a_candidate("i", fixed=("a", "b"), optional=("c", "d"), quorum=3)
    assert names(an_instance(candidate), ("i", 2027, members)) == expected


def test_a_quorum_binds_only_what_is_chosen():
    assert names(an_instance(a_candidate("i", quorum=9), TWO), ("j", 2027, "ab")) == []


def test_a_complaint_names_the_rule_the_thing_the_amount_and_the_limit():
    (message,) = complaints(an_instance(a_candidate("i", quorum=3)), ("i", 2027, "ab"))
    assert str(message) == "quorum: 2 take part in 'i'; it takes at least 3."


def test_what_is_required_is_chosen_too():
    instance = an_instance(a_candidate("i", requires=(("j", False),)), TWO)
    assert names(instance, ("i", 2027, "ab"), ("j", 2027, "ab")) == []
    assert names(instance, ("j", 2027, "ab")) == []
    assert names(instance, ("i", 2027, "ab")) == ["requires"]


def test_what_is_required_but_no_candidate_keeps_an_initiative_out():
    assert names(an_instance(a_candidate("i", requires=(("gone", False),))), ("i", 2027, "ab")) == ["requires"]


def test_without_finished_the_required_one_may_start_later():
    instance = an_instance(a_candidate("i", requires=(("j", False),)), a_candidate("j", starts=(2029,), duration=3))
    assert names(instance, ("i", 2027, "ab"), ("j", 2029, "ab")) == []


@pytest.mark.parametrize(
    ("before", "after", "duration", "expected"),
    [
        (2027, 2028, 1, []),
        (2027, 2027, 1, ["requires"]),
        (2028, 2027, 1, ["requires"]),
        (2027, 2029, 2, []),
        (2027, 2028, 2, ["requires"]),
        (2028, 2029, 2, ["requires"]),
    ],
)
def test_what_must_be_finished_has_ended_when_the_other_starts(before, after, duration, expected):
    years = (2027, 2028, 2029)
    last = a_candidate("i", starts=years, duration=3, requires=(("j", True),))
    instance = an_instance(last, a_candidate("j", starts=years, duration=duration))
    assert names(instance, ("i", after, "ab"), ("j", before, "ab")) == expected


def test_every_requirement_counts_not_only_the_first():
    instance = an_instance(a_candidate("i", requires=(("j", False), ("k", False))), TWO, THREE)
    assert names(instance, ("i", 2027, "ab"), ("j", 2027, "ab")) == ["requires"]
    assert names(instance, ("i", 2027, "ab"), ("k", 2027, "ab")) == ["requires"]
    assert names(instance, ("i", 2027, "ab")) == ["requires", "requires"]


@pytest.mark.parametrize(
    ("ids", "expected"), [("i", []), ("k", []), ("ij", ["excludes"]), ("ik", ["excludes"]), ("jk", ["excludes"]), ("ijk", ["excludes"])]
)
def test_of_options_that_exclude_each_other_one_at_most_is_chosen(ids, expected):
    instance = an_instance(ONE, TWO, THREE, excludes=(("i", "j", "k"),))
    assert names(instance, *((one, 2027, "ab") for one in ids)) == expected


def test_every_group_of_options_counts():
    instance = an_instance(ONE, TWO, THREE, excludes=(("i", "j"), ("j", "k")))
    assert names(instance, ("i", 2027, "ab"), ("k", 2027, "ab")) == []
    assert names(instance, ("j", 2027, "ab"), ("k", 2027, "ab")) == ["excludes"]


@pytest.mark.parametrize(("ids", "expected"), [("", ["count"]), ("k", ["count"]), ("i", []), ("ij", []), ("ijk", []), ("ijl", ["count"])])
def test_a_count_holds_between_its_limits_over_its_selection_only(ids, expected):
    rule = Bounds("few", "Few", frozenset("ijl"), 1, 2)
    instance = an_instance(ONE, TWO, THREE, a_candidate("l"), counts=(rule,))
    assert names(instance, *((one, 2027, "ab") for one in ids)) == expected


def test_a_count_without_a_limit_on_one_side_does_not_bind_there():
    at_least, at_most = Bounds("x", "X", frozenset("ij"), 1, None), Bounds("y", "Y", frozenset("ij"), None, 1)
    both = (("i", 2027, "ab"), ("j", 2027, "ab"))
    assert names(an_instance(ONE, TWO, counts=(at_least,)), *both) == []
    assert names(an_instance(ONE, TWO, counts=(at_most,))) == []
    assert names(an_instance(ONE, TWO, counts=(at_most, at_least)), *both) == ["count"]
    assert names(an_instance(ONE, TWO, counts=(at_least, at_most))) == ["count"]


def test_at_most_none_is_a_limit():
    assert names(an_instance(ONE, counts=(Bounds("none", "None", frozenset("i"), None, 0),)), ("i", 2027, "ab")) == ["count"]


def test_a_malformed_portfolio_is_told_before_any_other_rule():
    instance = an_instance(replace(ONE, refused=True), TWO)
    assert names(instance, ("i", 2026, "ab"), ("x", 2027, "ab")) == ["known", "start_once"]
