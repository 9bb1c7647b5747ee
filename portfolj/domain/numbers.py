"""Numbers as people write them: "1 250 000", "1,5", "12 tkr". What has two readings is refused."""

import re
from dataclasses import dataclass
from decimal import Decimal

from portfolj.errors import DoubtfulValue, WrongValue, say

_THOUSAND, _MILLION = Decimal(1000), Decimal(1_000_000)
_MULTIPLES = (
    dict.fromkeys(("", "kr", "kr.", "kronor", "kroner", ":-", "kr:-", "sek", "nok", "h", "tim", "tim.", "timmar", "timer", "%"), Decimal(1))
    | dict.fromkeys(("tkr", "kkr", "ksek", "tsek", "tnok", "knok"), _THOUSAND)
    | dict.fromkeys(("mkr", "mnkr", "msek", "mnok", "milj", "milj.", "milj kr", "miljoner", "miljoner kr", "miljoner kronor"), _MILLION)
)
KRONOR = frozenset(_MULTIPLES) - {"h", "tim", "tim.", "timmar", "timer", "%"}
_CURRENCIES = frozenset(("sek", "nok"))
HOURS = frozenset(("", "h", "tim", "tim.", "timmar", "timer"))
MOST_DIGITS = 20
PLAIN = frozenset(("",))
PERCENT = frozenset(("", "%"))

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_SPACES = re.compile(_SPACE)
_DASHES = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"
_SIGNS = re.compile("[" + _DASHES + "]")
# What the digits look like: whole part, mark, decimals. The first that fits decides.
_PLAIN = re.compile(rf"(\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+)(?:([.,])(\d+))?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})", re.ASCII)
_WRITTEN = re.compile(
    rf"(?P<open>\()?(?P<sign>[+{_DASHES}]?){_SPACE}?(?:(?P<before>kr|sek|nok){_SPACE}?)?"
    rf"(?P<digits>\d(?:[\d.,'’_]|{_SPACE})*?){_SPACE}?(?P<unit>[^\d.,'’_ \u00a0\u2007\u2009\u202f()][^\d()]*?)?(?P<close>\))?",
    re.ASCII | re.IGNORECASE,
)
_MONTHS = "jan|feb|mar|apr|maj|may|mai|jun|jul|aug|sep|okt|oct|nov|dec|des"
_DATE = re.compile(
    rf"\d{{4}}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?(?:[T ][\d:.]+Z?)?|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}[ .-]*(?:{_MONTHS})[a-z]*[ .-]*\d{{0,4}}|(?:{_MONTHS})[a-z]*[ .-]*\d{{1,4}}|\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\.\d+)?",
    re.ASCII | re.IGNORECASE,
)
_RANGE = re.compile(
    rf"[^{_DASHES}]*\d.*?(?:[{_DASHES}/+*x×]|\.\.|…|till|til|to|och|och|eller|or).*\d.*", re.ASCII | re.IGNORECASE | re.DOTALL
)
_ABOUT = re.compile(
    r"(?:ca|cirka|c:a|omkring|runt|about|approx|circa|max|min(?!us)|minst|högst|upp till|från|under|över|~|≈|<|>|≤|≥|±|\?|\*)",
    re.IGNORECASE,
)
_POWER = re.compile(r"[+-]?\d+(?:[.,]\d+)?e[+-]?\d+\D*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was written.

    Parameters
    ----------
    number
        What it comes to, its unit multiplied in.
    unit
        The unit as written, "" where there is none.
    mark, decimals
        The decimal mark, "" where there is none, and how many digits follow it.
    grouping
        The point or comma that parts its thousands, "" where none does.
    multiple
        What the unit multiplies by.
    """

    number: Decimal
    unit: str = ""
    mark: str = ""
    decimals: int = 0
    grouping: str = ""
    multiple: Decimal = Decimal(1)


def kronor_of(currency: str) -> frozenset[str]:
    """The units of money in a currency ("SEK", "NOK"): those of another one are none of it."""
    others = _CURRENCIES - {currency.casefold()}
    return frozenset(unit for unit in KRONOR if not any(other in unit for other in others))


def read_amount(text: str, units: frozenset[str]) -> Amount:
    """Read a number exactly, with what it was written as.

    Parameters
    ----------
    text
        For example "1 250 000", "1,5", "−3", "0,125", "1.250.000" or "12 tkr".
    units
        The units that may follow the number here.

    Raises
    ------
    DoubtfulValue
        When it has several readings: a point or comma before exactly three digits after a whole part other than zero
        ("1.250"), uneven groups, both marks, a range, about so much, a power of ten.
    WrongValue
        When it is no number, a date or a time, or carries a unit that does not belong here.
    """
    stripped = text.strip()
    if _DATE.fullmatch(stripped):
        raise WrongValue(say("'{text}' is a date or a time, not a number; write the number.", text=text))
    found = _WRITTEN.fullmatch(stripped)
    if not found or (found["open"] is None) != (found["close"] is None):
        raise _unreadable(text, stripped)
    unit = (found["unit"] or "").strip()
    if unit and _SIGNS.fullmatch(unit):
        unit, negative = "", True
    else:
        negative = bool(found["open"] or (found["sign"] and found["sign"] != "+"))
    if unit.endswith("?") or unit[-1:] == "*":
        raise _unreadable(text, stripped)
    name = " ".join(unit.casefold().split())
    if name not in units or (found["before"] and (name or found["before"].casefold() not in units)):
        raise WrongValue(say("'{text}' ends in '{unit}', which is no unit here; leave it out.", text=text, unit=unit or found["before"]))
    read = _digits(text, found["digits"], unit or found["before"] or "", _MULTIPLES[name])
    return Amount(-read.number, read.unit, read.mark, read.decimals, read.grouping, read.multiple) if negative else read


def _digits(text: str, digits: str, unit: str, multiple: Decimal) -> Amount:
    """The number that the digits of a text stand for; so many that reckoning with them stays exact."""
    if sum(sign.isdigit() for sign in digits) > MOST_DIGITS:
        raise WrongValue(say("'{text}' has more than {most} digits; correct it.", text=text[:60], most=MOST_DIGITS))
    if _GROUPED.fullmatch(digits):
        return Amount(Decimal(re.sub("[.,]", "", digits)) * multiple, unit, grouping="." if "." in digits else ",", multiple=multiple)
    found = _PLAIN.fullmatch(digits)
    if not found:
        message = say("The digits of '{text}' are grouped unevenly or with several signs; write it like 1250000 or 1,5.", text=text)
        raise DoubtfulValue(message)
    whole, mark, decimals = found[1], found[2] or "", found[3] or ""
    if mark and len(decimals) == 3 and whole.lstrip("0") and not _SPACES.search(whole):
        # Three decimals are never clear: fewer where the last ones are zeros, else one more.
        fewer = decimals.rstrip("0") or "0"
        large, small = f"{whole}{decimals}", f"{whole}{mark}{fewer if fewer != decimals else decimals + '0'}"
        raise DoubtfulValue(say("'{text}' can be read in two ways; write {large} or {small}.", text=text, large=large, small=small))
    number = Decimal(_SPACES.sub("", whole) + ("." + decimals if mark else ""))
    return Amount(number * multiple, unit, mark, len(decimals), multiple=multiple)


def _unreadable(text: str, stripped: str) -> WrongValue:
    """Why a text gives no number: it is about so much, a range or a power, or none at all."""
    if any(sign.isdigit() for sign in stripped) and not stripped.casefold().startswith("0x"):
        if _POWER.fullmatch(stripped):
            return DoubtfulValue(
                say("'{text}' is a power of ten, not a number in digits, so its last ones may be lost; write them all.", text=text)
            )
        if _RANGE.fullmatch(stripped):
            return DoubtfulValue(say("'{text}' is more than one number; write the one that is meant.", text=text))
        if _ABOUT.search(stripped):
            return DoubtfulValue(say("'{text}' is no exact number; write the one to reckon with.", text=text))
    return WrongValue(say("'{text}' is not a number; write it like 1250000, 1 250 000 or 1,5.", text=text))


def read_decimal(text: object, units: frozenset[str] = PERCENT) -> object:
    """Read a number exactly; what is not text is passed on untouched, but never a float or a truth value.

    Parameters
    ----------
    text
        For example "1 250 000", "1,5", "−3", "0,125" or "12 tkr".
    units
        The units that may follow the number here.

    Raises
    ------
    WrongValue
        When the text is no number, has several readings, or carries a unit that does not belong here.
    """
    if isinstance(text, bool | float):
        raise WrongValue(say("'{text}' is not an exact number; write it in digits.", text=str(text)))
    return read_amount(text, units).number if isinstance(text, str) else text


def _whole(text: object, units: frozenset[str]) -> object:
    number = read_decimal(text, units)
    if isinstance(number, Decimal):
        if number != number.to_integral_value():
            raise WrongValue(say("'{text}' is not a whole number; round it first.", text=str(text)))
        return int(number)
    return number


def read_kronor(text: object) -> object:
    """Read whole kronor (or whole units of the case's currency)."""
    return _whole(text, KRONOR)


def read_hours(text: object) -> object:
    """Read whole hours."""
    return _whole(text, HOURS)


def read_whole(text: object) -> object:
    """Read a whole number without unit, or with a percent sign."""
    return _whole(text, PERCENT)
