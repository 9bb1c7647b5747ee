"""What a file holds before it is judged: cells with their places, rows, sheets, and records."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

FIELDS = ("id", "title", "goals", "cost", "effort", "municipalities")
LISTS = frozenset(("goals", "municipalities"))
MOST_ROWS = 10_000
MOST_COLUMNS = 100


class Odd(Enum):
    """What a cell holds that is neither text nor number."""

    NOTHING = "nothing"
    TRUTH = "truth"
    DATE = "date"
    TIME = "time"
    ERROR = "error"
    UNCALCULATED = "uncalculated"
    NESTED = "nested"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Parameters
    ----------
    value
        Text as written, an exact number, a list of cells, or what else it is.
    shown
        How it looks to people, for messages.
    place
        Where people find it, such as "D4"; "" where row and column say it.
    pattern
        The number format of a spreadsheet's number, "" for the general one.
    """

    value: "str | Decimal | tuple[Cell, ...] | Odd"
    shown: str = ""
    place: str = ""
    pattern: str = ""

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it."""
        return self.value is Odd.NOTHING or (isinstance(self.value, str) and not self.value.strip("\ufeff \t\r\n\u00a0\u2007\u202f"))


NOTHING = Cell(Odd.NOTHING)


@dataclass(slots=True)
class Row:
    """A row of a sheet: its number there (1 is the first), its cells by column (0 is the first), whether it is hidden or struck through.

    Parameters
    ----------
    width
        How many cells a row of text has, empty ones at its end too; None in a spreadsheet.
    """

    number: int
    cells: dict[int, Cell]
    hidden: bool = False
    struck: bool = False
    width: int | None = None

    @property
    def blank(self) -> bool:
        """Whether it holds nothing."""
        return all(cell.blank for cell in self.cells.values())


@dataclass(slots=True)
class Sheet:
    """A sheet, or the one table of a text file.

    Parameters
    ----------
    rows
        In their order; blank ones may be left out.
    merged
        First row, first column, last row, last column of what has been merged (rows from 1, columns from 0).
    """

    name: str
    rows: list[Row]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(slots=True)
class Record:
    """What stands about one thing: its row with the header as 1, its fields, and the cells that belong to no field.

    Parameters
    ----------
    broken
        Its cells may stand in wrong columns, so they are not judged.
    columns
        The fields that it could have stated; those without a cell are left empty.
    """

    row: int
    cells: dict[str, Cell]
    others: dict[str, Cell] = field(default_factory=dict)
    broken: bool = False
    columns: frozenset[str] = frozenset()

    def cell(self, name: str) -> Cell:
        """The cell of a field; nothing where it has none."""
        return self.cells.get(name, NOTHING)


def letters(column: int) -> str:
    """The name of a spreadsheet's column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
