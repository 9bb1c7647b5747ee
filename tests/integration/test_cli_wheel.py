"""The command about the annual wheel: what it prints where, what it writes, and what it ends with."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

from portfolj.cli.exits import Exit
from portfolj.domain.case import Case
from tests.wheel_case import wheel_case

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
SPACE = "\u00a0"


@pytest.fixture
def case(folder: Callable[[Case], Path]) -> Path:
    """The small case with its wheel, in files."""
    return folder(wheel_case())


def test_what_does_not_fit_is_told_apart_from_the_tables_and_is_no_fault(case: Path, cli: Run) -> None:
    code, out, err = cli("wheel", case)
    assert code == Exit.FINE
    assert err.startswith(f"bodies.directors: Notice: The steps need 3{SPACE}meetings of Kommundirektörerna in the autumn of 2022")
    assert "The steps need" not in out


def test_json_holds_the_year_its_meetings_with_their_papers_its_steps_and_what_does_not_fit(case: Path, cli: Run) -> None:
    code, out, err = cli("wheel", case, "--year", "2021", "--json")
    found = json.loads(out)
    assert (code, err) == (Exit.FINE, "")
    assert (found["year"], found["years"], found["next"], found["steps"]) == (2021, [2021, 2022], None, [])
    assert [one["id"] for one in found["meetings"]][:3] == ["owners-2021-05-07", "directors-2021-05-07", "board-2021-05-21"]
    assert found["meetings"][1]["papers"] == "2021-04-30"
    assert "papers" not in found["meetings"][0]
    assert [one["path"] for one in found["notices"]] == [["bodies", "directors"]]
    assert json.loads(cli("wheel", case, "--json")[1])["steps"][0]["id"] == "evaluate"


def test_the_next_meeting_is_told_in_words_and_in_json(folder: Callable[[Case], Path], cli: Run) -> None:
    ahead = folder(wheel_case(meetings=[{"id": "ahead", "body": "board", "name": "Extra", "date": "2190-02-10"}]))
    assert cli("wheel", ahead)[1].startswith("Next meeting: Extra, 10 February 2190.\n")
    assert json.loads(cli("wheel", ahead, "--json")[1])["next"]["id"] == "ahead"


def test_a_calendar_is_written_and_what_is_left_out_counted(case: Path, tmp_path: Path, cli: Run) -> None:
    file = tmp_path / "meetings.ics"
    code, out, _ = cli("wheel", case, "--body", "board", "--calendar", file)
    assert code == Exit.FINE
    assert out.endswith(f"Written: {file}\n4{SPACE}meetings without a day: not in the calendar.\n")
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 3
    code, out, _ = cli("wheel", case, "--json", "--calendar", file)
    assert json.loads(out)["year"] == 2022
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 10


def test_a_calendar_without_entries_is_not_written(folder: Callable[[Case], Path], tmp_path: Path, cli: Run) -> None:
    undated = folder(wheel_case(meetings=[{"id": "m", "body": "board", "name": "M", "date": "2022-09"}], cycle=[]))
    code, _, err = cli("wheel", undated, "--calendar", tmp_path / "meetings.ics")
    assert (code, err) == (Exit.WRONG_INPUT, "There is no calendar to write: no meeting has a day yet.\n")
    assert not (tmp_path / "meetings.ics").exists()


def test_a_calendar_that_cannot_be_written_is_told_with_its_name(case: Path, tmp_path: Path, cli: Run) -> None:
    code, _, err = cli("wheel", case, "--calendar", tmp_path / "nowhere" / "meetings.ics")
    assert code == Exit.WRONG_INPUT
    assert "meetings.ics" in err


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--year", "2020"), "There is neither a meeting nor a step in 2020; choose one of 2021 and 2022.\n"),
        (("--body", "nobody"), "There is no body 'nobody'; choose one of board, directors, network and owners.\n"),
    ],
)
def test_a_year_or_a_body_that_is_not_there_is_refused_with_those_that_are(asked: tuple[str, str], told: str, case: Path, cli: Run) -> None:
    assert cli("wheel", case, *asked) == (Exit.WRONG_INPUT, "", told)


def test_a_case_without_meetings_is_told_and_fine(tiny: Path, cli: Run) -> None:
    code, out, _ = cli("wheel", tiny)
    assert (code, out) == (Exit.FINE, "There are no meetings in the case yet.\n")
    assert cli("wheel", tiny, "--year", "2027")[2] == "There is neither a meeting nor a step in 2027; choose one of –.\n"
