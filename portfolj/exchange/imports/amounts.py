"""Amounts: from a cell to an exact number, or why there is none."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from portfolj.domain.numbers import HOURS, Amount, kronor_of, read_amount
from portfolj.errors import DoubtfulValue, Message, WrongValue, say
from portfolj.exchange.imports.findings import Notes
from portfolj.exchange.imports.stored_numbers import Field, from_number, in_digits
from portfolj.exchange.imports.table import Cell, Odd
from portfolj.exchange.imports.wording import EMPTY, ERRORS, broken_formula, faults, never_calculated, no_number

MOST_COST = Decimal(10) ** 9
MOST_EFFORT = Decimal(10) ** 6
_LONGEST = 60


def cost_in(currency: str) -> Field:
    """The field of the cost in a case of a currency, such as "SEK"."""
    return Field("cost", kronor_of(currency), MOST_COST)


EFFORT = Field("effort", HOURS, MOST_EFFORT)


@dataclass(frozen=True, slots=True)
class Read:
    """An amount as read, with how it was written."""

    row: int
    field: Field
    amount: Amount


def read_cell(cell: Cell, field: Field, row: int, notes: Notes) -> Read | None:
    """The amount in a cell; None, with notes that tell why, when there is none.

    Parameters
    ----------
    row
        Its row, with the header as 1.
    """
    before = len(notes.all)
    amount = from_number(cell, field, row, notes) if isinstance(cell.value, Decimal) else _text(cell, field, row, notes)
    if amount is None:
        if len(notes.all) == before:
            notes.reject(say("The amount cannot be read; write a number."), row, field.name, cell.place)
        return None
    if _out_of_bounds(amount.number, cell, field, row, notes):
        return None
    if amount.multiple != 1:
        message = say("'{text}' is read as {number}.", text=cell.shown.strip(), number=in_digits(amount.number))
        notes.warn(message, row, field.name, cell.place)
    if field.whole and amount.number != amount.number.to_integral_value():
        message = say("'{text}' is not whole; round it, since a case holds whole kronor and hours.", text=cell.shown.strip())
        notes.warn(message, row, field.name, cell.place)
    return Read(row, field, amount)


def _out_of_bounds(number: Decimal, cell: Cell, field: Field, row: int, notes: Notes) -> bool:
    shown = cell.shown.strip()[:_LONGEST]
    if number < 0:
        notes.reject(say("'{text}' is negative; write what it takes as a positive number.", text=shown), row, field.name, cell.place)
    elif number > field.most:
        notes.reject(_beyond(field, shown), row, field.name, cell.place)
    elif number == 0 and field.name == "cost":
        notes.warn(say("The cost is 0; see that it is meant."), row, field.name, cell.place)
    return number < 0 or number > field.most


def _beyond(field: Field, shown: str) -> Message:
    if field.name in ("cost", "effort"):
        return say("'{text}' is beyond any budget (at most {most}); correct it.", text=shown, most=int(field.most))
    return say("'{text}' is more than can be (at most {most}); correct it.", text=shown, most=int(field.most))


def _text(cell: Cell, field: Field, row: int, notes: Notes) -> Amount | None:
    refused = _odd(cell, field, row, notes)
    if refused or not isinstance(cell.value, str):
        return None
    text = cell.value.strip()
    if text.casefold() in EMPTY:
        if text:
            notes.reject(say("'{text}' is no amount; write the number, or leave the row out.", text=text), row, field.name, cell.place)
        else:
            notes.reject(say("'{field}' is missing; write a number, or leave the row out.", field=field.name), row, field.name, cell.place)
        return None
    found = [one for one in faults(text, joining=False) if one[0].name == "REJECT"]
    for _, message in found:
        notes.reject(message, row, field.name, cell.place)
    if found:
        return None
    try:
        if len(text) > _LONGEST:
            raise WrongValue(no_number(text))
        amount = read_amount(text, field.units)
        if amount.decimals == 3 and not (amount.multiple > 1 and text.startswith("0")):
            raise DoubtfulValue(say("'{text}' has three decimals, which may be thousands; write it like 1250000 or 1,5.", text=text))
    except DoubtfulValue as doubt:
        if _power(text) > field.most:
            notes.reject(_beyond(field, text), row, field.name, cell.place)
            return None
        notes.ask(doubt.message, row, field.name, cell.place)
        return None
    except WrongValue as wrong:
        notes.reject(wrong.message, row, field.name, cell.place)
        return None
    if len(text) > 1 and text[0] == "0" and text[1].isdigit():
        notes.warn(say("'{text}' is read as {number}.", text=text, number=in_digits(amount.number)), row, field.name, cell.place)
    return amount


def _power(text: str) -> Decimal:
    """What a power of ten comes to, doubtful as its digits are; 0 for any other text."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return Decimal(0)
    return number if "e" in text.casefold() else Decimal(0)


def _odd(cell: Cell, field: Field, row: int, notes: Notes) -> bool:
    """Whether a cell holds something that can be no amount; tells what."""
    if isinstance(cell.value, str) and (ERRORS.fullmatch(cell.value.strip()) or cell.value.strip().startswith("#")):
        notes.reject(broken_formula(cell.value.strip()[:20]), row, field.name, cell.place)
        return True
    match cell.value:
        case Odd.NOTHING:
            message = say("'{field}' is missing; write a number, or leave the row out.", field=field.name)
        case Odd.TRUTH:
            message = say("'{text}' is a truth value, not a number; write the number.", text=cell.shown)
        case Odd.DATE | Odd.TIME:
            message = say("'{text}' is a date or a time, not a number; write the number.", text=cell.shown)
        case Odd.ERROR:
            message = broken_formula(cell.shown)
        case Odd.UNCALCULATED:
            message = never_calculated()
        case Odd.NESTED | tuple():
            message = say("'{field}' must be one number; write a number.", field=field.name)
        case _:
            return False
    notes.reject(message, row, field.name, cell.place)
    return True


def mixed(read: list[Read], notes: Notes) -> None:
    """Ask when a file uses point and comma as decimal mark by turns, or one of them both for thousands and for decimals."""
    marks = {one.amount.mark for one in read if one.amount.mark}
    groups = {one.amount.grouping for one in read if one.amount.grouping}
    if len(marks) < 2 and not marks & groups and len(groups) < 2:
        return
    for one in read:
        if one.amount.mark or one.amount.grouping:
            message = say(
                "The file mixes point and comma in its numbers; write {number} as in other rows.",
                number=in_digits(one.amount.number),
            )
            notes.ask(message, one.row, one.field.name)
