"""A table as it stands in a council paper: row heads to the left, figures to the right, units in the column head."""

from collections.abc import Sequence
from dataclasses import dataclass

from portfolj.ui.state import CARD
from portfolj.ui.words import in_html


@dataclass(frozen=True, slots=True)
class Head:
    """A column head over `columns` columns; `figures` puts it to the right, over the figures; `first` begins a group of columns."""

    text: str
    columns: int = 1
    rows: int = 1
    figures: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell over `columns` columns: a text, and below it a second line in smaller type; the rest as in a head.

    With the id of an initiative as `card` the text opens its card. `cards` are ids and names of initiatives, each on a line of its own,
    that open theirs.
    """

    text: str
    below: str = ""
    figures: bool = False
    columns: int = 1
    first: bool = False
    card: str = ""
    cards: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row; the first cell is its head. `kind` is a class of the style sheet."""

    cells: tuple[Cell, ...]
    kind: str = ""


def html_table(caption: str, head: Sequence[Sequence[Head]], rows: Sequence[Row], *, kind: str = "", stacks: bool = False) -> str:
    """The table as HTML; everything in it is escaped.

    Parameters
    ----------
    caption
        What the table shows, for those who hear it; a wide table can be scrolled under this name.
    kind
        A class of the style sheet.
    stacks
        Whether the cells of a row stand below each other on a narrow screen, each with its head; for a single line of heads.
    """
    heads = "".join(f"<tr>{''.join(_head(one) for one in line)}</tr>" for line in head)
    body = "".join(_row(row, [one.text for one in head[-1]] if stacks else ()) for row in rows)
    label = in_html(caption)
    kinds = " ".join(filter(None, ("portfolj-table", kind, "stacks" if stacks else "")))
    return (
        f'<div class="{in_html(kinds)}" role="region" tabindex="0" aria-label="{label}">'
        f"<table{_role('table', stacks)}><caption>{label}</caption><thead>{heads}</thead><tbody>{body}</tbody></table></div>"
    )


def _role(name: str, stacks: bool) -> str:
    """What it is, for those who hear it: browsers forget that of what is not laid out as a table."""
    return f' role="{name}"' if stacks else ""


def _head(head: Head) -> str:
    if not head.text:
        return f'<td colspan="{head.columns}" rowspan="{head.rows}"></td>'
    scope = "col" if head.columns == 1 else "colgroup"
    return f'<th scope="{scope}" colspan="{head.columns}" rowspan="{head.rows}"{_kind(head)}>{in_html(head.text)}</th>'


def _row(row: Row, stacked: Sequence[str]) -> str:
    """A row; with the heads of its columns where it stacks."""
    first, *others = row.cells
    kind = f' class="{in_html(row.kind)}"' if row.kind else ""
    span = f' colspan="{first.columns}"' if first.columns > 1 else ""
    role, head = _role("row", bool(stacked)), _role("rowheader", bool(stacked))
    cells = "".join(_cell(one, stacked[place] if stacked else "") for place, one in enumerate(others, 1))
    return f'<tr{kind}{role}><th scope="row"{head}{span}>{_content(first)}</th>{cells}</tr>'


def _cell(cell: Cell, stacked: str) -> str:
    span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    head = f' role="cell" data-head="{in_html(stacked)}"' if stacked else ""
    return f"<td{span}{_kind(cell)}{head}>{_content(cell)}</td>"


def _content(cell: Cell) -> str:
    lines = "".join(f"<li>{card_link(*one)}</li>" for one in cell.cards)
    cards = f'<ul class="cards">{lines}</ul>' if lines else ""
    below = f'<span class="below">{in_html(cell.below)}</span>' if cell.below else ""
    return f"{card_link(cell.card, cell.text) if cell.card else in_html(cell.text)}{cards}{below}"


def card_link(initiative: str, text: str) -> str:
    """A text as HTML that opens the card of an initiative."""
    return f'<a class="portfolj-card" href="?{CARD}={in_html(initiative)}" data-initiative="{in_html(initiative)}">{in_html(text)}</a>'


def _kind(cell: Head | Cell) -> str:
    kinds = [name for name, holds in (("figures", cell.figures), ("first", cell.first)) if holds]
    return f' class="{" ".join(kinds)}"' if kinds else ""
