"""The page about the source documents against the code: every place it names exists."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from portfolj.exchange.tables import TABLES
from portfolj.ui.pages import PAGES

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+) \| ((?:S\d ?)+) \| (.+) \|$", PAGE, flags=re.MULTILINE)
HEADERS = {table.file: table.header for table in TABLES}


def places(kind: str) -> list[str]:
    return [found for _, _, place in ROWS for found in re.findall(kind, place)]


def test_every_row_names_a_place_of_a_known_kind() -> None:
    assert len(ROWS) > 60
    known = r"`\w+\.csv` `\w+`|`portfolj(?:\.\w+)+`|page `\w+`|command `portfolj \w+`"
    assert [place for _, _, place in ROWS if re.sub(known, "", place).strip(", ")] == []


def test_every_document_has_rows() -> None:
    assert {document for _, documents, _ in ROWS for document in documents.split()} == {"S0", "S1", "S2", "S3", "S4"}


def test_every_column_it_names_is_one() -> None:
    named = [re.findall(r"`(.*?)`", one) for one in places(r"`\w+\.csv` `\w+`")]
    assert [(table, column) for table, column in named if column not in HEADERS.get(table, ())] == []


def test_every_value_it_names_is_one() -> None:
    for path in places(r"`(portfolj(?:\.\w+)+)`"):
        module, _, name = path.rpartition(".")
        try:
            assert hasattr(import_module(module), name), path
        except ModuleNotFoundError:
            above, _, kind = module.rpartition(".")
            assert name in getattr(import_module(above), kind).model_fields, path


def test_every_page_it_names_is_one() -> None:
    assert set(places(r"page `(\w+)`")) - {page.ADDRESS for page in PAGES} == set()


@pytest.mark.parametrize("command", sorted(set(re.findall(r"command `portfolj (\w+)`", PAGE))))
def test_every_command_it_names_is_one(cli: Run, command: str) -> None:
    assert cli(command, "--help")[0] == 0
