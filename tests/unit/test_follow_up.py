"""Follow-up: planned against actual, goals and benefits as they stand, and what is over, late or untold; each limit on both sides."""

import datetime
from fractions import Fraction
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.governance.accounts import Entry, Party, PartyKind, Unit, together
from portfolj.governance.benefits import way_gone
from portfolj.governance.follow_up import Followed, follow_up_faults, followed
from tests.e2e.small_case import small_case
from tests.undertaking import undertaking

DAY = datetime.date(2028, 6, 1)
FUND, HILL, OUTSIDE = Party(PartyKind.FUND, "own"), Party(PartyKind.MEMBER, "stor"), Party(PartyKind.OUTSIDE, "Staten")


def case(one: dict[str, Any] | None = None, **outcome: Any) -> Case:
    return small_case(initiatives=[one or undertaking(**outcome)], scenarios=[])


def standing(day: datetime.date = DAY, **outcome: Any) -> Followed:
    [found] = followed(case(**outcome), day)
    return found


def told(one: dict[str, Any] | None = None, day: datetime.date = DAY, **outcome: Any) -> list[str]:
    return [str(fault.message) for fault in follow_up_faults(case(one, **outcome), day)]


def test_nothing_is_told_of_an_undertaking_that_keeps_its_promises() -> None:
    assert told() == []


def test_planned_and_actual_stand_by_calendar_year_unit_and_party_and_a_willing_member_plans_nothing() -> None:
    found = standing(
        payments=[
            {"year": 2027, "fund": "own", "kronor": 60_000, "invoice": "1", "invoiced_by": "stor"},
            {"year": 2027, "fund": "own", "kronor": -5_000, "invoice": "2", "invoiced_by": "stor"},
            {"year": 2029, "external": "Staten", "kronor": 9, "invoice": "3"},
        ],
        worked=[{"year": 2027, "member": "stor", "hours": 70, "released": 4}],
    )
    assert set(found.entries) == {
        Entry(2027, Unit.KRONOR, FUND, 100_000, 55_000),
        Entry(2028, Unit.KRONOR, FUND, 100_000, 0),
        Entry(2027, Unit.KRONOR, HILL, 20_000, 0),
        Entry(2028, Unit.KRONOR, HILL, 20_000, 0),
        Entry(2029, Unit.KRONOR, OUTSIDE, 0, 9),
        Entry(2027, Unit.INVOICED, HILL, None, 55_000),
        Entry(2027, Unit.HOURS, HILL, 50, 70),
        Entry(2028, Unit.HOURS, HILL, 50, 0),
        Entry(2027, Unit.RELEASED, HILL, 10, 4),
        Entry(2028, Unit.RELEASED, HILL, 10, 0),
    }
    assert together(found.entries) == {
        Unit.KRONOR: (240_000, 55_009),
        Unit.INVOICED: (None, 55_000),
        Unit.HOURS: (100, 70),
        Unit.RELEASED: (20, 4),
    }


def test_without_one_start_year_there_is_no_frame_and_nothing_is_over_it() -> None:
    one = undertaking(payments=[{"year": 2027, "fund": "own", "kronor": 10**9, "invoice": "1"}])
    one["steering"] = {"stage": "decided", "starts": [2027, 2028], "duration": 2}
    [found] = followed(case(one), DAY)
    assert [(row.planned, row.actual) for row in found.entries] == [(None, 10**9)]
    assert told(one) == []


@pytest.mark.parametrize(("kronor", "over"), [(100_000, 0), (100_001, 1)])
def test_a_payer_is_over_its_frame_from_the_first_krona_above_it(kronor: int, over: int) -> None:
    said = told(payments=[{"year": 2028, "fund": "own", "kronor": kronor}])
    assert said == ([f"Egen ram has paid 100001 for 'one' in 2028, {over} more than the frame of 100000; decide how that is met."] * over)


def test_payments_without_invoice_are_told_where_the_plan_says_that_it_is_paid_against_invoice() -> None:
    payments = [{"year": 2027, "fund": "own", "kronor": 1_000}, {"year": 2027, "fund": "own", "kronor": 500, "invoice": "7"}]
    assert told(payments=payments) == []
    against_invoice = undertaking(payments=payments) | {"plan": {"invoicing": "Running"}}
    assert told(against_invoice) == ["1 of 2 payments for 'one', 1000 together, state no invoice; note its number."]


@pytest.mark.parametrize(("day", "late"), [("2027-12-31", False), ("2028-01-01", True)])
def test_a_dated_goal_is_late_the_day_after_its_day(day: str, late: bool) -> None:
    on = datetime.date.fromisoformat(day)
    assert [goal.late for goal in standing(on, goal_states=[]).goals] == [late]
    assert len(told(day=on, goal_states=[])) == late


@pytest.mark.parametrize(("day", "late"), [("2028-05-31", False), ("2028-06-01", True)])
def test_a_benefit_is_late_the_day_after_its_day_and_its_owner_is_named(day: str, late: bool) -> None:
    said = told(day=datetime.date.fromisoformat(day), measurements=[])
    assert said == ["The benefit 'Faster' of 'one' was to be measured by 2028-05-31; it is the turn of The board."] * late


def test_the_latest_state_holds_and_what_is_told_of_later_days_is_not_told_yet() -> None:
    states = [
        {"text": "The course is ready", "state": "not_reached", "date": "2028-07"},
        {"text": "The course is ready", "state": "reached", "date": "2028-01"},
        {"text": "The course is ready", "state": "partly", "date": "2027-11"},
    ]
    found = [
        standing(datetime.date(*day), goal_states=states).goals[0].told
        for day in ((2027, 10, 31), (2027, 11, 1), (2028, 6, 1), (2028, 7, 1))
    ]
    assert [state and state.state.value for state in found] == [None, "partly", "reached", "not_reached"]


def test_goals_that_are_written_alike_are_told_apart_by_their_date() -> None:
    one = undertaking(goal_states=[{"text": "Report", "due": "2028-03", "state": "reached", "date": "2028-03"}])
    one["gives"]["dated_goals"] = [{"text": "Report", "date": "2028-02"}, {"text": "Report", "date": "2028-03"}]
    [found] = followed(case(one), DAY)
    assert [(goal.goal.date, goal.told is None, goal.late) for goal in found.goals] == [("2028-02", True, True), ("2028-03", False, False)]


@pytest.mark.parametrize(
    ("baseline", "target", "value", "percent"),
    [
        ("9 weeks", "4 weeks", "5 weeks", Fraction(80)),
        ("9", "4", "10", Fraction(-20)),
        ("310 om året", "420 om året", "475", Fraction(150)),
        ("18 procent", "30 procent", "21 Procent", Fraction(25)),
        ("520 000 om året", "580 000 om året", "520 000 om året", Fraction(0)),
        ("0", "1,5", "0,5", Fraction(100, 3)),
        ("−5", "5", "0", Fraction(50)),
        ("few", "many", "more", None),
        ("9 weeks", "4 days", "5 weeks", None),
        ("4", "4", "4", None),
        ("", "4", "4", None),
        ("1.250", "2", "2", None),
    ],
)
def test_how_much_of_the_way_is_gone_is_exact_and_only_told_of_numbers_in_one_unit(
    baseline: str, target: str, value: str, percent: Fraction | None
) -> None:
    assert way_gone(baseline, target, value) == percent


def test_a_judgement_stands_in_only_where_the_numbers_do_not_tell() -> None:
    [counted] = standing(measurements=[{"text": "Faster", "date": "2028", "value": "5", "percent": 10, "body": "The board"}]).benefits
    [early] = standing(measurements=[{"text": "Faster", "date": "2027", "value": "5", "percent": 10, "body": "The board"}]).benefits
    [judged] = standing(measurements=[{"text": "Faster", "date": "2028", "value": "soon", "percent": 10, "body": "The board"}]).benefits
    assert (counted.percent, counted.judged) == (early.percent, early.judged) == (Fraction(80), False)
    assert (judged.percent, judged.judged) == (Fraction(10), True)


def test_a_benefit_that_another_than_its_owner_measured_is_told() -> None:
    said = told(measurements=[{"text": "Faster", "date": "2028", "value": "5", "body": "Somebody else"}])
    assert said == ["The benefit 'Faster' of 'one' is owned by The board and was measured by Somebody else; let the owner confirm it."]


def test_what_is_told_of_something_that_is_not_promised_is_told_and_kept() -> None:
    said = told(
        goal_states=[
            {"text": "The course is ready", "state": "reached", "date": "2027"},
            {"text": "Another", "state": "reached", "date": "2027"},
        ],
        measurements=[
            {"text": "Faster", "date": "2028", "value": "5", "body": "The board"},
            {"text": "Slower", "date": "2028", "value": "5", "body": "The board"},
        ],
    )
    assert [line.partition(",")[0] for line in said] == [
        "'one' tells of the dated goal 'Another'",
        "'one' tells of the benefit 'Slower'",
    ]


@pytest.mark.parametrize(("day", "ended"), [("2028-12-31", False), ("2029-01-01", True)])
def test_an_undertaking_without_a_report_is_told_the_day_after_its_last(day: str, ended: bool) -> None:
    said = told(day=datetime.date.fromisoformat(day))
    assert said == ["'one' ended 2028-12-31 and has no final report; hand it over, and note the day."] * ended


@pytest.mark.parametrize("written", [{"result": "As planned"}, {"lesson": "Begin earlier"}])
def test_a_report_that_is_written_lacks_only_its_day(written: dict[str, str]) -> None:
    said = told(day=datetime.date(2029, 1, 1), **written)
    assert said == ["'one' ended 2028-12-31, and its final report has no day; note when it was handed over."]


def test_a_report_says_the_result_the_lesson_and_how_every_goal_stands() -> None:
    end = datetime.date(2029, 3, 1)
    whole = {"reported": "2029-02-01", "result": "As planned", "lesson": "Begin earlier"}
    assert told(day=end, **whole) == []
    assert told(day=end, **{**whole, "lesson": ""}) == ["The final report of 'one' tells no lesson; say what the next one should know."]
    assert told(day=end, **{**whole, "result": ""}) == [
        "The final report of 'one' does not hold the result against the work plan; tell it."
    ]
    assert told(day=end, **whole, goal_states=[])[-1] == "The final report of 'one' leaves out The course is ready; tell how they stand."
    assert told(day=end, **{**whole, "reported": "2028-12-30"}) == [
        "'one' was reported 2028-12-30, before it ends 2028-12-31; correct a date."
    ]
    assert told(day=end, **{**whole, "reported": "2028-12-31"}) == []


def test_what_is_not_decided_is_not_followed_up_unless_it_tells_of_an_outcome() -> None:
    one = undertaking()
    one["steering"]["stage"], one["outcome"] = "assessed", {}
    assert followed(case(one), DAY) == ()
    one["outcome"] = {"lesson": "Ask first"}
    assert [found.initiative.id for found in followed(case(one), DAY)] == ["one"]
