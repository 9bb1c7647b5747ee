"""The shipped case of Skånes Kommuner: what the document says, stated by hand, and what the rules find in it."""

import csv
import datetime
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from portfolj.domain.base import ProvenanceKind, Sourced
from portfolj.domain.bodies import Body, BodyKind, DutyKind, Seat, SeatRole
from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.domain.consistency.walk import values
from portfolj.domain.wheel import Act
from portfolj.exchange import read_case
from portfolj.governance.boards import board_faults
from portfolj.governance.load import load
from portfolj.governance.sitting import holders, persons, sitting

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "scenarios" / "skane"
NETWORKS = {"utbildning", "arbetsmarknad", "halsa", "ekonomi"}
# The day of the document, a spring in which a year has not been followed up, and the day after its period.
WRITTEN, LATER, OVER = datetime.date(2021, 4, 30), datetime.date(2022, 2, 1), datetime.date(2023, 1, 1)


@cache
def skane() -> Case:
    return read_case(FOLDER).case


def body(name: str) -> Body:
    return next(one for one in skane().bodies if one.id == name)


def seats(name: str) -> tuple[Seat, ...]:
    return sitting(skane(), body(name))


def places(on: datetime.date) -> set[tuple[str | int, ...]]:
    return {fault.path for fault in board_faults(skane(), on)}


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_shipped_folder_is_what_the_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "scenarios.make_skane", str(tmp_path / "made")], cwd=ROOT, check=True)
    assert files(tmp_path / "made") == files(FOLDER)


def test_the_case_is_that_of_the_document_and_has_no_fault() -> None:
    assert (skane().date, skane().years, skane().initiatives) == ("2021-04-30", (2021, 2022), ())
    assert faults(skane()) == ()


def test_every_row_says_what_kind_it_is_and_which_section_it_comes_from() -> None:
    rows = [value for _, value in values(skane()) if isinstance(value, Sourced)]
    assert len(rows) > 300
    assert [row for row in rows if row.provenance is None or not row.source] == []
    assumed = [row.source for row in rows if row.provenance is ProvenanceKind.ILLUSTRATIVE]
    assert [source for source in assumed if "portfoljs antagande A" not in source] == []


def test_the_33_municipalities_have_their_real_population() -> None:
    with (ROOT / "scenarios" / "sources" / "skane" / "skane_33_municipalities.csv").open(encoding="utf-8", newline="") as file:
        real = {row["kommun"]: int(row["population_2024_12_31"]) for row in csv.DictReader(file)}
    assert {one.name: one.weight for one in skane().members} == real
    assert (len(real), real["Malmö"], real["Perstorp"]) == (33, 365_644, 7_235)


def test_the_four_prioritised_areas_are_areas_and_goals_that_weigh_the_same() -> None:
    names = {"Hälsa, social välfärd och omsorg", "Utbildning", "Arbetsmarknad", "Regional planering"}
    assert {one.name for one in skane().areas} == names
    assert {one.name: one.weight for one in skane().goals} == dict.fromkeys(names, 1)


@pytest.mark.parametrize(
    ("name", "kind", "parent"),
    [
        ("styrelsen", BodyKind.DECIDES, None),
        ("kd", BodyKind.DECIDES, "styrelsen"),
        ("referensgrupp", BodyKind.ADVISES, "kd"),
        *((name, BodyKind.RECOMMENDS, "kd") for name in sorted(NETWORKS)),
        ("forvaltningschefsradet", BodyKind.PREPARES, "utbildning"),
        ("tillfalliga-arbetsgrupper", BodyKind.PREPARES, "forvaltningschefsradet"),
        ("socialchefsradet", BodyKind.PREPARES, "halsa"),
        ("tjanstemannaberedningen", BodyKind.PREPARES, None),
        ("kso-forum", BodyKind.ADVISES, None),
        ("agardialog", BodyKind.ADVISES, None),
    ],
)
def test_each_body_has_its_place(name: str, kind: BodyKind, parent: str | None) -> None:
    assert (body(name).kind, body(name).parent) == (kind, parent)
    assert len(skane().bodies) == 13


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_a_strategic_network_starts_in_may_without_substitutes_and_is_ended_by_the_directors(name: str) -> None:
    one = body(name)
    assert (one.network, one.start, one.ended_by, one.substitutes) == (True, "2021-05", "kd", False)
    assert (one.seat_of_each_member, one.spring_meetings, one.autumn_meetings) == (True, 1, 1)
    led = [seat.role for seat in skane().seats if seat.body == name and seat.role is SeatRole.PROCESS_LEADER]
    assert len(led) == 1


def test_three_areas_have_a_network_and_the_economists_serve_none() -> None:
    assert {one.id: one.areas for one in skane().bodies if one.network} == {
        "utbildning": ("utbildning",),
        "arbetsmarknad": ("arbetsmarknad",),
        "halsa": ("halsa",),
        "ekonomi": (),
    }


@pytest.mark.parametrize(
    ("name", "of_municipalities", "all_seats", "people"),
    [
        ("kd", 33, 34, 34),
        ("referensgrupp", 0, 4, 4),
        ("utbildning", 37, 38, 38),
        ("arbetsmarknad", 33, 33, 33),
        ("halsa", 33, 33, 33),
        ("ekonomi", 33, 33, 33),
        ("forvaltningschefsradet", 4, 8, 8),
        ("socialchefsradet", 0, 14, 12),
    ],
)
def test_the_seats_and_persons_are_those_of_the_document(name: str, of_municipalities: int, all_seats: int, people: int) -> None:
    taken = seats(name)
    assert sum(seat.member is not None for seat in taken) == of_municipalities
    assert (len(taken), persons(taken, holders(skane()))) == (all_seats, people)


def test_three_municipalities_have_more_heads_of_education_as_is_agreed() -> None:
    numbers = Counter(seat.member for seat in seats("utbildning") if seat.member)
    assert {member: number for member, number in numbers.items() if number > 1} == {"malmo": 3, "lund": 2, "helsingborg": 2}
    assert all(seat.agreed for seat in seats("utbildning") if seat.member and numbers[seat.member] > 1)


def test_four_municipalities_of_blekinge_take_part_through_one_and_only_in_upper_secondary_school() -> None:
    (blekinge,) = [seat for seat in seats("utbildning") if seat.stands_for]
    assert (blekinge.holder, blekinge.only_for, blekinge.member) == ("Förvaltningschefen i Karlshamn", "gymnasiefrågor", None)
    assert "fyra västligaste kommunerna i Blekinge" in blekinge.stands_for


def test_the_four_largest_municipalities_are_in_the_council_of_eight() -> None:
    largest = sorted(skane().members, key=lambda one: -one.weight)[:4]
    assert {seat.member for seat in seats("forvaltningschefsradet")} - {None} == {one.id for one in largest}
    assert [one.name for one in largest] == ["Malmö", "Helsingborg", "Lund", "Kristianstad"]


def test_corners_and_health_care_districts_are_told_apart() -> None:
    assert {seat.side for seat in seats("referensgrupp")} == {"Hörnet MLR", "Andra hörnet", "Tredje hörnet", "Fjärde hörnet"}
    districts = Counter(seat.side for seat in seats("socialchefsradet"))
    assert (districts.pop(""), len(districts)) == (8, 6)
    assert {f"Sjukvårdsområdet {name}" for name in ("mellersta", "sydväst", "Malmö")} < set(districts)


@pytest.mark.parametrize(
    ("name", "a_year", "hours"),
    [("utbildning", 5, 8), ("ekonomi", 4, 2), ("forvaltningschefsradet", 12, 2), ("socialchefsradet", 7, None)],
)
def test_how_often_and_how_long_bodies_meet_is_as_stated(name: str, a_year: int, hours: int | None) -> None:
    assert (body(name).meetings_a_year, body(name).meeting_hours) == (a_year, hours)


DATED = {
    ("styrelsen", "2021-02-05", None, None),
    ("kd", "2021-03-05", None, None),
    ("agardialog", "2021-05-07", "09:00", "10:30"),
    ("kso-forum", "2021-05-07", "11:00", "12:00"),
    ("kd", "2021-05-07", "13:00", "15:30"),
    ("styrelsen", "2021-05-21", "13:00", "15:00"),
    ("kd", "2021-06-21", "12:00", "12:00"),
    ("agardialog", "2021-09-10", "09:00", "10:30"),
    ("kso-forum", "2021-09-10", "11:00", "12:00"),
    ("kd", "2021-09-10", "13:00", "15:30"),
    ("styrelsen", "2021-09-24", "13:00", "15:00"),
    ("agardialog", "2021-11-12", "09:00", "10:30"),
    ("kso-forum", "2021-11-12", "11:00", "12:00"),
    ("kd", "2021-11-12", "13:00", "15:30"),
    ("styrelsen", "2021-12-03", "13:00", "15:00"),
}
MONTHS = {
    "kd": [1, 3, 5, 6, 9, 11, 12],
    "kso-forum": [1, 3, 5, 9, 11],
    "agardialog": [1, 3, 5, 9, 11],
    "styrelsen": [2, 3, 5, 9, 12],
}


def test_every_meeting_of_2021_has_its_day_and_times() -> None:
    found = [one for one in skane().meetings if one.date.startswith("2021")]
    assert {(one.body, one.date, one.begins, one.ends) for one in found} == DATED
    assert len(found) == 15
    assert [one.last for one in found if one.last] == ["2021-06-22"]
    assert not any(one.preliminary for one in found)


def test_the_meetings_of_2022_are_preliminary_and_have_their_months() -> None:
    found = [one for one in skane().meetings if one.date.startswith("2022")]
    assert {name: sorted(int(one.date[5:]) for one in found if one.body == name) for name in MONTHS} == MONTHS
    assert (len(found), all(one.preliminary for one in found)) == (22, True)


def test_the_agenda_of_the_directors_is_out_a_week_before() -> None:
    assert {one.papers_days for one in skane().meetings if one.body == "kd" and one.date != "2021-03-05"} == {7}
    assert {one.papers_days for one in skane().meetings if one.body != "kd"} == {None}


def test_the_directors_met_twice_in_the_autumn_of_2021_and_the_plan_needs_them_three_times_in_2022() -> None:
    autumn = [one.date for one in skane().meetings if one.body == "kd" and "2021-07" <= one.date <= "2021-12-31"]
    needed = {one.date for one in skane().cycle if one.bodies == ("kd",) and one.at_a_meeting and one.date >= "2022-07"}
    assert (autumn, needed) == (["2021-09-10", "2021-11-12"], {"2022-09", "2022-11", "2022-12"})


PLAN = [
    ("vp-01", ("styrelsen",), Act.EVALUATES, "2022-05", ()),
    ("vp-02", ("styrelsen",), Act.DISCUSSES, "2022-05", ("vp-01",)),
    ("vp-03", ("kd",), Act.DISCUSSES, "2022-06", ("vp-02",)),
    ("vp-04", tuple(sorted(NETWORKS)), Act.DISCUSSES, "2022-08", ("vp-03",)),
    ("vp-05", ("kd",), Act.DISCUSSES, "2022-09", ("vp-04",)),
    ("vp-06", ("styrelsen",), Act.DISCUSSES, "2022-09", ("vp-02",)),
    ("vp-07", tuple(sorted(NETWORKS)), Act.PREPARES, "2022-09", ("vp-05", "vp-06")),
    ("vp-08", ("kd",), Act.DISCUSSES, "2022-11", ("vp-07",)),
    ("vp-09", ("agardialog",), Act.DISCUSSES, "2022-11", ("vp-06",)),
    ("vp-10", ("kso-forum",), Act.DISCUSSES, "2022-11", ("vp-06",)),
    ("vp-11", ("styrelsen",), Act.DECIDES, "2022-12", ("vp-09", "vp-10")),
    ("vp-12", ("kd",), Act.DECIDES, "2022-12", ("vp-08", "vp-11")),
]


def test_the_business_plan_goes_from_the_boards_evaluation_to_the_directors_decision() -> None:
    steps = [one for one in skane().cycle if one.cycle == "Verksamhetsplan 2023-2024"]
    assert [(one.id, one.bodies, one.act, one.date, one.after) for one in steps] == PLAN
    assert next(one.last for one in steps if one.id == "vp-07") == "2022-11"


def test_what_was_decided_in_2021_is_on_record() -> None:
    decided = {(one.bodies, one.date) for one in skane().cycle if one.date.startswith("2021")}
    assert decided == {(("styrelsen",), "2021-02-05"), (("kd",), "2021-03-05")}


def test_each_network_is_followed_up_each_year_and_the_directors_owe_an_evaluation_and_a_theme_day() -> None:
    owed = Counter((one.body, one.kind) for one in skane().duties)
    assert owed == {
        **{(name, DutyKind.FOLLOW_UP): 2 for name in NETWORKS},
        ("kd", DutyKind.EVALUATION): 1,
        ("kd", DutyKind.THEME_DAY): 1,
    }
    assert {(one.opens, one.closes) for one in skane().duties if one.body == "kd"} == {("2021", "2022")}


OPEN = {
    ("areas", "regional-planering"),
    ("bodies", "ekonomi", "areas"),
    ("seats", "utbildning-blekinge", "stands_for"),
}
PERIOD = {("duties", "utvardering", "closes"), ("duties", "temadag", "closes")}


def follow_ups(year: int) -> set[tuple[str | int, ...]]:
    return {("duties", f"uppfoljning-{name}-{year}", "closes") for name in NETWORKS}


def test_on_the_day_of_the_document_the_rules_find_what_it_leaves_open_and_nothing_else() -> None:
    assert places(WRITTEN) == OPEN | PERIOD
    assert {fault.severity for fault in board_faults(skane(), WRITTEN)} == {"notice"}


def test_as_time_goes_by_what_is_owed_becomes_due_and_is_missed() -> None:
    assert places(LATER) == OPEN | PERIOD | follow_ups(2021) | follow_ups(2022)
    missed = {fault.path for fault in board_faults(skane(), LATER) if "is not done" in str(fault.message)}
    assert missed == follow_ups(2021)
    assert all("is not done" in str(fault.message) for fault in board_faults(skane(), OVER) if fault.path[0] == "duties")


def test_a_small_municipality_carries_nearly_as_much_as_a_large_one() -> None:
    found = {one.member: one for one in load(skane())}
    # Directors: 3 meetings of 2.5 hours and a residential one counted as 8; education 5 days of 8; economy 4 times 2.
    assert (found["perstorp"].seats, found["perstorp"].persons, found["perstorp"].minutes) == (5, 5, (7 * 60 + 30) + 8 * 60 + 2400 + 480)
    # Two more heads of education, and a seat in the council, 12 times 2 hours, which one of the heads holds.
    assert (found["malmo"].seats, found["malmo"].persons) == (8, 7)
    assert found["malmo"].minutes == found["perstorp"].minutes + 2 * 2400 + 1440
    assert sum(one.seats for one in found.values()) == 33 * 5 + 2 + 1 + 1 + 4
    assert found["perstorp"].untimed == ("arbetsmarknad", "halsa")


def test_the_shares_of_perstorp_and_malmo_are_those_worked_by_hand() -> None:
    found = {one.member: one for one in load(skane())}
    shown = [found[name] for name in ("perstorp", "malmo")]
    # 7 235 and 365 644 of 1 428 626 residents, 5 and 8 of 173 seats, 3 810 and 10 050 minutes.
    assert [f"{one.of_residents:.2f} {one.of_seats:.2f} {one.minutes_per_thousand:.1f}" for one in shown] == [
        "0.51 2.89 526.6",
        "25.59 4.62 27.5",
    ]


def test_what_no_rule_can_find_is_remarked_with_the_words_of_the_document() -> None:
    found = {one.id: one.passage for one in skane().remarks}
    assert len(found) == 12
    assert found["S1"] == "Nätverket består av cirka 40 medlemmar"
    assert found["S7"] == "Cirka 10 december 2022"
    assert datetime.date(2022, 12, 10).strftime("%u") == "6"
