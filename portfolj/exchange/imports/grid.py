"""A list as a grid of cells, written as a workbook (.xlsx, .ods): text stays text, whatever it begins with."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from xlsxwriter import Workbook

from portfolj.domain.document import number
from portfolj.errors import InputError, say
from portfolj.exchange.imports.paper import A4, fit_row, set_pages

Content: TypeAlias = "str | int | Decimal | None"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
TEXT = "@"
HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "num_format": TEXT, "bg_color": "#D9E2EC"}
_UNWRITABLE = re.compile("[\ufffe\uffff]")
_SPACES = re.compile("  +|^ | $")


@dataclass(frozen=True)
class Grid:
    """A sheet to write.

    Parameters
    ----------
    columns
        Their headings.
    rows
        Their cells; None where nothing is stated.
    widths
        In signs, by column; 16 unless given.
    patterns
        The number format, by column; that of text unless given.
    choices
        What a column may hold, by column: the sheet and the column of it that lists that, and how many there are.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Content, ...], ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, int, int]] = field(default_factory=dict)


def as_xlsx(grids: tuple[Grid, ...], *, most_rows: int) -> bytes:
    """An .xlsx file with frozen headers, ready to be printed.

    Parameters
    ----------
    most_rows
        How far down the choices of a column are offered.

    Raises
    ------
    InputError
        When a text holds a sign that no workbook can hold.
    """
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        for grid in grids:
            _sheet(book, grid, most_rows)
    return out.getvalue()


def _sheet(book: Any, grid: Grid, most_rows: int) -> None:
    sheet = book.add_worksheet(grid.name)
    widths = [grid.widths.get(name, 16) for name in grid.columns]
    styles = []
    for at, (name, width) in enumerate(zip(grid.columns, widths, strict=True)):
        pattern = grid.patterns.get(name, TEXT)
        side = {"text_wrap": True} if pattern == TEXT else {"align": "right", "indent": 1}
        look = side | {"num_format": pattern, "valign": "top"}
        styles.append(book.add_format(look | {"bottom": 1, "bottom_color": "#D9D9D9"}))
        sheet.set_column(at, at, width, book.add_format(look))
        sheet.write_string(0, at, name, book.add_format(HEAD | side))
        if name in grid.choices:
            sheet.data_validation(1, at, most_rows, at, _choice(*grid.choices[name]))
    for row, cells in enumerate(grid.rows, 1):
        for at, (content, style) in enumerate(zip(cells, styles, strict=True)):
            write(sheet, row, at, content, style)
        fit_row(sheet, row, zip(cells, widths, strict=True))
    fit_row(sheet, 0, zip(grid.columns, widths, strict=True))
    sheet.freeze_panes(1, 0)
    set_pages(sheet, A4)


def write(sheet: Any, row: int, column: int, content: Content, style: Any) -> None:
    """Write a cell of an .xlsx sheet: a text as text, a number as number, nothing where there is nothing."""
    if isinstance(content, str) and content:
        sheet.write_string(row, column, _writable(content), style)
    elif isinstance(content, int | Decimal):
        sheet.write_number(row, column, content, style)
    else:
        sheet.write_blank(row, column, None, style)


def _choice(sheet: str, column: int, how_many: int) -> dict[str, Any]:
    letter = chr(65 + column)
    # Names may be written as well as what is listed, so that the list helps and does not refuse.
    return {"validate": "list", "source": f"='{sheet}'!${letter}$2:${letter}${how_many + 1}", "show_error": False}


def as_ods(grids: tuple[Grid, ...]) -> bytes:
    """An .ods file.

    Raises
    ------
    InputError
        When a text holds a sign that no workbook can hold.
    """
    tables = "".join(
        f"<table:table table:name={quoteattr(grid.name)}>{''.join(_ods_row(row) for row in (grid.columns, *grid.rows))}</table:table>"
        for grid in grids
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype"), _ODS)
        packed.writestr("content.xml", _CONTENT.format(tables=tables))
        packed.writestr("META-INF/manifest.xml", _MANIFEST)
    return out.getvalue()


def _ods_row(cells: tuple[Content, ...]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(content: Content) -> str:
    if content is None or content == "":
        return "<table:table-cell/>"
    if isinstance(content, int | Decimal):
        shown = number(Decimal(content))
        return f'<table:table-cell office:value-type="float" office:value="{shown}"><text:p>{shown}</text:p></table:table-cell>'
    paragraphs = "".join(f"<text:p>{_paragraph(line)}</text:p>" for line in _writable(content).split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def _paragraph(line: str) -> str:
    return _SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(line)).replace("\t", "<text:tab/>")


def _writable(text: str) -> str:
    if found := _UNWRITABLE.search(text):
        message = say(
            "'{text}' holds the sign {sign}, which no workbook can hold; write a .json file.", text=text[:40], sign=repr(found[0])
        )
        raise InputError(message)
    return text


_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<office:document-content xmlns:office="{_NAMES}office:1.0" xmlns:table="{_NAMES}table:1.0" xmlns:text="{_NAMES}text:1.0"'
    ' office:version="1.3"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>'
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<manifest:manifest xmlns:manifest="{_NAMES}manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
