"""The command about what came of what was decided: its tables, its JSON, and the year-end table as files."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from portfolj.cli.exits import Exit
from portfolj.domain.case import Case
from tests.e2e.small_case import HOSTILE, small_case
from tests.registers import stored
from tests.undertaking import undertaking

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
DAY = "2029-02-01"


def followed_case() -> Case:
    """Two undertakings of 2027 and 2028: one reported, one with a name that would do harm in a sheet and nothing told."""
    told = undertaking(
        payments=[
            {"year": 2027, "fund": "own", "kronor": 90_000, "invoice": "1", "invoiced_by": "stor"},
            {"year": 2028, "fund": "own", "kronor": 120_000, "invoice": "2"},
        ],
        worked=[{"year": 2027, "member": "stor", "hours": 70, "released": 5}],
        reported="2029-01-15",
        reported_to="The board",
        result="The course is there",
        lesson="Begin earlier",
    )
    untold = undertaking() | {"id": "two", "name": f"={HOSTILE}", "outcome": {}}
    return small_case(initiatives=[told, untold], scenarios=[])


@pytest.fixture
def case(folder: Callable[[Case], Path]) -> Path:
    return folder(followed_case())


def test_the_tables_stand_with_figures_by_hand_and_what_is_to_be_settled_is_told_apart(case: Path, cli: Run) -> None:
    code, out, err = cli("followup", case, "--on", DAY)
    plain = out.replace("\u00a0", " ")
    assert code == Exit.FINE
    assert plain.splitlines()[:3] == [
        "Followed up: 2 initiatives.",
        "Paid: 210,000 kr of 480,000 kr planned.",
        "Reached: 1 of 2 goals whose day has passed.",
    ]
    assert re.search(r"In all +– +480,000 +210,000 +270,000 ", plain)
    assert "Begin earlier" in plain
    assert "has paid 120,000" in err.replace("\u00a0", " ")
    assert "'two' ended 31 December 2028" in err.replace("\u00a0", " ")


def test_json_holds_every_figure_of_a_year(case: Path, cli: Run) -> None:
    found = json.loads(cli("followup", case, "--on", DAY, "--year", "2028", "--json")[1])
    assert (found["on"], found["years"], found["year"]) == (DAY, [2027, 2028], 2028)
    one = next(row for row in found["initiatives"] if row["id"] == "one")
    assert (one["kronor"], one["hours"], one["invoices"]) == ({"planned": 120_000, "actual": 120_000}, {"planned": 50, "actual": 0}, 1)
    assert (one["goals"][0]["state"], one["benefits"][0]["percent"], one["lesson"]) == ("reached", "80", "Begin earlier")
    assert found["frames"] == [{"kind": "fund", "id": "own", "has": None, "planned": 200_000, "actual": 120_000}]
    assert [row["id"] for row in found["members"]] == ["stor"]
    assert {(row["kind"], row["owner"]): (row["promised"], row["realised"], row["told"], row["untold"]) for row in found["record"]} == {
        ("released", "Storköping"): ("10", "5", 1, 3),
        ("effects", "The board"): ("100", "80", 1, 1),
        ("dated_goals", "The office"): ("100", "100", 1, 1),
    }


def test_a_year_in_which_nothing_was_planned_or_booked_is_refused_with_those_that_are(case: Path, cli: Run) -> None:
    code, _, err = cli("followup", case, "--year", "2031")
    assert (code, "2027 and 2028" in err) == (Exit.WRONG_INPUT, True)


def test_the_year_end_table_is_written_for_excel_with_numbers_and_without_formulas(case: Path, tmp_path: Path, cli: Run) -> None:
    file = tmp_path / "year-end.xlsx"
    code, out, _ = cli("followup", case, "--on", DAY, "--table", file)
    assert (code, out.endswith(f"Written: {file}\n")) == (Exit.FINE, True)
    book = CalamineWorkbook.from_path(str(file))
    assert book.sheet_names == [
        "About the table",
        "Initiatives",
        "Goals with a date",
        "Benefits",
        "Members",
        "Frames",
        "Promised and realised",
        "What we have learnt",
    ]
    about = dict(book.get_sheet_by_name("About the table").to_python()[1:])
    assert about == {"Case": "Tre kommuner", "As of": "1 February 2029", "Year": "All years"}
    rows = book.get_sheet_by_name("Initiatives").to_python()
    assert rows[0][:5] == ["Initiative", "Stage", "Planned, kr", "Paid, kr", "Left, kr"]
    by_name = {row[0]: row for row in rows[1:]}
    assert by_name["One"][2:6] == [240_000, 210_000, 30_000, 2]
    assert by_name[f"={HOSTILE}"][2:5] == [240_000, 0, 240_000]
    assert by_name["In all"][2:5] == [480_000, 210_000, 270_000]
    with zipfile.ZipFile(file) as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist() if "worksheets/sheet" in name)


def test_the_csv_holds_the_table_of_initiatives_and_a_name_is_no_formula(case: Path, tmp_path: Path, cli: Run) -> None:
    file = tmp_path / "year-end.csv"
    assert cli("followup", case, "--on", DAY, "--table", file, "--json")[0] == Exit.FINE
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 4
    assert {row[0] for row in rows[1:]} == {"One", f"'={HOSTILE}", "In all"}


def test_another_kind_of_file_is_refused_and_nothing_is_written(case: Path, tmp_path: Path, cli: Run) -> None:
    file = tmp_path / "year-end.doc"
    assert cli("followup", case, "--table", file)[0] == Exit.WRONG_INPUT
    assert not file.exists()


def test_where_nothing_has_been_decided_that_is_said_and_no_table_written(folder: Callable[[Case], Path], tmp_path: Path, cli: Run) -> None:
    small = folder(small_case())
    assert cli("followup", small)[1] == "Nothing is followed up yet: nothing has been decided.\n"
    file = tmp_path / "year-end.xlsx"
    assert (cli("followup", small, "--table", file)[0], file.exists()) == (Exit.WRONG_INPUT, False)


def test_the_head_of_the_log_stands_in_both_files_of_a_case_in_a_register(tmp_path: Path, cli: Run) -> None:
    register = stored(tmp_path, followed_case())
    head = cli("log", "head", f"{register.file}#small")[1].strip()
    for name in ("year-end.xlsx", "year-end.csv"):
        assert cli("followup", f"{register.file}#small", "--on", DAY, "--table", tmp_path / name)[0] == Exit.FINE
    about = dict(CalamineWorkbook.from_path(str(tmp_path / "year-end.xlsx")).get_sheet_by_name("About the table").to_python()[1:])
    assert about["Head of the log"] == head
    rows = list(csv.DictReader(io.StringIO((tmp_path / "year-end.csv").read_text(encoding="utf-8-sig"))))
    assert {row["Head of the log"] for row in rows} == {head}
