"""How a sheet of an .xlsx file looks on screen and paper: rows as high as their text needs, pages that can be printed."""

import math
import re
from collections.abc import Iterable
from typing import Any

from xlsxwriter.utility import xl_pixel_width

A3, A4 = 8, 9
_LINE, _HIGHEST, _SIGN = 15, 409, 7
_WORD = re.compile(r"[^\s|/-]*[\s|/-]|[^\s|/-]+")
# The name of the file and of the sheet; the page, and how many there are.
_FOOTER = "&L&F: &A&R&P (&N)"


def fit_row(sheet: Any, row: int, cells: Iterable[tuple[object, float]]) -> None:
    """Make a row high enough: Excel does that itself when the file is opened, LibreOffice does not in a locked sheet.

    Parameters
    ----------
    cells
        Each with the width of its column in signs.
    """
    most = max((_lines(content, width) for content, width in cells if isinstance(content, str)), default=1)
    if most > 1:
        sheet.set_row(row, min(most * _LINE, _HIGHEST))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes, as wide as Calibri is."""
    room, lines = width * _SIGN, 0
    for line in text.split("\n"):
        used, lines = 0, lines + 1
        for word in _WORD.findall(line):
            wide = xl_pixel_width(word)
            if used and used + wide > room:
                used, lines = 0, lines + 1
            lines += max(0, math.ceil(wide / room) - 1)
            used += wide
    return lines


def set_pages(sheet: Any, paper: int, *, across: bool = True) -> None:
    """One page wide, with the first row on every page and its number at the foot.

    Parameters
    ----------
    across
        Whether the paper lies down.
    """
    sheet.set_paper(paper)
    if across:
        sheet.set_landscape()
        sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    sheet.set_footer(_FOOTER)
