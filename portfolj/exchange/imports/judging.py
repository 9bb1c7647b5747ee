"""Judging the records of a file: every cell, every row, and the rows beside each other."""

from collections.abc import Iterable

from portfolj.errors import say
from portfolj.exchange.imports.amounts import EFFORT, Read, cost_in, mixed, read_cell
from portfolj.exchange.imports.findings import Notes, SimpleRow
from portfolj.exchange.imports.forms import INITIATIVES
from portfolj.exchange.imports.header import field_of
from portfolj.exchange.imports.identity import read_id, read_title, same
from portfolj.exchange.imports.names import goals, municipalities
from portfolj.exchange.imports.reference import Reference
from portfolj.exchange.imports.table import FIELDS, Cell, Odd, Record
from portfolj.exchange.imports.wording import ERRORS, TOTALS, broken_formula, like_a_person, trimmed


def judge(records: Iterable[Record], reference: Reference, notes: Notes) -> tuple[SimpleRow, ...]:
    """The rows that can be read whole; everything else is in the notes.

    Parameters
    ----------
    reference
        Whom and what the rows may refer to.
    """
    rows: list[SimpleRow] = []
    amounts: list[Read] = []
    identities: list[tuple[int, str, str]] = []
    money = cost_in(reference.case.currency)
    for record in records:
        if record.broken or _no_initiative(record, notes):
            continue
        others(record, notes)
        key, title = read_id(record.cell("id"), record.row, notes), read_title(record.cell("title"), record.row, notes)
        identities.append((record.row, key, title))
        aims = goals(record.cell("goals"), record.row, reference, notes)
        cost = read_cell(record.cell("cost"), money, record.row, notes)
        effort = read_cell(record.cell("effort"), EFFORT, record.row, notes)
        amounts += [one for one in (cost, effort) if one is not None]
        who = municipalities(record.cell("municipalities"), record.row, reference, notes)
        if key and title and cost and effort and who:
            rows.append(SimpleRow(record.row, key, title, aims, cost.amount.number, effort.amount.number, who))
    same(identities, notes)
    mixed(amounts, notes)
    return tuple(rows)


def _no_initiative(record: Record, notes: Notes) -> bool:
    """Whether a row is no initiative: the header once more, or a sum."""
    if sum(field_of(cell, INITIATIVES) == name for name, cell in record.cells.items()) >= len(FIELDS) // 2:
        notes.reject(say("The header stands here once more; delete the row."), record.row)
        return True
    names = [word_in(record.cell(name)) for name in ("id", "title")]
    words = [*names, *(word_in(cell) for cell in (*record.cells.values(), *record.others.values()))]
    bare = record.cell("id").blank or record.cell("municipalities").blank
    sums = any(word in TOTALS or word.startswith(("summa ", "totalt ", "total ", "delsumma ")) for word in words)
    if (bare and sums) or any(name in TOTALS for name in names):
        notes.reject(say("The row is a sum, not an initiative; delete it."), record.row)
        return True
    return False


def word_in(cell: Cell) -> str:
    """The text of a cell as it is compared."""
    return " ".join(cell.value.casefold().split()) if isinstance(cell.value, str) else ""


def others(record: Record, notes: Notes) -> None:
    """What in columns that are not read is dangerous all the same."""
    for name, cell in record.others.items():
        if cell.value is Odd.ERROR or (isinstance(cell.value, str) and ERRORS.fullmatch(trimmed(cell.value))):
            notes.reject(broken_formula(cell.shown), record.row, name, cell.place)
        if like_a_person(cell.shown):
            notes.warn(say("This looks like a personal number; leave it out unless it is needed."), record.row, name, cell.place)
