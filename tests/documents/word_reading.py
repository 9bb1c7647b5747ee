"""Reading a Word document in tests, by python-docx and by the parts of its package."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: bytes) -> Document:
    """The document."""
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> ElementTree.Element:
    """A part of the package."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return ElementTree.fromstring(packed.read(name))  # noqa: S314 - written by portfolj


def headings(document: Document) -> list[tuple[str, str]]:
    """The headings with their styles."""
    return [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]


def listed(document: Document) -> list[tuple[str, int]]:
    """What the table of contents says: headings and pages."""
    found = []
    for link in document.element.body.iter(f"{W}hyperlink"):
        text = "".join(one.text or "" for one in link.iter(f"{W}t"))
        heading, page = re.fullmatch(r"(.*?)(\d+)", text, re.DOTALL).groups()
        found.append((heading, int(page)))
    return found


def outline(document: Document) -> Iterator[str]:
    """The document as lines: each paragraph with its style, each table with its columns, first and last row."""
    for one in document.iter_inner_content():
        if isinstance(one, Paragraph) and one.text:
            yield f"{one.style.name}: {one.text}".replace("\n", " / ")
        elif isinstance(one, Table):
            rows = [" | ".join(cell.text for cell in row.cells) for row in one.rows]
            yield from (f"  {len(rows) - 1} rows", *(f"  {row}" for row in dict.fromkeys((rows[0], rows[1], rows[-1]))))
