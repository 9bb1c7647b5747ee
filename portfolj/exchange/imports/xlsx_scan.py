"""What a worksheet's XML says that its values do not: hidden rows, error cells, formulas never calculated, merged cells, far cells."""

import re
from dataclasses import dataclass, field

from portfolj.errors import say
from portfolj.exchange.imports.findings import Unreadable, far_away
from portfolj.exchange.imports.table import MOST_COLUMNS, MOST_ROWS, Odd
from portfolj.exchange.imports.xlsx_parts import is_struck, walk

MOST_CELLS = 100_000
MOST_ELEMENTS = 400_000
_ROW, _REFERENCE = re.compile("[1-9][0-9]{0,8}"), re.compile("[A-Z]{1,3}[1-9][0-9]{0,8}")
_LAST_ROW = MOST_ROWS + 50


@dataclass(slots=True)
class Mark:
    """What a cell says of itself beside its value: the index of its style, that of its shared text, whether a part is struck through."""

    style: int = 0
    odd: Odd | None = None
    shown: str = ""
    formula: bool = False
    shared: int = -1
    struck: bool = False


@dataclass(slots=True)
class Scan:
    """A worksheet's marks, by row (1 is the first) and column (0 is the first)."""

    cells: dict[tuple[int, int], Mark] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    row_hidden_by_default: bool = False
    elements: int = 0
    shown_rows: set[int] = field(default_factory=set)
    comments: bool = False


class _Reader:
    """The handlers that go through one worksheet."""

    def __init__(self, name: str, most: int) -> None:
        self.name, self.scan, self.most = name, Scan(), most
        self.row = self.column = 0
        self.kind, self.mark, self.has_value = "", Mark(), False
        self.inside, self.text = "", ""

    def begin(self, name: str, found: dict[str, str]) -> None:
        """An element begins."""
        self.scan.elements += 1
        if self.scan.elements > self.most:
            raise Unreadable(
                say("The sheet '{sheet}' holds far more than a list; delete rows and columns that are not needed.", sheet=self.name)
            )
        match name:
            case "row":
                self._row(found)
            case "c":
                self._cell(found)
            case "f":
                self.mark.formula = True
            case "v" | "t":
                self.inside, self.text = name, ""
            case "strike":
                self.mark.struck = self.mark.struck or is_struck(found)
            case "mergeCell":
                self._merged(found.get("ref", ""))
            case "col":
                self._columns(found)
            case "sheetFormatPr":
                self.scan.row_hidden_by_default = found.get("zeroHeight", "") in ("1", "true")

    def end(self, name: str) -> None:
        """An element ends."""
        if name in ("v", "t") and self.inside == name:
            self.has_value = self.has_value or bool(self.text)
            self.mark.shown = self.mark.shown or self.text[:40]
            self.inside = ""
        elif name == "c":
            self._close()
            self.mark = Mark()

    def read(self, text: str) -> None:
        """Text of an element."""
        if self.inside:
            self.text += text

    def _row(self, found: dict[str, str]) -> None:
        if not _ROW.fullmatch(found.get("r", "1")):
            self._unusual()
        self.row = _number(found.get("r"), self.row + 1)
        self.column = -1
        if found.get("hidden") in ("1", "true") or (found.get("ht", "") and _zero(found["ht"])):
            self.scan.hidden_rows.add(self.row)
        elif found.get("hidden") in ("0", "false") or "ht" in found:
            self.scan.shown_rows.add(self.row)

    def _cell(self, found: dict[str, str]) -> None:
        reference = found.get("r", "")
        if reference and not _REFERENCE.fullmatch(reference):
            self._unusual()
        row, column = _place(reference, self.row, self.column + 1)
        self.row, self.column = row, column
        self.kind, self.has_value = found.get("t", "n"), False
        self.mark = Mark(style=_number(found.get("s"), 0))

    def _unusual(self) -> None:
        """Refuse what the reader of values might take for another place than we do."""
        raise Unreadable(say("The workbook is packed in an unusual way; open and save it anew in Excel or LibreOffice."))

    def _close(self) -> None:
        mark = self.mark
        if not (self.has_value or mark.formula or self.kind not in ("n", "")):
            return
        if self.row > _LAST_ROW or self.column >= MOST_COLUMNS or len(self.scan.cells) >= MOST_CELLS:
            raise far_away(self.name, self.row, self.column + 1)
        if self.kind == "s":
            # What stands here is only the number of a shared text, which may be empty.
            mark.shared, mark.shown = _number(mark.shown.strip(), -1), ""
        if self.kind == "e":
            mark.odd = Odd.ERROR
        elif mark.formula and not self.has_value and self.kind != "str":
            mark.odd = Odd.UNCALCULATED
        if (self.row, self.column) in self.scan.cells:
            self._unusual()
        self.scan.cells[self.row, self.column] = mark

    def _merged(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        if len(self.scan.merged) < MOST_CELLS:
            self.scan.merged.append((*_place(first, 0, 0), *_place(last or first, 0, 0)))

    def _columns(self, found: dict[str, str]) -> None:
        if found.get("hidden") in ("1", "true") or ("width" in found and _zero(found["width"])):
            first, last = _number(found.get("min"), 1), _number(found.get("max"), 1)
            self.scan.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))


def scan_sheet(part: bytes, name: str, *, most: int = MOST_ELEMENTS) -> Scan:
    """Go through a worksheet.

    Parameters
    ----------
    most
        How many elements of XML it may have.

    Raises
    ------
    Unreadable
        When it is not well-formed, or a cell lies too far away.
    """
    reader = _Reader(name, most)
    walk(part, reader.begin, reader.end, reader.read)
    scan = reader.scan
    if scan.row_hidden_by_default:
        scan.hidden_rows.update({row for row, _ in scan.cells} - scan.shown_rows)
    return scan


def _zero(text: str) -> bool:
    try:
        return float(text) == 0
    except ValueError:
        return False


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise


def _place(reference: str, row: int, column: int) -> tuple[int, int]:
    """Row (1 is the first) and column (0 is the first) of a reference such as "D4"; as counted where there is none."""
    name = reference.rstrip("0123456789")
    digits = reference[len(name) :]
    if not (name.isascii() and name.isalpha() and len(name) <= 4 and digits and len(digits) < 10):
        return row, column
    at = 0
    for letter in name.upper():
        at = at * 26 + ord(letter) - 64
    return int(digits), at - 1
