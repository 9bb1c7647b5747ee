"""From sheets to records: which form the list has, which sheet and row hold the header, which columns are fields."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from portfolj.domain.consistency.walk import nearest
from portfolj.errors import say
from portfolj.exchange.imports.findings import Notes, Unreadable
from portfolj.exchange.imports.forms import INITIATIVES, Form
from portfolj.exchange.imports.records import record_of
from portfolj.exchange.imports.reference import folded
from portfolj.exchange.imports.spoken import HEADINGS, INSTRUCTIONS, in_all_languages
from portfolj.exchange.imports.table import MOST_ROWS, Cell, Record, Row, Sheet, letters

_LOOKED_AT = 20
_LEAST = 2
LISTS_SHEET = "Giltiga värden"


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds before it is judged.

    Parameters
    ----------
    answers_for
        As the file says, the member whose own sheet it is; "" for any other file.
    """

    form: Form
    records: list[Record]
    answers_for: str = ""


def field_of(cell: Cell, form: Form) -> str:
    """The column that a heading names; the heading itself, trimmed, when it is none of the form's."""
    if not isinstance(cell.value, str):
        return cell.shown.strip()
    return form.column(unicodedata.normalize("NFC", " ".join(cell.value.replace("\ufeff", "").split())))


def records_of(sheets: list[Sheet], forms: Sequence[Form], notes: Notes) -> Found:
    """The records of the one sheet that holds a list.

    Parameters
    ----------
    forms
        Those it may have; the one that fits best is taken, the first of those that fit equally well.

    Raises
    ------
    Unreadable
        When there is no such sheet, or columns are missing or stand twice.
    """
    fits = [(_header(sheet, form)[0], form) for form in forms for sheet in sheets]
    (complete, known), form = max(fits, key=lambda one: one[0], default=((False, 0), forms[0]))
    if known < _LEAST and not complete:
        if not any(row for sheet in sheets for row in sheet.rows if not row.blank):
            raise Unreadable(say("The file is empty; write the header row and the rows."))
        raise unrecognised(forms)
    found = [(sheet, row) for sheet in sheets if (row := _header(sheet, form)[1]) is not None]
    sheet, header = _one(found, sheets, notes)
    _above(sheet, header, notes)
    columns = _columns(header, form, notes)
    _hidden(sheet, header, columns, form, notes)
    below = [row for row in sheet.rows if row.number > header.number]
    records = [record for row in below if (record := record_of(row, header, columns, sheet, form, notes))]
    if not records:
        none_of(form, notes)
    if len(records) > MOST_ROWS:
        raise Unreadable(say("The file has more than {most} rows; split it.", most=MOST_ROWS))
    return Found(form, records, whose(sheets))


def unrecognised(forms: Sequence[Form]) -> Unreadable:
    """What a file that holds none of some forms is told as; names the columns of each."""
    if len(forms) == 1:
        return Unreadable(say("No row names the columns {columns:list}; write them as the first row.", columns=forms[0].columns), row=1)
    kinds = tuple(f"{form.name} ({', '.join(form.required)})" for form in forms)
    message = say("No row names the columns of a list; write those of one of them as the first row: {kinds:list}.", kinds=kinds)
    return Unreadable(message, row=1)


def none_of(form: Form, notes: Notes) -> None:
    """Point out a list without rows, which changes nothing, since what a list does not name stays.

    Raises
    ------
    Unreadable
        When initiatives are to be listed: somebody means to send some.
    """
    if form is INITIATIVES:
        raise Unreadable(say("The file holds no initiative; write at least one."), row=1)
    notes.warn(say("The list holds no row, so nothing changes; take rows away in the case itself."))


def whose(sheets: list[Sheet]) -> str:
    """The member whose own sheet a workbook is, as its first sheet says; "" for any other file.

    Raises
    ------
    Unreadable
        When it is a member's sheet but no longer says whose.
    """
    about = next((sheet for sheet in sheets if folded(sheet.name) in in_all_languages(INSTRUCTIONS)), None)
    if about is None:
        return ""
    for row in about.rows:
        cells = [cell.shown.strip() for _, cell in sorted(row.cells.items()) if not cell.blank]
        if len(cells) > 1 and folded(cells[0]) in in_all_languages(HEADINGS["member"]):
            return cells[1]
    raise Unreadable(say("The sheet '{sheet}' does not say whose answers these are; begin from a new file.", sheet=about.name))


def _header(sheet: Sheet, form: Form) -> tuple[tuple[bool, int], Row | None]:
    """The row near the top that names most columns of a form, whether it has all that must be there, and how many it names."""
    best, fit = None, (False, _LEAST - 1)
    for row in [row for row in sheet.rows if not row.blank][:_LOOKED_AT]:
        whole = _with_merged(sheet, row, form)
        named = {field_of(cell, form) for cell in whole.cells.values()} & form.known
        here = (named.issuperset(form.required), len(named))
        if here[1] >= _LEAST and here > fit:
            best, fit = whole, here
    return fit, best


def _with_merged(sheet: Sheet, row: Row, form: Form) -> Row:
    """A row with the columns that merged cells reaching down to it name, so that headings of two rows are read as one."""
    rows = {one.number: one for one in sheet.rows}
    above = {
        first: cell
        for first_row, first, last_row, _ in sheet.merged
        if first_row < row.number <= last_row
        and first_row in rows
        and (cell := rows[first_row].cells.get(first)) is not None
        and field_of(cell, form) in form.known
    }
    return Row(row.number, above | row.cells, row.hidden, row.struck, row.width) if above else row


def _one(found: list[tuple[Sheet, Row]], sheets: list[Sheet], notes: Notes) -> tuple[Sheet, Row]:
    seen = [one for one in found if not one[0].hidden]
    names = tuple(sheet.name for sheet, _ in found)
    if len(found) > 1:
        notes.ask(say("Several sheets hold the columns: {sheets:list}; keep one, hidden ones too.", sheets=names), 1)
    elif not seen:
        notes.ask(say("The list stands in the hidden sheet '{sheet}'; show it.", sheet=names[0]), 1)
    chosen = (seen or found)[0]
    for sheet in sheets:
        for_people = sheet.name == LISTS_SHEET or folded(sheet.name) in in_all_languages(INSTRUCTIONS)
        if sheet.name not in names and not for_people and any(not row.blank for row in sheet.rows):
            notes.warn(say("The sheet '{sheet}' is not read.", sheet=sheet.name))
    return chosen


def _above(sheet: Sheet, header: Row, notes: Notes) -> None:
    for row in sheet.rows:
        if row.number < header.number and not row.blank:
            text = " ".join(cell.shown.strip() for at, cell in row.cells.items() if not cell.blank and header.cells.get(at) is not cell)
            if text:
                notes.warn(say("Above the header stands '{text}', which is not read.", text=text[:60]), 1)


def _columns(header: Row, form: Form, notes: Notes) -> dict[int, str]:
    """The name of each column; refuses columns missing or there twice."""
    columns = {at: field_of(cell, form) for at, cell in sorted(header.cells.items()) if not cell.blank}
    named = [name for name in columns.values() if name in form.known]
    others = tuple(name for name in columns.values() if name not in form.known and name not in form.for_reading)
    twice = sorted({name for name in named if named.count(name) > 1})
    missing = [name for name in form.required if name not in named]
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
        raise Unreadable(say("The header must name {columns:list}, each once.", columns=form.required), row=1)
    return columns


def _hidden(sheet: Sheet, header: Row, columns: dict[int, str], form: Form, notes: Notes) -> None:
    for at, name in columns.items():
        if at in sheet.hidden_columns:
            if name in form.known:
                notes.ask(say("The column '{column}' is hidden; show it, or remove it if it is not meant.", column=name), 1, name)
            else:
                notes.warn(say("The column '{column}' is hidden.", column=name), 1, name)
    if header.hidden:
        notes.ask(say("The header row is hidden; show it."), 1)
    for first_row, first, last_row, last in sheet.merged:
        if last_row > header.number and any(at in columns and columns[at] in form.known for at in range(first, last + 1)):
            row = max(first_row, header.number + 1)
            if last_row > row or last > first:
                notes.ask(
                    say("Cells are merged from {first} on; write the value in each cell.", first=f"{letters(first)}{first_row}"),
                    row - header.number + 1,
                )
