"""Delimited text (CSV, TXT) to a sheet: separator, quotes and line ends as Excel and others write them."""

import csv
import io
import re
from collections.abc import Container, Iterator

from portfolj.errors import say
from portfolj.exchange.imports.findings import Notes, Unreadable
from portfolj.exchange.imports.forms import FORMS
from portfolj.exchange.imports.table import FIELDS, MOST_COLUMNS, MOST_ROWS, Cell, Row, Sheet

_SEPARATORS = ";\t,"
_SAID = re.compile(r'\s*"?sep=(.)"?\s*', re.IGNORECASE)
_LONGEST = 100_000
_LOOKED_AT = 20


def read_delimited(text: str, known: Container[str], notes: Notes) -> Sheet:
    """The sheet in a delimited text.

    Parameters
    ----------
    known
        Texts of several lines that are what they are.

    Raises
    ------
    Unreadable
        When it is empty, too large, or its quotes do not close.
    """
    first, said = _said_separator(text)
    body = text[first:]
    if not body.strip("\ufeff \t\r\n;,"):
        raise Unreadable(say("The file is empty; write the header row and the rows."))
    separator = said or _separator(body)
    rows = list(_rows(body, separator, known, notes))
    return Sheet("", rows)


def _said_separator(text: str) -> tuple[int, str]:
    """Where the table begins, and the separator that a first line "sep=;" names."""
    line = re.match(r"[^\r\n]*", text)
    found = _SAID.fullmatch(line[0]) if line else None
    if line is None or found is None:
        return 0, ""
    end = line.end()
    return end + (2 if text[end : end + 2] == "\r\n" else 1), found[1]


def _separator(text: str) -> str:
    """The separator by which a line near the top shows most columns of a form."""

    def known(separator: str, line: str) -> int:
        names = {part.strip().strip('"').strip().casefold() for part in line.split(separator)}
        return max(len(names & form.known) for form in FORMS)

    lines = text[:_LONGEST].splitlines()[:_LOOKED_AT]
    return max(_SEPARATORS, key=lambda separator: max((known(separator, line) for line in lines), default=0))


def _rows(text: str, separator: str, known: Container[str], notes: Notes) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(_plain_ends(text), newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for cells in reader:
            number += 1
            if number > MOST_ROWS + _LOOKED_AT:
                raise Unreadable(say("The file has more than {most} rows; split it.", most=MOST_ROWS), row=number)
            if len(cells) > MOST_COLUMNS:
                raise Unreadable(say("The row has more than {most} cells; keep to the six columns.", most=MOST_COLUMNS), row=number)
            if swallowed := next(
                (cell for cell in cells if "\n" in cell and cell not in known and cell.count(separator) >= len(FIELDS) - 1), ""
            ):
                notes.reject(
                    say("Quotation marks hold a whole row inside one cell: '{text}'; close them where the cell ends.", text=swallowed[:60]),
                    number,
                )
            yield Row(number, {at: Cell(cell, cell) for at, cell in enumerate(cells)}, width=len(cells))
    except csv.Error as wrong:
        raise Unreadable(
            say("A quotation mark is left open or stands wrong from row {row} on; close it, or fetch the whole file anew.", row=number + 1),
            row=number + 1,
        ) from wrong


def _plain_ends(text: str) -> str:
    """Line ends of Windows and old Macs as those of today; inside quotes too, where Excel means the same by them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
