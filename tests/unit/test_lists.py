"""The ranked list as a table for Excel and as Markdown."""

import csv
import io
from dataclasses import replace
from fractions import Fraction

import pytest

from portfolj.errors import say
from portfolj.exchange.lists import list_as_csv, list_as_markdown
from portfolj.results.portfolio import Status
from portfolj.results.ranked import RankedLevel, RankedList, RankedRow
from portfolj.text import Language
from tests.tiny import tiny_case

CASE = tiny_case()
SV, EN = Language.SWEDISH, Language.ENGLISH

ROW = RankedRow(
    rank=1,
    shared=False,
    id="it",
    name="Delad IT-funktion",
    level=100,
    start=2027,
    participants=("hjo", "tibro"),
    money=1_250_000,
    hours=-5,
    loss=12_345,
    required_by=(),
    reasons=(say("Cannot be left out there."),),
    reserve=False,
    enters_at=1_000_000,
)


def a_list(*rows: RankedRow) -> RankedList:
    level = RankedLevel(100, 1_000_000, Fraction(1), (), 0, 0)
    nothing = Fraction(0)
    left_out = ((60, say("At {percent:percent} no portfolio meets the rules.", percent=60)),)
    return RankedList("base", False, Status.PROVEN, (level,), left_out, rows, nothing, nothing, nothing)


def rows_of(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_swedish_has_semicolons_and_decimal_commas() -> None:
    found = rows_of(list_as_csv(CASE, a_list(ROW), SV), ";")
    assert found[0][:6] == ["Plats", "Insats", "Start", "Deltar", "Kronor", "Timmar"]
    assert found[1] == [
        "1",
        "Delad IT-funktion",
        "2027",
        "Hjo och Tibro [red]",
        "1250000",
        "-5",
        "100",
        "12,345",
        "nej",
        "1000000",
        "Kan inte undvaras där.",
    ]


def test_english_has_commas_and_decimal_points() -> None:
    found = rows_of(list_as_csv(CASE, a_list(ROW), EN), ",")
    assert (found[1][3], found[1][7], found[1][8]) == ("Hjo and Tibro [red]", "12.345", "no")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\n=", " =", "\u00a0=", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_no_name_begins_like_a_formula(sign: str) -> None:
    found = rows_of(list_as_csv(CASE, a_list(replace(ROW, name=f"{sign}cmd|' /C calc'!A0")), SV), ";")
    assert found[1][1].startswith("'")


def test_a_name_with_separators_and_quotes_stays_one_cell() -> None:
    name = 'A; "B", C\r\nD'
    assert rows_of(list_as_csv(CASE, a_list(replace(ROW, name=name)), SV), ";")[1][1] == name


def test_what_cannot_be_left_out_has_no_loss() -> None:
    assert rows_of(list_as_csv(CASE, a_list(replace(ROW, loss=None)), SV), ";")[1][7] == ""


def test_a_shared_place_says_so() -> None:
    assert rows_of(list_as_csv(CASE, a_list(replace(ROW, shared=True)), SV), ";")[1][0] == "1 (delad)"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("[text](https://x.se)", "\\[text\\](https\\://x.se)"),
        ("![x](y)", "!\\[x\\](y)"),
        ("a | b", "a \\| b"),
        ("<script>", "\\<script\\>"),
        ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
        ("two\nlines", "two lines"),
        ("www.x.se a@b.se", "www\\.x.se a\\@b.se"),
        ("&lt;", "\\&lt;"),
    ],
)
def test_markdown_shows_names_as_they_are(name: str, shown: str) -> None:
    assert f"| {shown} |" in list_as_markdown(CASE, a_list(replace(ROW, name=name)), SV)


def test_the_line_where_the_money_ends_stands_between_frame_and_reserve() -> None:
    text = list_as_markdown(CASE, a_list(ROW, replace(ROW, rank=2, name="Senare", level=110, reserve=True)), SV)
    order = [
        text.index(part)
        for part in ("Delad IT-funktion", "Här tar pengarna slut: 1\u00a0000\u00a0000\u00a0kr.", "## Reservlista", "Senare")
    ]
    assert order == sorted(order)


def test_levels_left_out_are_named() -> None:
    assert "- Vid 60\u00a0% finns ingen portfölj som klarar villkoren." in list_as_markdown(CASE, a_list(ROW), SV)
