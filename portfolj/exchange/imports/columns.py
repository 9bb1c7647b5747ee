"""The columns of lists: from a cell to what it states, by the name of its column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from portfolj.domain.assessment import Judged
from portfolj.domain.base import MOST_HOURS, ProvenanceKind
from portfolj.domain.consistency.walk import nearest
from portfolj.domain.dates import first_day
from portfolj.domain.goal import GoalLevel
from portfolj.domain.numbers import HOURS, PERCENT, PLAIN
from portfolj.domain.participation import Answer
from portfolj.errors import WrongValue, say
from portfolj.exchange.imports.amounts import Read, read_cell
from portfolj.exchange.imports.findings import Notes
from portfolj.exchange.imports.identity import read_id, read_text
from portfolj.exchange.imports.reference import Reference
from portfolj.exchange.imports.spoken import HOURS_OF_YEAR, WORDS, value_of_word
from portfolj.exchange.imports.stored_numbers import Field
from portfolj.exchange.imports.table import Cell, Odd
from portfolj.exchange.imports.wording import trimmed

_LONGEST, _LONGEST_NAME = 20_000, 300


@dataclass(frozen=True, slots=True)
class At:
    """Where a cell is read: its column, row, what it may refer to, and where notes and amounts go."""

    column: str
    row: int
    reference: Reference
    notes: Notes
    amounts: list[Read] = field(default_factory=list)


Reader = Callable[[Cell, At], "str | Decimal | None"]


def read(cell: Cell, at: At) -> "str | Decimal | None":
    """What a cell states; None, with a note when there is something in it, when it states nothing that can be read."""
    return None if cell.blank else READERS[at.column](cell, at)


def _reference(kind: str) -> Reader:
    """A cell that names a member, a goal or an initiative, by id or by name."""

    def found(cell: Cell, at: At) -> str | None:
        text = trimmed(read_text(cell, at.column, at.row, at.notes, most=_LONGEST_NAME, known=at.reference.texts))
        ids = at.reference.ids(kind, text)
        if len(ids) == 1 or not text:
            return ids[0] if text else None
        shown, near = text[:60], nearest(text, at.reference.spellings(kind))
        if ids:
            message = say("'{name}' can be any of {ids:list}; write the id.", name=shown, ids=ids)
            at.notes.ask(message, at.row, at.column, cell.place)
        elif near:
            at.notes.ask(say("'{name}' is unknown; is '{near}' meant?", name=shown, near=near), at.row, at.column, cell.place)
        else:
            message = say("'{name}' is unknown; write the id or the name as the case has it.", name=shown)
            at.notes.reject(message, at.row, at.column, cell.place)
        return None

    return found


def _own_id(cell: Cell, at: At) -> str | None:
    if isinstance(cell.value, str) and cell.value in at.reference.texts:
        return cell.value
    return read_id(cell, at.row, at.notes) or None


def _text(most: int) -> Reader:
    def found(cell: Cell, at: At) -> str | None:
        return read_text(cell, at.column, at.row, at.notes, most=most, known=at.reference.texts) or None

    return found


def _number(units: frozenset[str], most: int, *, whole: bool) -> Reader:
    def found(cell: Cell, at: At) -> Decimal | None:
        amount = read_cell(cell, Field(at.column, units, Decimal(most), whole), at.row, at.notes)
        if amount is None:
            return None
        at.amounts.append(amount)
        return amount.amount.number

    return found


def _choice(kind: type[StrEnum]) -> Reader:
    def found(cell: Cell, at: At) -> str | None:
        text = trimmed(cell.value) if isinstance(cell.value, str) else cell.shown
        value = value_of_word(kind, text)
        if value is None:
            message = say("'{text}' is none of {choices:list}; correct it.", text=text[:60], choices=tuple(WORDS[kind].values()))
            at.notes.reject(message, at.row, at.column, cell.place)
        return value

    return found


def _date(cell: Cell, at: At) -> str | None:
    """A day, a month or a year; a spreadsheet's own date is a day, and a whole number a year."""
    text = cell.shown[:10] if cell.value is Odd.DATE else trimmed(cell.shown)
    try:
        first_day(text)
    except WrongValue as wrong:
        at.notes.reject(wrong.message, at.row, at.column, cell.place)
        return None
    except ValueError:
        at.notes.reject(say("'{text}' is not a day of the calendar; correct it.", text=text), at.row, at.column, cell.place)
        return None
    return text


_HOURS = _number(HOURS, MOST_HOURS, whole=True)
CHOICES: Mapping[str, type[StrEnum]] = {"answer": Answer, "judged": Judged, "level": GoalLevel, "provenance": ProvenanceKind} | {
    "hours_provenance": ProvenanceKind
}
REFERENCES: Mapping[str, str] = {"initiative": "initiative", "member": "member", "goal": "goal", "parent": "goal"}
NUMBERS: Mapping[str, Reader] = {
    "year": _number(PLAIN, 2200, whole=True),
    "hours": _HOURS,
    "released": _HOURS,
    "share": _number(PERCENT, 100, whole=False),
    "points": _number(PLAIN, 100, whole=False),
    "weight": _number(PLAIN, 10**6, whole=False),
    **dict.fromkeys(HOURS_OF_YEAR, _HOURS),
}
READERS: Mapping[str, Reader] = {
    "id": _own_id,
    "name": _text(_LONGEST_NAME),
    "body": _text(_LONGEST_NAME),
    "date": _date,
    **dict.fromkeys(("role", "comment", "reason", "seen", "source", "hours_source"), _text(_LONGEST)),
    **{column: _choice(kind) for column, kind in CHOICES.items()},
    **{column: _reference(kind) for column, kind in REFERENCES.items()},
    **NUMBERS,
}
