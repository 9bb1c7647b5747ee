"""An association's own template: what it may hold, and what is said when it cannot be filled in."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION

from portfolj.errors import InputError
from portfolj.exchange.plan.word import as_word
from portfolj.exchange.plan.word_template import SHIPPED, check_template
from tests.documents.word_plans import changed, skaraborg
from tests.documents.word_reading import headings, listed, opened, part

pytest_plugins = ["tests.shell"]

Run = Callable[..., tuple[int, str, str]]


def shipped() -> Document:
    """The shipped template, to be changed."""
    return docx.Document(str(SHIPPED))


def saved(document: Document) -> bytes:
    """The document as a file."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def faults(content: bytes) -> list[str]:
    """What is wrong with a template."""
    with pytest.raises(InputError) as wrong:
        check_template(content)
    return [str(fault) for fault in wrong.value.faults]


def without(document: Document, text: str) -> None:
    """Take a paragraph away."""
    one = next(one for one in document.paragraphs if one.text == text)
    one._p.getparent().remove(one._p)


def test_the_shipped_template_can_be_filled_in() -> None:
    check_template(SHIPPED.read_bytes())


def test_every_unknown_field_missing_part_and_missing_style_is_told_at_once() -> None:
    document = shipped()
    document.add_paragraph("{{ titel }} {{ title }}")
    document.sections[0].header.paragraphs[0].add_run("{{ logga }}")
    without(document, "{{ contents }}")
    document.add_paragraph("{{ summary }}")
    document.styles["Plantabell"].delete()
    document.styles["Caption"].delete()
    told = faults(saved(document))
    assert [one for one in told if "'titel'" in one or "'logga'" in one] == told[-2:]
    assert sum("lacks the style" in one for one in told) == 2
    assert sum("must hold {{ contents }}" in one or "must hold {{ summary }}" in one for one in told) == 2
    assert len(told) == 6


def test_a_part_within_other_text_or_in_a_header_is_told_of() -> None:
    document = shipped()
    next(one for one in document.paragraphs if "annexes" in one.text).insert_paragraph_before("Se {{ annexes }}")
    document.sections[0].header.paragraphs[0].add_run("{{ contents }}")
    assert ["{{ contents }}" in one or "{{ annexes }}" in one for one in faults(saved(document))] == [True, True]


@pytest.mark.parametrize("field", ["{{ title", "{{ title|nofilter }}", "{% if title %}"])
def test_a_field_that_is_not_written_right_is_told_of(field: str) -> None:
    document = shipped()
    document.add_paragraph(f"Om {field}")
    assert f"not written right near 'Om {field}'" in faults(saved(document))[0]


@pytest.mark.parametrize("field", ["{{ title.x }}", "{{ title.__class__.__mro__ }}", "{{ title + 1 }}", "{{ 1 / 0 }}", "{{ title.x() }}"])
def test_a_field_that_asks_for_more_than_its_text_is_told_of(field: str) -> None:
    document = shipped()
    document.paragraphs[0].add_run(field)
    with pytest.raises(InputError, match="not written right"):
        as_word(skaraborg(), saved(document))


def test_a_part_that_a_condition_leaves_out_is_told_of() -> None:
    document = shipped()
    spot = next(one for one in document.paragraphs if "annexes" in one.text)
    spot.insert_paragraph_before("{%p if made_up == '' %}")
    document.add_paragraph("{%p endif %}")
    with pytest.raises(InputError, match="annexes"):
        as_word(changed(made_up="x"), saved(document))


@pytest.mark.parametrize("content", [b"", b"{}", b"PK\x03\x04 cut off", SHIPPED.read_bytes()[:-400]])
def test_what_is_no_word_document_is_told_of(content: bytes) -> None:
    assert faults(content) == ["The template is no Word document that can be read; open it in Word and save it as a Word document (.docx)."]


def test_fields_can_stand_anywhere_and_the_text_follows_the_style_of_its_place() -> None:
    document = shipped()
    document.styles.add_style("Egen text", 1)
    next(one for one in document.paragraphs if "annexes" in one.text).style = "Egen text"
    document.paragraphs[0].insert_paragraph_before("{% if made_up %}{{ made_up }}{% endif %} {{ in_short }}")
    made = opened(as_word(skaraborg(), saved(document)))
    assert made.paragraphs[0].text == f"{skaraborg().made_up} {skaraborg().in_short}"
    assert "Egen text" in {one.style.name for one in made.paragraphs if one.text.startswith("Ärende")}


def test_a_cover_and_a_closing_page_keep_their_pages_and_the_contents_count_them() -> None:
    document = shipped()
    document.paragraphs[0].insert_paragraph_before("Omslag").add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("Baksida")
    document.sections[0].different_first_page_header_footer = True
    made = opened(as_word(skaraborg(), saved(document)))
    plain = opened(as_word(skaraborg()))
    assert [page for _, page in listed(made)] == [page + 1 for _, page in listed(plain)]
    assert made.paragraphs[-1].text == "Baksida"
    assert [one.different_first_page_header_footer for one in made.sections][:2] == [True, False]
    assert len(made.sections) == len(plain.sections) + 1


def test_a_document_made_before_can_be_the_template_of_the_next_once_it_has_its_fields() -> None:
    document = docx.Document(BytesIO(as_word(skaraborg())))
    for text in ("{{ summary }}", "{{ contents }}", "{{ annexes }}"):
        document.add_paragraph(text)
    content = as_word(changed(date="2031"), saved(document))
    names = {str(one.partname) for one in opened(content).part.package.iter_parts() if "customXml/item" in str(one.partname)}
    assert len([name for name in names if "Props" not in name]) == 1
    assert "2031" in (part(content, min(name for name in names if "Props" not in name).lstrip("/")).text or "")


def test_the_command_line_writes_the_template_and_uses_it(cli: Run, tmp_path: Path) -> None:
    mall, out = tmp_path / "mall.docx", tmp_path / "plan.docx"
    assert cli("template", "plan", "--to", mall)[0] == 0
    assert mall.read_bytes() == SHIPPED.read_bytes()
    code, said, _ = cli("export", "scenarios/skaraborg", "--to", "docx", "--template", mall, "--out", out)
    assert (code, str(out) in said) == (0, True)
    assert headings(opened(out.read_bytes()))[0][0] == "Heading 1"


def test_the_command_line_refuses_what_does_not_go_together(cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "mall.docx"
    file.write_bytes(b"x")
    assert "is there already" in cli("template", "plan", "--to", file)[2]
    assert "must end in .docx" in cli("template", "plan", "--to", tmp_path / "mall.xlsx")[2]
    assert "the same for every case" in cli("template", "plan", "--filled")[2]
    assert "Only docx has a template" in cli("export", "scenarios/skaraborg", "--to", "md", "--template", file)[2]
    code, _, said = cli("export", "scenarios/skaraborg", "--to", "docx", "--template", file)
    assert (code, said.startswith(f"{file}: The template is no Word document")) == (2, True)
    assert cli("export", "scenarios/skaraborg", "--to", "docx", "--template", tmp_path / "none.docx")[0] == 2
