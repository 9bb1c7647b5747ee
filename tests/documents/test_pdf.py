"""The plan as PDF: its tag tree as PDF/UA-1 asks for it, text as typed, nothing cut off, the same bytes again."""

import hashlib
import io
import itertools
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst
from PIL import Image

from portfolj.exchange.plan import pdf
from portfolj.exchange.plan.blocks import Kind, printed
from portfolj.exchange.plan.pages import pages
from portfolj.exchange.plan.pdf import as_pdf
from portfolj.exchange.plan.signs import printable
from portfolj.results.plan import Plan, plan_text, read_plan
from portfolj.text import Language
from tests.documents.odd_plans import HOSTILE, empty, named, of_rows, skaraborg, tables

LONG = "Verksamhetsutvecklingsprojektsamordning för gemensam upphandling av digitala ekosystem " * 4
INVISIBLE = re.compile(r"[\s\u200b\u00ad\u200c\u200d]+")
PDFUA = "<pdfuaid:part>1</pdfuaid:part>"
A4 = (595, 842)


@pytest.fixture(scope="module")
def document() -> pypdf.PdfReader:
    """The plan of Skaraborg."""
    return pypdf.PdfReader(io.BytesIO(as_pdf(skaraborg())))


def read(plan: Plan) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(as_pdf(plan)))


def parts(reader: pypdf.PdfReader) -> list[dict[str, Any]]:
    """Every structure element in its order."""
    found: list[dict[str, Any]] = []
    waiting: list[Any] = [reader.root_object["/StructTreeRoot"]["/K"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict) and "/S" in one:
            found.append(one)
            waiting += [one["/K"]] if "/K" in one else []
    return found


def pressed(text: str) -> str:
    """Text without what a break of a line puts in or leaves out."""
    return INVISIBLE.sub("", text)


def whole_text(reader: pypdf.PdfReader) -> str:
    return "".join(page.extract_text() for page in reader.pages)


def headings(reader: pypdf.PdfReader) -> list[str]:
    """The bookmarks of the first level."""
    return [str(one.title) for one in reader.outline if not isinstance(one, list)]


def test_it_says_that_it_is_pdf_ua_with_language_title_and_the_date_of_the_plan(document: pypdf.PdfReader) -> None:
    root = document.root_object
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (True, "sv", True)
    assert PDFUA in root["/Metadata"].get_object().get_data().decode()
    assert document.metadata is not None
    assert document.metadata.title == skaraborg().case.name
    assert str(document.metadata.creation_date)[:10] == skaraborg().date


def test_its_tags_hold_headings_lists_tables_with_head_rows_and_pictures(document: pypdf.PdfReader) -> None:
    tags = Counter(part["/S"] for part in parts(document))
    # The list of contents is no part of itself.
    assert tags["/H1"] == len(headings(document)) + 1
    assert tags["/Table"] == tags["/THead"] > 5
    assert tags["/Figure"] == 2
    assert {"/H2", "/P", "/L", "/LI", "/LBody", "/TR", "/TH", "/TD", "/TOC", "/TOCI", "/Link"} <= set(tags)


def test_no_heading_skips_a_level(document: pypdf.PdfReader) -> None:
    levels = [int(part["/S"][2]) for part in parts(document) if re.fullmatch(r"/H\d", part["/S"])]
    assert levels[0] == 1
    assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_every_cell_names_the_head_of_its_column(document: pypdf.PdfReader) -> None:
    heads = {part["/ID"] for part in parts(document) if part["/S"] == "/TH"}
    cells = [part for part in parts(document) if part["/S"] == "/TD"]
    named_heads = {head for cell in cells for at in cell["/A"] for head in at.get("/Headers", ())}
    assert named_heads == heads
    assert all(any(at.get("/Headers") for at in cell["/A"]) for cell in cells)


def test_every_picture_has_its_words(document: pypdf.PdfReader) -> None:
    said = [str(part["/Alt"]).replace("\xa0", " ") for part in parts(document) if part["/S"] == "/Figure"]
    assert said[0].startswith("14 insatser över åren 2021 till 2030, efter område.")
    assert said[1].startswith("Vad listan tar av de egna ramarna: 2027: ")


def test_the_contents_name_the_pages_where_the_parts_begin(document: pypdf.PdfReader) -> None:
    begins = {str(one.title): document.get_destination_page_number(one) + 1 for one in document.outline if not isinstance(one, list)}
    contents = next(text for text in (page.extract_text() for page in document.pages) if "Innehåll" in text)
    found = dict(re.findall(r"^(.+?)[ .]{3,}(\d+)$", contents, re.MULTILINE))
    assert {name: int(page) for name, page in found.items() if name in begins} == begins


def test_wide_parts_lie_on_their_side_and_every_page_is_numbered(document: pypdf.PdfReader) -> None:
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in document.pages]
    wide = next(number for number, page in enumerate(document.pages) if page.extract_text().startswith("Listan per mål"))
    assert set(sizes) == {A4, A4[::-1]}
    assert (sizes[0], sizes[wide]) == (A4, A4[::-1])
    assert all(f"{number} ({len(sizes)})" in page.extract_text() for number, page in enumerate(document.pages, 1))


def test_the_plan_can_be_taken_out_of_it(document: pypdf.PdfReader) -> None:
    [content] = document.attachments["plan.json"]
    assert read_plan(content.decode()) == skaraborg()
    [[attached]] = [[one for one in document.attachment_list if one.name == "plan.json"]]
    assert attached.subtype == "/application/json"


@pytest.mark.parametrize(
    ("language", "first"), [(Language.SWEDISH, "I korthet"), (Language.NORWEGIAN, "I korthet"), (Language.ENGLISH, "In short")]
)
def test_it_is_written_in_the_language_of_the_plan(language: Language, first: str) -> None:
    reader = read(skaraborg(language))
    assert reader.root_object["/Lang"] == language.value
    assert headings(reader)[0] == first


def test_text_of_people_is_shown_as_typed_and_never_run() -> None:
    shown = pressed(whole_text(read(named(*HOSTILE[:-1]))))
    assert [text for text in HOSTILE[:-1] if pressed(text) not in shown] == []


@pytest.mark.parametrize("language", list(Language))
def test_no_amount_is_broken_over_two_lines(language: Language) -> None:
    plan = skaraborg(language)
    shown = whole_text(read(plan))
    kinds = (Kind.KRONOR, Kind.HOURS, Kind.POINTS)
    amounts = {
        printed(cell, column.kind, language)
        for table in tables(pages(plan))
        for row in table.rows
        for cell, column in zip(row, table.columns, strict=True)
        if column.kind in kinds
    }
    assert len(amounts) > 100
    assert {amount for amount in amounts if amount not in shown} == set()


def test_signs_that_no_font_has_are_marked_and_the_attached_plan_keeps_them() -> None:
    plan = named("Ort \u6f22", *HOSTILE[-1:])
    reader = read(plan)
    assert "Ort\ufffd" in pressed(whole_text(reader))
    assert read_plan(reader.attachments["plan.json"][0].decode()) == plan


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ängås → Åmål ≥ 3 − 1", "Ängås → Åmål ≥ 3 − 1"),
        ("Čáhput ŋ Жук Ελλάς", "Čáhput ŋ Жук Ελλάς"),
        ("a \U0001f600 b\u6f22c", "a \ufffd b\ufffdc"),
        ("a\ufeffb", "ab"),
        ("a\x07b", "ab"),
        ("", ""),
    ],
)
def test_only_what_cannot_be_printed_is_replaced(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("name", ["W" * 300, "W" * 25, "ab" * 20, LONG[:300], "https://example.org/" + "a/" * 70])
def test_no_text_runs_over_the_edge(name: str) -> None:
    plan = named(name)
    template = str(pdf.TEMPLATES / "plan.typ")
    drawn = typst.compile(template, format="png", ppi=36, ignore_system_fonts=True, sys_inputs=pdf._inputs(plan))
    inked = []
    for number, content in enumerate(drawn if isinstance(drawn, list) else [drawn], 1):
        page = Image.open(io.BytesIO(content)).convert("L")
        # Margins are 20 mm; a little less, since pixels are 0,7 mm.
        margin = page.crop((page.width - 26, 0, page.width, page.height))
        inked += [number] if margin.getextrema()[0] < 200 else []
    assert inked == []


def test_a_long_name_stands_there_whole() -> None:
    assert pressed(LONG[:300]) in pressed(whole_text(read(named(LONG[:300]))))


def test_the_head_of_a_long_table_stands_on_each_of_its_pages_and_no_row_is_lost() -> None:
    reader = read(of_rows(300))
    texts = [page.extract_text() for page in reader.pages]
    with_rows = [text for text in texts if re.search(r"nummer\s\d+\s", text)]
    assert len(with_rows) > 20
    assert [text[:200] for text in with_rows if "Insats" not in text] == []
    shown = {int(number) for text in texts for number in re.findall(r"nummer\s(\d+)\b", text)}
    assert set(range(300)) <= shown
    assert "skulle bli för tät att läsa" in " ".join(texts)
    assert [part for part in parts(reader) if part["/S"] == "/Figure"][1:] == []


def test_a_plan_with_nothing_chosen_and_no_date_says_so() -> None:
    reader = read(empty())
    assert "Inget är valt." in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.creation_date is None
    assert "Planen över åren" not in headings(reader)


def test_the_same_plan_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(plan_text(skaraborg()), "utf-8")
    code = (
        "import hashlib, pathlib, sys; from portfolj.exchange.plan.pdf import as_pdf; from portfolj.results.plan import read_plan;"
        "plan = read_plan(pathlib.Path(sys.argv[1]).read_text('utf-8')); as_pdf(plan); print(hashlib.sha256(as_pdf(plan)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(file)],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": epoch},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed, zone, epoch in (("1", "UTC", "0"), ("2", "Asia/Tokyo", "1700000000"))
    }
    assert digests == {hashlib.sha256(as_pdf(skaraborg())).hexdigest()}


def test_the_pages_reach_the_template_as_data_alone() -> None:
    inputs = pdf._inputs(named(*HOSTILE))
    assert set(inputs) == {"pages", "plan"}
    assert json.loads(inputs["pages"])["title"] == HOSTILE[0]
