"""Dates of a proposal: on the limit, one day past it, and with months and years that can be read either way."""

from typing import Any

import pytest

from portfolj.domain.consistency.dates import dates
from portfolj.domain.initiative import Initiative

PERIOD = {"paper": "2026-11-17", "start": "2027-02-01", "end": "2027-12-31"}


def places(gives: dict[str, Any] | None = None, **steering: object) -> list[tuple[str | int, ...]]:
    one = Initiative.model_validate({"id": "i", "name": "I", "gives": gives or {}, "steering": PERIOD | steering})
    return [fault.path[2:] for fault in dates(one) if fault.initiative == "i"]


def decision(date: str, kind: str = "start") -> list[dict[str, str]]:
    return [{"text": "d", "date": date, "kind": kind}]


@pytest.mark.parametrize(
    ("date", "wrong"),
    [("2026-11-16", True), ("2026-11-17", False), ("2026-11", False), ("2026-10", True), ("2026", False), ("2025", True)],
)
def test_no_decision_point_lies_before_the_paper(date: str, wrong: bool) -> None:
    assert places(decision_points=decision(date, "continue")) == ([("steering", "decision_points", 0, "date")] if wrong else [])


@pytest.mark.parametrize(
    ("date", "wrong"), [("2027-02-01", False), ("2027-02-02", True), ("2027-02", False), ("2027-03", True), ("2027", False)]
)
def test_the_period_does_not_begin_before_the_decision_that_starts_it(date: str, wrong: bool) -> None:
    assert places(decision_points=decision(date)) == ([("steering", "start")] if wrong else [])


def test_a_later_decision_to_go_on_does_not_start_it() -> None:
    assert places(decision_points=decision("2027-09", "continue")) == []


@pytest.mark.parametrize(
    ("date", "action", "effect"),
    [
        ("2027-01-31", True, True),
        ("2027-02-01", False, False),
        ("2027-01", True, True),
        ("2027", False, False),
        ("2026", True, True),
        ("2027-12-31", False, False),
        ("2028-01-01", True, False),
        ("2028-01", True, False),
        ("2030", True, False),
    ],
)
def test_goals_of_action_and_milestones_lie_inside_the_period_and_goals_of_effect_not_before_it(
    date: str, action: bool, effect: bool
) -> None:
    goal = {"text": "g", "date": date}
    at_goal = [("gives", "dated_goals", 0, "date")]
    assert places({"dated_goals": [goal]}) == (at_goal if action else [])
    assert places({"dated_goals": [goal | {"kind": "effect"}]}) == (at_goal if effect else [])
    assert places(milestones=[goal]) == ([("steering", "milestones", 0, "date")] if action else [])


def test_without_a_period_goals_are_held_to_the_decision_that_starts_it() -> None:
    found = places({"dated_goals": [{"text": "g", "date": "2027-01"}]}, start=None, end=None, decision_points=decision("2027-02-01"))
    assert found == [("gives", "dated_goals", 0, "date")]


def test_a_date_that_breaks_two_rules_is_one_fault() -> None:
    early = {"dated_goals": [{"text": "g", "date": "2027-01-01"}]}
    assert places(early, decision_points=decision("2027-02-01")) == [("gives", "dated_goals", 0, "date")]


def test_a_period_that_ends_before_it_starts_is_one_fault() -> None:
    assert places({"dated_goals": [{"text": "g", "date": "2027-06"}]}, end="2027-01-31") == [("steering", "end")]


def test_a_phase_that_ends_before_it_starts_is_a_fault() -> None:
    phases = [{"text": "a", "start": "2027-03", "end": "2027-02"}, {"text": "b", "start": "2027-03-15", "end": "2027-03"}]
    assert places(phases=phases) == [("steering", "phases", 0, "end")]
