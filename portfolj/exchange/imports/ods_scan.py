"""What an .ods file's XML says that its values do not: hidden rows and columns, repeats, errors, struck-through text, shown numbers."""

import re
from dataclasses import dataclass

from portfolj.errors import say
from portfolj.exchange.imports.findings import Unreadable, far_away
from portfolj.exchange.imports.ods_shown import Struck, pattern_of
from portfolj.exchange.imports.table import MOST_COLUMNS, MOST_ROWS, Odd
from portfolj.exchange.imports.xlsx_parts import walk
from portfolj.exchange.imports.xlsx_scan import MOST_CELLS, MOST_ELEMENTS, Mark, Scan

_LAST_ROW = MOST_ROWS + 50
_COUNT = re.compile("[1-9][0-9]{0,6}")
_LONGEST = 32_767
_WHITE = {"tab": "\t", "line-break": "\n", "s": " "}
_UNSEEN = frozenset(("collapse", "filter"))
_ERROR = re.compile(r"#[A-ZÄÅÖ/0!?]+[!?]?|(?:Err|Fel|Feil):\d{3}|#N/A|#SAKNAS!?")


@dataclass(slots=True)
class OdsMark(Mark):
    """A mark with the number that an .ods file states, its currency, what its shown text says of its format, and that text in full."""

    number: str = ""
    currency: str = ""
    pattern: str = ""
    text: str = ""


class _Reader:
    """The handlers that go through content.xml, one scan for each table."""

    def __init__(self, struck: Struck) -> None:
        self.struck = struck
        self.row_style, self.column_styles = "", dict[int, str]()
        self.tables: dict[str, Scan] = {}
        self.name, self.scan, self.depth = "", Scan(), 0
        self.row = self.column = self.repeated_rows = self.repeated_columns = 0
        self.mark: OdsMark | None = None
        self.text: list[str] = []
        self.length = self.paragraphs = self.beside = 0
        self.elements = self.definitions = self.cells = 0

    def begin(self, name: str, found: dict[str, str]) -> None:
        """An element begins."""
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise Unreadable(
                say("The sheet '{sheet}' holds far more than a list; delete rows and columns that are not needed.", sheet=self.name)
            )
        match name:
            case "table":
                self.depth += 1
                if self.depth == 1:
                    self.name, self.scan = found.get("name", ""), Scan()
                    self.tables[self.name] = self.scan
                    self.row = self.definitions = 0
                    self.column_styles = {}
            case "table-column":
                self._column(found)
            case "table-row":
                self._row(found)
            case "table-cell" | "covered-table-cell":
                self._cell(name, found)
            case "annotation":
                self.beside += 1
                self.scan.comments = True
            case "p" | "span":
                self._text(name, found)
            case "tab" | "line-break" | "s":
                self.read(_WHITE[name] * min(_count(found.get("c")), _LONGEST))
            case _:
                self.struck.begin(name, found)

    def end(self, name: str) -> None:
        """An element ends."""
        match name:
            case "table":
                self.depth -= 1
            case "table-row":
                self.row += self.repeated_rows - 1
            case "annotation":
                self.beside -= 1
            case "table-cell" | "covered-table-cell":
                self._close()

    def read(self, text: str) -> None:
        """Text of an element; that of a comment is none of the cell's."""
        if self.mark is not None and not self.beside and self.length < _LONGEST:
            self.text.append(text)
            self.length += len(text)

    def _column(self, found: dict[str, str]) -> None:
        repeated = _count(found.get("number-columns-repeated"))
        if found.get("visibility") in _UNSEEN:
            self.scan.hidden_columns.update(range(self.definitions, min(self.definitions + repeated, MOST_COLUMNS)))
        for at in range(self.definitions, min(self.definitions + repeated, MOST_COLUMNS)):
            self.column_styles[at] = found.get("default-cell-style-name", "")
        self.definitions += repeated

    def _row(self, found: dict[str, str]) -> None:
        self.row += 1
        self.column, self.repeated_rows = 0, _count(found.get("number-rows-repeated"))
        self.row_style = found.get("default-cell-style-name", "")
        if found.get("visibility") in _UNSEEN:
            self.scan.hidden_rows.update(range(self.row, min(self.row + self.repeated_rows, _LAST_ROW + 1)))

    def _cell(self, name: str, found: dict[str, str]) -> None:
        self.repeated_columns = _count(found.get("number-columns-repeated"))
        kind = found.get("value-type", "")
        formula = "formula" in found
        self.text, self.length, self.paragraphs = [], 0, 0
        if not kind and not formula and name == "table-cell":
            self.mark = OdsMark(style=-1)
            return
        style = found.get("style-name") or self.row_style or self.column_styles.get(self.column, "")
        self.mark = OdsMark(formula=formula, struck=self.struck.has("table-cell", style), currency=found.get("currency", ""))
        self.mark.pattern = "0%" if kind == "percentage" else ""
        self.mark.number = found.get("value", "") if kind in ("float", "currency") else ""
        if kind == "error":
            self.mark.odd = Odd.ERROR
        elif formula and not kind:
            self.mark.odd = Odd.UNCALCULATED
        spanned, rows = _count(found.get("number-columns-spanned")), _count(found.get("number-rows-spanned"))
        if (spanned > 1 or rows > 1) and len(self.scan.merged) < MOST_CELLS:
            self.scan.merged.append((self.row, self.column, self.row + rows - 1, self.column + spanned - 1))

    def _text(self, name: str, found: dict[str, str]) -> None:
        if name == "p" and not self.beside:
            self.read("\n" if self.paragraphs else "")
            self.paragraphs += 1
        family = "text" if name == "span" else "paragraph"
        if self.mark is not None and not self.beside and self.struck.has(family, found.get("style-name", "")):
            self.mark.struck = True

    def _close(self) -> None:
        mark, self.mark, text = self.mark, None, "".join(self.text)
        holds = mark is not None and (mark.style != -1 or bool(text.strip()))
        if mark is not None and holds:
            last_row, last_column = self.row + self.repeated_rows - 1, self.column + self.repeated_columns - 1
            self.cells += self.repeated_rows * self.repeated_columns
            if last_row > _LAST_ROW or last_column >= MOST_COLUMNS or self.cells > MOST_CELLS:
                raise far_away(self.name, last_row, last_column + 1)
            mark.shown, mark.text = text[:40], text
            if mark.number:
                mark.pattern = pattern_of(mark.number, mark.currency, text)
            if mark.formula and _ERROR.fullmatch(text.strip()):
                mark.odd = Odd.ERROR
            for row in range(self.row, last_row + 1):
                for column in range(self.column, last_column + 1):
                    self.scan.cells[row, column] = mark
        self.column += self.repeated_columns


def scan_ods(part: bytes, common: bytes) -> dict[str, Scan]:
    """Go through content.xml; a scan for each table by its name.

    Parameters
    ----------
    common
        styles.xml, which holds the styles that those of content.xml build on.

    Raises
    ------
    Unreadable
        When it is not well-formed, or a cell lies too far away.
    """
    struck = Struck()
    if b"line-through" in common:
        walk(common, struck.begin)
    reader = _Reader(struck)
    walk(part, reader.begin, reader.end, reader.read)
    return reader.tables


def _count(text: str | None) -> int:
    if text is None:
        return 1
    if not _COUNT.fullmatch(text):
        raise Unreadable(say("The workbook is packed in an unusual way; open and save it anew in Excel or LibreOffice."))
    return int(text)
