"""A workbook (.xlsx, .ods, .xls) to sheets: values by calamine, and what they leave out by our own scan of the XML."""

import datetime
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from portfolj.errors import say
from portfolj.exchange.imports.findings import Notes, Unreadable
from portfolj.exchange.imports.gate import unpacked
from portfolj.exchange.imports.ods_scan import OdsMark, scan_ods
from portfolj.exchange.imports.table import MOST_COLUMNS, MOST_ROWS, Cell, Odd, Row, Sheet, letters
from portfolj.exchange.imports.xls_scan import scan_xls
from portfolj.exchange.imports.xlsx_errors import with_known_errors
from portfolj.exchange.imports.xlsx_parts import SheetPart, Style, sheets, struck_texts, styles
from portfolj.exchange.imports.xlsx_scan import MOST_ELEMENTS, Mark, Scan, scan_sheet

_ODS, _ODS_STYLES = "content.xml", "styles.xml"
# How an .xlsx file writes a sign that XML cannot hold; the reader of values leaves some as they stand.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_BREAKS = str.maketrans("", "", "\t\n")


def read_packed(content: bytes, notes: Notes) -> list[Sheet]:
    """The sheets of an .xlsx or .ods file.

    Raises
    ------
    Unreadable
        When it is damaged, costs more than it may, or cannot be read.
    """
    parts, formats = unpacked(content), tuple[Style, ...]()
    if _ODS in parts and not any(name.casefold().endswith("xl/workbook.xml") for name in parts):
        if b"manifest:encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise Unreadable(say("The workbook is cut off, damaged or locked; open and save it anew without a password."))
        scans, hidden = scan_ods(parts[_ODS], parts.get(_ODS_STYLES, b"<none/>")), frozenset[str]()
    else:
        listed = sheets(parts)
        scans, formats = _scans(parts, listed), styles(parts)
        hidden = frozenset(one.name for one in listed if one.hidden)
        content = with_known_errors(content, parts, listed, scans)
        _strike(scans.values(), formats, struck_texts(parts))
    if any(name.casefold().endswith("vbaproject.bin") for name in parts):
        notes.warn(say("The workbook holds macros; they are not run."))
    beside = any(scan.comments for scan in scans.values())
    if beside or any("comments" in name.casefold().rpartition("/")[2] for name in parts):
        notes.warn(say("The workbook has comments beside cells; they are not read."))
    del parts
    found = list(_values(content))
    if any(name not in scans for name, rows, _ in found if rows):
        raise Unreadable(say("The workbook is packed in an unusual way; open and save it anew in Excel or LibreOffice."))
    return [_sheet(name, rows, seen and name not in hidden, scans.get(name), formats) for name, rows, seen in found]


def _scans(parts: Mapping[str, bytes], listed: Iterable[SheetPart]) -> dict[str, Scan]:
    """The scan of each sheet; all of them together may cost what one may."""
    scans: dict[str, Scan] = {}
    for one in listed:
        left = MOST_ELEMENTS - sum(scan.elements for scan in scans.values())
        scans[one.name] = scan_sheet(parts[one.file], one.name, most=left)
    return scans


def _strike(scans: Iterable[Scan], formats: tuple[Style, ...], texts: frozenset[int]) -> None:
    """Mark the cells that are struck through by their style, or in a part of their text."""
    for mark in (mark for scan in scans for mark in scan.cells.values()):
        mark.struck = mark.struck or mark.shared in texts or (mark.style < len(formats) and formats[mark.style].struck)


def read_old(content: bytes, notes: Notes) -> list[Sheet]:
    """The sheets of an .xls file.

    Raises
    ------
    Unreadable
        When it is damaged or locked.
    """
    scans = scan_xls(content)
    if scans is None:
        raise Unreadable(say("The .xls file is damaged, locked or built in an unusual way; save it as .xlsx without a password."))
    found = [_sheet(name, rows, seen, scans.get(name), ()) for name, rows, seen in _values(content)]
    if any(sheet.name not in scans for sheet in found):
        notes.ask(say("Hidden rows cannot be seen in this .xls file; save it as .xlsx."))
    notes.warn(say("How numbers are shown cannot be seen in an .xls file; save it as .xlsx to be sure."))
    return found


@contextmanager
def opened(content: bytes) -> Iterator[CalamineWorkbook]:
    """A workbook by calamine.

    Raises
    ------
    Unreadable
        When it is damaged or locked, as soon as that is found.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            yield workbook
    except PasswordError as wrong:
        raise Unreadable(say("The workbook is locked with a password; save it without one.")) from wrong
    except (CalamineError, ValueError, OSError) as wrong:
        raise Unreadable(say("The workbook is cut off, damaged or locked; open and save it anew without a password.")) from wrong
    except BaseException as wrong:
        # What Rust calls a panic comes as an exception that has no name in Python and no other base.
        if type(wrong).__name__ != "PanicException":
            raise
        raise Unreadable(say("The workbook is cut off, damaged or locked; open and save it anew without a password.")) from wrong


def _values(content: bytes) -> Iterator[tuple[str, list[list[Any]], bool]]:
    """The name of each sheet, its values from the first cell on, and whether people see it."""
    with opened(content) as workbook:
        for about in workbook.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(about.name)
            if sheet.total_height > MOST_ROWS + 50 or sheet.total_width > MOST_COLUMNS:
                raise Unreadable(say("The file has more than {most} rows; split it.", most=MOST_ROWS))
            yield about.name, sheet.to_python(skip_empty_area=False), about.visible is SheetVisibleEnum.Visible


def _sheet(name: str, values: list[list[Any]], seen: bool, scan: Scan | None, formats: tuple[Style, ...]) -> Sheet:
    marks = scan.cells if scan else {}
    by_row: dict[int, dict[int, Cell]] = {}
    for at, row in enumerate(values, 1):
        for column, value in enumerate(row):
            if value not in ("", None):
                by_row.setdefault(at, {})[column] = _cell(value, marks.get((at, column)), formats, f"{letters(column)}{at}")
    for (at, column), mark in marks.items():
        if mark.odd is not None:
            by_row.setdefault(at, {})[column] = Cell(mark.odd, mark.shown, f"{letters(column)}{at}")
        elif column not in by_row.get(at, {}) and mark.shown.strip():
            # Our scan sees something where the reader of values sees nothing: never passed over in silence.
            by_row.setdefault(at, {})[column] = Cell(Odd.ERROR, mark.shown, f"{letters(column)}{at}")
    struck = {at for (at, _), mark in marks.items() if mark.struck}
    rows = [Row(at, by_row[at], hidden=bool(scan and at in scan.hidden_rows), struck=at in struck) for at in sorted(by_row)]
    return Sheet(name, rows, not seen, frozenset(scan.hidden_columns if scan else ()), tuple(scan.merged if scan else ()))


def _cell(value: Any, mark: Mark | None, formats: tuple[Style, ...], place: str) -> Cell:
    if isinstance(value, str):
        text = _ESCAPED.sub(_unseen, value) if formats else _with_breaks(value, mark)
        return Cell(text, text, place)
    if isinstance(value, bool):
        return Cell(Odd.TRUTH, "TRUE" if value else "FALSE", place)
    if isinstance(value, datetime.datetime | datetime.date):
        return Cell(Odd.DATE, value.isoformat(), place)
    if isinstance(value, datetime.time | datetime.timedelta):
        return Cell(Odd.TIME, str(value), place)
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        whole = number == number.to_integral_value() if number.is_finite() else False
        return Cell(
            number, format(number.quantize(Decimal(1)) if whole and abs(number) < 10**15 else number), place, _pattern(mark, formats)
        )
    return Cell(Odd.ERROR, str(value)[:40], place)


def _unseen(found: re.Match[str]) -> str:
    """The sign that is meant where it cannot be seen, so that it is judged; else what is written."""
    sign = chr(int(found[1], 16))
    return found[0] if sign.isprintable() or "\ud800" <= sign <= "\udfff" else sign


def _with_breaks(text: str, mark: Mark | None) -> str:
    """The text with the tabs and line breaks that calamine drops from an .ods file, where both readers see the same besides."""
    if isinstance(mark, OdsMark) and mark.text.translate(_BREAKS) == text.translate(_BREAKS):
        return mark.text
    return text


def _pattern(mark: Mark | None, formats: tuple[Style, ...]) -> str:
    if isinstance(mark, OdsMark):
        return mark.pattern
    return formats[mark.style].pattern if mark is not None and 0 <= mark.style < len(formats) else ""
