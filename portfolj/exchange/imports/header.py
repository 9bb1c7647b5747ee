"""From sheets to records: which sheet and row hold the header, which columns are the six fields."""

import unicodedata

from portfolj.domain.consistency.walk import nearest
from portfolj.errors import say
from portfolj.exchange.imports.findings import Notes, Unreadable
from portfolj.exchange.imports.records import record_of
from portfolj.exchange.imports.table import FIELDS, MOST_ROWS, Cell, Record, Row, Sheet, letters

_LOOKED_AT = 20
_LEAST = 2
_SAME = {
    "cost (kr)": "cost",
    "cost (sek)": "cost",
    "cost, kr": "cost",
    "effort (h)": "effort",
    "effort (hours)": "effort",
    "effort (tim)": "effort",
    "effort (timmar)": "effort",
    "effort, h": "effort",
}
LISTS_SHEET = "Giltiga värden"


def field_of(cell: Cell) -> str:
    """The field that a heading names; the heading itself, trimmed, when it is none of the six."""
    if not isinstance(cell.value, str):
        return cell.shown.strip()
    shown = unicodedata.normalize("NFC", " ".join(cell.value.replace("\ufeff", "").split()))
    folded = shown.casefold()
    return folded if folded in FIELDS else _SAME.get(folded, shown)


def records_of(sheets: list[Sheet], notes: Notes) -> list[Record]:
    """The records of the one sheet that holds the six columns.

    Raises
    ------
    Unreadable
        When there is no such sheet, or columns are missing or stand twice.
    """
    found = [(sheet, row) for sheet in sheets if (row := _header(sheet)) is not None]
    if not found:
        if not any(row for sheet in sheets for row in sheet.rows if not row.blank):
            raise Unreadable(say("The file is empty; write the header row and the rows."))
        raise Unreadable(say("No row names the columns {columns:list}; write them as the first row.", columns=FIELDS), row=1)
    sheet, header = _one(found, sheets, notes)
    _above(sheet, header, notes)
    columns = _columns(header, notes)
    _hidden(sheet, header, columns, notes)
    records = [record for row in sheet.rows if row.number > header.number and (record := record_of(row, header, columns, sheet, notes))]
    if not records:
        raise Unreadable(say("The file holds no initiative; write at least one."), row=1)
    if len(records) > MOST_ROWS:
        raise Unreadable(say("The file has more than {most} rows; split it.", most=MOST_ROWS))
    return records


def _header(sheet: Sheet) -> Row | None:
    """The row near the top that names most of the six fields."""
    best, most = None, _LEAST - 1
    for row in [row for row in sheet.rows if not row.blank][:_LOOKED_AT]:
        known = len({field_of(cell) for cell in row.cells.values()}.intersection(FIELDS))
        if known > most:
            best, most = row, known
    return best


def _one(found: list[tuple[Sheet, Row]], sheets: list[Sheet], notes: Notes) -> tuple[Sheet, Row]:
    seen = [one for one in found if not one[0].hidden]
    names = tuple(sheet.name for sheet, _ in found)
    if len(found) > 1:
        notes.ask(say("Several sheets hold the columns: {sheets:list}; keep one, hidden ones too.", sheets=names), 1)
    elif not seen:
        notes.ask(say("The list stands in the hidden sheet '{sheet}'; show it.", sheet=names[0]), 1)
    chosen = (seen or found)[0]
    for sheet in sheets:
        if sheet.name not in (*names, LISTS_SHEET) and any(not row.blank for row in sheet.rows):
            notes.warn(say("The sheet '{sheet}' is not read.", sheet=sheet.name))
    return chosen


def _above(sheet: Sheet, header: Row, notes: Notes) -> None:
    for row in sheet.rows:
        if row.number < header.number and not row.blank:
            text = " ".join(cell.shown.strip() for cell in row.cells.values() if not cell.blank)
            notes.warn(say("Above the header stands '{text}', which is not read.", text=text[:60]), 1)


def _columns(header: Row, notes: Notes) -> dict[int, str]:
    """The name of each column; refuses columns missing or there twice."""
    columns = {at: field_of(cell) for at, cell in sorted(header.cells.items()) if not cell.blank}
    named = [name for name in columns.values() if name in FIELDS]
    others = tuple(name for name in columns.values() if name not in FIELDS)
    twice = sorted({name for name in named if named.count(name) > 1})
    missing = [name for name in FIELDS if name not in named]
    for name in twice:
        notes.reject(say("The column '{column}' stands twice; remove one of them.", column=name), 1, name)
    for name in missing:
        near = nearest(name, others)
        if near:
            notes.reject(say("The column '{column}' is missing; perhaps it is called '{near}'.", column=name, near=near), 1, name)
        else:
            notes.reject(say("The column '{column}' is missing; add it.", column=name), 1, name)
    for name in dict.fromkeys(others):
        notes.warn(say("The column '{column}' is unknown and is not read.", column=name[:60]), 1, name[:60])
    if twice or missing:
        raise Unreadable(say("The header must name {columns:list}, each once.", columns=FIELDS), row=1)
    return columns


def _hidden(sheet: Sheet, header: Row, columns: dict[int, str], notes: Notes) -> None:
    for at, name in columns.items():
        if at in sheet.hidden_columns:
            if name in FIELDS:
                notes.ask(say("The column '{column}' is hidden; show it, or remove it if it is not meant.", column=name), 1, name)
            else:
                notes.warn(say("The column '{column}' is hidden.", column=name), 1, name)
    if header.hidden:
        notes.ask(say("The header row is hidden; show it."), 1)
    for first_row, first, last_row, last in sheet.merged:
        if last_row > header.number and any(at in columns and columns[at] in FIELDS for at in range(first, last + 1)):
            row = max(first_row, header.number + 1)
            if last_row > row or last > first:
                notes.ask(
                    say("Cells are merged from {first} on; write the value in each cell.", first=f"{letters(first)}{first_row}"),
                    row - header.number + 1,
                )
