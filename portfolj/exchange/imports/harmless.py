"""Text that a spreadsheet would take for a formula when it opens a text file: an apostrophe before it, and back."""

import re
from dataclasses import replace

from portfolj.exchange.imports.table import Cell

# In narrow and in wide signs; whatever apostrophes and spaces stand before them.
_FORMULA = re.compile(r"'*[ \u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def with_apostrophe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def without_apostrophe(cell: Cell) -> Cell:
    """The cell as it was before `with_apostrophe`."""
    if isinstance(cell.value, str) and cell.value.startswith("'") and _FORMULA.match(cell.value):
        return replace(cell, value=cell.value[1:], shown=cell.value[1:])
    return cell
