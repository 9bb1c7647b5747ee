"""Rules of bodies: each broken by a smallest example and kept by its neighbour."""

import datetime
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.errors import Fault
from portfolj.governance.boards import board_faults

ON = datetime.date(2027, 6, 15)


def case(body: dict[str, Any], *seats: dict[str, Any], **others: Any) -> Case:
    """A case of three municipalities and a region with one body and its seats."""
    members = [{"id": one, "name": one.capitalize(), "weight": 10} for one in ("north", "south", "west")]
    members.append({"id": "region", "name": "Region", "kind": "region", "weight": 1})
    document = {
        "id": "valley",
        "name": "The valley",
        "years": [2027],
        "members": members,
        "goals": [],
        "bodies": [{"id": "board", "name": "The board", "kind": "decides", **body}, *others.pop("bodies", ())],
        "seats": [{"id": f"s{number}", "body": "board", "holder": f"Seat {number}", **seat} for number, seat in enumerate(seats, 1)],
        **others,
    }
    return Case.model_validate(document)


def told(of: Case, on: datetime.date = ON) -> list[str]:
    """What is told of a case, in English."""
    return [str(fault.message) for fault in board_faults(of, on)]


def one_of_each(*more: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    return ({"member": "north"}, {"member": "south"}, {"member": "west"}, *more)


def test_a_body_of_which_nothing_is_asked_is_never_told_of() -> None:
    assert told(case({}, {"side": "a"}, {"side": "a"}, {"side": "b", "role": "substitute"})) == []


def test_everything_told_is_a_notice_with_the_place_it_concerns() -> None:
    (fault,) = board_faults(case({"balanced": True}, {"side": "a"}, {"side": "a"}, {"side": "b"}), ON)
    assert (fault.severity, fault.path) == ("notice", ("bodies", "board", "balanced"))


def test_equal_sides_are_kept_and_one_more_is_told_with_the_numbers() -> None:
    equal = ({"side": "public"}, {"side": "civil"})
    assert told(case({"balanced": True}, *equal)) == []
    (sentence,) = told(case({"balanced": True}, *equal, {"side": "public"}))
    assert sentence == "The sides of 'The board' shall be equal, but are civil 1, public 2; fill or free seats."


def test_a_person_with_two_seats_counts_once_for_a_side() -> None:
    seats = ({"side": "public"}, {"side": "public", "same_person": "s1"}, {"side": "civil"})
    assert told(case({"balanced": True}, *seats)) == []


@pytest.mark.parametrize("role", ["support", "process_leader", "co_opted"])
def test_who_sits_beside_a_body_does_not_count_for_its_sides(role: str) -> None:
    assert told(case({"balanced": True}, {"side": "a"}, {"side": "b"}, {"side": "b", "role": role})) == []


def test_a_vice_chair_belongs_to_its_side() -> None:
    assert told(case({"balanced": True}, {"side": "a", "role": "chair"}, {"side": "b", "role": "vice_chair"})) == []


def test_a_seat_without_side_leaves_open_whether_sides_are_equal() -> None:
    (sentence,) = told(case({"balanced": True}, {"side": "a"}, {"side": "b"}, {}))
    assert sentence.startswith("Of the 3 seats in 'The board' 1 name no side")


def test_a_single_side_is_not_in_balance() -> None:
    assert told(case({"balanced": True}, {"side": "a"})) == ["'The board' has seats of one side only, 'a'; add those of the other."]


def test_a_balanced_body_whose_seats_are_not_stated_is_not_judged() -> None:
    assert told(case({"balanced": True})) == []


CHAIR = {"role": "chair"}


def test_one_chair_of_each_side_is_kept() -> None:
    assert told(case({"chair_of_each_side": True}, {"side": "a", **CHAIR}, {"side": "b", **CHAIR}, {"side": "b"})) == []


def test_a_side_without_chair_and_one_with_two_are_told() -> None:
    seats = ({"side": "a", **CHAIR}, {"side": "a", **CHAIR}, {"side": "b"}, {"side": "b", "role": "vice_chair"})
    assert told(case({"chair_of_each_side": True}, *seats)) == [
        "The side 'a' has 2 chairs in 'The board', where each side has one; keep one.",
        "The side 'b' has no chair in 'The board', where each side has one; appoint one.",
    ]


@pytest.mark.parametrize(
    ("since", "months", "last_day_in_time"),
    [
        ("2026-06-16", 12, datetime.date(2027, 6, 15)),
        ("2026-06", 12, datetime.date(2027, 6, 29)),
        ("2026", 12, datetime.date(2027, 12, 30)),
        ("2027-01-31", 1, datetime.date(2027, 2, 27)),
        ("2026-12-15", 24, datetime.date(2028, 12, 14)),
    ],
)
def test_a_chair_is_told_of_from_the_day_its_term_has_passed(since: str, months: int, last_day_in_time: datetime.date) -> None:
    chaired = case({"term_months": months}, {**CHAIR, "since": since}, {"since": "1999"})
    assert told(chaired, last_day_in_time) == []
    (fault,) = board_faults(chaired, last_day_in_time + datetime.timedelta(days=1))
    assert fault.path == ("seats", "s1", "since")
    assert f"a term is {months} months" in str(fault.message)


def test_a_chair_on_a_term_says_since_when() -> None:
    (sentence,) = told(case({"term_months": 12}, CHAIR))
    assert "it is not stated since when" in sentence
    assert told(case({}, CHAIR)) == []


def test_a_seat_of_each_municipality_is_kept_without_one_of_the_region() -> None:
    assert told(case({"seat_of_each_member": True}, *one_of_each())) == []


def test_municipalities_without_a_seat_are_named() -> None:
    (sentence,) = told(case({"seat_of_each_member": True}, {"member": "north"}))
    assert sentence == "Each municipality has a seat in 'The board', but not South, West; appoint one for each of them."


def test_who_only_leads_the_process_does_not_fill_the_seat_of_its_municipality() -> None:
    (sentence,) = told(case({"seat_of_each_member": True}, *one_of_each()[:2], {"member": "west", "role": "process_leader"}))
    assert "not West" in sentence


def test_a_second_seat_is_told_unless_it_says_how_it_was_agreed() -> None:
    (sentence,) = told(case({"seat_of_each_member": True}, *one_of_each({"member": "west"})))
    assert sentence == "West has 2 in 'The board', where each municipality has one; state how that was agreed, or keep one."
    assert told(case({"seat_of_each_member": True}, *one_of_each({"member": "west", "agreed": "Nobody objects"}))) == []


def test_each_seat_beyond_the_first_is_agreed_by_itself() -> None:
    third = ({"member": "west", "agreed": "Nobody objects"}, {"member": "west"})
    (sentence,) = told(case({"seat_of_each_member": True}, *one_of_each(*third)))
    assert sentence.startswith("West has 3 in 'The board'")


def test_one_person_in_two_seats_is_no_second_one_of_its_municipality() -> None:
    assert told(case({"seat_of_each_member": True}, *one_of_each({"member": "west", "same_person": "s3"}))) == []


def test_a_substitute_is_told_only_where_there_shall_be_none() -> None:
    substitute = {"role": "substitute", "member": "north"}
    (sentence,) = told(case({"substitutes": False}, substitute))
    assert sentence == "'Seat 1' is a substitute in 'The board', which has none; remove the seat."
    assert told(case({"substitutes": True}, substitute)) == []
    elsewhere = {"id": "council", "name": "The council", "kind": "advises"}
    assert told(case({"substitutes": False}, {**substitute, "body": "council"}, bodies=[elsewhere])) == []
    assert told(case({}, substitute)) == []


def test_a_number_of_persons_is_met_exactly() -> None:
    seats = ({}, {}, {"same_person": "s1"})
    assert told(case({"persons": 2}, *seats)) == []
    assert told(case({"persons": 3}, *seats)) == [
        "Persons in 'The board': 3 are stated, and 2 hold its seats; correct the number or the seats."
    ]
    assert len(told(case({"persons": 1}, *seats))) == 1
    assert told(case({"persons": 3})) == []


def test_the_same_person_is_followed_from_seat_to_seat_and_through_other_bodies() -> None:
    other = {"id": "council", "name": "The council", "kind": "advises"}
    seats = ({"same_person": "s2"}, {"body": "council", "same_person": "s3"}, {"same_person": "s2"}, {})
    assert told(case({"persons": 2}, *seats, bodies=[other])) == []


def test_who_stands_for_several_is_told_with_the_matter_it_is_limited_to() -> None:
    several = {"stands_for": "Four in the east"}
    assert told(case({}, several)) == ["'Seat 1' stands for several in 'The board' (Four in the east); see that each of them is heard."]
    assert told(case({}, {**several, "only_for": "schools"})) == [
        "'Seat 1' stands for several in 'The board' (Four in the east), and takes part only in schools; let them know of the rest."
    ]
    assert told(case({}, {"only_for": "schools"})) == []


AREAS = [{"id": "water", "name": "Water"}, {"id": "roads", "name": "Roads"}]


def test_an_area_without_network_and_a_network_without_area_are_told() -> None:
    (area,) = told(case({"network": True, "areas": ["water"]}, areas=AREAS))
    assert area == "No network serves the area 'Roads'; give it one, or decide where its matters are dealt with."
    assert told(case({"network": True, "areas": ["water", "roads"]}, areas=AREAS)) == []
    assert "The network 'The board' serves no area; state one, or decide why it is needed." in told(case({"network": True}, areas=AREAS))


def test_a_body_that_is_no_network_serves_no_area() -> None:
    network = {"id": "pipes", "name": "Pipes", "kind": "recommends", "network": True, "areas": ["water"]}
    (sentence,) = told(case({"areas": ["roads"]}, areas=AREAS, bodies=[network]))
    assert "'Roads'" in sentence


def test_a_case_without_networks_or_without_areas_misses_neither() -> None:
    assert told(case({}, areas=AREAS)) == []
    assert told(case({"network": True})) == []


def test_a_network_serves_its_areas_to_its_last_day_and_no_longer() -> None:
    ended = case({"network": True, "areas": ["water", "roads"], "end": "2027-06-15"}, areas=AREAS, bodies=[_other_network()])
    assert told(ended, datetime.date(2027, 6, 15)) == []
    assert len(told(ended, datetime.date(2027, 6, 16))) == 1


def _other_network() -> dict[str, Any]:
    return {"id": "pipes", "name": "Pipes", "kind": "recommends", "network": True, "areas": ["water"]}


def test_a_body_that_has_ended_is_not_judged() -> None:
    assert told(case({"balanced": True, "end": "2027-06-14"}, {"side": "a"})) == []


def test_what_is_told_is_the_same_in_any_order_of_the_seats() -> None:
    seats = [{"id": "a", "body": "board", "holder": "A"}, {"id": "b", "body": "board", "holder": "B", "same_person": "a"}]
    forward, backward = (case({"persons": 3}, seats=order) for order in (seats, seats[::-1]))
    assert list(board_faults(forward, ON)) == list(board_faults(backward, ON))
    assert all(isinstance(fault, Fault) for fault in board_faults(forward, ON))
