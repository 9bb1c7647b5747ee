"""Lists as files: what a case holds goes out and comes in again unchanged, and no text becomes a formula on the way."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from portfolj.cli.importing import told
from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.errors import InputError
from portfolj.exchange import read_case
from portfolj.exchange.imports.exporting import ENDINGS, exported
from portfolj.exchange.imports.findings import Verdict
from portfolj.exchange.imports.forms import CAPACITY, FORMS, GOALS, INITIATIVES, PARTICIPATION, SCORES, Form
from portfolj.exchange.imports.header import LISTS_SHEET
from portfolj.exchange.imports.listing import listed
from portfolj.exchange.imports.merging import merge
from portfolj.exchange.imports.reading import read_import
from portfolj.exchange.imports.reference import Reference
from portfolj.service.example import SHIPPED
from portfolj.text import Language
from portfolj.valuation.assessed import marked
from tests.imports.hostile import HOSTILE, hostile_case
from tests.strategies import random_case
from tests.tiny import tiny_case

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
LISTS = [form for form in FORMS if form is not INITIATIVES]


def there_and_back(case: Case, form: Form, ending: str, folder: Path, into: Case | None = None) -> tuple[Case, list[str], list[str]]:
    """The case with its own list taken in again (or another case with it), what was said, and what changed."""
    path, into = folder / f"list{ending}", into or case
    path.write_bytes(exported(case, form, ending, filled=True, language=Language.SWEDISH))
    found = read_import(path, Reference.of(into))
    assert not found.rows or found.verdict <= Verdict.WARN
    merged = merge(into, found.rows)
    said = [told(note, Language.ENGLISH) for note in (*found.notes, *merged.notes)]
    assert found.rows or not listed(case, form), said
    return merged.case, said, [change.id for change in merged.changes if change.new or change.fields]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_list_of_skaraborg_comes_back_unchanged(form: Form, ending: str, tmp_path: Path) -> None:
    case = read_case(SHIPPED).case
    back, said, changed = there_and_back(case, form, ending, tmp_path)
    assert (back, changed) == (case, []), said


@pytest.mark.parametrize("seed", range(25))
def test_the_lists_of_a_random_case_come_back_unchanged(seed: int, tmp_path: Path) -> None:
    case = random_case(seed)
    for form in FORMS:
        for ending in ENDINGS:
            back, said, changed = there_and_back(case, form, ending, tmp_path)
            assert (back, changed) == (case, []), (form.name, ending, said)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("form", LISTS, ids=lambda form: form.name)
def test_hostile_texts_come_back_as_they_were_and_unasked(form: Form, ending: str, tmp_path: Path) -> None:
    case = hostile_case()
    back, said, changed = there_and_back(case, form, ending, tmp_path)
    assert (back, changed, said) == (case, [], [])


@pytest.mark.parametrize("ending", ENDINGS)
def test_lists_carry_everything_into_a_case_that_lacks_it(ending: str, tmp_path: Path) -> None:
    case = random_case(8)
    bare = tuple(
        replace(
            one,
            parties=replace(one.parties, participations=()),
            takes=replace(one.takes, efforts=()),
            gives=replace(one.gives, assessments=()),
        )
        for one in case.initiatives
    )
    into = replace(case, capacities=(), initiatives=bare)
    for form in (PARTICIPATION, CAPACITY, SCORES):
        into = there_and_back(case, form, ending, tmp_path, into)[0]
    # Scores that do not say what they have seen have seen the proposal into which they come.
    seen = tuple(replace(one, gives=replace(one.gives, assessments=())) for one in case.initiatives)
    expected = replace(case, initiatives=tuple(marked(one, with_scores) for one, with_scores in zip(seen, case.initiatives, strict=True)))
    assert into == expected


@pytest.mark.parametrize("form", LISTS, ids=lambda form: form.name)
def test_no_text_is_a_formula_or_a_link_in_a_workbook(form: Form) -> None:
    for ending, mark in ((".xlsx", rb"<f>|hyperlink"), (".ods", rb"table:formula|xlink")):
        packed = zipfile.ZipFile(io.BytesIO(exported(hostile_case(), form, ending, filled=True, language=Language.SWEDISH)))
        parts = [name for name in packed.namelist() if "sheet" in name or name == "content.xml"]
        assert parts
        assert [name for name in parts if re.search(mark, packed.read(name))] == []


@pytest.mark.parametrize("form", LISTS, ids=lambda form: form.name)
def test_no_cell_of_a_text_file_begins_as_a_formula_does(form: Form) -> None:
    text = exported(hostile_case(), form, ".csv", filled=True, language=Language.SWEDISH).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    assert [cell for cell in cells if re.match(r"\s*[=+\-@\t\r\uff1d]", cell)] == []
    assert any(cell == "'=1+1" for cell in cells)


def test_a_text_file_is_what_excel_in_swedish_opens() -> None:
    content = exported(hostile_case(), GOALS, ".csv", filled=True, language=Language.SWEDISH)
    assert content.startswith(b"\xef\xbb\xbfid;name;parent;weight;level;provenance;source\r\n")
    assert b";1,1250;" in content


def test_a_title_that_would_be_a_formula_is_refused_in_a_text_file_of_initiatives() -> None:
    with pytest.raises(InputError, match="=Kompetens"):
        exported(tiny_case(), INITIATIVES, ".csv", filled=True, language=Language.SWEDISH)


def test_a_sign_that_xml_cannot_hold_is_refused_in_a_workbook_and_kept_in_json(tmp_path: Path) -> None:
    case = tiny_case(goals=[{"id": "service", "name": "A\ufffeB", "weight": 1}])
    for ending in (".xlsx", ".ods"):
        with pytest.raises(InputError, match="no workbook can hold"):
            exported(case, GOALS, ending, filled=True, language=Language.SWEDISH)
    assert there_and_back(case, GOALS, ".json", tmp_path)[0] == case


def test_a_workbook_offers_what_is_valid_in_the_words_of_its_language() -> None:
    content = exported(tiny_case(), PARTICIPATION, ".xlsx", filled=True, language=Language.SWEDISH)
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        rows = book.get_sheet_by_index(0).to_python()
        valid = {cell for row in book.get_sheet_by_name(LISTS_SHEET).to_python() for cell in row}
    assert rows[1][:3] == ["app", "hjo", "Leder"]
    assert {"archive", "Gemensamt e-arkiv", "hjo", "Hjo", "Leder", "Deltar", "Är villig", "Har tackat nej"} <= valid
    packed = zipfile.ZipFile(io.BytesIO(content))
    sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in sheet
    assert sheet.count("<dataValidation ") == 5


def test_an_initiative_that_the_six_columns_cannot_hold_is_left_out_and_told(
    cli: Run, tmp_path: Path, folder: Callable[[Case], Path]
) -> None:
    case = tiny_case()
    need = next(one for one in case.initiatives if one.id == "need")
    nobody = replace(need, parties=replace(need.parties, participations=()))
    place = folder(replace(case, scenarios=(), initiatives=(*(one for one in case.initiatives if one.id != "need"), nobody)))
    code, out, _ = cli("template", "initiatives", "--filled", "--case", place, "--to", tmp_path / "a.xlsx")
    assert code == 0
    assert "cannot hold them: need" in out


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_command_writes_a_list_with_what_a_case_holds(cli: Run, tiny: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"timmar{ending}"
    code, out, _ = cli("template", "capacity", "--filled", "--case", tiny, "--to", file)
    assert (code, f"'portfolj import {file} --case {tiny}'" in " ".join(out.split())) == (0, True)
    code, out, _ = cli("import", file, "--case", tiny, "--yes")
    assert (code, "Unchanged in the case: 6 rows" in out.replace("\u00a0", " ")) == (0, True)


def test_the_command_writes_an_empty_list_and_names_what_is_wrong_with_its_arguments(cli: Run, tmp_path: Path) -> None:
    assert cli("template", "scores", "--to", tmp_path / "a.json")[0] == 0
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["scores"] == []
    assert "There is no list 'poäng'" in cli("template", "poäng", "--to", tmp_path / "b.xlsx")[2]
    assert "choose one of .xlsx" in cli("template", "scores", "--to", tmp_path / "b.pdf")[2]
    assert "must end in .xlsx" in cli("template", "--to", tmp_path / "b.csv")[2]


def test_the_hostile_texts_are_hostile() -> None:
    assert len(HOSTILE) == len(set(HOSTILE)) > 30
