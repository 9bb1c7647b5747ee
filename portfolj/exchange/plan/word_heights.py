"""How high the rows of a table are in the sizes of the shipped template, points."""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolj.exchange.plan.blocks import Table, printed
from portfolj.exchange.plan.word_sections import TWIPS_PER_POINT, Room
from portfolj.exchange.plan.word_widths import lines
from portfolj.text import Language

_CELL, _CELL_LINE, _AROUND_CELL, _CELL_SIDES = 8.5, 9.8, 5.3, 7.0
# A table that takes no more of a page than this stands whole on one.
_MOST_OF_PAGE = 0.75


@dataclass(frozen=True, slots=True)
class Heights:
    """The height of a table's heading and of each of its rows; `together` says that it is kept whole."""

    head: float
    rows: tuple[float, ...]
    together: bool


def heights(table: Table, room: Room, language: Language) -> Heights:
    """Reckon the heights on pages with so much room."""
    whole = sum(column.width for column in table.columns)
    widths = [room.width / TWIPS_PER_POINT * column.width / whole - _CELL_SIDES for column in table.columns]

    def height(cells: Iterable[str], *, bold: bool) -> float:
        return max(lines(cell, width, _CELL, bold=bold) for cell, width in zip(cells, widths, strict=True)) * _CELL_LINE + _AROUND_CELL

    head = height((column.heading for column in table.columns), bold=True)
    rows = tuple(
        height(
            (printed(cell, column.kind, language) for cell, column in zip(row, table.columns, strict=True)),
            bold=table.sums and at == len(table.rows),
        )
        for at, row in enumerate(table.rows, 1)
    )
    return Heights(head, rows, head + sum(rows) <= _MOST_OF_PAGE * room.height / TWIPS_PER_POINT)
