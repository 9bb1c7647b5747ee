"""What is wrong or open in work plans: each rule broken by one day or one missing word, and kept."""

from typing import Any

import pytest

from portfolj.governance.work_plans import work_plan_faults
from tests.e2e.small_case import small_case

PERIOD = {"start": "2027-02-01", "end": "2027-11-30"}
WHOLE = {"text": "Faster answers", "owner": "The board", "measure": "Weeks", "baseline": "9", "target": "4"}


def told(*initiatives: dict[str, Any]) -> list[str]:
    return [str(fault.message) for fault in work_plan_faults(small_case(initiatives=initiatives, scenarios=[]))]


def one(**parts: Any) -> dict[str, Any]:
    return {"id": "one", "name": "One", "steering": PERIOD, **parts}


def activity(**times: str) -> list[str]:
    return told(one(plan={"activities": [{"text": "Ask", **times}]}))


@pytest.mark.parametrize(
    "times",
    [
        {},
        {"start": "2027-02-01", "end": "2027-11-30"},
        {"start": "2027-02", "end": "2027-11"},
        {"start": "2027"},
        {"start": "2027-05-05", "end": "2027-05-05"},
        {"start": "2027-05-05", "end": "2027-05"},
        {"end": "2027-11-30"},
    ],
)
def test_an_activity_inside_the_period_is_without_notice(times: dict[str, str]) -> None:
    assert activity(**times) == []


@pytest.mark.parametrize("times", [{"start": "2027-01-31", "end": "2027-03"}, {"start": "2027-01-31"}, {"end": "2027-01-31"}])
def test_an_activity_that_starts_a_day_before_the_period_is_told(times: dict[str, str]) -> None:
    [said] = activity(**times)
    assert said.startswith("The activity 'Ask' of 'one' starts on 2027-01-31, before the period begins on 2027-02-01")


@pytest.mark.parametrize("times", [{"start": "2027-03", "end": "2027-12-01"}, {"start": "2027-12-01"}, {"end": "2027-12-01"}])
def test_an_activity_that_goes_on_a_day_after_the_period_is_told(times: dict[str, str]) -> None:
    [said] = activity(**times)
    assert said.startswith("The activity 'Ask' of 'one' goes on to 2027-12-01, after the period ends on 2027-11-30")


def test_an_activity_that_ends_the_day_before_it_starts_is_told_once() -> None:
    assert activity(start="2028-05-05", end="2028-05-04") == [
        "The activity 'Ask' of 'one' ends on 2028-05-04, before it starts on 2028-05-05; correct the date."
    ]


def test_an_activity_of_a_plan_without_period_can_lie_anywhere() -> None:
    assert told({"id": "one", "name": "One", "plan": {"activities": [{"text": "Ask", "start": "1999"}]}}) == []


@pytest.mark.parametrize(
    ("missing", "counted"),
    [("owner", (1, 0, 0, 0)), ("measure", (0, 1, 0, 0)), ("baseline", (0, 0, 1, 0)), ("target", (0, 0, 0, 1))],
)
def test_a_benefit_without_one_of_its_parts_cannot_be_followed_up(missing: str, counted: tuple[int, ...]) -> None:
    owner, measure, baseline, target = counted
    lacking = {name: said for name, said in WHOLE.items() if name != missing} | {"text": "Other"}
    counts = f"{owner} lack an owner, {measure} a measure, {baseline} a value before and {target} a value aimed at; state them."
    assert told(one(gives={"effects": [WHOLE, lacking]})) == [f"1 of 2 benefits of 'one' cannot be followed up: {counts}"]


def test_all_benefits_of_a_proposal_are_told_of_in_one_notice() -> None:
    bare = [{"text": name} for name in ("a", "b", "c")]
    [said] = told(one(gives={"effects": bare}))
    assert said.startswith("3 of 3 benefits of 'one' cannot be followed up: 3 lack an owner, 3 a measure, 3 a value before and 3")


def test_a_benefit_with_owner_measure_baseline_and_target_is_without_notice() -> None:
    assert told(one(gives={"effects": [WHOLE]})) == []


@pytest.mark.parametrize(("buyer", "notices"), [("The secretariat", 0), ("", 1)])
def test_a_purchase_without_a_buyer_is_told(buyer: str, notices: int) -> None:
    said = told(one(plan={"purchases": [{"text": "An inquiry", "buyer": buyer}]}))
    assert said == ["It is not said who buys 'An inquiry' for 'one'; name the buyer."] * notices


@pytest.mark.parametrize(("start", "notices"), [("2027-11-30", 0), ("2027-11", 0), ("2027-12-01", 1)])
def test_a_phase_after_the_period_is_a_proposal_of_its_own(start: str, notices: int) -> None:
    said = told(one(steering={**PERIOD, "phases": [{"text": "Roll-out", "start": start, "end": "2028-12-31"}]}))
    assert len(said) == notices
    assert all("make it a proposal of its own that requires 'one' to have finished" in message for message in said)


def follower(start: str, *, finished: bool) -> dict[str, Any]:
    return {"id": "two", "name": "Two", "steering": {"start": start, "requires": [{"initiative": "one", "finished": finished}]}}


@pytest.mark.parametrize(("start", "notices"), [("2027-11-30", 0), ("2027-12-01", 1), ("2028", 1)])
def test_what_begins_when_another_has_ended_requires_it_to_have_finished(start: str, notices: int) -> None:
    said = told(one(), follower(start, finished=False))
    assert len(said) == notices
    assert all("say that it requires 'one' to have finished" in message for message in said)
    assert told(one(), follower("2028", finished=True)) == []


@pytest.mark.parametrize(("start", "notices"), [("2027-11-29", 1), ("2027-11-30", 0), ("2027", 0)])
def test_what_requires_another_to_have_finished_does_not_begin_before_that(start: str, notices: int) -> None:
    assert len(told(one(), follower(start, finished=True))) == notices


def test_everything_told_is_a_notice_of_the_proposal() -> None:
    case = small_case(initiatives=[one(plan={"purchases": [{"text": "An inquiry"}]})], scenarios=[])
    [fault] = work_plan_faults(case)
    assert (fault.severity, fault.initiative, fault.path) == ("notice", "one", ("initiatives", "one", "plan", "purchases", 0, "buyer"))
