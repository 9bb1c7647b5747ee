"""The plan that documents carry, taken out again from files of others."""

import json

import pytest

from portfolj.errors import InputError
from portfolj.exchange.plan.carried import carried, stated_digest
from portfolj.exchange.plan.formats import FORMATS
from portfolj.exchange.plan.pieces import in_pieces, together
from portfolj.results.plan import plan_text
from portfolj.text import Language
from tests.documents.carriers import CARRIERS, as_docx, as_pdf, as_xlsx, zipped
from tests.documents.sheet_plans import changed, hostile, small

STATING = ("csv", "csv-machine", "md", "ics")


def test_what_our_workbook_carries_is_the_plan() -> None:
    assert carried(FORMATS["xlsx"](hostile()), "a.xlsx") == hostile()


@pytest.mark.parametrize("kind", CARRIERS)
def test_what_a_document_carries_is_the_plan(kind: str) -> None:
    assert carried(CARRIERS[kind](plan_text(hostile())), f"a.{kind}") == hostile()


def test_signs_that_programs_change_are_carried_by_number_in_pieces_that_cells_hold() -> None:
    text = plan_text(changed(in_short="_x0041_ \ufffe \U0001f600 \x7f å_x" * 3_000))
    pieces = in_pieces(text)
    assert json.loads(together(pieces)) == json.loads(text)
    assert len(pieces) > 2
    assert max(map(len, pieces)) <= 30_000
    assert all(piece.isascii() and piece.isprintable() and "_x" not in piece for piece in pieces)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (as_docx(), "carries no plan"),
        (as_docx("{}", "{}"), "more than one plan"),
        (as_pdf(), "carries no plan"),
        (as_pdf("{}", name="other.json"), "carries no plan"),
        (as_pdf("{}", "{}"), "more than one plan"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "cut off, damaged"),
        (zipped({"a.txt": ""}), "carries no plan"),
        (as_xlsx("{}")[:900], "cut off, damaged"),
        (b"PK\x03\x04", "cut off, damaged"),
        (b"%PDF-1.7\nnothing", "cut off, damaged"),
        (as_docx("{}", before='<!DOCTYPE a [<!ENTITY b "c">]>'), "cut off, damaged"),
        (zipped({"customXml/item1.xml": " " * 50_000_000}), "larger than it may be"),
        (as_docx("{"), "no plan of portfolj"),
        (as_docx("[" * 100_000), "no plan of portfolj"),
        (as_docx('{"format":' + "1" * 5_000 + "}"), "no plan of portfolj"),
        (as_docx('{"date": "a", "date": "b"}'), "stands twice"),
        (b'{"format": "portfolj-plan/2"}', "no part of a plan"),
        (b"\xff\xfe", "not UTF-8"),
        (b"", "no plan of portfolj"),
    ],
)
def test_what_carries_no_plan_is_told(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        carried(content, "a.bin")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", STATING)
def test_a_file_states_the_fingerprint_of_its_answer(kind: str, language: Language) -> None:
    plan = small(language)
    assert stated_digest(FORMATS[kind](plan).decode("utf-8-sig")) == plan.result_digest


@pytest.mark.parametrize("kind", STATING)
def test_hostile_texts_do_not_hide_the_fingerprint(kind: str) -> None:
    assert stated_digest(FORMATS[kind](hostile()).decode("utf-8-sig")) == small().result_digest


@pytest.mark.parametrize("kind", STATING)
def test_line_endings_of_another_program_do_not_hide_the_fingerprint(kind: str) -> None:
    text = FORMATS[kind](small()).decode("utf-8-sig").replace("\r\n", "\n")
    assert stated_digest(text) == stated_digest(text.replace("\n", "\r\n")) == small().result_digest


@pytest.mark.parametrize("text", ["", "a;b\r\n1;2\r\n", "# A\n\n- b\n", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "\0", '"' * 200_000])
def test_a_file_without_fingerprint_is_told(text: str) -> None:
    with pytest.raises(InputError, match="no fingerprint"):
        stated_digest(text)


def test_fingerprints_that_differ_are_told() -> None:
    with pytest.raises(InputError, match="several fingerprints"):
        stated_digest(f"result_sha256\r\n{'a' * 64}\r\n{'b' * 64}\r\n")
