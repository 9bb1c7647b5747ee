"""How often bodies meet: at the stated number and one meeting short of it, in each half of the year and in the whole."""

import datetime
from typing import Any

import pytest

from portfolj.governance.boards import board_faults
from tests.unit.instances import a_case

ON = datetime.date(2027, 6, 15)


def told(body: dict[str, Any], *dates: str, others: tuple[str, ...] = ()) -> list[str]:
    """What is told of a body that meets on these dates, where another one meets on those."""
    bodies = [{"id": "board", "name": "The board", "kind": "decides", **body}, {"id": "other", "name": "Other", "kind": "advises"}]
    dated = [("board", date) for date in dates] + [("other", date) for date in others]
    meetings = [{"id": f"m{n}", "body": name, "name": "Meeting", "date": date} for n, (name, date) in enumerate(dated)]
    return [str(fault.message) for fault in board_faults(a_case(bodies=bodies, meetings=meetings), ON)]


@pytest.mark.parametrize(("field", "first", "last"), [("spring_meetings", "01-01", "06-30"), ("autumn_meetings", "07-01", "12-31")])
def test_the_first_and_the_last_day_of_a_half_year_belong_to_it(field: str, first: str, last: str) -> None:
    assert told({field: 2}, f"2027-{first}", f"2027-{last}") == []
    (sentence,) = told({field: 3}, f"2027-{first}", f"2027-{last}")
    season = field.removesuffix("_meetings")
    assert sentence == f"'The board' has 2 of at least 3 meetings in the {season} of 2027; call the rest."


def test_meetings_of_the_other_half_year_do_not_count() -> None:
    assert len(told({"spring_meetings": 1}, "2027-07-01")) == 1
    assert len(told({"autumn_meetings": 1}, "2027-06-30")) == 1


def test_a_year_is_counted_whole() -> None:
    assert told({"meetings_a_year": 2}, "2027-01", "2027-12") == []
    assert told({"meetings_a_year": 3}, "2027-01", "2027-12") == ["'The board' has 2 of at least 3 meetings in 2027; call the rest."]


def test_each_year_with_a_meeting_of_any_body_is_looked_at_and_no_other() -> None:
    (sentence,) = told({"meetings_a_year": 1}, "2027-03-01", others=("2029-03-01",))
    assert "in 2029" in sentence


def test_a_body_whose_meetings_are_not_in_the_case_is_not_judged() -> None:
    assert told({"meetings_a_year": 4}, others=("2027-03-01",)) == []


def test_a_meeting_without_month_counts_wherever_it_may_fall() -> None:
    assert told({"spring_meetings": 1, "autumn_meetings": 1}, "2027") == []


@pytest.mark.parametrize(
    ("lifetime", "number"),
    [({"start": "2027-01-01"}, 1), ({"start": "2027-01-02"}, 0), ({"end": "2027-06-30"}, 1), ({"end": "2027-06-29"}, 0)],
)
def test_a_half_year_that_a_body_does_not_exist_all_through_is_not_judged(lifetime: dict[str, str], number: int) -> None:
    assert len(told({"spring_meetings": 2, **lifetime}, "2027-05-01")) == number
