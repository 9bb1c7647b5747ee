"""What is lost in the gaps: each kind with its neighbour that is not lost, since when, and whose turn it is."""

import datetime
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.explain.gaps import how_long, whose_turn
from portfolj.governance.gaps import Gap, GapKind, days, gaps
from tests.e2e.small_case import small_case

# 259 days after 14 March: 17 in March, 30, 31, 30, 31, 31, 30, 31, and 28 in November.
ON = datetime.date(2026, 11, 28)
NEED, ASSIGNMENT, DECISION, AREA, REPORT = GapKind
BOARD = {"id": "board", "name": "The board", "kind": "decides"}
OFFICE = {"id": "office", "name": "The office", "kind": "prepares", "parent": "board"}
MEETING = {"id": "ahead", "body": "board", "name": "Board meeting", "date": "2026-11-28"}
AREAS = [{"id": "school", "name": "School"}, {"id": "land", "name": "Land"}]


def proposal(
    stage: str, *, owner: str = "The town", contact: str = "", outcome: dict[str, Any] | None = None, **steering: Any
) -> dict[str, Any]:
    parties = {"owner": owner, "contact": contact}
    return {"id": "one", "name": "One", "parties": parties, "steering": {"stage": stage, **steering}, "outcome": outcome or {}}


def network(name: str, *areas: str, **stated: Any) -> dict[str, Any]:
    return {"id": name, "name": name.capitalize(), "kind": "recommends", "network": True, "areas": list(areas), **stated}


def step(stage: str, date: str, body: str) -> dict[str, str]:
    return {"stage": stage, "date": date, "body": body}


def lost(*proposals: dict[str, Any], on: datetime.date = ON, **stated: Any) -> tuple[Gap, ...]:
    """What is lost in a case with a board, which meets on the day, and an office."""
    content = {"bodies": [BOARD, OFFICE], "meetings": [MEETING], "scenarios": [], **stated}
    return gaps(small_case(initiatives=list(proposals), **content), on)


def short(found: tuple[Gap, ...]) -> list[tuple[GapKind, str, str | None, str]]:
    return [(one.kind, one.id, one.since, one.turn) for one in found]


@pytest.mark.parametrize("stage", ["need", "exploration", "assessed", "candidate"])
def test_a_need_is_lost_without_an_owner_and_not_with_one(stage: str) -> None:
    assert short(lost(proposal(stage, owner=""))) == [(NEED, "one", None, "The office")]
    assert lost(proposal(stage)) == ()


def test_what_is_no_matter_for_the_portfolio_is_nobodys_need_decision_or_undertaking() -> None:
    aside = {"not_a_portfolio_matter": "One town's own."}
    for stage in ("need", "candidate", "under_way", "ended"):
        assert lost(proposal(stage, owner="", end="2026-03-14") | aside, meetings=[]) == ()


def test_a_need_waits_since_its_last_step_and_for_whoever_took_it() -> None:
    steps = [step("need", "2026-01-02", "The clerks"), step("exploration", "2026-03-14", "The strategists")]
    found = lost(proposal("exploration", owner="", contact="The desk", steps=steps, paper="2026-01-01"))
    assert short(found) == [(NEED, "one", "2026-03-14", "The strategists")]
    assert str(found[0].told) == "Nobody owns it"
    assert found[0].path == ("initiatives", "one", "parties", "owner")


def test_a_step_that_is_still_to_come_counts_neither_for_since_nor_for_the_turn() -> None:
    ahead = proposal("need", owner="", contact="The desk", steps=[step("need", "2026-11-29", "The strategists")], paper="2026-11-28")
    assert short(lost(ahead)) == [(NEED, "one", "2026-11-28", "The desk")]
    assert short(lost({**ahead, "steering": {**ahead["steering"], "paper": "2026-11-29"}})) == [(NEED, "one", None, "The desk")]


def test_where_no_body_prepares_it_is_nobodys_turn_and_the_words_ask_for_a_name() -> None:
    (found,) = lost(proposal("need", owner=""), bodies=[BOARD])
    assert found.turn == ""
    assert str(whose_turn(found)) == "Nobody is known: name somebody"
    assert str(how_long(found, None)) == "It is not known since when"


def test_a_body_that_has_ended_owns_nothing_from_the_day_after() -> None:
    ended = {**OFFICE, "id": "old", "name": "The old office", "end": "2026-11-27"}
    found = lost(proposal("need", owner="the OLD office"), bodies=[BOARD, ended])
    assert [(one.kind, one.since, str(one.told)) for one in found] == [
        (NEED, "2026-11-27", "The old office, which owns it, ended 2026-11-27")
    ]
    assert lost(proposal("need", owner="The old office"), bodies=[BOARD, {**ended, "end": "2026-11-28"}]) == ()


@pytest.mark.parametrize("stage", ["decided", "under_way"])
def test_an_assignment_without_owner_is_lost_since_it_was_decided_and_is_the_turn_of_who_decided_it(stage: str) -> None:
    mandates = [{"body": "The forum", "date": "2026-02-01"}, {"body": "The board", "date": "2026-03-14"}]
    assert short(lost(proposal(stage, owner="", mandates=mandates))) == [(ASSIGNMENT, "one", "2026-03-14", "The board")]
    assert lost(proposal(stage, mandates=mandates)) == ()


def test_an_assignment_of_which_nobody_says_who_decided_it_is_the_turn_of_the_first_that_decides() -> None:
    assert short(lost(proposal("under_way", owner="", paper="2026-03"))) == [(ASSIGNMENT, "one", "2026-03", "The board")]
    taken = proposal("under_way", owner="", steps=[step("under_way", "2026-04-01", "The forum")])
    assert short(lost(taken)) == [(ASSIGNMENT, "one", "2026-04-01", "The forum")]


def test_a_group_whose_assignment_is_not_stated_is_told_only_where_some_body_states_its_own() -> None:
    group = {**OFFICE, "start": "2026-03-14"}
    assert short(lost(bodies=[{**BOARD, "assignment": "To steer"}, group])) == [(ASSIGNMENT, "office", "2026-03-14", "The board")]
    assert lost(bodies=[BOARD, group]) == ()
    assert lost(bodies=[{**BOARD, "assignment": "To steer"}, {**group, "assignment": "To prepare"}]) == ()
    assert lost(bodies=[BOARD, {**group, "assignment": "To prepare"}]) == ()


def test_a_network_without_assignment_is_the_turn_of_who_starts_and_ends_it_rather_than_of_whom_it_works_for() -> None:
    bodies = [{**BOARD, "assignment": "To steer"}, {**OFFICE, "assignment": "To prepare"}]
    found = lost(bodies=[*bodies, network("school", parent="office", ended_by="board")], date="2026-02")
    assert short(found) == [(ASSIGNMENT, "school", "2026-02", "The board")]
    assert short(lost(bodies=[*bodies, network("school", parent="office")]))[0][3] == "The office"
    assert lost(bodies=[*bodies, network("school", parent="office", end="2026-11-27")]) == ()


@pytest.mark.parametrize(
    ("end", "closes", "done", "is_lost"),
    [
        ("2026-11-27", "2026-11-28", None, True),
        ("2026-11-28", "2026-12-31", None, False),
        ("2026-11-27", "2026-11-27", None, False),
        ("2026-11-27", "2026-11-28", "2026-11-28", False),
        ("2026-11-27", "2026-11-28", "2026-11-29", True),
    ],
)
def test_what_a_body_owes_after_its_end_has_no_body(end: str, closes: str, done: str | None, is_lost: bool) -> None:
    duty = {
        "id": "year",
        "body": "office",
        "kind": "evaluation",
        "text": "Look back",
        "opens": "2026-01-01",
        "closes": closes,
        "done": done,
    }
    found = lost(bodies=[BOARD, {**OFFICE, "end": end}], duties=[duty])
    assert short(found) == ([(ASSIGNMENT, "year", end, "The board")] if is_lost else [])


@pytest.mark.parametrize(
    ("date", "last", "is_lost"),
    [("2026-11-28", None, False), ("2026-11-27", None, True), ("2026-11", None, False), ("2026-10", None, True)],
)
def test_a_proposal_that_waits_is_lost_when_its_body_has_no_meeting_from_the_day_on(date: str, last: str | None, is_lost: bool) -> None:
    found = lost(proposal("candidate"), meetings=[{**MEETING, "date": date, "last": last}])
    assert [one.kind for one in found] == ([DECISION] if is_lost else [])


@pytest.mark.parametrize(("stage", "is_lost"), [("exploration", False), ("assessed", True), ("candidate", True), ("decided", False)])
def test_only_what_has_been_worked_out_and_not_decided_waits_for_a_meeting(stage: str, is_lost: bool) -> None:
    assert bool(lost(proposal(stage), meetings=[{**MEETING, "date": "2026-01-01"}])) == is_lost


def test_a_decision_has_been_without_a_meeting_since_it_waits_and_not_longer_than_since_the_last_meeting() -> None:
    steps = [step("candidate", "2026-03-14", "The office")]
    before, after = ({**MEETING, "date": date} for date in ("2026-03-01", "2026-05-02"))
    (found,) = lost(proposal("candidate", steps=steps), meetings=[before])
    assert (found.since, found.turn) == ("2026-03-14", "The board")
    assert str(found.told) == "It waits for The board, which has no meeting after 2026-03-01"
    assert short(lost(proposal("candidate", steps=steps), meetings=[after]))[0][2] == "2026-05-02"
    assert short(lost(proposal("candidate"), meetings=[after]))[0][2] is None


def test_who_convenes_the_body_has_the_turn_before_the_body_itself() -> None:
    found = lost(proposal("candidate"), meetings=[], bodies=[{**BOARD, "convenes": "The director"}])
    assert [(one.turn, str(one.told)) for one in found] == [("The director", "It waits for a decision, and the case states no meetings")]


def test_the_body_is_the_one_that_the_mandates_name_for_the_amount() -> None:
    cheap = {**OFFICE, "kind": "decides"}
    rows = [{"matter": "m", "below": 100, "decides": "office"}, {"matter": "m", "at_least": 100, "decides": "board"}]
    (found,) = lost(proposal("candidate"), bodies=[BOARD, cheap], mandate_table=rows)
    assert (str(found.told), found.turn) == ("It waits for The office, which has no meeting", "The office")
    dear = proposal("candidate") | {"takes": {"financing": [{"year": 1, "fund": "own", "kronor": 100}]}}
    assert lost(dear, bodies=[BOARD, cheap], mandate_table=rows) == ()


def test_where_no_body_decides_that_is_told_and_it_is_the_turn_of_who_decided_last() -> None:
    meeting = {**MEETING, "body": "office"}
    mandates = [{"body": "The forum", "date": "2026-02-01"}]
    (found,) = lost(proposal("candidate", mandates=mandates), bodies=[{**OFFICE, "parent": None}], meetings=[meeting])
    assert (str(found.told), found.turn) == ("It waits for a decision, and the case states no body that decides", "The forum")


def test_one_person_who_decides_needs_no_meeting_and_two_do() -> None:
    assert lost(proposal("candidate"), meetings=[], bodies=[{**BOARD, "persons": 1}]) == ()
    assert len(lost(proposal("candidate"), meetings=[], bodies=[{**BOARD, "persons": 2}])) == 1
    seat = {"id": "s", "body": "board", "holder": "The head"}
    assert lost(proposal("candidate"), meetings=[], seats=[seat]) == ()
    assert len(lost(proposal("candidate"), meetings=[], seats=[seat, {**seat, "id": "t"}])) == 1


@pytest.mark.parametrize(
    ("meeting", "decided", "is_lost"),
    [
        ({"date": "2026-11-26"}, "2026-11-26", False),
        ({"date": "2026-11-26"}, "2026-11-27", True),
        ({"date": "2026-11-26", "last": "2026-11-27"}, "2026-11-27", False),
        ({"date": "2026-11-26", "last": "2026-11-27"}, "2026-11-25", True),
        ({"date": "2026-11"}, "2026-11-30", False),
        ({"date": "2026-11-26"}, "2026-11", False),
        ({"date": "2026-11-26"}, "2026-10", True),
    ],
)
def test_a_saved_decision_is_lost_when_its_body_had_no_meeting_then(meeting: dict[str, str], decided: str, is_lost: bool) -> None:
    saved = {"id": "base", "body": "the board", "date": decided}
    found = lost(meetings=[{**MEETING, **meeting}], decisions=[saved])
    assert [(one.kind, one.path, one.since, one.turn) for one in found] == (
        [(DECISION, ("decisions", "base", "date"), decided, "The board")] if is_lost else []
    )


def test_a_decision_without_a_date_or_of_somebody_who_is_no_body_here_is_not_judged() -> None:
    assert lost(meetings=[], decisions=[{"id": "base", "body": "The board"}]) == ()
    assert lost(meetings=[], decisions=[{"id": "base", "body": "The council", "date": "2026-11-26"}]) == ()


def test_an_area_is_lost_when_networks_serve_others_only() -> None:
    served = [BOARD, OFFICE, network("school", "school", ended_by="office", start="2026-03-14")]
    found = lost(bodies=served, areas=AREAS)
    assert short(found) == [(AREA, "land", "2026-03-14", "The office")]
    assert str(found[0].told) == "No network serves it"
    assert short(lost(bodies=served, areas=AREAS, date="2026-02-01"))[0][2] == "2026-02-01"
    assert lost(bodies=[*served, network("land", "land")], areas=AREAS) == ()
    assert lost(areas=AREAS) == ()


def test_an_area_is_lost_since_the_network_that_served_it_ended() -> None:
    bodies = [BOARD, network("school", "school"), network("land", "land", end="2026-11-27")]
    assert short(lost(bodies=bodies, areas=AREAS, date="2026-02-01")) == [(AREA, "land", "2026-11-27", "The board")]
    assert lost(bodies=[*bodies[:2], network("land", "land", end="2026-11-28")], areas=AREAS) == ()


def test_the_body_that_ends_most_networks_has_the_turn() -> None:
    several = [network("a", "school", ended_by="board"), network("b", ended_by="office"), network("c", ended_by="office")]
    assert [one.turn for one in lost(bodies=[BOARD, OFFICE, *several], areas=AREAS)] == ["The office"]


@pytest.mark.parametrize(("end", "is_lost"), [("2026-11-27", True), ("2026-11-28", False), ("2026-11", False), ("2026-10", True)])
def test_an_undertaking_is_without_report_from_the_day_after_its_last(end: str, is_lost: bool) -> None:
    assert short(lost(proposal("under_way", end=end))) == ([(REPORT, "one", end, "The town")] if is_lost else [])
    assert lost(proposal("under_way", end=end, outcome={"reported": "2026-11-28"})) == ()


def test_a_candidate_whose_time_has_passed_is_no_undertaking() -> None:
    assert lost(proposal("candidate", end="2026-01-01")) == ()


def test_what_was_ended_before_its_time_is_without_report_since_then() -> None:
    steps = [step("ended", "2026-05-01", "The board")]
    assert short(lost(proposal("ended", end="2027-12-31", steps=steps)))[0][2] == "2026-05-01"
    assert short(lost(proposal("ended", end="2026-03-14", steps=steps)))[0][2] == "2026-03-14"
    assert short(lost(proposal("ended", end="2027-12-31")))[0][2] is None


def test_a_report_without_an_owner_is_the_turn_of_who_decided_the_undertaking() -> None:
    ended = proposal("ended", owner="", end="2026-03-14", mandates=[{"body": "The board", "date": "2025-01-01"}])
    assert short(lost(ended)) == [(REPORT, "one", "2026-03-14", "The board")]


def test_days_are_counted_from_the_last_day_that_a_date_can_mean() -> None:
    assert [days(since, ON) for since in ("2026-03-14", "2026-11-28", "2026-10", "2026-11", "2025")] == [259, 0, 28, 0, 332]


def test_the_words_say_at_least_where_the_day_is_not_known() -> None:
    (day,) = lost(proposal("need", owner="", paper="2026-03-14"))
    (month,) = lost(proposal("need", owner="", paper="2026-10"))
    assert str(how_long(day, 259)) == "since 2026-03-14 (259)"
    assert str(how_long(month, 28)) == "since 2026-10 (at least 28)"


def test_one_thing_can_be_lost_in_two_ways() -> None:
    found = lost(proposal("candidate", owner=""), meetings=[])
    assert [one.kind for one in found] == [NEED, DECISION]


def test_a_case_without_anything_has_lost_nothing() -> None:
    assert gaps(Case.model_validate({"id": "a", "name": "A", "years": [2027], "members": [], "goals": []}), ON) == ()
