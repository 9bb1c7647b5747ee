"""Numbers as people write them: "1 250 000", "1,5", "12 tkr". What has two readings is refused."""

import re
from decimal import Decimal

from portfolj.errors import WrongValue, say

_MULTIPLES = {
    "": Decimal(1),
    "kr": Decimal(1),
    "sek": Decimal(1),
    "nok": Decimal(1),
    "tkr": Decimal(1000),
    "mkr": Decimal(1_000_000),
    "mnkr": Decimal(1_000_000),
    "h": Decimal(1),
    "tim": Decimal(1),
    "%": Decimal(1),
}
_SPACES = re.compile(r"[ \u00a0\u2009\u202f]")
_NUMBER = re.compile(r"([+\-\u2212]?)(\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+)(?:([.,])(\d+))?[ \u00a0\u202f]*(\D*)", re.ASCII)


def read_decimal(text: object, units: frozenset[str] = frozenset(("", "%"))) -> object:
    """Read a number exactly; what is not text is passed on untouched, but never a float or a truth value.

    Parameters
    ----------
    text
        For example "1 250 000", "1,5", "−3", "0,125" or "12 tkr". A point or comma followed by exactly three
        digits after a whole part other than zero ("1.250") can be read in two ways.
    units
        The units that may follow the number here.

    Raises
    ------
    WrongValue
        When the text is no number, has two readings, or carries a unit that does not belong here.
    """
    if isinstance(text, bool | float):
        raise WrongValue(say("'{text}' is not an exact number; write it in digits.", text=str(text)))
    if not isinstance(text, str):
        return text
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        raise WrongValue(say("'{text}' is not a number; write it like 1250000, 1 250 000 or 1,5.", text=text))
    sign, whole, mark, decimals, unit = found.groups()
    if mark and len(decimals) == 3 and whole.lstrip("0") and " " not in _SPACES.sub(" ", whole):
        large, small = f"{whole}{decimals}", f"{whole}{mark}{decimals}0"
        raise WrongValue(say("'{text}' can be read in two ways; write {large} or {small}.", text=text, large=large, small=small))
    if unit.casefold() not in units:
        raise WrongValue(say("'{text}' ends in '{unit}', which is no unit here; leave it out.", text=text, unit=unit))
    number = Decimal(_SPACES.sub("", whole) + ("." + decimals if mark else "")) * _MULTIPLES[unit.casefold()]
    return -number if sign and sign != "+" else number


def _whole(text: object, units: frozenset[str]) -> object:
    number = read_decimal(text, units)
    if isinstance(number, Decimal):
        if number != number.to_integral_value():
            raise WrongValue(say("'{text}' is not a whole number; round it first.", text=str(text)))
        return int(number)
    return number


def read_kronor(text: object) -> object:
    """Read whole kronor (or whole units of the case's currency)."""
    return _whole(text, frozenset(("", "kr", "sek", "nok", "tkr", "mkr", "mnkr")))


def read_hours(text: object) -> object:
    """Read whole hours."""
    return _whole(text, frozenset(("", "h", "tim")))


def read_whole(text: object) -> object:
    """Read a whole number without unit, or with a percent sign."""
    return _whole(text, frozenset(("", "%")))
