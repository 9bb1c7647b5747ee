"""Numbers stored as such, by a spreadsheet with a format or in JSON: what their format shows may be another amount."""

import re
from dataclasses import dataclass
from decimal import Decimal

from portfolj.domain.numbers import Amount
from portfolj.errors import say
from portfolj.exchange.imports.findings import Notes
from portfolj.exchange.imports.table import Cell
from portfolj.exchange.imports.wording import no_number

_NOISE = Decimal("0.000001")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\-\]]*)[^\]]*\]|(kr|€|\$|£)', re.IGNORECASE)
# What a format shows beside the digits and is no unit: room, filling, colours and powers.
_NO_SIGN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|E[+-]')
_SIGN = re.compile("[-(]")
_SCALED = re.compile(r"[0#?],+(?![0#?,])")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that holds an amount: its name, units, the most it can sensibly be, and whether a case holds whole ones only."""

    name: str
    units: frozenset[str]
    most: Decimal
    whole: bool = True


def in_digits(number: Decimal) -> str:
    """A number in digits without useless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def from_number(cell: Cell, field: Field, row: int, notes: Notes) -> Amount | None:
    """A number that is none of text: of a spreadsheet with its format, or of JSON."""
    number = cell.value
    if not isinstance(number, Decimal) or not number.is_finite():
        notes.reject(
            no_number(cell.shown),
            row,
            field.name,
            cell.place,
        )
        return None
    if "%" in cell.pattern:
        notes.reject(say("'{text}' is shown in percent; write the amount.", text=cell.shown), row, field.name, cell.place)
        return None
    if not _unit_fits(cell, field, row, notes):
        return None
    whole = number.to_integral_value() if abs(number) < field.most * 10 else number
    # What a spreadsheet reckons with binary fractions may miss a whole number by next to nothing.
    if cell.place and whole and number != whole and abs(number - whole) < _NOISE:
        message = say("'{text}' is read as {number}.", text=cell.shown, number=in_digits(whole))
        notes.warn(message, row, field.name, cell.place)
        return Amount(whole)
    return Amount(number)


def _unit_fits(cell: Cell, field: Field, row: int, notes: Notes) -> bool:
    """Whether the unit that a number's format shows is that of the field; a number shown in thousands is pointed out."""
    pattern = cell.pattern.partition(";")[0]
    if cell.pattern and not pattern.strip():
        notes.ask(say("The number {text} is hidden by its format; show it.", text=cell.shown), row, field.name, cell.place)
        return False
    unit = "".join(part for found in _LITERAL.findall(pattern) for part in found).replace("\u00a0", " ").strip(" -").casefold()
    scaled = bool(_SCALED.search(pattern))
    sign = _SIGN.search(_NO_SIGN.sub("", pattern))
    multiple = unit in field.units and unit in ("tkr", "kkr", "ksek", "tsek", "mkr", "mnkr", "msek")
    if unit not in (*field.units, ":") or (multiple and not scaled):
        message = say("The number {text} is shown with '{unit}'; write the amount in full without it.", text=cell.shown, unit=unit)
        notes.ask(message, row, field.name, cell.place)
        return False
    if sign and isinstance(cell.value, Decimal) and cell.value > 0:
        message = say("The number {text} is shown with '{unit}'; write the amount in full without it.", text=cell.shown, unit=sign[0])
        notes.ask(message, row, field.name, cell.place)
        return False
    if scaled:
        notes.warn(say("The number {text} is shown shortened by its format.", text=cell.shown), row, field.name, cell.place)
    return True
