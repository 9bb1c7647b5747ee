"""Files of initiatives in the simple form, written by code: delimited text, workbooks, JSON and YAML, whole or broken on purpose."""

import csv
import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

HEADER = ("id", "title", "goals", "cost", "effort", "municipalities")
FIRST = ("I001", "Gemensam växel", "kompetens|planering", "1250000", "400", "Skövde|Hjo")
SECOND = ("I002", "E-tjänst för bygglov", "attraktivitet", "300000", "120", "Götene|Tibro|Vara")


@dataclass(frozen=True)
class Example:
    """A file and what must become of it.

    Parameters
    ----------
    verdicts
        Those allowed, with spaces between.
    row, column
        Where a message must point; None and "" when it is about the whole file, or nothing is said.
    words
        What some message must say, in English.
    rows
        The rows when it is taken over; None: not compared.
    """

    name: str
    content: bytes
    verdicts: str
    row: int | None = None
    column: str = ""
    words: str = ""
    rows: tuple[tuple[Any, ...], ...] | None = None


def text(rows: Iterable[Sequence[str]], *, separator: str = ";", end: str = "\r\n") -> str:
    """Delimited text as Excel writes it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def changed(row: Sequence[str], **fields: str) -> tuple[str, ...]:
    """A row with some fields changed."""
    return tuple(fields.get(name, value) for name, value in zip(HEADER, row, strict=True))


def table(**fields: str) -> str:
    """Header and two rows, the second with some fields changed."""
    return text([HEADER, FIRST, changed(SECOND, **fields)])


Edit = Callable[[Any, Any], None]


def workbook(rows: Sequence[Sequence[Any]], edit: Edit | None = None, *, numbers: bool = True) -> bytes:
    """An .xlsx file with cost and effort as numbers; `edit` changes workbook and sheet before it is closed."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("Insatser")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if numbers and at and column in (3, 4) and isinstance(value, str) and value.isdigit():
                    sheet.write_number(at, column, int(value))
                elif value != "":
                    sheet.write(at, column, value)
        if edit:
            edit(book, sheet)
    return out.getvalue()


def edited(edit: Edit, **fields: Any) -> bytes:
    """The usual workbook, edited."""
    return workbook([HEADER, FIRST, changed(SECOND, **fields)], edit)


def repacked(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A packed file with parts changed, or left out where the change is None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if (part := change(entry.filename, old.read(entry))) is not None:
                new.writestr(entry.filename, part)
    return out.getvalue()


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """A packed file with one text replaced in one part; the text must be there."""

    def change(name: str, found: bytes) -> bytes:
        if name != part:
            return found
        assert old.encode() in found, (part, old)
        return found.replace(old.encode(), new.encode())

    return repacked(content, change)


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def ods(rows: Sequence[Sequence[Any]], *, raw: str = "", columns: str = "", after: str = "", styles: str = "") -> bytes:
    """An .ods file; numbers as such, `raw` further rows as XML, `columns` what stands before all rows, `styles` before all tables."""

    def cell(value: Any) -> str:
        if value in ("", None):
            return "<table:table-cell/>"
        if isinstance(value, int):
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'

    body = "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in rows)
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
        f'xmlns:text="{urn}:text:1.0" xmlns:style="{urn}:style:1.0" office:version="1.3"><office:automatic-styles>{styles}'
        f'</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Insatser">'
        f"{columns}{body}{raw}</table:table>{after}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{urn}:manifest:1.0" manifest:version="1.3">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def entry(row: Sequence[str], **fields: Any) -> dict[str, Any]:
    """An initiative of JSON or YAML; a field that is `...` is left out."""
    one: dict[str, Any] = dict(zip(HEADER, row, strict=True))
    one |= {name: one[name].split("|") for name in ("goals", "municipalities")} | {name: int(one[name]) for name in ("cost", "effort")}
    return {name: value for name, value in (one | fields).items() if value is not ...}


def form(*, top: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """The simple form with two initiatives, the second with some fields changed."""
    whole = {"schema_version": 1, "name": "Skaraborg", "initiatives": [entry(FIRST), entry(SECOND, **fields)]} | (top or {})
    return {name: value for name, value in whole.items() if value is not ...}


def as_json(**stated: Any) -> bytes:
    """The form as JSON."""
    return json.dumps(form(**stated), ensure_ascii=False).encode()


YAML = """schema_version: 1
name: Skaraborg
initiatives:
- id: I001
  title: Gemensam växel
  goals: [kompetens, planering]
  cost: 1250000
  effort: 400
  municipalities: [Skövde, Hjo]
- id: I002
  title: E-tjänst för bygglov
  goals: [attraktivitet]
  cost: 300000
  effort: 120
  municipalities: [Götene, Tibro, Vara]
"""


def as_yaml(**lines: str) -> bytes:
    """The form as YAML, with what stands after some key of the second initiative changed."""
    head, second = YAML.split("- id: I002")
    second = "- id: I002" + second
    for name, value in lines.items():
        written = f"{'- ' if name == 'id' else '  '}{name}:"
        old = next(line for line in second.splitlines() if line.startswith(written))
        second = second.replace(old, f"{written} {value}")
    return (head + second).encode()


def row(*fields: Any) -> tuple[Any, ...]:
    """A row as it is taken over."""
    key, title, goals, cost, effort, who = fields
    return key, title, tuple(goals.split("|")) if goals else (), int(cost), int(effort), tuple(who.split("|"))


def taken(**fields: Any) -> tuple[tuple[Any, ...], ...]:
    """The two rows as they are taken over, the second with some fields changed."""
    key, title, goals, cost, effort, who = row(*SECOND)
    second = {"id": key, "title": title, "goals": goals, "cost": cost, "effort": effort, "municipalities": who} | fields
    return (row(*FIRST), tuple(second.values()))


def xls(rows: Sequence[Sequence[Any]], *, hidden_row: int | None = None, far: tuple[int, int] | None = None, small: bool = False) -> bytes:
    """An old .xls file: records of BIFF8 in the one stream of a compound file; a row may be hidden (0 is the first).

    Parameters
    ----------
    small
        In sectors of 64 bytes, as a stream of less than 4096 bytes is stored by the book; else the stream is made as long as that.
    """

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def cell(at: int, column: int, value: Any) -> bytes:
        place = struct.pack("<HHH", at, column, 0)
        if isinstance(value, int | float):
            return record(0x0203, place + struct.pack("<d", value))
        return record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))

    def begin(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))

    end, name = record(0x000A, b""), b"Insatser"
    head = begin(5)
    offset = len(head) + 4 + 8 + len(name) + len(end)
    head += record(0x0085, struct.pack("<IBBBB", offset, 0, 0, len(name), 0) + name) + end
    cells = record(0x0203, struct.pack("<HHHd", *far, 0, 1)) if far else b""
    cells += b"".join(cell(at, column, value) for at, row in enumerate(rows) for column, value in enumerate(row) if value != "")
    row = b"" if hidden_row is None else record(0x0208, struct.pack("<HHHHHHHH", hidden_row, 0, 6, 255, 0, 0, 0x20, 0))
    stream = head + begin(0x10) + row + cells + end
    return _small_compound(stream) if small else _compound(stream)


def _compound(stream: bytes) -> bytes:
    """A compound file with the stream `Workbook`: header, table of sectors, directory, stream."""
    sectors = max(8, -(-len(stream) // 512))
    chain = [0xFFFFFFFD, _END, *range(3, 2 + sectors), _END]
    directory = _listed("Root Entry", 5, 1, _END, 0) + _listed("Workbook", 2, 0xFFFFFFFF, 2, sectors * 512)
    return _header(_END, 0) + _sectors(_links(chain), directory, stream.ljust(sectors * 512, b"\0"))


def _small_compound(stream: bytes) -> bytes:
    """The same with the stream in small sectors, in every second one and from the last to the first."""
    count, parts = -(-len(stream) // 64), [stream[at : at + 64].ljust(64, b"\0") for at in range(0, len(stream), 64)]
    inside = b"".join(part + b"\xee" * 64 for part in reversed(parts))
    small = [link for at in range(count) for link in (2 * (at - 1) if at else _END, 0xFFFFFFFF)]
    sectors = -(-len(inside) // 512)
    chain = [0xFFFFFFFD, _END, _END, *range(4, 3 + sectors), _END]
    directory = _listed("Root Entry", 5, 1, 3, len(inside)) + _listed("Workbook", 2, 0xFFFFFFFF, 2 * (count - 1), len(stream))
    return _header(2, 1) + _sectors(_links(chain), directory, _links(small), inside)


def _header(first_small: int, how_many: int) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    return head + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, first_small, how_many, _END, 0) + struct.pack("<I", 0) + b"\xff" * 432


def _links(chain: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")


def _sectors(*parts: bytes) -> bytes:
    return b"".join(part.ljust(-(-len(part) // 512) * 512, b"\0") for part in parts)


def _listed(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    words, beside = name.encode("utf-16-le"), 0xFFFFFFFF
    about = struct.pack("<HBBIII", len(words) + 2, kind, 1, beside, beside, child)
    return words.ljust(64, b"\0") + about + bytes(36) + struct.pack("<IQ", start, size)


_END = 0xFFFFFFFE
