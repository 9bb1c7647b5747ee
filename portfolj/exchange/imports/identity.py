"""Ids, titles and other text: as written, each id once."""

import re
import unicodedata
from collections.abc import Container
from decimal import Decimal

from portfolj.errors import say
from portfolj.exchange.imports.findings import Notes, Verdict
from portfolj.exchange.imports.reference import folded
from portfolj.exchange.imports.table import Cell, Odd
from portfolj.exchange.imports.wording import EMPTY, ERRORS, broken_formula, faults, never_calculated, trimmed

_ID = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_AS_FORMULA = re.compile(r'="([A-Za-z0-9_-]+)"', re.ASCII)
_LONGEST_TITLE = 300
_EXACT = Decimal(10) ** 15


def read_id(cell: Cell, row: int, notes: Notes) -> str:
    """The id as written; "" with a note when there is none, or when the program may have changed it."""
    text = _as_text(cell, "id", row, notes)
    if not text:
        return ""
    shown = trimmed(text)
    if _blocked(shown, "id", row, cell, notes, joining=False):
        return ""
    if shown != unicodedata.normalize("NFC", text):
        notes.warn(say("Spaces around the id '{id}' are left out.", id=shown), row, "id", cell.place)
    if found := _AS_FORMULA.fullmatch(shown):
        notes.ask(say("The id is written as a formula, {text}; is {id} meant?", text=shown, id=found[1]), row, "id", cell.place)
    elif not shown.strip("-_"):
        notes.ask(say("'{text}' may mean that nothing is stated; write what is meant.", text=shown), row, "id", cell.place)
    elif not _ID.fullmatch(shown):
        message = say("'{text}' is no id; write 1 to 40 letters a to z, digits, - or _.", text=shown[:60])
        notes.reject(message, row, "id", cell.place)
    return shown


def read_title(cell: Cell, row: int, notes: Notes) -> str:
    """The title as written, without spaces at its ends."""
    text = _as_text(cell, "title", row, notes)
    if not text:
        return ""
    shown = trimmed(text)
    if _blocked(shown, "title", row, cell, notes, joining=True):
        return ""
    if shown.casefold() in EMPTY:
        notes.ask(say("'{text}' may mean that nothing is stated; write what is meant.", text=shown), row, "title", cell.place)
    if len(shown) > _LONGEST_TITLE:
        message = say("The title has {found} signs, more than {most}; shorten it.", found=len(shown), most=_LONGEST_TITLE)
        notes.reject(message, row, "title", cell.place)
    return shown


def read_text(cell: Cell, column: str, row: int, notes: Notes, *, most: int, known: Container[str]) -> str:
    """Text as written, without spaces at its ends; "" with a note when there is none.

    Parameters
    ----------
    most
        How many signs it may have.
    known
        Texts that are what they are and need no judging.
    """
    if isinstance(cell.value, str) and cell.value in known:
        return cell.value
    shown = trimmed(_as_text(cell, column, row, notes))
    if shown in known or not shown or _blocked(shown, column, row, cell, notes, joining=True):
        return shown if shown in known else ""
    if shown.casefold() in EMPTY:
        notes.ask(say("'{text}' may mean that nothing is stated; write what is meant.", text=shown), row, column, cell.place)
    if len(shown) > most:
        message = say("'{field}' is longer than {most} signs; shorten it.", field=column, most=str(most))
        notes.reject(message, row, column, cell.place)
    return shown


def same(rows: list[tuple[int, str, str]], notes: Notes) -> None:
    """Refuse ids that stand twice, however written, and point out equal titles.

    Parameters
    ----------
    rows
        Row, id and title of each record.
    """
    ids: dict[str, tuple[int, str]] = {}
    titles: dict[str, int] = {}
    for row, key, title in rows:
        name = folded(unicodedata.normalize("NFKC", key))
        if key and name in ids:
            first, written = ids[name]
            message = say(
                "The id '{id}' stands in row {first} already, as '{written}'; give each initiative its own.",
                id=key,
                first=str(first),
                written=written,
            )
            notes.reject(message, row, "id")
        elif key:
            ids[name] = (row, key)
        if title and folded(title) in titles:
            first = titles[folded(title)]
            notes.warn(say("The title '{title}' stands in row {first} too.", title=title[:60], first=str(first)), row, "title")
        elif title:
            titles[folded(title)] = row


def _blocked(text: str, column: str, row: int, cell: Cell, notes: Notes, *, joining: bool) -> bool:
    refused = False
    for weight, message in faults(text, joining=joining):
        match weight:
            case Verdict.REJECT:
                refused = True
                notes.reject(message, row, column, cell.place)
            case Verdict.ASK:
                notes.ask(message, row, column, cell.place)
            case _:
                notes.warn(message, row, column, cell.place)
    return refused


def _as_text(cell: Cell, column: str, row: int, notes: Notes) -> str:
    """The text of a cell that should hold text; "" with a note when it holds none."""
    match cell.value:
        case str(text) if trimmed(text):
            if not ERRORS.fullmatch(trimmed(text)):
                return text
            notes.reject(broken_formula(trimmed(text)), row, column, cell.place)
        case Decimal() as number:
            return _from_number(number, cell, column, row, notes)
        case str() | Odd.NOTHING:
            notes.reject(say("'{field}' is missing; state it.", field=column), row, column, cell.place)
        case Odd.ERROR:
            notes.reject(broken_formula(cell.shown), row, column, cell.place)
        case Odd.UNCALCULATED:
            message = never_calculated()
            notes.reject(message, row, column, cell.place)
        case Odd.DATE | Odd.TIME:
            message = say("'{text}' has become a date; write it anew in a cell formatted as text.", text=cell.shown)
            notes.reject(message, row, column, cell.place)
        case _:
            notes.reject(say("'{text}' is no text; write text.", text=cell.shown[:40]), row, column, cell.place)
    return ""


def _from_number(number: Decimal, cell: Cell, column: str, row: int, notes: Notes) -> str:
    """A number where text belongs: zeros before it, or digits after it, may have been lost."""
    exact = number.is_finite() and number == number.to_integral_value() and 0 <= number < _EXACT and cell.shown.isdigit()
    if not exact or cell.pattern not in ("", "0"):
        message = say("'{text}' is stored as a number, so it may have been written otherwise; write it as text.", text=cell.shown[:40])
        notes.ask(message, row, column, cell.place)
        return ""
    message = say("'{text}' is stored as a number; zeros before it would be lost, so format the column as text.", text=cell.shown)
    notes.warn(message, row, column, cell.place)
    return cell.shown
