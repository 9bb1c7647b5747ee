"""Files of initiatives as others write them: none is misread in silence."""

from pathlib import Path

import pytest

from portfolj.cli.importing import told
from portfolj.exchange import read_case
from portfolj.exchange.imports.findings import ImportFile, Verdict
from portfolj.exchange.imports.reading import read_import
from portfolj.exchange.imports.reference import Reference
from portfolj.service.example import SHIPPED
from portfolj.text import Language
from tests.imports.delimited_files import delimited_files
from tests.imports.forms import Example
from tests.imports.structured_files import structured_files
from tests.imports.workbook_files import workbook_files

EXAMPLES = [*delimited_files(), *structured_files(), *workbook_files()]
LEAST = {".csv": 99, ".xlsx": 33, ".json": 29, ".yaml": 22}


@pytest.fixture(scope="module")
def reference() -> Reference:
    """The members and goals of Skaraborg."""
    return Reference.of(read_case(SHIPPED).case)


def read(example: Example, reference: Reference, folder: Path) -> ImportFile:
    """Write the file and judge it."""
    file = folder / example.name
    file.write_bytes(example.content)
    return read_import(file, reference)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_a_file_is_judged_as_promised(example: Example, reference: Reference, tmp_path: Path) -> None:
    found = read(example, reference, tmp_path)
    said = [(note.row, note.column, told(note, Language.ENGLISH)) for note in found.notes]
    assert found.verdict.word in example.verdicts.split(), said
    if found.verdict is not Verdict.ACCEPT:
        here = [words for row, column, words in said if (example.row in (None, row)) and (not example.column or example.column == column)]
        assert any(example.words in words for words in here), said
    if example.rows is not None and found.verdict <= Verdict.WARN:
        assert (
            tuple((one.id, one.title, one.goals, float(one.cost), float(one.effort), one.municipalities) for one in found.rows)
            == example.rows
        )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_a_message_about_a_row_names_it(example: Example, reference: Reference, tmp_path: Path) -> None:
    found = read(example, reference, tmp_path)
    assert [told(note, Language.SWEDISH) for note in found.notes if note.row and str(note.row) not in told(note, Language.SWEDISH)] == []


def test_the_collection_is_as_large_as_the_one_held_back() -> None:
    counted = {ending: sum(one.name.endswith(ending) for one in EXAMPLES) for ending in LEAST}
    assert {ending: (counted[ending], least) for ending, least in LEAST.items() if counted[ending] < least} == {}
    assert len({one.name for one in EXAMPLES}) == len(EXAMPLES)
