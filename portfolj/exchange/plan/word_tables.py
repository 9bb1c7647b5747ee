"""A table of Word: its heading on every page, no row broken over two, its amounts to the right."""

from collections.abc import Iterator

from portfolj.exchange.plan.blocks import Cell, Column, Kind, Table, printed
from portfolj.exchange.plan.word_heights import heights
from portfolj.exchange.plan.word_look import Look
from portfolj.exchange.plan.word_template import Style
from portfolj.exchange.plan.word_xml import Element, element, gap, paragraph, plain, run


def as_table(table: Table, look: Look) -> Iterator[Element]:
    """The table, and a line of almost no height, since tables with nothing between them become one."""
    widths = _widths(table.columns, look.room.width)
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w": width}) for width in widths))
    head = _row(table, tuple(column.heading for column in table.columns), widths, look, marks=("w:tblHeader",), bold=True, bound=True)
    last = len(table.rows) - 1
    together = heights(table, look.room, look.language).together
    rows = (
        # The last row but one goes with the sums to the next page.
        _row(table, cells, widths, look, bold=table.sums and at == last, bound=at < last and (together or (table.sums and at == last - 1)))
        for at, cells in enumerate(table.rows)
    )
    yield element("w:tbl", None, _properties(table, sum(widths), look), grid, head, *rows)
    yield gap()


def _properties(table: Table, width: int, look: Look) -> Element:
    flags = {"firstRow": 1, "lastRow": int(table.sums), "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    return element(
        "w:tblPr",
        None,
        element("w:tblStyle", {"val": look.styles[Style.TABLE]}),
        element("w:tblW", {"w": width, "type": "dxa"}),
        element("w:tblLayout", {"type": "fixed"}),
        element("w:tblLook", {"val": "0660" if table.sums else "0620", **flags}),
        element("w:tblCaption", {"val": plain(table.caption)}),
    )


def _widths(columns: tuple[Column, ...], room: int) -> list[int]:
    whole = sum(column.width for column in columns)
    return [room * column.width // whole for column in columns]


def _row(
    table: Table, cells: tuple[Cell, ...], widths: list[int], look: Look, *, marks: tuple[str, ...] = (), bold: bool, bound: bool
) -> Element:
    """A row; one that is `bound` stays on the page of the next."""
    made = []
    for cell, column, width in zip(cells, table.columns, widths, strict=True):
        properties = [element("w:keepNext")] if bound else []
        if column.kind is not Kind.TEXT:
            properties.append(element("w:jc", {"val": "right"}))
        text = run(printed(cell, column.kind, look.language), bold=bold)
        content = paragraph(look.styles[Style.TABLE_TEXT], text, properties=properties)
        made.append(element("w:tc", None, element("w:tcPr", None, element("w:tcW", {"w": width, "type": "dxa"})), content))
    return element("w:tr", None, element("w:trPr", None, *map(element, ("w:cantSplit", *marks))), *made)
