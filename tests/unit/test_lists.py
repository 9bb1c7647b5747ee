"""The ranked list as a table for Excel and as Markdown."""

import csv
import io
from dataclasses import replace
from fractions import Fraction

import pytest

from portfolj.domain.decision import Decision
from portfolj.errors import say
from portfolj.exchange.decided_lists import decided_as_csv, decided_as_markdown
from portfolj.exchange.lists import list_as_csv, list_as_markdown
from portfolj.results.decided import DecidedList, DecidedRow, Side, Standing
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


HOSTILE = "![x](http://evil.example) <img> | =1+1"
TEXTS = Decision(id="base", agreed="Vi följer listan.\n- ett\n\n# två\n1. tre\n    fyra\n=== ", reserved=HOSTILE)


def a_row(side: Side, row: RankedRow | None = ROW, **stated: object) -> DecidedRow:
    """A row of a list that people have decided about."""
    known = {"start": row.start, "participants": row.participants, "money": row.money, "hours": row.hours} if row else {}
    parts = {"id": "it", "name": "Delad IT-funktion", "place": row} | known | stated
    return DecidedRow(side, **parts)  # type: ignore[arg-type]


DECIDED = DecidedList(
    scenario="base",
    status=Status.PROVEN,
    rows=(
        a_row(Side.WITHIN),
        a_row(Side.TAKEN_IN, None, id="need", name="Tidig tanke", reason=HOSTILE, standing=Standing.FAILS),
        a_row(Side.TAKEN_OUT, replace(ROW, rank=2), name="Uttagen", reason="Väntar", standing=Standing.HOLDS),
        a_row(Side.RESERVE, replace(ROW, rank=3, level=110, reserve=True), name="Senare"),
    ),
    frame=1_000_000,
    used=1_250_000,
    standing=Standing.FAILS,
    broken=(say("'{fund}' is {over:kr} short in {year}: {amount:kr} of {limit:kr}.", fund="*", over=2, year="2027", amount=3, limit=1),),
)


def paper(*, saved: bool = True) -> str:
    """The list on paper, with plain spaces."""
    status = say("Proven best list.")
    text = decided_as_markdown(CASE, DECIDED, TEXTS, SV, digest="abc", status=status, saved=saved)
    return text.replace("\u00a0", " ")


def test_the_csv_of_a_decision_has_the_columns_of_the_list_and_what_departs_and_why() -> None:
    found = rows_of(decided_as_csv(CASE, DECIDED, TEXTS, SV), ";")
    listed = rows_of(list_as_csv(CASE, a_list(ROW), SV), ";")
    assert found[0] == [*listed[0], "Avviker från modellen", "Skäl till avvikelsen", "Kontroll"]
    assert found[1] == [*listed[1], "", "", ""]
    assert found[2] == ["", "Tidig tanke", "", "", "", "", "", "", "nej", "", "", "intagen", HOSTILE, "håller inte"]
    assert (found[3][0], found[3][8], found[3][11:]) == ("2", "nej", ["uttagen", "Väntar", "alla villkor håller"])
    assert (found[4][0], found[4][8]) == ("3", "ja")


def test_the_csv_of_a_decision_ends_with_what_was_written() -> None:
    found = rows_of(decided_as_csv(CASE, DECIDED, TEXTS, SV), ";")
    assert found[5:] == [[], ["Överenskommet", TEXTS.agreed], ["Reservationer", HOSTILE], ["Kvar att diskutera", ""]]


def test_no_reason_and_no_text_begins_like_a_formula() -> None:
    rows = (a_row(Side.TAKEN_OUT, reason="=1+1", standing=Standing.HOLDS),)
    found = rows_of(decided_as_csv(CASE, replace(DECIDED, rows=rows), Decision(id="base", agreed="@x"), SV), ";")
    assert (found[1][12], found[3][1]) == ("'=1+1", "'@x")


def test_the_paper_names_scenario_digest_status_and_check() -> None:
    facts = [line for line in paper().splitlines() if line.startswith("- ")][:5]
    assert paper().startswith("# Beslut: Tre kommuner\n\nExempel: ")
    assert facts[1] == "- Scenario: Tre kommuner (base)"
    assert "abc" in facts[2]
    assert facts[3] == "- Modellens lista: Bevisat bästa lista."
    assert facts[4] == "- Kontrollen i hela kronor och timmar: håller inte"
    assert "inte sparat" not in paper()
    assert "- Beslutet är inte sparat med underlaget." in paper(saved=False)


def test_on_paper_what_is_taken_in_stands_above_the_line_and_what_is_taken_out_below_it() -> None:
    text = paper()
    order = ["| + | Tidig tanke |", "Här tar pengarna slut: 1 000 000 kr. Listan tar 1 250 000 kr av dem.", "- ”\\*” räcker inte 2027"]
    order += ["## Uttaget", "| − 2 | Uttagen |", "uttagen (alla villkor håller): Väntar", "## Reservlista", "| 3 | Senare |"]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)


def test_on_paper_what_people_wrote_is_only_text_in_its_own_lines() -> None:
    text = paper()
    assert "## Överenskommet\n\nVi följer listan.\\\n\\- ett\n\n\\# två\\\n1\\. tre\\\nfyra\\\n\\===\n\n## Reservationer" in text
    assert "http\\://evil.example) \\<img\\> \\| =1+1" in text
    assert text.endswith("## Kvar att diskutera\n\nInget antecknat.\n")
