"""The calendar of meetings, read back by the library."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from portfolj.exchange.meetings import meetings_calendar, without_day
from portfolj.text import Language
from tests.e2e.small_case import HOSTILE
from tests.wheel_case import MEETINGS, wheel_case

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def read(**changes: Any) -> Calendar:
    body = changes.pop("body", "")
    return Calendar.from_ical(meetings_calendar(wheel_case(**changes), Language.SWEDISH, body))


def entries(**changes: Any) -> list[Any]:
    return list(read(**changes).walk("VEVENT"))


def one_meeting(**stated: Any) -> Any:
    [found] = entries(cycle=[], meetings=[{"id": "m", "body": "board", "name": "Möte", "date": "2021-09-24", **stated}])
    return found


def test_each_meeting_that_has_a_day_is_there_in_order_at_the_clock_of_stockholm() -> None:
    found = [(str(one["summary"]), one["dtstart"].dt, one["dtend"].dt) for one in entries(body="board")]
    assert found == [
        ("Styrelsemöte", datetime.datetime(2021, 5, 21, 13, tzinfo=STOCKHOLM), datetime.datetime(2021, 5, 21, 15, tzinfo=STOCKHOLM)),
        ("Styrelsemöte", datetime.datetime(2021, 9, 24, 13, tzinfo=STOCKHOLM), datetime.datetime(2021, 9, 24, 15, tzinfo=STOCKHOLM)),
        ("Styrelsemöte", datetime.datetime(2021, 12, 3, 13, tzinfo=STOCKHOLM), datetime.datetime(2021, 12, 3, 15, tzinfo=STOCKHOLM)),
    ]
    assert len(entries()) == 10
    # Summer time and winter time.
    assert [one["dtstart"].dt.utcoffset() for one in entries(body="board")] == [datetime.timedelta(hours=hours) for hours in (2, 2, 1)]


def test_what_has_no_day_is_left_out_and_told() -> None:
    assert [one.id for one in without_day(wheel_case(), "owners")] == ["owners-2022-01", "owners-2022-09", "owners-2022-11"]
    assert len(without_day(wheel_case())) + len(entries()) == len(MEETINGS)


@pytest.mark.parametrize(
    ("stated", "start", "end"),
    [
        ({}, datetime.date(2021, 9, 24), datetime.date(2021, 9, 25)),
        ({"last": "2021-09-26"}, datetime.date(2021, 9, 24), datetime.date(2021, 9, 27)),
        (
            {"last": "2021-09-25", "begins": "12:00", "ends": "12:00"},
            datetime.datetime(2021, 9, 24, 12, tzinfo=STOCKHOLM),
            datetime.datetime(2021, 9, 25, 12, tzinfo=STOCKHOLM),
        ),
        ({"begins": "12:00"}, datetime.datetime(2021, 9, 24, 12, tzinfo=STOCKHOLM), None),
    ],
)
def test_whole_days_where_no_time_is_stated_and_several_where_it_lasts_longer(
    stated: dict[str, str], start: datetime.date, end: datetime.date | None
) -> None:
    found = one_meeting(**stated)
    assert found["dtstart"].dt == start
    assert (found["dtend"].dt if "dtend" in found else None) == end


def test_clock_times_bring_their_zone_along_and_whole_days_none() -> None:
    zone: Any = read(body="board").walk("VTIMEZONE")[0]
    assert str(zone["tzid"]) == "Europe/Stockholm"
    times = zone.to_tz()
    assert [datetime.datetime(2021, month, 10, 9, tzinfo=times).utcoffset() for month in (7, 12)] == [
        datetime.timedelta(hours=2),
        datetime.timedelta(hours=1),
    ]
    assert read(cycle=[], meetings=[{"id": "m", "body": "board", "name": "M", "date": "2021-09-24"}]).walk("VTIMEZONE") == []


def test_an_entry_keeps_its_identity_when_its_meeting_is_moved_and_no_two_share_one() -> None:
    moved = one_meeting(date="2021-10-01", begins="09:00", name="Nytt namn")
    assert str(moved["uid"]) == str(one_meeting()["uid"])
    assert len({str(one["uid"]) for one in entries()}) == len(entries())


def test_the_time_it_was_made_is_that_of_the_case_and_the_same_case_gives_the_same_bytes() -> None:
    assert {one["dtstamp"].dt for one in entries(date="2021-04-30")} == {datetime.datetime(2021, 4, 30, tzinfo=datetime.UTC)}
    assert {one["dtstamp"].dt for one in entries()} == {datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)}
    assert meetings_calendar(wheel_case(), Language.SWEDISH) == meetings_calendar(wheel_case(), Language.SWEDISH)


def test_body_papers_and_whether_it_is_certain_are_told_and_names_are_kept_as_they_are() -> None:
    [first, stay, *_] = entries(body="directors")
    assert str(first["description"]) == "Organ: Kommundirektörerna\nHandlingarna är ute 30 april 2021."
    assert str(stay["description"]) == "Organ: Kommundirektörerna"
    assert str(stay["summary"]) == HOSTILE
    assert [str(one_meeting(preliminary=certain)["status"]) for certain in (False, True)] == ["CONFIRMED", "TENTATIVE"]


def test_a_body_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        entries(body="nobody")


def test_the_head_of_the_log_stands_in_it_where_there_is_one() -> None:
    logged = Calendar.from_ical(meetings_calendar(wheel_case(), Language.SWEDISH, log_head="small:4:ab"))
    assert [str(one.get("x-portfolj-log", "")) for one in (logged, read())] == ["small:4:ab", ""]
