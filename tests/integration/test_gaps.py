"""What is lost in the gaps across the cases of a register, as different people see it, and as the command tells it."""

import datetime
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolj.cli.exits import Exit
from portfolj.domain.case import Case
from portfolj.errors import InputError
from portfolj.governance.gaps import GapKind
from portfolj.service.authorizing import LOCAL, User
from portfolj.service.gaps import lost
from portfolj.storage import change, open_register, read
from tests.e2e.small_case import HOSTILE, small_case
from tests.gaps_register import ON, THIRD, assessed, south, two_cases
from tests.seats import DECISION_MAKER, READER, STRATEGIST

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
NEED, ASSIGNMENT, DECISION, AREA, REPORT = GapKind


@pytest.fixture
def register(tmp_path: Path) -> str:
    return two_cases(tmp_path)


def told(user: User, path: str, on: datetime.date = ON) -> list[tuple[str, GapKind, str, int | None, str]]:
    """Case, kind, id, days and turn of everything lost."""
    found = lost(user, path, on)
    assert found.unread == ()
    return [(one.place.partition("#")[2], one.gap.kind, one.gap.id, one.days, one.gap.turn) for one in found.all]


def test_all_cases_of_a_register_are_told_by_kind_and_the_longest_first(register: str) -> None:
    assert told(LOCAL, register) == [
        ("norr", NEED, "hemlig", 88, "Kansliet"),
        ("soder", NEED, "behov", 78, ""),
        ("norr", ASSIGNMENT, "vag", 259, "Direktionen"),
        ("norr", DECISION, "bro", 60, "Förbundsdirektören"),
        ("norr", AREA, "land", 211, "Direktionen"),
        ("soder", REPORT, "tidigare", 20, "Kansliet"),
        ("soder", REPORT, "klar", 10, "Kansliet"),
    ]


def test_one_case_of_a_register_is_told_alone(register: str) -> None:
    assert [one[:3] for one in told(LOCAL, f"{register}#soder")] == [
        ("soder", NEED, "behov"),
        ("soder", REPORT, "tidigare"),
        ("soder", REPORT, "klar"),
    ]


def test_a_case_in_files_has_no_history_and_says_so_of_what_states_no_date(folder: Callable[[Case], Path]) -> None:
    found = lost(LOCAL, str(folder(south())), ON)
    assert [(one.gap.id, one.days, one.gap.since) for one in found.all] == [
        ("behov", None, None),
        ("tidigare", 20, "2026-11-08"),
        ("klar", 10, "2026-11-18"),
    ]


@pytest.mark.parametrize("user", [READER, DECISION_MAKER], ids=lambda user: user.seat)
def test_drafts_stay_hidden_from_those_who_may_not_read_them(register: str, user: User) -> None:
    ids = [one[2] for one in told(user, register)]
    assert ids == ["vag", "bro", "land", "tidigare", "klar"]
    assert "hemlig" in [one[2] for one in told(STRATEGIST, register)]


def test_for_those_who_see_no_drafts_a_need_is_lost_since_it_was_assessed_and_readers_have_no_history(register: str) -> None:
    opened = open_register(register)
    seen = read(opened, "soder")
    change(opened, seen, assessed(seen.case, "behov"), seat="test", at=THIRD)
    days = {user.seat: [one[3] for one in told(user, f"{register}#soder") if one[2] == "behov"] for user in (LOCAL, DECISION_MAKER, READER)}
    assert days == {LOCAL.seat: [78, 78], DECISION_MAKER.seat: [68, 68], READER.seat: [None, None]}


def test_a_day_before_the_record_came_does_not_count_from_it(register: str) -> None:
    before = datetime.date(2026, 8, 31)
    assert [one[3] for one in told(LOCAL, register, before) if one[1] is NEED] == [None, None]


def test_a_case_that_cannot_be_opened_hides_none_of_the_others(register: str) -> None:
    with sqlite3.connect(register) as database:
        database.execute("UPDATE records SET content = '{}' WHERE case_id = 'soder' AND kind = 'initiatives'")
    found = lost(LOCAL, register, ON)
    assert found.unread == (f"{register}#soder",)
    assert {one.case for one in found.all} == {"Norr"}
    with pytest.raises(InputError):
        lost(LOCAL, f"{register}#soder", ON)


def test_a_register_with_one_case_is_named_without_it(tmp_path: Path) -> None:
    register = open_register(tmp_path / "one.db", new=True)
    with pytest.raises(InputError):
        lost(LOCAL, str(register.file), ON)
    change(register, None, south(), seat="test", at=THIRD)
    assert next(one[:4] for one in told(LOCAL, str(register.file))) == ("soder", NEED, "behov", 68)


def test_the_command_tells_each_kind_with_case_days_and_turn(register: str, cli: Run) -> None:
    code, out, err = cli("gaps", register, "--on", "2026-11-28")
    assert (code, err) == (Exit.FINE, "")
    assert out.startswith("Lost in the gaps on 28 November 2026: 7\n\nNeeds without an owner: 2\n")
    [line] = [line for line in out.splitlines() if "Vägen" in line]
    assert line.split() == ["Vägen", "Norr", "Nobody", "owns", "it", "14", "March", "2026", "259", "Direktionen"]
    assert "Nobody is known:" in out


def test_json_holds_the_day_and_everything_lost(register: str, cli: Run) -> None:
    code, out, _ = cli("gaps", register, "--on", "2026-11-28", "--json")
    found = json.loads(out)
    assert (code, found["on"], found["unread"], len(found["gaps"])) == (Exit.FINE, "2026-11-28", [], 7)
    assert found["gaps"][1] == {
        "kind": "need_without_owner",
        "place": f"{register}#soder",
        "case": HOSTILE,
        "path": ["initiatives", "behov", "parties", "owner"],
        "id": "behov",
        "name": HOSTILE,
        "lacks": "Nobody owns it",
        "since": "2026-09-11",
        "days": 78,
        "turn": "",
    }


def test_a_case_that_cannot_be_opened_is_told_apart_from_the_tables(register: str, cli: Run) -> None:
    with sqlite3.connect(register) as database:
        database.execute("UPDATE records SET content = '{}' WHERE case_id = 'soder' AND kind = 'initiatives'")
    code, out, err = cli("gaps", register, "--on", "2026-11-28")
    assert (code, err) == (Exit.FINE, f"'{register}#soder' cannot be opened; 'portfolj check {register}#soder' tells why.\n")
    assert "Vägen" in out


def test_nothing_lost_is_said_and_a_wrong_day_refused(folder: Callable[[Case], Path], cli: Run) -> None:
    nothing = folder(small_case(initiatives=[], scenarios=[]))
    assert cli("gaps", nothing) == (Exit.FINE, "Nothing is lost in the gaps.\n", "")
    assert cli("gaps", nothing, "--on", "2026-11") == (
        Exit.WRONG_INPUT,
        "",
        "The day after --on is '2026-11'; write it as 2027-02-01.\n",
    )


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        (
            "skane",
            [
                (ASSIGNMENT, "referensgrupp", 2038, "Kommundirektörsnätverket"),
                (ASSIGNMENT, "tillfalliga-arbetsgrupper", 2038, "Förvaltningschefsrådet"),
                (AREA, "regional-planering", 2038, "Kommundirektörsnätverket"),
            ],
        ),
        (
            "landsbygdsnatverket",
            [
                (DECISION, "plan-exakt", 1488, "Styrgruppen"),
                (DECISION, "plan-over", 1488, "Styrgruppen"),
            ],
        ),
        ("kongsberg", [(DECISION, "forprosjekt", 6220, "Kommunene i Kongsbergregionen")]),
        ("norrbotten", [(ASSIGNMENT, "arbetsgrupper", 2038, "Utvecklingsgruppen")]),
    ],
)
def test_the_shipped_cases_have_lost_what_their_documents_leave_open(scenario: str, expected: list[tuple[GapKind, str, int, str]]) -> None:
    found = lost(LOCAL, str(Path(__file__).parents[2] / "scenarios" / scenario), ON)
    assert [(one.gap.kind, one.gap.id, one.days, one.gap.turn) for one in found.all] == expected
