"""From a row of a sheet to a record, once the columns are known."""

from portfolj.errors import say
from portfolj.exchange.imports.findings import Notes
from portfolj.exchange.imports.forms import Form
from portfolj.exchange.imports.harmless import without_apostrophe
from portfolj.exchange.imports.table import Cell, Record, Row, Sheet, letters


def record_of(row: Row, header: Row, columns: dict[int, str], sheet: Sheet, form: Form, notes: Notes) -> Record | None:
    """The record of a row below the header; None when nothing stands in it."""
    if row.blank:
        return None
    record = Record(row.number - header.number + 1, {})
    if row.hidden:
        message = say("The row is hidden; show it if it is meant, or delete it.")
        notes.ask(message, record.row, "", f"{sheet.name}!{row.number}")
    if row.struck:
        notes.ask(
            say("Text of the row is struck through; delete the row, or take the line away."), record.row, "", f"{sheet.name}!{row.number}"
        )
    if row.width is not None and _ragged(row, header, columns, record, form, notes):
        return record
    record.columns = frozenset(name for name in columns.values() if name in form.known)
    for at, cell in row.cells.items():
        name = columns.get(at)
        if cell.blank or name in form.for_reading:
            continue
        if name is None:
            _without_heading(at, cell, record, notes)
        elif name in form.known:
            record.cells[name] = without_apostrophe(cell) if form.parts and row.width is not None else cell
        else:
            record.others[name] = cell
    return record


def _ragged(row: Row, header: Row, columns: dict[int, str], record: Record, form: Form, notes: Notes) -> bool:
    """Whether a row of text lacks cells or has more than the header: then its cells may stand in wrong columns."""
    needed = 1 + max(at for at, name in columns.items() if name in form.known)
    used = 1 + max((at for at, cell in row.cells.items() if not cell.blank), default=0)
    width, most = row.width or 0, header.width or 0
    if width >= needed and used <= max(most, needed):
        return False
    notes.reject(
        say(
            "The row has {found} cells and the header {expected}; complete it, or put quotes around cells that hold the separator.",
            found=width,
            expected=most,
        ),
        record.row,
    )
    record.broken = True
    return True


def _without_heading(at: int, cell: Cell, record: Record, notes: Notes) -> None:
    notes.ask(
        say(
            "'{text}' stands in column {column}, which has no heading; name the column, or remove it.",
            text=cell.shown[:40],
            column=letters(at),
        ),
        record.row,
        letters(at),
        cell.place,
    )
