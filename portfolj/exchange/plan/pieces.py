"""The plan as it is carried on a hidden sheet of a workbook: in pieces that a cell can hold, in signs that no program changes."""

import json
import re
from collections.abc import Iterable

SHEET = "portfolj-plan-1"
# Excel holds 32 767 signs in a cell.
_MOST = 30_000
# Signs that XML or a program may change on their way, and the beginning of what a workbook takes for a sign by its number (_x0041_).
_CHANGED = re.compile(r"[^ -~]|_(?=x)")


def in_pieces(text: str) -> tuple[str, ...]:
    """JSON text in pieces, in signs of ASCII only; the value is the same."""
    plain = _CHANGED.sub(lambda found: json.dumps(found[0])[1:-1] if found[0] != "_" else "\\u005f", text.strip())
    return tuple(plain[at : at + _MOST] for at in range(0, len(plain), _MOST))


def together(pieces: Iterable[object]) -> str:
    """The text again, from the cells of the first column."""
    return "".join(str(piece) for piece in pieces)
