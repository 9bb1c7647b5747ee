"""What an import has to say: notes with their row, column and weight, and the verdict they come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from typing import TypeAlias

from portfolj.errors import Message, say

MOST_NOTES = 500


class Verdict(IntEnum):
    """What becomes of a file, the heavier the higher."""

    ACCEPT = 0
    WARN = 1
    ASK = 2
    REJECT = 3

    @property
    def word(self) -> str:
        """The word in JSON."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a file is told about.

    Parameters
    ----------
    weight
        What it makes of the file by itself.
    row
        The row with the header as 1; None where it is about the whole file.
    column
        The column, by its name where it has one.
    place
        The exact place as people find it in their program, such as "D4" or "line 7"; "" where row and column say it.
    """

    weight: Verdict
    message: Message
    row: int | None = None
    column: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class SimpleRow:
    """An initiative in the simple form, as it would be taken over.

    Parameters
    ----------
    row
        Its row in the file, with the header as 1.
    goals
        As written, in the order of the file.
    cost
        Kronor in all.
    effort
        Hours in all.
    municipalities
        Official names, in the order of the file.
    """

    row: int
    id: str
    title: str
    goals: tuple[str, ...]
    cost: Decimal
    effort: Decimal
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of another list than initiatives, as it would be taken over.

    Parameters
    ----------
    row
        Its row in the file, with the header as 1.
    form
        The name of its form.
    stated
        What it states, by column.
    empty
        The columns that it leaves empty.
    column_of_hours
        The column that its hours stand in, where one row of the file holds several years; "" where it does not.
    answers_for
        The member whose own sheet it stands in; "" for any other file.
    """

    row: int
    form: str
    stated: Mapping[str, str | Decimal]
    empty: frozenset[str] = frozenset()
    column_of_hours: str = ""
    answers_for: str = ""

    def column(self, name: str) -> str:
        """How people find a column in the file."""
        return self.column_of_hours if self.column_of_hours and name in ("year", "hours") else name


Rows: TypeAlias = "tuple[SimpleRow, ...] | tuple[ListRow, ...]"


@dataclass
class Notes:
    """The notes of a file while it is read."""

    all: list[Note] = field(default_factory=list)

    def warn(self, message: Message, row: int | None = None, column: str = "", place: str = "") -> None:
        """Note what is understood and pointed out."""
        self.all.append(Note(Verdict.WARN, message, row, column, place))

    def ask(self, message: Message, row: int | None = None, column: str = "", place: str = "") -> None:
        """Note what only the sender can decide."""
        self.all.append(Note(Verdict.ASK, message, row, column, place))

    def reject(self, message: Message, row: int | None = None, column: str = "", place: str = "") -> None:
        """Note what cannot be taken over."""
        self.all.append(Note(Verdict.REJECT, message, row, column, place))

    @property
    def verdict(self) -> Verdict:
        """The heaviest of all notes."""
        return max((note.weight for note in self.all), default=Verdict.ACCEPT)


class Unreadable(Exception):
    """A file that cannot be read any further; its notes tell why."""

    def __init__(self, message: Message, *, row: int | None = None, column: str = "", place: str = "") -> None:
        self.note = Note(Verdict.REJECT, message, row, column, place)
        super().__init__(str(message))


def far_away(sheet: str, row: int, column: int) -> Unreadable:
    """What a cell far from all others is told as; row and column from 1."""
    message = say(
        "The sheet '{sheet}' has a cell far away, in row {row}, column {column}; delete what is not needed.",
        sheet=sheet,
        row=str(row),
        column=str(column),
    )
    return Unreadable(message)


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file as judged.

    Parameters
    ----------
    rows
        What would be taken over; empty when something is asked or refused.
    notes
        The heaviest first in each row, at most `MOST_NOTES`.
    """

    verdict: Verdict
    rows: Rows
    notes: tuple[Note, ...]


def judged(notes: Iterable[Note], rows: Rows) -> ImportFile:
    """Put notes in order and draw the verdict; with a doubt or a fault no row is taken over."""
    told = sorted(dict.fromkeys(notes), key=lambda note: (note.row or 0, -note.weight))
    verdict = max((note.weight for note in told), default=Verdict.ACCEPT)
    if len(told) > MOST_NOTES:
        told = sorted(sorted(told, key=lambda note: -note.weight)[:MOST_NOTES], key=lambda note: note.row or 0)
    return ImportFile(verdict, rows if verdict <= Verdict.WARN else (), tuple(told))
