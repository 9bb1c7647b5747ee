"""The shipped case of the agreement in Norrbotten: what its text says, stated by hand, and what the rules find in it."""

import datetime
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from portfolj.domain.base import ProvenanceKind, Sourced, replace
from portfolj.domain.bodies import Body, BodyKind, DutyKind, SeatRole
from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.domain.consistency.walk import values
from portfolj.domain.member import MemberKind
from portfolj.exchange import read_case
from portfolj.governance.boards import board_faults
from portfolj.governance.load import load
from portfolj.governance.sitting import sitting

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "scenarios" / "norrbotten"
BEFORE, OPEN, LAST, OVER = (datetime.date(2021, month, day) for month, day in ((4, 14), (4, 15), (7, 26), (7, 27)))
CHAIRS = {("seats", f"utveckling-ordforande-{side}", "since") for side in ("civil", "offentlig")}
NOMINATION = ("duties", "nominering-2021", "closes")
YEARLY = ("duties", "arsmote-2021", "closes")


@cache
def norrbotten() -> Case:
    return read_case(FOLDER).case


def body(name: str) -> Body:
    return next(one for one in norrbotten().bodies if one.id == name)


def told(on: datetime.date, case: Case | None = None) -> dict[tuple[str | int, ...], str]:
    return {fault.path: str(fault.message) for fault in board_faults(case or norrbotten(), on)}


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_shipped_folder_is_what_the_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "scenarios.make_norrbotten", str(tmp_path / "made")], cwd=ROOT, check=True)
    assert files(tmp_path / "made") == files(FOLDER)


def test_the_case_has_no_fault_and_no_initiative() -> None:
    assert faults(norrbotten()) == ()
    assert norrbotten().initiatives == ()


def test_every_row_says_what_kind_it_is_and_where_it_comes_from() -> None:
    rows = [value for _, value in values(norrbotten()) if isinstance(value, Sourced)]
    assert len(rows) > 30
    assert [row for row in rows if row.provenance is None or not row.source] == []
    assumed = [row.source for row in rows if row.provenance is ProvenanceKind.ILLUSTRATIVE]
    assert [source for source in assumed if "portfoljs antagande A" not in source] == []


def test_the_three_parties_are_of_their_kind_and_weigh_the_same() -> None:
    assert {one.name: (one.kind, one.weight) for one in norrbotten().members} == {
        "Samforma, den idéburna parten": (MemberKind.CIVIL_SOCIETY, 1),
        "Region Norrbotten": (MemberKind.REGION, 1),
        "Länsstyrelsen Norrbotten": (MemberKind.AUTHORITY, 1),
    }


def test_each_body_has_its_place() -> None:
    assert {one.id: (one.kind, one.parent) for one in norrbotten().bodies} == {
        "regionfullmaktige": (BodyKind.DECIDES, None),
        "ledningsgrupp": (BodyKind.DECIDES, None),
        "utvecklingsgrupp": (BodyKind.PREPARES, "ledningsgrupp"),
        "arbetsgrupper": (BodyKind.PREPARES, "utvecklingsgrupp"),
        "arligt-mote": (BodyKind.DECIDES, None),
    }


def test_the_sides_are_equal_in_both_groups_and_every_number_of_seats_is_marked_as_assumed() -> None:
    for name, number in (("ledningsgrupp", 2), ("utvecklingsgrupp", 3)):
        assert body(name).balanced
        assert Counter(seat.side for seat in sitting(norrbotten(), body(name))) == {"Civilsamhället": number, "Det offentliga": number}
    ordinary = [seat for seat in norrbotten().seats if seat.role is SeatRole.ORDINARY]
    assert {seat.provenance for seat in ordinary} == {ProvenanceKind.ILLUSTRATIVE}


def test_the_meetings_are_led_by_one_of_each_side_appointed_yearly() -> None:
    group = body("utvecklingsgrupp")
    assert (group.chair_of_each_side, group.term_months, group.co_opts) == (True, 12, True)
    chairs = [seat for seat in norrbotten().seats if seat.role is SeatRole.CHAIR]
    assert {(seat.body, seat.side) for seat in chairs} == {("utvecklingsgrupp", "Civilsamhället"), ("utvecklingsgrupp", "Det offentliga")}
    assert [seat.body for seat in norrbotten().seats if seat.role is SeatRole.SUPPORT] == ["utvecklingsgrupp"]


def test_the_development_group_meets_four_times_a_year_with_meetings_of_each_side_before() -> None:
    assert body("utvecklingsgrupp").meetings_a_year == 4
    meetings = [one for one in norrbotten().meetings if one.body == "utvecklingsgrupp"]
    assert len(meetings) == 4
    assert {one.pre_meetings for one in meetings} == {"Civilsamhället; Det offentliga"}
    assert {(one.provenance, one.preliminary) for one in meetings} == {(ProvenanceKind.ILLUSTRATIVE, True)}


def test_nominations_run_from_the_middle_of_april_to_26_july_and_a_meeting_is_held_every_year() -> None:
    owed = {(one.body, one.kind, one.opens, one.closes) for one in norrbotten().duties}
    assert owed == {
        ("utvecklingsgrupp", DutyKind.NOMINATION, "2021-04-15", "2021-07-26"),
        ("arligt-mote", DutyKind.OPEN_MEETING, "2021-04", "2021"),
        ("arligt-mote", DutyKind.OPEN_MEETING, "2022", "2022"),
    }
    assert [(one.bodies, one.date, one.last) for one in norrbotten().cycle] == [
        (("regionfullmaktige",), "2021-04", None),
        (("utvecklingsgrupp",), "2021-04-15", "2021-07-26"),
    ]


def test_the_nomination_opens_and_closes_on_its_days() -> None:
    assert set(told(BEFORE)) == CHAIRS | {YEARLY}
    assert set(told(OPEN)) == set(told(LAST)) == set(told(OVER)) == CHAIRS | {YEARLY, NOMINATION}
    assert "is due by 2021-07-26" in told(LAST)[NOMINATION]
    assert "was due by 2021-07-26 and is not done" in told(OVER)[NOMINATION]


def test_the_rules_would_notice_if_a_side_grew_or_a_chair_left() -> None:
    seats = norrbotten().seats
    grown = replace(seats[0], id="one-more", body="ledningsgrupp", side="Det offentliga", role=SeatRole.ORDINARY)
    more = replace(norrbotten(), seats=(*seats, grown))
    assert ("bodies", "ledningsgrupp", "balanced") in told(BEFORE, more)
    less = replace(norrbotten(), seats=tuple(seat for seat in seats if seat.id != "utveckling-ordforande-offentlig"))
    assert {("bodies", "utvecklingsgrupp", "balanced"), ("bodies", "utvecklingsgrupp", "chair_of_each_side")} <= set(told(BEFORE, less))


def test_a_member_of_no_residents_has_seats_but_no_shares() -> None:
    found = {one.member: one for one in load(norrbotten())}
    assert {name: (one.seats, one.persons) for name, one in found.items()} == {
        "samforma": (5, 4),
        "region-norrbotten": (2, 2),
        "lansstyrelsen": (2, 2),
    }
    assert {one.of_seats for one in found.values()} == {None}
    assert {one.untimed for one in found.values()} == {("ledningsgrupp", "utvecklingsgrupp")}


def test_what_the_text_leaves_open_is_remarked_with_its_words() -> None:
    found = {one.id: one.passage for one in norrbotten().remarks}
    assert len(found) == 8
    assert (found["N1"], found["N2"]) == ("Fram till och med 26 juli", "ett antal representanter")
