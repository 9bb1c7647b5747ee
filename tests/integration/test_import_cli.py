"""The commands `import` and `template` as people and scripts call them."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from portfolj.domain.case import Case
from portfolj.exchange import read_case
from portfolj.exchange.imports.exporting import exported
from portfolj.exchange.imports.forms import INITIATIVES
from portfolj.exchange.imports.header import LISTS_SHEET
from portfolj.exchange.imports.table import FIELDS
from portfolj.text import Language
from tests.imports.forms import FIRST, SECOND, as_json, changed, table
from tests.tiny import tiny_case

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
ROWS = [
    {
        "id": one[0],
        "title": one[1],
        "goals": one[2].split("|"),
        "cost": int(one[3]),
        "effort": int(one[4]),
        "municipalities": one[5].split("|"),
    }
    for one in (FIRST, SECOND)
]


def template(case: Case) -> bytes:
    """The empty file for initiatives."""
    return exported(case, INITIATIVES, ".xlsx", filled=False, language=Language.SWEDISH)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str | bytes, str], Path]:
    """Write a file."""

    def write(content: str | bytes, name: str) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("fields", "verdict", "code"),
    [({}, "accept", 0), ({"cost": "0"}, "warn", 0), ({"cost": "1.250"}, "ask", 2), ({"cost": "-"}, "reject", 2)],
)
def test_the_last_line_is_the_verdict_and_the_exit_code_follows_it(
    cli: Run, written: Callable[..., Path], fields: dict[str, str], verdict: str, code: int
) -> None:
    returned, out, _ = cli("import", written(table(**fields), "a.csv"), "--dry-run", "--json")
    said = json.loads(out.splitlines()[-1])
    assert (returned, said["verdict"], sorted(said)) == (code, verdict, ["messages", "rows", "verdict"])
    assert all(sorted(message) == ["column", "row", "text"] for message in said["messages"])


def test_the_rows_have_exactly_the_six_fields(cli: Run, written: Callable[..., Path]) -> None:
    _, out, _ = cli("import", written(table(), "a.csv"), "--dry-run", "--json")
    assert json.loads(out.splitlines()[-1])["rows"] == ROWS


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_another_version_is_refused_with_that_word(cli: Run, written: Callable[..., Path], language: str) -> None:
    code, out, _ = cli("import", written(as_json(top={"schema_version": 2}), "a.json"), "--dry-run", "--json", language=language)
    assert code == 2
    assert "version" in json.loads(out.splitlines()[-1])["messages"][0]["text"]


def test_the_members_of_a_case_are_its_reference(cli: Run, written: Callable[..., Path], tiny: Path) -> None:
    file = written(table(municipalities="Vara"), "a.csv")
    assert cli("import", file, "--dry-run")[0] == 0
    code, out, _ = cli("import", file, "--case", tiny, "--dry-run")
    assert code == 2
    assert "'Vara' is unknown" in " ".join(out.split())


def test_what_is_typed_is_harmless_on_a_terminal(cli: Run, written: Callable[..., Path]) -> None:
    _, out, _ = cli("import", written(table(title="A\x1b[31mB"), "a.csv"))
    assert "\x1b" not in out


def test_a_file_that_is_not_there_is_told(cli: Run, tmp_path: Path) -> None:
    code, _, err = cli("import", tmp_path / "none.csv")
    assert code == 2
    assert "There is no such file" in err


def test_a_folder_is_no_file(cli: Run, tmp_path: Path) -> None:
    assert cli("import", tmp_path)[0] == 2


def test_the_template_has_the_columns_and_the_valid_names() -> None:
    case = tiny_case()
    with CalamineWorkbook.from_filelike(io.BytesIO(template(case))) as book:
        assert book.get_sheet_by_index(0).to_python() == [list(FIELDS)]
        names = {cell for row in book.get_sheet_by_name(LISTS_SHEET).to_python() for cell in row}
    assert {one.name for one in case.members} | {one.id for one in case.goals} <= names


def test_no_name_becomes_a_formula_or_a_link_in_the_template() -> None:
    case = read_case(Path(__file__).parents[2] / "scenarios" / "skaraborg").case
    hostile = case.model_copy(update={"goals": tuple(goal.model_copy(update={"name": "=1+1"}) for goal in case.goals)})
    packed = zipfile.ZipFile(io.BytesIO(template(hostile)))
    sheets = [packed.read(name) for name in packed.namelist() if "worksheets/" in name]
    assert [part for part in sheets if b"<f>" in part or b"hyperlink" in part] == []


def test_the_template_freezes_its_header() -> None:
    packed = zipfile.ZipFile(io.BytesIO(template(tiny_case())))
    assert b'state="frozen"' in packed.read("xl/worksheets/sheet1.xml")


def test_a_row_is_named_as_the_file_counts_it(cli: Run, written: Callable[..., Path]) -> None:
    _, out, _ = cli("import", written(table(cost="-") + ";".join(changed(SECOND, id="I003", effort="")) + "\r\n", "a.csv"), "--json")
    assert {(one["row"], one["column"]) for one in json.loads(out.splitlines()[-1])["messages"]} >= {(3, "cost"), (4, "effort")}
