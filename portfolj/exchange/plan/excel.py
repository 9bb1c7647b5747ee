"""The plan as an Excel workbook: a sheet about it, then one table on each sheet; numbers are numbers, and no text becomes a formula."""

import io
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from portfolj.errors import Message, say
from portfolj.exchange.imports.grid import OPTIONS, write
from portfolj.exchange.imports.paper import A3, A4
from portfolj.exchange.plan import annexes
from portfolj.exchange.plan.blocks import Block, Bullets, Column, Kind, Pages, Paragraph, Table, printed
from portfolj.exchange.plan.calendar import stamp
from portfolj.exchange.plan.pages import pages
from portfolj.exchange.plan.pieces import SHEET, in_pieces
from portfolj.exchange.plan.sheets import Sheet, sheets
from portfolj.exchange.plan.words import Tell
from portfolj.results.plan import Plan, plan_text
from portfolj.text import Language, render

_PATTERNS = {Kind.TEXT: "@", Kind.YEAR: "0", Kind.POINTS: "#,##0.0"}
_INK, _PAPER, _LINE = "#262626", "#E7E6E6", "#A6A6A6"
# What Excel holds in a cell; the lines that its highest row shows; the signs of a paragraph that fits into such a row.
_MOST_SIGNS, _MOST_LINES, _PARAGRAPH = 32_767, 25, 2_000
# Widths in signs: the least and the most of a column, and the least that a step of `Column.width` is; the height of a line in points.
_NARROW, _WIDE, _STEP, _LINE_HEIGHT = 8, 120, 5, 15
# What stands beside each other on an A4 page in letters that can be read: upright, on its side.
_UPRIGHT, _ASIDE = 92, 170


def as_workbook(plan: Plan) -> bytes:
    """The workbook; the same plan gives the same bytes.

    Raises
    ------
    InputError
        When a text holds a sign that no workbook can hold.
    """
    out, language = io.BytesIO(), Language(plan.language)

    def tell(message: Message) -> str:
        return render(message, language)

    with Workbook(out, OPTIONS) as book:
        subject = tell(say("Prioritised list for the business plan"))
        book.set_properties({"title": _line(plan.case.name, 250), "subject": subject, "created": stamp(plan)})
        styles, listed = _Styles(book), tuple(sheets(plan, tell))
        _write_about(book.add_worksheet(tell(say("About the plan"))), plan, listed, styles, tell)
        for one in listed:
            sheet = book.add_worksheet(one.name)
            widths = _widths(one.table, language)
            _write_table(sheet, one, styles, widths)
            _lay_out(sheet, one, plan.case.name, sum(widths))
            if one.table.name == "own_money":
                _draw(book, sheet, one, plan, tell)
        _carry(book.add_worksheet(SHEET), plan)
    return out.getvalue()


class _Styles:
    """How cells look: black on white, sums and headings bold, text set to the left and numbers to the right."""

    def __init__(self, book: Any) -> None:
        top = {"text_wrap": True, "valign": "top"}
        self.title = book.add_format({**top, "bold": True, "font_size": 16})
        self.heading = book.add_format({**top, "bold": True, "font_size": 12})
        self.text = book.add_format(top)
        self.strong = book.add_format({**top, "bold": True})
        self.link = book.add_format({**top, "underline": 1})
        side = {kind: {"align": "left", "indent": 1} if kind is Kind.TEXT else {"align": "right"} for kind in Kind}
        head = {**top, "bold": True, "bg_color": _PAPER, "bottom": 1}
        self.heads = {kind: book.add_format({**head, **side[kind]}) for kind in Kind}
        cell = {kind: {**top, **side[kind], "num_format": _PATTERNS.get(kind, "#,##0")} for kind in Kind}
        self.cells = {kind: book.add_format({**cell[kind], "bottom": 1, "bottom_color": _LINE}) for kind in Kind}
        self.sums = {kind: book.add_format({**cell[kind], "bold": True, "top": 1}) for kind in Kind}


def _write_about(sheet: Any, plan: Plan, listed: tuple[Sheet, ...], styles: _Styles, tell: Tell) -> None:
    """The sheet about the plan, with the way to the others."""
    sheet.set_column(0, 0, _UPRIGHT)
    row = 0
    for text, style in _about(plan, styles, tell):
        for part in _paragraphs(text):
            write(sheet, row, 0, part, style)
            sheet.set_row(row, style.font_size / 11 * _height([(part, _UPRIGHT)]))
            row += 1
    for one in listed:
        sheet.write_url(row, 0, f"internal:'{one.name}'!A1", styles.link, one.name)
        row += 1
    sheet.hide_gridlines(2)
    _page(sheet, plan.case.name)


def _about(plan: Plan, styles: _Styles, tell: Tell) -> Iterator[tuple[str, Any]]:
    made = pages(plan)
    yield made.title, styles.title
    for fact in made.facts:
        yield fact, styles.text
    for heading, texts in _chapters(plan, made, tell):
        yield "", styles.text
        yield tell(heading), styles.heading
        for text in texts:
            yield text, styles.text
    yield "", styles.text
    yield tell(say("What stands on the other sheets")), styles.heading


def _chapters(plan: Plan, made: Pages, tell: Tell) -> Iterator[tuple[Message, tuple[str, ...]]]:
    yield say("In short"), tuple(text for block in made.sections[0].blocks for text in _texts(block))
    yield say("How we have prioritised"), plan.how_prioritised
    yield say("How the answer was reached"), plan.how_reached
    yield say("From the minutes"), tuple(one.text for one in annexes.minutes(plan, tell) if isinstance(one, Paragraph))


def _texts(block: Block) -> tuple[str, ...]:
    """What is told in sentences; tables have sheets of their own."""
    return (block.text,) if isinstance(block, Paragraph) else block.items if isinstance(block, Bullets) else ()


def _paragraphs(text: str) -> Iterator[str]:
    """Text in lines that rows can show whole."""
    for line in text.split("\n"):
        yield from textwrap.wrap(line, _PARAGRAPH, replace_whitespace=False) or [""]


def _write_table(sheet: Any, one: Sheet, styles: _Styles, widths: Sequence[int]) -> None:
    table, last = one.table, len(one.table.rows)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, widths[at])
        sheet.write_string(0, at, _held(column.heading), styles.heads[column.kind])
    # Below a heading there is room for the arrow of its filter.
    sheet.set_row(0, _height((f"{column.heading}\n", width + 2) for column, width in zip(table.columns, widths, strict=True)))
    for row, cells in enumerate(table.rows, 1):
        summed = table.sums and row == last
        sheet.set_row(row, _height((cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str)))
        for at, (column, content) in enumerate(zip(table.columns, cells, strict=True)):
            style = (styles.sums if summed else styles.cells)[column.kind]
            if summed and isinstance(content, int) and content == sum(int(above[at] or 0) for above in table.rows[:-1]):
                # Follows the filter; where not every row is counted, the number itself stands.
                sheet.write_formula(row, at, f"=SUBTOTAL(109,{xl_range(1, at, last - 1, at)})", style, content)
            else:
                write(sheet, row, at, _held(content) if isinstance(content, str) else content, style)


def _height(texts: Iterable[tuple[str, int]]) -> int:
    """The height of a row, in points, that shows texts in columns of so many signs; programs do not work it out alike."""
    return _LINE_HEIGHT * min(max((_lines(text, width) for text, width in texts), default=1) or 1, _MOST_LINES)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes."""
    return sum(max(len(textwrap.wrap(line, width - 1)), 1) if len(line) >= width else 1 for line in text.split("\n"))


def _lay_out(sheet: Any, one: Sheet, name: str, whole: int) -> None:
    """What stays while one scrolls, the filter, and the page; `whole` is the width of all columns."""
    last, wide = len(one.table.rows), len(one.table.columns) - 1
    sheet.freeze_panes(1, one.fixed)
    sheet.autofilter(0, 0, last - one.table.sums, wide)
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, last, wide)})
    sheet.repeat_rows(0)
    _page(sheet, name, caption=one.table.caption, across=ceil(whole / _ASIDE))
    if whole > _UPRIGHT:
        sheet.set_landscape()
    if one.on_paper is not None:
        sheet.set_paper(A3)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, last, one.on_paper - 1)
    if whole > _ASIDE:
        sheet.repeat_columns(0, one.fixed - 1)


def _page(sheet: Any, name: str, *, caption: str = "", across: int = 1) -> None:
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    sheet.fit_to_pages(across, 0)
    sheet.set_header(f"&L{_line(caption, 100)}")
    sheet.set_footer(f"&L{_line(name, 60)}&R&P / &N")


def _line(text: str, most: int) -> str:
    """Text on one line of at most so many signs, in which a heading or footing of a page sees no orders of its own."""
    return " ".join(text.split())[:most].replace("&", "&&")


def _held(text: str) -> str:
    """As much of a text as a cell holds."""
    return text if len(text) <= _MOST_SIGNS else f"{text[: _MOST_SIGNS - 1]}…"


def _widths(table: Table, language: Language) -> tuple[int, ...]:
    """The width of each column in signs."""
    step = max(_STEP, min(2 * _STEP, _UPRIGHT // sum(column.width for column in table.columns)))
    below = [[printed(row[at], column.kind, language) for row in table.rows] for at, column in enumerate(table.columns)]
    return tuple(_width(column, texts, step) for column, texts in zip(table.columns, below, strict=True))


def _width(column: Column, texts: Sequence[str], step: int) -> int:
    word = max(map(len, column.heading.split()), default=0) + 3
    longest = max((len(line) + 3 for text in texts for line in text.split("\n")), default=0)
    if column.kind is not Kind.TEXT:
        return min(max(word, longest, _NARROW), _WIDE)
    steps = range(column.width * step, _WIDE, step)
    wanted = next((width for width in steps if all(_lines(text, width) <= _MOST_LINES for text in texts)), _WIDE)
    return max(min(wanted, longest), min(word, _WIDE // 3), _NARROW)


def _draw(book: Any, sheet: Any, one: Sheet, plan: Plan, tell: Tell) -> None:
    """Own money by year against the frames, as columns that differ without colour."""
    last = len(plan.frames)
    chart = book.add_chart({"type": "column"})
    fills: tuple[dict[str, Any], ...] = (
        {"fill": {"color": _INK}},
        {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": _INK, "bg_color": "#FFFFFF"}},
    )
    for at, fill in enumerate(fills, 1):
        chart.add_series(
            {
                "name": [one.name, 0, at],
                "categories": [one.name, 1, 0, last, 0],
                "values": [one.name, 1, at, last, at],
                "border": {"color": _INK},
                "gap": 60,
                **fill,
            }
        )
    chart.set_title({"name": one.table.caption, "overlay": False, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"num_format": "#,##0", "min": 0, "major_gridlines": {"visible": True, "line": {"color": _LINE}}})
    chart.set_size({"width": 720, "height": 380})
    shown = say(
        "Columns for each year from {first} to {last}: what the list takes of the own frames, beside what they hold. "
        "In all it takes {used:kr} of {frame:kr}; the table above has the numbers.",
        first=str(plan.years[0]),
        last=str(plan.years[-1]),
        used=plan.used,
        frame=plan.frame,
    )
    sheet.insert_chart(len(one.table.rows) + 2, 0, chart, {"description": tell(shown)})


def _carry(sheet: Any, plan: Plan) -> None:
    """The plan itself, out of sight, as it is taken out and checked again."""
    for at, piece in enumerate(in_pieces(plan_text(plan))):
        sheet.write_string(at, 0, piece)
    sheet.very_hidden()
