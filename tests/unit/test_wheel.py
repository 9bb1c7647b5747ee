"""The annual wheel: each rule broken and kept, on the limit and one step past it, and ways and next meetings beside brute force."""

import datetime
import itertools
import random
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.domain.dates import last_day
from portfolj.domain.wheel import Meeting
from portfolj.governance.meetings import can_follow, in_order, next_meeting, papers_due
from portfolj.governance.ways import Stop, way
from portfolj.governance.wheel import wheel_faults
from portfolj.text import render
from tests.e2e.small_case import small_case
from tests.wheel_case import MEETINGS, STEPS, wheel_case

LONG_AFTER = datetime.date(2026, 11, 28)
Place = tuple[str | int, ...]


def meeting(name: str, body: str, date: str, **stated: Any) -> dict[str, Any]:
    return {"id": name, "body": body, "name": name, "date": date, **stated}


def step(name: str, body: str, date: str, **stated: Any) -> dict[str, Any]:
    return {"id": name, "cycle": "Plan", "bodies": [body], "act": "discusses", "matter": name, "date": date, **stated}


def case_of(meetings: list[dict[str, Any]], cycle: list[dict[str, Any]]) -> Case:
    bodies = [{"id": one, "name": one.title(), "kind": "decides"} for one in ("a", "b")]
    return small_case(bodies=bodies, meetings=meetings, cycle=cycle)


def told(case: Case, on: datetime.date = LONG_AFTER) -> list[tuple[Place, str]]:
    found = list(wheel_faults(case, on))
    assert {fault.severity for fault in found} <= {"notice"}
    return [(fault.path, str(fault.message)) for fault in found]


def places(meetings: list[dict[str, Any]], cycle: list[dict[str, Any]], on: datetime.date = LONG_AFTER) -> list[Place]:
    return [path for path, _ in told(case_of(meetings, cycle), on)]


def test_the_plan_of_the_year_after_needs_a_third_meeting_in_autumn_and_nothing_else() -> None:
    [fault] = wheel_faults(wheel_case(), LONG_AFTER)
    assert fault.path == ("bodies", "directors")
    assert render(fault.message, "sv").replace("\u00a0", " ") == (
        "Stegen kräver 3 möten med Kommundirektörerna hösten 2022 (september 2022, november 2022 och 15 december 2022); "
        "hösten 2021 var de 2 (10 september 2021 och 12 november 2021). Se till att de blir 1 fler, eller flytta ett steg."
    )


@pytest.mark.parametrize(("met", "wrong"), [(("2021-09", "2021-11"), True), (("2021-09", "2021-10", "2021-11"), False)])
def test_a_body_is_not_needed_more_often_than_in_the_same_half_of_the_year_before(met: tuple[str, ...], wrong: bool) -> None:
    before = [meeting(f"m{date}", "a", date) for date in met]
    now = [meeting(f"n{month}", "a", f"2022-{month}") for month in ("09", "10", "12")]
    steps = [step(f"s{month}", "a", f"2022-{month}") for month in ("09", "10", "12")]
    assert places(before + now, steps) == ([("bodies", "a")] if wrong else [])


def test_steps_that_can_share_a_meeting_need_one() -> None:
    before, now = meeting("before", "a", "2021-09"), meeting("now", "a", "2022-09-10")
    steps = [step("one", "a", "2022-09"), step("two", "a", "2022-09-10"), step("three", "a", "2022-08-20", last="2022-10-01")]
    assert places([before, now], steps) == []
    assert places([before, now, meeting("more", "a", "2022-10")], [*steps, step("four", "a", "2022-10-02", last="2022-10-31")]) == [
        ("bodies", "a")
    ]


def test_spring_ends_with_june_and_a_year_without_a_meeting_on_record_is_not_compared_with() -> None:
    now = [meeting("may", "a", "2022-05"), meeting("june", "a", "2022-06-30")]
    steps = [step("one", "a", "2022-05"), step("two", "a", "2022-06-30")]
    assert places(now, steps) == []
    assert places([meeting("autumn", "a", "2021-07-01"), *now], steps) == [("bodies", "a")]
    assert "in the spring of 2021 it had 0 (–)" in told(case_of([meeting("autumn", "a", "2021-07-01"), *now], steps))[0][1]
    assert places([meeting("early", "a", "2021-06-30"), meeting("later", "a", "2021-01-01"), *now], steps) == []


def test_what_can_fall_in_either_half_year_is_counted_in_neither() -> None:
    meetings = [
        meeting("before", "a", "2021"),
        meeting("autumn", "a", "2021-10"),
        meeting("now", "a", "2022-06"),
        meeting("then", "a", "2022-07"),
    ]
    assert places(meetings, [step("one", "a", "2022-06", last="2022-07")]) == []
    assert places(meetings, [step("one", "a", "2022-06")]) == [("bodies", "a")]


@pytest.mark.parametrize(
    ("date", "last", "wrong"),
    [
        ("2022-09-10", None, False),
        ("2022-09-11", None, True),
        ("2022-09-09", None, True),
        ("2022-09", None, False),
        ("2022-08", None, True),
        ("2022-08", "2022-09-10", False),
        ("2022-08", "2022-09-09", True),
    ],
)
def test_a_step_needs_a_meeting_of_its_body_in_its_time(date: str, last: str | None, wrong: bool) -> None:
    meetings = [meeting("m", "a", "2022-09-10"), meeting("other", "b", "2022-01")]
    assert places(meetings, [step("s", "a", date, last=last)]) == ([("cycle", "s", "date")] if wrong else [])
    assert places(meetings, [step("s", "a", date, last=last, at_a_meeting=False)]) == []


def test_each_body_of_a_step_needs_its_own_meeting() -> None:
    meetings = [meeting("m", "a", "2022-09-10")]
    [(path, sentence)] = told(case_of(meetings, [{**step("s", "a", "2022-09"), "bodies": ["a", "b"]}]))
    assert path == ("cycle", "s", "date")
    assert sentence == (
        "The step 's' (2022-09) is taken at a meeting of B, which has none then; "
        "plan a meeting, move the step, or state that it needs no meeting."
    )


@pytest.mark.parametrize(
    ("date", "wrong"), [("2022-09-23", True), ("2022-09-24", False), ("2022-09", False), ("2022-08", True), ("2022-10", False)]
)
def test_a_step_does_not_lie_before_what_it_comes_after(date: str, wrong: bool) -> None:
    steps = [step("first", "a", "2022-09-24", at_a_meeting=False), step("then", "b", date, after=["first"], at_a_meeting=False)]
    assert places([], steps) == ([("cycle", "then", "after")] if wrong else [])


def test_a_step_that_takes_time_is_over_before_the_next_begins() -> None:
    first = step("first", "a", "2022-09", last="2022-11", at_a_meeting=False)
    for month, wrong in (("2022-10", True), ("2022-11", False)):
        assert bool(places([], [first, step("then", "b", month, after=["first"], at_a_meeting=False)])) == wrong


@pytest.mark.parametrize(("begins", "wrong"), [("10:29", True), ("10:30", False), (None, False)])
def test_on_the_same_day_the_later_meeting_begins_when_the_first_has_ended(begins: str | None, wrong: bool) -> None:
    meetings = [
        meeting("one", "a", "2022-09-10", begins="09:00", ends="10:30"),
        meeting("two", "b", "2022-09-10", begins=begins, ends="16:00" if begins else None),
    ]
    found = told(case_of(meetings, [step("first", "a", "2022-09"), step("then", "b", "2022-09", after=["first"])]))
    assert [path for path, _ in found] == ([("cycle", "then", "after")] if wrong else [])
    assert all("on 2022-09-10 it begins at 10:29, before that one ends at 10:30" in sentence for _, sentence in found)


def test_the_meetings_in_a_month_decide_whether_the_order_is_possible() -> None:
    board, directors = meeting("board", "a", "2022-09-24"), meeting("directors", "b", "2022-09-10")
    steps = [step("first", "a", "2022-09"), step("then", "b", "2022-09", after=["first"])]
    [(path, sentence)] = told(case_of([board, directors], steps))
    assert path == ("cycle", "then", "after")
    assert sentence.startswith("The step 'then' (2022-09-10) comes after 'first' (2022-09-24), which is later;")
    assert places([board, directors, meeting("extra", "b", "2022-09-30")], steps) == []
    assert places([board, directors], [step("first", "b", "2022-09"), step("then", "a", "2022-09", after=["first"])]) == []


def test_two_steps_can_be_taken_at_one_meeting() -> None:
    steps = [step("first", "a", "2022-09"), step("then", "a", "2022-09", after=["first"])]
    assert places([meeting("m", "a", "2022-09-10", begins="13:00", ends="15:00", papers_days=7)], steps) == []


def test_steps_that_come_after_each_other_in_a_ring_are_told_once() -> None:
    ring = [step(name, "a", "2022-09", after=[after], at_a_meeting=False) for name, after in (("x", "z"), ("y", "x"), ("z", "y"))]
    outside = step("w", "a", "2022-08", after=["x"], at_a_meeting=False)
    assert told(case_of([], [*ring, outside])) == [
        (("cycle", "x", "after"), "The steps x, y, z come after each other in a ring; remove one of the ids in 'after'.")
    ]
    assert places([], [step("x", "a", "2022-09", after=["x"], at_a_meeting=False)]) == [("cycle", "x", "after")]


@pytest.mark.parametrize(("papers", "wrong"), [(6, False), (7, False), (8, True), (None, False)])
def test_papers_are_not_due_before_the_step_ahead_is_taken(papers: int | None, wrong: bool) -> None:
    meetings = [meeting("one", "a", "2022-09-10"), meeting("two", "b", "2022-09-17", papers_days=papers)]
    steps = [step("first", "a", "2022-09"), step("then", "b", "2022-09", after=["first"])]
    found = told(case_of(meetings, steps))
    assert [path for path, _ in found] == ([("cycle", "then", "after")] if wrong else [])
    assert all("are due on 2022-09-09, before 'first' is taken (2022-09-10)" in sentence for _, sentence in found)
    assert places([*meetings, meeting("three", "b", "2022-09-30", papers_days=8)], steps) == []
    assert places([*meetings, meeting("three", "b", "2022-09", papers_days=8)], steps) == []


@pytest.mark.parametrize(
    ("stated", "place"),
    [
        ({"begins": "13:00", "ends": "12:59"}, "ends"),
        ({"begins": "13:00", "ends": "13:00"}, None),
        ({"begins": "12:00", "ends": "12:00", "last": "2022-09-11"}, None),
        ({"begins": "13:00", "ends": "09:00", "last": "2022-09-10"}, "ends"),
        ({"last": "2022-09-09"}, "last"),
        ({"last": "2022-09"}, None),
        ({"last": "2022-08"}, "last"),
    ],
)
def test_a_meeting_does_not_end_before_it_begins(stated: dict[str, str], place: str | None) -> None:
    assert places([meeting("m", "a", "2022-09-10", **stated)], []) == ([("meetings", "m", place)] if place else [])


@pytest.mark.parametrize(
    ("date", "on", "wrong"),
    [
        ("2022-09", "2022-08-31", False),
        ("2022-09", "2022-09-01", True),
        ("2022-09", "2022-09-30", True),
        ("2022-09", "2022-10-01", False),
        ("2022-09-10", "2022-09-01", False),
    ],
)
def test_a_meeting_whose_month_has_begun_needs_a_day(date: str, on: str, wrong: bool) -> None:
    assert places([meeting("m", "a", date)], [], datetime.date.fromisoformat(on)) == ([("meetings", "m", "date")] if wrong else [])


@pytest.mark.parametrize(
    ("date", "days", "due"),
    [
        ("2021-09-10", 7, datetime.date(2021, 9, 3)),
        ("2021-09-10", 0, datetime.date(2021, 9, 10)),
        ("2021-01-05", 7, datetime.date(2020, 12, 29)),
        ("2021-09", 7, None),
        ("2021-09-10", None, None),
    ],
)
def test_papers_are_due_so_many_days_before_a_meeting_that_has_a_day(date: str, days: int | None, due: datetime.date | None) -> None:
    assert papers_due(Meeting.model_validate(meeting("m", "a", date, papers_days=days))) == due


@pytest.mark.parametrize(
    ("body", "after", "found"),
    [
        ("board", "2021-05-20", "board-2021-05-21"),
        ("board", "2021-05-21", "board-2021-09-24"),
        ("directors", "2021-05-07", "stay"),
        ("directors", "2021-06-21", "directors-2021-09-10"),
        ("board", "2022-09-29", "board-2022-09"),
        ("board", "2022-09-30", "board-2022-12"),
        ("board", "2022-12-31", None),
        ("network", "2021-01-01", None),
        ("", "2021-05-06", "owners-2021-05-07"),
    ],
)
def test_the_next_meeting_is_the_first_that_can_still_lie_after_a_day(body: str, after: str, found: str | None) -> None:
    one = next_meeting(wheel_case(), body, datetime.date.fromisoformat(after))
    assert (one.id if one else None) == found


def random_meetings(seed: int) -> Case:
    chosen = random.Random(seed)  # noqa: S311
    made = []
    for place in range(chosen.randint(0, 9)):
        day, begins = chosen.randint(1, 28), chosen.randint(8, 16)
        date = chosen.choice((f"2022-0{chosen.randint(1, 3)}-{day:02}", f"2022-0{chosen.randint(1, 3)}"))
        clock = {"begins": f"{begins:02}:00", "ends": f"{begins + 1:02}:00"} if chosen.random() < 0.5 else {}
        made.append(meeting(f"m{place}", chosen.choice(("board", "directors", "network")), date, **clock))
    return wheel_case(meetings=made, cycle=[])


@pytest.mark.parametrize("seed", range(60))
def test_the_next_meeting_is_that_of_trying_every_one(seed: int) -> None:
    case = random_meetings(seed)
    for month, day in itertools.product((1, 2, 3), (1, 10, 28)):
        after = datetime.date(2022, month, day)
        ahead = [one for one in case.meetings if one.body == "board" and last_day(one.date) > after]
        found = next_meeting(case, "board", after)
        assert (found is None) == (not ahead)
        if found is not None:
            # What begins with the same month stands first: "2022-09" before "2022-09-10".
            assert (found.date, found.begins or "") == min((one.date, one.begins or "") for one in ahead)


def of_school(case: Case) -> Any:
    one = case.initiatives[0]
    return one.model_copy(update={"what": one.what.model_copy(update={"area": "school"})})


def passed(stops: tuple[Stop, ...]) -> list[tuple[str, str | None]]:
    return [(stop.body.id, stop.meeting.id if stop.meeting else None) for stop in stops]


@pytest.mark.parametrize("seed", range(60))
def test_a_way_is_the_earliest_of_all_rows_of_meetings_that_can_follow_each_other(seed: int) -> None:
    case, on = random_meetings(seed), datetime.date(2022, 1, 15)
    each = [[one for one in in_order(case, body) if last_day(one.date) > on] for body in ("network", "directors", "board")]
    rows = [
        row for row in itertools.product(*each) if can_follow(row[1], row[0]) and can_follow(row[2], row[1]) and can_follow(row[2], row[0])
    ]
    found = [stop.meeting for stop in way(case, of_school(case), on, "board")]
    if None not in found:
        assert tuple(found) == rows[0]
    for at in range(3):
        if found[at] is None:
            assert not [one for one in each[at] if all(can_follow(one, other) for other in found[:at] if other is not None)]


def test_a_matter_passes_from_the_network_of_its_area_to_those_who_prepare_and_those_who_decide() -> None:
    case = wheel_case(meetings=[*MEETINGS, meeting("n", "network", "2021-08-25")])
    stops = way(case, of_school(case), datetime.date(2021, 8, 1), "board")
    assert passed(stops) == [("network", "n"), ("directors", "directors-2021-09-10"), ("board", "board-2021-09-24")]
    assert [stop.papers for stop in stops] == [None, datetime.date(2021, 9, 3), None]
    assert not any(stop.late for stop in stops)


def test_it_ends_with_the_body_that_decides_and_begins_with_those_who_prepare_where_no_network_serves_it() -> None:
    case, on = wheel_case(), datetime.date(2021, 8, 1)
    assert passed(way(case, of_school(case), on, "directors")) == [("network", None), ("directors", "directors-2021-09-10")]
    assert [name for name, _ in passed(way(case, case.initiatives[0], on, "board"))] == ["directors", "board"]
    assert [name for name, _ in passed(way(case, case.initiatives[0], on, "owners"))] == ["owners"]


def test_a_body_without_a_further_meeting_is_in_the_way_and_holds_nobody_up() -> None:
    case = wheel_case()
    assert passed(way(case, of_school(case), datetime.date(2022, 12, 31), "board")) == [
        ("network", None),
        ("directors", None),
        ("board", None),
    ]
    assert passed(way(case, of_school(case), datetime.date(2022, 9, 30), "board"))[1:] == [
        ("directors", "directors-2022-11"),
        ("board", "board-2022-12"),
    ]


def test_the_way_counts_from_the_day_after_and_the_next_body_can_meet_in_the_same_month_or_on_the_same_day() -> None:
    case = wheel_case()
    assert passed(way(case, case.initiatives[0], datetime.date(2021, 9, 10), "board"))[0] == ("directors", "directors-2021-11-12")
    assert passed(way(case, case.initiatives[0], datetime.date(2022, 9, 1), "board")) == [
        ("directors", "directors-2022-09"),
        ("board", "board-2022-09"),
    ]
    meetings = [
        meeting("d", "directors", "2022-09-10", begins="09:00", ends="10:00"),
        meeting("early", "board", "2022-09-10", begins="09:59", ends="11:00"),
        meeting("later", "board", "2022-09-10", begins="10:00", ends="11:00"),
    ]
    same_day = wheel_case(meetings=meetings, cycle=[])
    assert passed(way(same_day, case.initiatives[0], datetime.date(2022, 9, 1), "board")) == [("directors", "d"), ("board", "later")]


@pytest.mark.parametrize(
    ("on", "papers", "late"), [("2021-09-03", 7, [False, False]), ("2021-09-04", 14, [True, False]), ("2021-09-01", 15, [False, True])]
)
def test_papers_that_are_out_before_the_matter_can_be_in_them_are_late(on: str, papers: int, late: list[bool]) -> None:
    meetings = [one | ({"papers_days": papers} if one["body"] == "board" and one["date"] < "2022" else {}) for one in MEETINGS]
    case = wheel_case(meetings=meetings)
    stops = way(case, case.initiatives[0], datetime.date.fromisoformat(on), "board")
    assert passed(stops) == [("directors", "directors-2021-09-10"), ("board", "board-2021-09-24")]
    assert [stop.late for stop in stops] == late


def test_a_body_that_has_ended_or_only_advises_begins_no_way() -> None:
    bodies = [
        {"id": "board", "name": "B", "kind": "decides"},
        {"id": "old", "name": "O", "kind": "recommends", "parent": "board", "areas": ["school"], "end": "2021-07-31"},
        {"id": "panel", "name": "P", "kind": "advises", "parent": "board", "areas": ["school"]},
        {"id": "under", "name": "U", "kind": "recommends", "parent": "panel", "areas": ["school"]},
    ]
    case = wheel_case(bodies=bodies, meetings=[], cycle=[])
    for on, names in (("2021-07-31", ["old", "under", "board"]), ("2021-08-01", ["under", "board"])):
        found = way(case, of_school(case), datetime.date.fromisoformat(on), "board")
        assert [stop.body.id for stop in found] == names


def test_where_no_body_serves_the_area_those_for_all_areas_prepare_and_none_under_a_network_of_another_area() -> None:
    bodies = [
        {"id": "board", "name": "B", "kind": "decides"},
        {"id": "directors", "name": "D", "kind": "decides", "parent": "board"},
        {"id": "network", "name": "N", "kind": "recommends", "parent": "directors", "areas": ["school"]},
        {"id": "council", "name": "C", "kind": "prepares", "parent": "network"},
        {"id": "loose", "name": "L", "kind": "recommends", "parent": "board"},
    ]
    case = wheel_case(bodies=bodies, meetings=[], cycle=[])
    assert [stop.body.id for stop in way(case, case.initiatives[0], LONG_AFTER, "board")] == ["directors", "board"]
    assert [stop.body.id for stop in way(case, of_school(case), LONG_AFTER, "board")] == ["network", "directors", "board"]


def test_bodies_that_work_for_each_other_in_a_ring_lead_nowhere() -> None:
    bodies = [
        {"id": "board", "name": "B", "kind": "decides"},
        {"id": "one", "name": "1", "kind": "prepares", "parent": "two"},
        {"id": "two", "name": "2", "kind": "prepares", "parent": "one"},
    ]
    case = wheel_case(bodies=bodies, meetings=[], cycle=[])
    assert [stop.body.id for stop in way(case, case.initiatives[0], LONG_AFTER, "board")] == ["board"]


def test_the_steps_of_the_case_stand_in_an_order_that_can_be() -> None:
    assert [one["id"] for one in STEPS if not one["at_a_meeting"]] == ["begin", "draft"]
    assert [path for path, _ in told(wheel_case()) if path[0] == "cycle"] == []
