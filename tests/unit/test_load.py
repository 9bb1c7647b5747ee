"""The load of members: worked by hand."""

from decimal import Decimal
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.governance.load import MemberLoad, load, minutes_a_year


def case(**content: Any) -> Case:
    """Two municipalities of 9 000 and 1 000 residents, and a region."""
    members: list[dict[str, Any]] = [{"id": "large", "name": "Large", "weight": 9000}, {"id": "small", "name": "Small", "weight": 1000}]
    members.append({"id": "region", "name": "Region", "kind": "region", "weight": 5})
    return Case.model_validate({"id": "valley", "name": "Valley", "years": [2027], "members": members, "goals": [], **content})


def body(**content: Any) -> dict[str, Any]:
    return {"id": "board", "name": "The board", "kind": "decides", **content}


def seats(*members: str, **content: Any) -> list[dict[str, Any]]:
    return [{"id": f"s{n}", "body": "board", "holder": "Director", "member": one, **content} for n, one in enumerate(members)]


def meeting(number: int, date: str, begins: str | None = None, ends: str | None = None, last: str | None = None) -> dict[str, Any]:
    return {"id": f"m{number}", "body": "board", "name": "Meeting", "date": date, "begins": begins, "ends": ends, "last": last}


def minutes(*meetings: dict[str, Any], **content: Any) -> int | None:
    made = case(bodies=[body(**content)], meetings=list(meetings))
    return minutes_a_year(made, made.bodies[0])


def test_seats_persons_and_hours_are_set_against_residents() -> None:
    made = case(bodies=[body(meeting_hours=2, meetings_a_year=4)], seats=seats("large", "large", "small", "region"))
    large, small, region = load(made)
    share = {"of_residents": Decimal(90), "of_seats": Decimal(200) / 3, "of_minutes": Decimal(200) / 3}
    assert large == MemberLoad("large", seats=2, persons=2, minutes=960, untimed=(), residents=9000, **share)
    assert (small.of_residents, small.of_seats, small.of_minutes) == (10, Decimal(100) / 3, Decimal(100) / 3)
    assert (small.seats_per_thousand, small.minutes_per_thousand) == (1, 480)
    assert (region.minutes, region.residents, region.of_seats, region.seats_per_thousand) == (480, None, None, None)
    assert region.minutes_per_thousand is None


def test_a_person_with_two_seats_in_a_body_sits_through_its_meetings_once() -> None:
    two = [*seats("small", "small")[:1], {**seats("small", "small")[1], "same_person": "s0"}]
    small = load(case(bodies=[body(meeting_hours=2, meetings_a_year=1)], seats=two))[1]
    assert (small.seats, small.persons, small.minutes) == (2, 1, 120)


def test_a_person_with_seats_in_two_bodies_goes_to_both_and_is_one() -> None:
    bodies = [body(meeting_hours=2, meetings_a_year=1), body(meeting_hours=3, meetings_a_year=1) | {"id": "council"}]
    one = {"id": "c", "body": "council", "holder": "Director", "member": "small", "same_person": "s0"}
    small = load(case(bodies=bodies, seats=[*seats("small"), one]))[1]
    assert (small.seats, small.persons, small.minutes) == (2, 1, 300)


@pytest.mark.parametrize("role", ["support", "substitute", "co_opted", "process_leader"])
def test_who_does_not_belong_to_the_body_takes_no_seat(role: str) -> None:
    assert load(case(bodies=[body()], seats=seats("small", role=role)))[1].seats == 0


def test_a_body_whose_time_is_not_stated_is_named_only_for_those_who_sit_in_it() -> None:
    large, small, _ = load(case(bodies=[body()], seats=seats("small")))
    assert (small.minutes, small.untimed, large.untimed) == (0, ("board",), ())
    assert (small.of_seats, small.of_minutes) == (100, 0)


def test_meetings_with_times_count_as_long_as_they_last() -> None:
    assert minutes(meeting(1, "2027-05-07", "13:00", "15:30"), meeting(2, "2027-09", "09:00", "10:30"), meeting_hours=9) == 240


def test_the_year_that_takes_most_counts() -> None:
    assert minutes(*(meeting(n, f"20{27 + n // 2}-05-07", "13:00", "14:00") for n in range(3))) == 120


def test_of_each_night_between_the_days_of_a_meeting_eight_hours_count() -> None:
    assert minutes(meeting(1, "2027-06-21", "12:00", "12:00", "2027-06-22")) == 8 * 60
    assert minutes(meeting(1, "2027-06-21", "13:00", "12:00", "2027-06-23")) == 15 * 60


@pytest.mark.parametrize(
    "unclear",
    [
        meeting(1, "2027-06", "12:00", "12:00"),
        meeting(1, "2027-06-21", "12:00"),
        meeting(1, "2027-06", "12:00", "12:00", "2027-06-22"),
        meeting(1, "2027-06-21", "12:00", "12:00", "2027-07"),
        meeting(1, "2027-06-21", "15:00", "13:00"),
        meeting(1, "2027-06-21"),
    ],
)
def test_where_no_meeting_says_how_long_it_lasts_the_stated_hours_count(unclear: dict[str, Any]) -> None:
    assert minutes(unclear) is None
    assert minutes(unclear, meeting_hours=2, meetings_a_year=4) == 480


def test_meetings_of_another_body_do_not_count() -> None:
    elsewhere = meeting(1, "2027-05-07", "13:00", "15:30") | {"body": "council"}
    made = case(bodies=[body(), body() | {"id": "council"}], meetings=[elsewhere])
    assert [minutes_a_year(made, one) for one in made.bodies] == [None, 150]


def test_the_least_number_of_meetings_is_the_larger_of_the_year_and_its_halves() -> None:
    assert minutes(meeting_hours=1, meetings_a_year=7, spring_meetings=3, autumn_meetings=3) == 7 * 60
    assert minutes(meeting_hours=1, meetings_a_year=5, spring_meetings=3, autumn_meetings=3) == 6 * 60
    assert minutes(meeting_hours=1) is None


def test_the_shares_of_all_municipalities_make_a_hundred() -> None:
    made = case(bodies=[body(meeting_hours=2, meetings_a_year=4)], seats=seats("large", "small", "small"))
    shown = [one for one in load(made) if one.of_seats is not None and one.of_minutes is not None]
    assert round(sum(one.of_seats or 0 for one in shown), 9) == 100
    assert round(sum(one.of_minutes or 0 for one in shown), 9) == 100
