"""One CSV table: bytes to rows of named cells, with every fault of its shape."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from portfolj.domain.consistency.walk import nearest
from portfolj.errors import Fault, Place, say
from portfolj.exchange.source import MOST_ROWS, decoded
from portfolj.exchange.tables import OWNER, Table


@dataclass
class CsvRows:
    """The rows of a table as read.

    Parameters
    ----------
    rows
        The number of the line each row begins on (1 is the header) and its cells that are not empty, by column.
    count
        Rows below the header, blank ones not counted; None when the file cannot be read as a table.
    """

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    count: int | None = None
    faults: list[Fault] = field(default_factory=list)


def read_csv(content: bytes, table: Table) -> CsvRows:
    """Read a table from UTF-8 bytes, with commas or semicolons between the cells.

    Parameters
    ----------
    content
        The whole file, with or without byte order mark.
    table
        What the columns mean.
    """
    found = CsvRows()
    text, found.faults = decoded(content, table.file)
    if found.faults:
        return found
    lines = _lines(text, table, found)
    _, header = next(lines, (1, []))
    if not header:
        if not found.faults:
            message = say("The file is empty; restore it, or write the header row and the rows.")
            found.faults.append(Fault(message, place=Place(table.file, 1)))
        return found
    names = _header(header, table, found)
    found.count = 0
    for row, cells in lines:
        found.count += 1
        if found.count > MOST_ROWS:
            message = say("The table has more than {most} rows; split the case.", most=MOST_ROWS)
            found.faults.append(Fault(message, place=Place(table.file, row)))
            break
        if len(cells) != len(names):
            found.faults.append(
                Fault(
                    say(
                        "The row has {found} cells and the header {expected}; complete the row, or put quotes around cells that hold "
                        "the separator.",
                        found=len(cells),
                        expected=len(names),
                    ),
                    place=Place(table.file, row),
                )
            )
            continue
        found.rows.append((row, {name: cell for name, cell in zip(names, cells, strict=True) if cell and name}))
    return found


def _lines(text: str, table: Table, found: CsvRows) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line it begins on."""
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            stripped = [cell.strip().replace("\r\n", "\n") for cell in cells]
            if any(stripped):
                yield begins, stripped
            begins = reader.line_num + 1
    except csv.Error:
        found.count = None
        message = say("The row cannot be read; close each quotation mark that opens a cell, double those inside it, or restore the file.")
        found.faults.append(Fault(message, place=Place(table.file, begins)))


def _header(header: list[str], table: Table, found: CsvRows) -> list[str]:
    """The column names, "" for each that is not to be used."""
    names: list[str] = []
    for name in header:
        if name not in table.header:
            found.faults.append(Fault(_unknown_column(name, table), place=Place(table.file, 1, name)))
        elif name in names:
            message = say("The column '{column}' stands twice; remove one of them.", column=name)
            found.faults.append(Fault(message, place=Place(table.file, 1, name)))
        names.append(name if name in table.header and name not in names else "")
    for name in table.header:
        if name in table.required and name not in header:
            message = say("The column '{column}' is missing; add it to the header.", column=name)
            found.faults.append(Fault(message, place=Place(table.file, 1, name)))
    return names


def _unknown_column(name: str, table: Table) -> Any:
    near = nearest(name, table.header)
    if near:
        return say("The column '{column}' is unknown; correct it, perhaps to '{near}', or remove it.", column=name, near=near)
    return say("The column '{column}' is unknown; correct it or remove it.", column=name)


def document_of_row(cells: dict[str, str], table: Table) -> dict[str, Any]:
    """The row's part of the case document: cells put where their columns say."""
    document: dict[str, Any] = {}
    for column in table.columns:
        cell = cells.get(column.name)
        if cell is None:
            continue
        inside = document
        for key in column.path[:-1]:
            inside = inside.setdefault(key, {})
        inside[column.path[-1]] = cell.replace(",", " ").replace(";", " ").split() if column.several else cell
    return document


def owner(cells: dict[str, str]) -> str:
    """The initiative that a row of a nested table belongs to; "" where it names none."""
    return cells.get(OWNER, "")
