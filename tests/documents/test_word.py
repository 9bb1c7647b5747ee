"""The Word document: its structure, its texts, and where its headings stand.

`python -m tests.documents.test_word` writes the outline of Skaraborg's document anew; read the difference before you keep it.
"""

import datetime
import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT
from pypdf import PdfReader

from portfolj.exchange.plan.blocks import Picture, Section
from portfolj.exchange.plan.pages import pages
from portfolj.exchange.plan.word import as_word
from portfolj.exchange.plan.word_blocks import written
from portfolj.exchange.plan.word_look import Look
from portfolj.exchange.plan.word_sections import room
from portfolj.exchange.plan.word_template import SHIPPED, Part, fill_in, place, style_ids
from portfolj.results.plan import plan_text, read_plan
from portfolj.text import Language
from tests.documents.odd_plans import tables
from tests.documents.rendering import all_rendered
from tests.documents.word_plans import HOSTILE, ODD, changed, skaraborg, with_names
from tests.documents.word_reading import W, headings, listed, opened, outline, part

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected" / "word.txt"
# What another set of versions says otherwise.
VERSIONED = ("kontrollsumma", "Uträknat med")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def shown(content: bytes) -> str:
    """The outline of a document, apart from what tells of versions."""
    return "\n".join(line for line in outline(opened(content)) if not any(word in line for word in VERSIONED)) + "\n"


def test_the_document_of_skaraborg_says_what_the_file_says() -> None:
    assert shown(as_word(skaraborg())) == EXPECTED.read_text("utf-8")


@pytest.mark.parametrize("odd", ODD)
def test_every_section_has_a_heading_and_every_table_its_rows(odd: str) -> None:
    made, document = pages(ODD[odd]()), opened(as_word(ODD[odd]()))
    assert headings(document) == [(f"Heading {section.level}", section.heading) for section in made.sections]
    assert [len(table.rows) - 1 for table in document.tables] == [len(table.rows) for table in tables(made)]


def test_a_chapter_begins_a_page_and_a_wide_one_lies_on_its_side() -> None:
    document, made = opened(as_word(skaraborg())), pages(skaraborg())
    turns = [one.wide for one in made.sections]
    runs = [wide for at, wide in enumerate(turns) if at == 0 or turns[at - 1] != wide]
    assert [one.orientation == WD_ORIENT.LANDSCAPE for one in document.sections] == runs
    assert all((one.page_width > one.page_height) == (one.orientation == WD_ORIENT.LANDSCAPE) for one in document.sections)
    broken = {one.text for one in document.paragraphs if one.paragraph_format.page_break_before}
    after_turn = {one.heading for before, one in zip(made.sections, made.sections[1:], strict=False) if before.wide != one.wide}
    assert broken | after_turn == {one.heading for one in made.sections[1:] if one.level == 1}
    assert not broken & after_turn


def test_every_page_has_the_header_and_the_footer_of_the_template() -> None:
    document = opened(as_word(skaraborg()))
    assert {one.header.paragraphs[0].text for one in document.sections} == {"Skaraborg 2027-2030"}
    assert {one.footer.paragraphs[0].text for one in document.sections} == {"15 oktober 2026   |   1 (1)"}
    fields = {one.text.strip() for one in document.sections[0].footer._element.iter(f"{W}instrText")}
    assert fields == {"PAGE", "NUMPAGES"}


def test_a_table_repeats_its_heading_breaks_no_row_and_says_what_it_is() -> None:
    document, made = opened(as_word(skaraborg())), tables(pages(skaraborg()))
    for table, block in zip(document.tables, made, strict=True):
        assert [len(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [1] + [0] * len(block.rows)
        assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
        assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == [block.caption]
        bold = [all(run.bold for cell in row.cells for run in cell.paragraphs[0].runs if run.text) for row in table.rows]
        assert bold == [True] + [False] * (len(block.rows) - block.sums) + [True] * block.sums
        right = [str(cell.paragraphs[0].alignment) == "RIGHT (2)" for cell in table.rows[1].cells]
        assert right == [column.kind != "text" for column in block.columns]


def test_widths_of_columns_are_as_wanted_and_fill_the_page() -> None:
    document, made = opened(as_word(skaraborg())), tables(pages(skaraborg()))
    for table, block in zip(document.tables, made, strict=True):
        widths = [int(one) for one in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
        unit = sum(widths) / sum(column.width for column in block.columns)
        assert all(abs(width - column.width * unit) <= column.width for width, column in zip(widths, block.columns, strict=True))
        assert max(abs(sum(widths) - room) for room in (9638, 14570) if abs(sum(widths) - room) < 100) <= len(widths)


@pytest.mark.parametrize(("language", "tag"), [("sv", "sv-SE"), ("en", "en-GB"), ("nb", "nb-NO")])
def test_the_language_is_that_of_the_plan(language: str, tag: str) -> None:
    content = as_word(skaraborg(Language(language)))
    assert {one.get(f"{W}val") for one in part(content, "word/styles.xml").iter(f"{W}lang")} == {tag}
    assert opened(content).core_properties.language == tag


def test_the_properties_hold_no_person_and_no_clock() -> None:
    properties = opened(as_word(changed(date="2027-02"))).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("Skaraborg 2027-2030", "portfolj", "portfolj")
    assert {properties.created, properties.modified} == {datetime.datetime(2027, 2, 1, tzinfo=datetime.UTC)}
    assert opened(as_word(changed(date=""))).core_properties.created.year == 2027


def test_hostile_texts_stand_as_they_were_typed() -> None:
    names = [*HOSTILE, "a\tb"]
    plan = with_names(names).model_copy(update={"made_up": HOSTILE[0], "in_short": "".join(HOSTILE), "case": skaraborg().case})
    plan = plan.model_copy(update={"case": plan.case.model_copy(update={"name": HOSTILE[0] + HOSTILE[1]})})
    document = opened(as_word(plan))
    assert {row.cells[1].text for row in document.tables[0].rows[1:-1]} == set(names)
    assert document.paragraphs[0].text == document.sections[0].header.paragraphs[0].text == HOSTILE[0] + HOSTILE[1]
    assert "".join(HOSTILE) in [one.text for one in document.paragraphs]


def test_what_no_document_can_hold_is_shown_as_a_sign_of_its_own() -> None:
    document = opened(as_word(with_names(["a\x00b\x1f\ufffec\ud800"[:-1]])))
    assert document.tables[0].rows[1].cells[1].text == "a\ufffdb\ufffd\ufffdc"


def test_lines_and_paragraphs_of_a_text_are_kept_apart() -> None:
    said = skaraborg().decided.model_copy(update={"agreed": "ett\ntva\n\ntre"})
    texts = [one.text for one in opened(as_word(changed(decided=said))).paragraphs]
    assert {"Överenskommet: ett\ntva", "tre"} <= set(texts)


def test_the_contents_lead_to_every_heading_and_word_asks_nothing() -> None:
    content = as_word(skaraborg())
    document, body = opened(content), part(content, "word/document.xml")
    assert [heading for heading, _ in listed(document)] == [text for _, text in headings(document)]
    marks = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert [one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")] == marks
    fields = [one.text.strip() for one in body.iter(f"{W}instrText")]
    assert fields == ['TOC \\o "1-2" \\h \\z \\u', *(f"PAGEREF {mark} \\h" for mark in marks)]
    with zipfile.ZipFile(BytesIO(content)) as packed:
        every = b"".join(packed.read(name) for name in packed.namelist())
    assert b"w:updateFields" not in every
    assert b"w:dirty" not in every


def test_ids_of_bookmarks_and_pictures_are_unique() -> None:
    body = part(as_word(skaraborg()), "word/document.xml")
    for name in (f"{W}bookmarkStart", f"{WP}docPr"):
        ids = [one.get(f"{W}id") or one.get("id") for one in body.iter(name)]
        assert len(ids) == len(set(ids))


def test_a_picture_is_drawn_sharp_fits_the_page_and_says_what_it_shows() -> None:
    document = fill_in(SHIPPED.read_bytes(), dict.fromkeys(("title", "facts", "date", "made_up", "in_short"), ""))
    chart = {"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}, "width": 2000, "height": 300}
    spot = place(document, Part.ANNEXES)
    page = room(document, spot, wide=False)
    look = Look(document, Language.SWEDISH, style_ids(document), "", page)
    (drawn,) = written(Section("x", (Picture("bild", "En stapel & <två>", chart),)), look)
    (about,) = drawn.iter(f"{WP}docPr")
    assert (about.get("name"), about.get("descr")) == ("bild", "En stapel & <två>")
    (extent,) = drawn.iter(f"{WP}extent")
    assert abs(int(extent.get("cx")) - page.width * 635) <= 635
    assert len(list(drawn.iter(f"{A}blip"))) == 1


def test_the_plan_travels_in_the_document_word_for_word() -> None:
    plan = with_names([*HOSTILE, "\ufffe"])
    root = part(as_word(plan), "customXml/item1.xml")
    assert root.tag == "{urn:portfolj:plan:1}plan"
    assert read_plan(root.text or "") == read_plan(plan_text(plan))


def test_the_same_plan_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(plan_text(skaraborg()), "utf-8")
    code = (
        "import sys; from pathlib import Path; "
        "from portfolj.exchange.plan.word import as_word; from portfolj.results.plan import read_plan; "
        "sys.stdout.buffer.write(as_word(read_plan(Path(sys.argv[1]).read_text('utf-8'))))"
    )
    found = {hashlib.sha256(as_word(skaraborg())).hexdigest()}
    for seed in "12":
        command, environment = [sys.executable, "-c", code, str(file)], os.environ | {"PYTHONHASHSEED": seed}
        found.add(hashlib.sha256(subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout).hexdigest())
    assert len(found) == 1


def test_the_parts_of_the_file_are_in_order_and_tell_no_time() -> None:
    with zipfile.ZipFile(BytesIO(as_word(skaraborg()))) as packed:
        assert packed.namelist() == sorted(packed.namelist())
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.office
def test_the_pages_in_the_contents_are_those_of_the_headings(tmp_path: Path) -> None:
    plans = {"Skaraborg": skaraborg(), **{name: odd() for name, odd in ODD.items()}}
    for name, plan in plans.items():
        (tmp_path / f"{name}.docx").write_bytes(as_word(plan))
    printed = all_rendered([tmp_path / f"{name}.docx" for name in plans])
    for name, file in zip(plans, printed, strict=True):
        document = opened((tmp_path / f"{name}.docx").read_bytes())
        assert (name, listed(document)) == (name, _standing(file, [text for _, text in headings(document)]))


def _standing(file: Path, wanted: list[str]) -> list[tuple[str, int]]:
    """The page on which each heading stands, on a line of its own; the table of contents follows it with dots."""
    lines = [[line.strip() for line in page.extract_text().splitlines()] for page in PdfReader(file).pages]
    return [(heading, next(number for number, page in enumerate(lines, 1) if heading in page)) for heading in wanted]


if __name__ == "__main__":
    EXPECTED.write_text(shown(as_word(skaraborg())), "utf-8")
