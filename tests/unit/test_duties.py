"""Duties on a day: not yet open, due, missed, done, done outside of their time."""

import datetime

import pytest

from portfolj.governance.duties import duty_faults
from tests.unit.instances import a_case

DUE, MISSED = "is due by 2027-04-30", "was due by 2027-04-30 and is not done"


def told(on: str, *, opens: str = "2027-03", closes: str = "2027-04", done: str | None = None) -> str:
    """The one thing that is told of a duty on a day; "" when nothing is."""
    duty = {"id": "d", "body": "board", "kind": "follow_up", "text": "Follow up", "opens": opens, "closes": closes, "done": done}
    case = a_case(bodies=[{"id": "board", "name": "The board", "kind": "decides"}], duties=[duty])
    faults = list(duty_faults(case, datetime.date.fromisoformat(on)))
    assert all(fault.severity == "notice" and fault.path[:2] == ("duties", "d") for fault in faults)
    assert len(faults) < 2
    return str(faults[0].message) if faults else ""


@pytest.mark.parametrize(
    ("on", "said"), [("2027-02-28", ""), ("2027-03-01", DUE), ("2027-04-30", DUE), ("2027-05-01", MISSED), ("2031-01-01", MISSED)]
)
def test_a_duty_is_due_from_its_first_day_to_its_last_and_missed_after_it(on: str, said: str) -> None:
    assert said in told(on)
    assert bool(said) == bool(told(on))


@pytest.mark.parametrize("done", ["2027-03-01", "2027-04-30", "2027-03", "2027"])
def test_what_may_have_been_done_in_time_is_not_told(done: str) -> None:
    assert told("2028-01-01", done=done) == ""


def test_what_was_done_outside_its_time_is_told_as_too_early_or_too_late() -> None:
    assert "was done 2027-02-28, before its first day 2027-03-01" in told("2028-01-01", done="2027-02-28")
    assert "was done 2027-05-01, after its last day 2027-04-30" in told("2028-01-01", done="2027-05-01")


def test_what_is_done_later_than_the_day_is_not_yet_done() -> None:
    assert DUE in told("2027-03-31", done="2027-04-01")
    assert told("2027-04-01", done="2027-04-01") == ""


def test_a_duty_of_one_day_is_due_on_it() -> None:
    assert "is due by 2027-03-01" in told("2027-03-01", opens="2027-03-01", closes="2027-03-01")


def test_a_time_that_ends_before_it_begins_is_told_and_nothing_else() -> None:
    assert "ends 2027-02-28, before it begins 2027-03-01; correct a date" in told("2028-01-01", closes="2027-02")
    assert DUE.replace("04-30", "03-31") in told("2027-03-31", closes="2027-03")


def test_the_message_names_the_duty_and_who_owes_it() -> None:
    assert told("2027-03-01") == "'Follow up' of 'The board' is due by 2027-04-30; do it, and note the day."
