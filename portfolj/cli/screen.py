"""Lines and tables on the terminal; everything that is printed for people goes through here."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from portfolj.cli.plain import plain
from portfolj.errors import Message
from portfolj.text import Language, numbers, render

_WIDTH = 100
_MOST_WIDTH = 140
# No line of a table comes near it; Rich cuts what goes beyond its own width.
_ENDLESS = 10_000
_INDENT = 2
# A line below the heading and an empty one above the sums; nothing between columns but space.
_LINES = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
# Stands for a no-break space while Rich, which breaks lines there, lays text out.
_UNBROKEN = "\ue000"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, whether it holds figures, its least width in signs, and whether its heading may be folded."""

    heading: Message
    figures: bool = False
    least: int | None = None
    folds: bool = False


class Screen:
    """The standard output, in a language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        terminal = sys.stdout.isatty()
        self._console = Console(file=sys.stdout, markup=False, highlight=False, emoji=False)
        self.width = min(self._console.width, _MOST_WIDTH) if terminal else _WIDTH
        self._console.width = _ENDLESS

    def words(self, message: Message) -> str:
        """A message in the language of this screen."""
        return render(message, self.language)

    def blank(self) -> None:
        """An empty line."""
        self._console.print()

    def line(self, *said: Message | str, bold: bool = False, indent: int = 0) -> None:
        """Messages one after the other, as a paragraph."""
        spoken = " ".join(one if isinstance(one, str) else self.words(one) for one in said)
        self._print(Padding(_text(spoken, style="bold" if bold else ""), (0, 0, 0, indent), expand=False))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, total: Sequence[str] = ()) -> None:
        """A table; `total` is its last row, set apart. Figures are never cut: where they need more room, lines grow longer."""
        headings = [plain(self.words(column.heading)) for column in columns]
        cells = [[plain(row[place]) for row in (*rows, total) if row] for place in range(len(columns))]
        beside = _INDENT + 2 * (len(columns) - 1)
        widths = _widths(columns, headings, cells, self.width - beside)
        shown = Table(box=_LINES, show_edge=False, pad_edge=False, show_footer=bool(total), padding=(0, 1, 0, 0), header_style="bold")
        for place, column in enumerate(columns):
            shown.add_column(
                _text(headings[place]),
                footer=_text(total[place]) if total else "",
                justify="right" if column.figures else "left",
                vertical="top",
                width=widths[place],
                overflow="fold",
            )
        for row in rows:
            shown.add_row(*map(_text, row))
        self._print(Padding(shown, (0, 0, 0, _INDENT), expand=False), width=sum(widths) + beside)

    def figures(self, rows: Sequence[tuple[str, str]]) -> None:
        """Names and figures in two columns without heading."""
        shown = Table.grid(padding=(0, 2))
        for name, figure in rows:
            shown.add_row(_text(name), _text(figure))
        self._print(Padding(shown, (0, 0, 0, _INDENT), expand=False))

    def number(self, amount: int | Fraction, *, decimals: int = 0) -> str:
        """A number without unit, as it stands in a column of figures."""
        return numbers.number(amount, self.language, decimals=decimals, fixed=True)

    def difference(self, amount: int | Fraction, *, decimals: int = 0) -> str:
        """A number with its sign; what does not differ is 0."""
        shown = self.number(amount, decimals=decimals)
        return f"+{shown}" if amount > 0 else shown

    def points(self, thousandths: int | Fraction) -> str:
        """Thousandths of a point in points with one decimal, without unit."""
        return self.number(Fraction(thousandths) / 1000, decimals=1)

    def points_difference(self, thousandths: int | Fraction) -> str:
        """A difference in points, from thousandths of a point."""
        return self.difference(Fraction(thousandths) / 1000, decimals=1)

    def raw(self, text: str) -> None:
        """One line for machines, as it is."""
        _write(text + "\n")

    def _print(self, content: Any, *, width: int | None = None) -> None:
        """Print without spaces at the ends of lines."""
        with self._console.capture() as captured:
            self._console.print(content, width=width or self.width, crop=False)
        laid_out = captured.get().replace(_UNBROKEN, "\u00a0")
        _write("".join(line.rstrip() + "\n" for line in laid_out.splitlines()))

    @contextmanager
    def progress(self) -> Iterator[Callable[[Message], None]]:
        """Whom to tell each step of long work: shown on stderr while it lasts, and only on a terminal."""
        if not sys.stderr.isatty():
            yield lambda _: None
            return
        console = Console(file=sys.stderr, markup=False, highlight=False, emoji=False)
        with console.status("") as status:
            yield lambda step: status.update(Text(plain(self.words(step)) + " ..."))


def _write(text: str) -> None:
    """Write, and go on in silence when whoever read the output has gone: the exit code still tells what was found."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _widths(columns: Sequence[Column], headings: Sequence[str], cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """The widths of columns: what they hold, or the least of figures and the rest of the room for texts, the widest narrowed first."""
    least = [_least(*one) for one in zip(columns, headings, cells, strict=True)]
    whole = [max(low, *map(cell_len, (heading, *below))) for low, heading, below in zip(least, headings, cells, strict=True)]
    widths = whole
    for most in range(max(whole), 0, -1):
        if sum(widths) <= room:
            break
        widths = [low if one.figures else max(low, min(wide, most)) for one, low, wide in zip(columns, least, whole, strict=True)]
    return widths


def _least(column: Column, heading: str, cells: Sequence[str]) -> int:
    """The least width of a column: of figures that of the widest, and of the heading's longest word unless it may be folded."""
    if not column.figures:
        return column.least or 1
    return max(map(len, (*cells, *([] if column.folds else heading.split(" ")))), default=1)


def _text(text: str, *, style: str = "") -> Text:
    return Text(plain(text).replace("\u00a0", _UNBROKEN), style=style)
