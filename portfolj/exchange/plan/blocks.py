"""What a document is made of, whatever its format: sections of paragraphs, lists, tables and pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from portfolj.text import Language, numbers

Cell = str | int | Decimal | None


class Kind(StrEnum):
    """What stands in a column; all but text is set to the right."""

    TEXT = "text"
    NUMBER = "number"
    YEAR = "year"
    KRONOR = "kronor"
    HOURS = "hours"
    PERCENT = "percent"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is relative to the others of the same table, `key` its name for programs."""

    heading: str
    kind: Kind = Kind.TEXT
    width: int = 4
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `sums` says that the last row adds up the others."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text on one line or several."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in the grammar of Vega-Lite, with what it shows in words."""

    name: str
    text: str
    chart: dict[str, Any]


Block = Paragraph | Bullets | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a heading; `level` 1 begins on a page of its own, `wide` on its side."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole document.

    Parameters
    ----------
    facts
        Lines under the title, such as the scenario and the date.
    date
        As stated: 2027-02-01, 2027-02, 2027 or empty.
    """

    language: Language
    title: str
    facts: tuple[str, ...]
    date: str
    sections: tuple[Section, ...]


def printed(cell: Cell, kind: Kind, language: Language) -> str:
    """A cell as people read it; the unit stands in the heading."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if kind is Kind.YEAR:
        return str(cell)
    return numbers.number(cell, language, decimals=1 if kind is Kind.POINTS else 0, fixed=kind is Kind.POINTS)


def added_up(rows: Iterable[tuple[Cell, ...]], columns: tuple[Column, ...], label: str) -> tuple[Cell, ...]:
    """The last row: amounts added up under the label."""
    whole: list[Cell] = [label, *([None] * (len(columns) - 1))]
    for at, column in enumerate(columns):
        if column.kind in (Kind.KRONOR, Kind.HOURS):
            whole[at] = sum(int(row[at] or 0) for row in rows)
    return tuple(whole)
