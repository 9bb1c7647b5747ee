"""Files that LibreOffice has opened and saved come in as what portfolj wrote and people filled in."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from portfolj.domain.case import Case
from portfolj.domain.participation import Answer
from portfolj.exchange import read_case
from portfolj.exchange.imports.exporting import exported
from portfolj.exchange.imports.findings import Verdict
from portfolj.exchange.imports.forms import CAPACITY, FORMS, GOALS, PARTICIPATION, SCORES, Form
from portfolj.exchange.imports.member_sheet import member_sheet
from portfolj.exchange.imports.merging import merge
from portfolj.exchange.imports.reading import read_import
from portfolj.exchange.imports.reference import Reference
from portfolj.text import Language
from tests.documents.rendering import SWEDISH_CSV, all_rendered
from tests.imports.filling import filled
from tests.imports.hostile import hostile_case
from tests.strategies import random_case

pytestmark = pytest.mark.office
SKARABORG = Path("scenarios/skaraborg")
COMMENT = "=Vi behöver mer tid\nFråga igen  i höst"
# E is the answer, G to P hours of ten years, Q the share and R the comment.
ANSWERS = {"E2": "Har tackat nej", "G2": 55, "H2": 0, "Q2": 12.5, "R2": COMMENT, "E3": "Är villig"}
LISTS = [PARTICIPATION, CAPACITY, GOALS, SCORES]
SMALL = random_case(8)


def taken_over(path: Path, case: Case) -> tuple[Case, Verdict]:
    """The case with a file taken in, and what is said of the file."""
    found = read_import(path, Reference.of(case))
    assert found.rows, found.notes
    return merge(case, found.rows).case, found.verdict


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """By name and ending: workbooks, and as LibreOffice saves them as .ods, as .xls, and from that .ods as .xlsx."""
    folder, swedish = tmp_path_factory.mktemp("opened"), Language.SWEDISH
    files = {"sheet": filled(member_sheet(read_case(SKARABORG).case, "hjo", swedish), ANSWERS)}
    files |= {form.name: exported(hostile_case(), form, ".xlsx", filled=True, language=swedish) for form in LISTS}
    files |= {f"small_{form.name}": exported(SMALL, form, ".xlsx", filled=True, language=swedish) for form in FORMS}
    first = [folder / f"{name}.xlsx" for name in files]
    for path in first:
        path.write_bytes(files[path.stem])
    ods, xls = all_rendered(first, "ods"), all_rendered(first, "xls")
    again = all_rendered(ods, "xlsx")
    return {
        path.stem: dict(zip(("first", "ods", "xls", "xlsx"), paths, strict=True))
        for path, *paths in zip(first, first, ods, xls, again, strict=True)
    }


def test_a_filled_in_sheet_says_what_was_answered(opened: dict[str, dict[str, Path]]) -> None:
    after, verdict = taken_over(opened["sheet"]["first"], read_case(SKARABORG).case)
    one = next(one for one in after.initiatives if one.id == "I01")
    row = next(row for row in one.parties.participations if row.member == "hjo")
    assert verdict is Verdict.ACCEPT
    assert (row.answer, str(row.share), row.comment) == (Answer.DECLINED, "12.5", COMMENT)
    assert {(one.year, one.hours) for one in one.takes.efforts if one.member == "hjo"} >= {(1, 55), (2, 0)}


@pytest.mark.parametrize(("ending", "verdict"), [("ods", Verdict.ACCEPT), ("xlsx", Verdict.ACCEPT), ("xls", Verdict.WARN)])
def test_a_members_answers_are_the_same_however_the_sheet_was_saved(
    opened: dict[str, dict[str, Path]], ending: str, verdict: Verdict
) -> None:
    case = read_case(SKARABORG).case
    expected, _ = taken_over(opened["sheet"]["first"], case)
    assert expected != case
    assert taken_over(opened["sheet"][ending], case) == (expected, verdict)


# Not from .ods to .xlsx: LibreOffice itself drops tabs when it reads an .ods file.
@pytest.mark.parametrize("ending", ["ods", "xls"])
@pytest.mark.parametrize("form", LISTS, ids=lambda form: form.name)
def test_a_list_of_hostile_texts_changes_nothing_however_it_was_saved(opened: dict[str, dict[str, Path]], form: Form, ending: str) -> None:
    case = hostile_case()
    assert taken_over(opened[form.name][ending], case)[0] == case


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_short_list_changes_nothing_when_saved_as_an_old_workbook(opened: dict[str, dict[str, Path]], form: Form) -> None:
    assert taken_over(opened[f"small_{form.name}"]["xls"], SMALL)[0] == SMALL


@pytest.fixture(scope="module")
def from_csv(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """The lists of Skaraborg and of a small case with decimals, as .csv, and as LibreOffice opens them in Swedish."""
    folder, swedish = tmp_path_factory.mktemp("csv"), Language.SWEDISH
    lists = {form.name: exported(read_case(SKARABORG).case, form, ".csv", filled=True, language=swedish) for form in FORMS}
    lists |= {f"small_{form.name}": exported(SMALL, form, ".csv", filled=True, language=swedish) for form in LISTS}
    written = [folder / f"{name}.csv" for name in lists]
    for path in written:
        path.write_bytes(lists[path.stem])
    return {path.stem: (path, book) for path, book in zip(written, all_rendered(written, "xlsx", reading=SWEDISH_CSV), strict=True)}


def as_stated(cell: object) -> object:
    """A number exactly, from a cell or from a text in Swedish; any other text as it is."""
    if isinstance(cell, int | float):
        return Decimal(repr(cell)).normalize()
    text = str(cell)
    digits = text.replace(",", ".", 1)
    return Decimal(digits).normalize() if digits.replace(".", "", 1).isdigit() else text


@pytest.mark.parametrize("name", [*(form.name for form in FORMS), *(f"small_{form.name}" for form in LISTS)])
def test_a_csv_file_opened_in_swedish_has_the_cells_that_were_written(from_csv: dict[str, tuple[Path, Path]], name: str) -> None:
    written, book = from_csv[name]
    rows = list(csv.reader(io.StringIO(written.read_text("utf-8-sig"), newline=""), delimiter=";"))
    with CalamineWorkbook.from_path(book) as opened:
        shown = opened.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [[as_stated(cell) for cell in row] for row in shown] == [[as_stated(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("form", [form for form in FORMS if form is not SCORES], ids=lambda form: form.name)
def test_a_csv_file_opened_in_swedish_and_saved_as_a_workbook_changes_nothing(from_csv: dict[str, tuple[Path, Path]], form: Form) -> None:
    case = read_case(SKARABORG).case
    assert taken_over(from_csv[form.name][1], case)[0] == case
