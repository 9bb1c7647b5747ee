"""Judging the records of another list than initiatives: every cell, every row, and the rows beside each other."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from portfolj.errors import say
from portfolj.exchange.imports.amounts import Read, mixed
from portfolj.exchange.imports.columns import At, read
from portfolj.exchange.imports.findings import ListRow, Notes
from portfolj.exchange.imports.forms import Form, Key
from portfolj.exchange.imports.header import Found, field_of
from portfolj.exchange.imports.judging import others, word_in
from portfolj.exchange.imports.reference import Reference
from portfolj.exchange.imports.spoken import HOURS_OF_YEAR
from portfolj.exchange.imports.table import Record
from portfolj.exchange.imports.wording import TOTALS


def judge_list(found: Found, reference: Reference, notes: Notes) -> tuple[ListRow, ...]:
    """The rows that can be read; everything else is in the notes.

    Parameters
    ----------
    reference
        Whom and what the rows may refer to.
    """
    form, rows, amounts = found.form, list[ListRow](), list[Read]()
    owner = _owner(found, reference, notes)
    for record in found.records:
        if record.broken or _no_row(record, form, reference, notes):
            continue
        others(record, notes)
        read_rows = list(_rows(record, form, reference, notes, amounts))
        if owner and read_rows and read_rows[0].stated.get("member", owner) != owner:
            message = say("The sheet holds the answers of '{owner}'; take the row out.", owner=owner)
            notes.reject(message, record.row, "member", record.cell("member").place)
        rows += [replace(row, answers_for=owner) for row in read_rows]
    _beside_each_other(rows, form, notes)
    mixed(amounts, notes)
    return tuple(rows)


def _owner(found: Found, reference: Reference, notes: Notes) -> str:
    """The member whose own sheet it is; "" for any other file."""
    ids = reference.ids("member", found.answers_for) if found.answers_for else ()
    if found.answers_for and len(ids) != 1:
        notes.reject(say("The answers are those of '{member}', which is no member of the case.", member=found.answers_for[:60]))
    return ids[0] if len(ids) == 1 else ""


def _no_row(record: Record, form: Form, reference: Reference, notes: Notes) -> bool:
    """Whether a row is the header once more, or a sum."""
    if sum(field_of(cell, form) == name for name, cell in record.cells.items()) >= len(form.required):
        notes.reject(say("The header stands here once more; delete the row."), record.row)
        return True
    bare = any(record.cell(name).blank for name in form.required)
    texts = [cell for cell in (*record.cells.values(), *record.others.values()) if cell.shown not in reference.texts]
    if bare and any(word_in(cell) in TOTALS for cell in texts):
        notes.reject(say("The row is a sum; delete it."), record.row)
        return True
    return False


def _rows(record: Record, form: Form, reference: Reference, notes: Notes, amounts: list[Read]) -> Iterator[ListRow]:
    """The row of a record, and one for each year whose hours have a column of their own."""
    at = {name: At(name, record.row, reference, notes, amounts) for name in record.columns}
    stated = {name: content for name in sorted(record.columns) if (content := read(record.cell(name), at[name])) is not None}
    empty = frozenset(name for name in record.columns if record.cell(name).blank)
    for name in form.parts[0].key:
        if name in form.required and record.cell(name).blank:
            notes.reject(say("'{field}' is missing; state it.", field=name), record.row, name)
    by_year = [name for name in HOURS_OF_YEAR if name in record.columns]
    apart = {*by_year, "role"} if by_year else set()
    one = {name: content for name, content in stated.items() if name not in apart}
    if by_year or any(form.speaks_of(part, one) for part in form.parts):
        yield ListRow(record.row, form.name, one, empty - apart)
    elif not any(note.row == record.row for note in notes.all):
        notes.reject(say("The row states nothing; write it, or delete the row."), record.row)
    shared = {name: stated[name] for name in (*form.shared, "role") if name in stated}
    for name in by_year:
        year: dict[str, str | Decimal] = {"year": Decimal(HOURS_OF_YEAR[name])}
        if name in stated:
            yield ListRow(record.row, form.name, shared | year | {"hours": stated[name]}, column_of_hours=name)
        elif name in empty:
            yield ListRow(record.row, form.name, shared | year, frozenset(("hours",)), name)


def _beside_each_other(rows: list[ListRow], form: Form, notes: Notes) -> None:
    """Refuse rows that add nothing to those above, and those that state the same in two ways."""
    first: dict[tuple[int, Key], int] = {}
    said: dict[tuple[int, Key, str], tuple[int, object]] = {}
    for row in rows:
        if any(name in form.required and name not in row.stated for name in form.parts[0].key):
            continue
        spoken = [(number, part.key_in(row.stated), part) for number, part in enumerate(form.parts) if form.speaks_of(part, row.stated)]
        if spoken and all((number, key) in first for number, key, _ in spoken):
            earlier = str(first[spoken[-1][:2]])
            notes.reject(say("The same stands in row {first} already; keep one of them.", first=earlier), row.row, row.column_of_hours)
            continue
        for number, key, part in spoken:
            first.setdefault((number, key), row.row)
            for column in part.columns:
                before, content = said.setdefault((number, key, column), (row.row, row.stated.get(column)))
                if column in row.stated and content is None:
                    said[number, key, column] = (row.row, row.stated[column])
                elif column in row.stated and content != row.stated[column]:
                    message = say("Row {first} states something else; keep one of them.", first=str(before))
                    notes.reject(message, row.row, row.column(column))
