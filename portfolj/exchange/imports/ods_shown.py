"""How an .ods file shows its cells: struck through, and numbers with a unit or shortened."""

import re
from decimal import Decimal, InvalidOperation

_BESIDE_DIGITS = re.compile("[\\d\\s.,'’]+")
_POWER = re.compile(r"[\d.,]+E[+-]?\d+", re.IGNORECASE)
_MOST_DECIMALS = 8


class Struck:
    """The styles that draw a line through text, as they come along in the XML."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], tuple[str, bool | None]] = {}
        self._now = ("", "")

    def begin(self, name: str, found: dict[str, str]) -> None:
        """An element begins; all but styles and what they say of text are passed over."""
        if name == "style":
            self._now = (found.get("family", ""), found.get("name", ""))
            self._styles[self._now] = (found.get("parent-style-name", ""), None)
        elif name == "text-properties" and self._now in self._styles:
            stated = [found[key] for key in ("text-line-through-style", "text-line-through-type") if key in found]
            if stated:
                self._styles[self._now] = (self._styles[self._now][0], "none" not in stated)

    def has(self, family: str, name: str) -> bool:
        """Whether a style, or the nearest it builds on that says so, strikes text through."""
        seen = set[str]()
        while name not in seen and (family, name) in self._styles:
            seen.add(name)
            name, struck = self._styles[family, name]
            if struck is not None:
                return struck
        return False


def pattern_of(number: str, currency: str, shown: str) -> str:
    """A number format in Excel's way that shows a number as it is shown; "" where it is shown as it is.

    Parameters
    ----------
    number
        As stored, such as "300000".
    currency
        As stored, such as "SEK"; "" where there is none.
    shown
        The text that people see; "" where there is none.
    """
    text = shown.strip()
    power = bool(_POWER.fullmatch(text))
    unit = currency if power else _BESIDE_DIGITS.sub(" ", text).strip() or currency
    try:
        value = Decimal(number)
    except InvalidOperation:
        return ""
    if not value.is_finite() or value < 0:
        return ""
    digits = "" if power else "".join(sign for sign in text if sign.isdigit())
    places = _places(digits, value)
    if unit == "-":
        return f"-{places}"
    return f'{places} "{unit}"' if unit else "" if places == "0" else places


def _places(digits: str, value: Decimal) -> str:
    """The part of a number format that stands for the digits: with zeros before them, or shortened to thousands."""
    same = _rounded(value)
    if not digits or digits in same:
        return "0"
    return "0" * len(digits) if digits.lstrip("0") in same else "0,"


def _rounded(value: Decimal) -> frozenset[str]:
    """The digits of a number with as many decimals as a format may show; none of one beyond all bounds."""
    if value.adjusted() > _MOST_DECIMALS * 2:
        return frozenset()
    return frozenset(format(value, f".{places}f").replace(".", "") for places in range(_MOST_DECIMALS + 1))
