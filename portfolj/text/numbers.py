"""Amounts as people write them: no-break spaces, a real minus, the language's own marks."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from babel.numbers import format_decimal

from portfolj.text.catalogue import counted, key, translate, translate_count
from portfolj.text.language import Language

_KRONOR = key("{number} kr")
_MILLIONS = key("{number} MSEK")
_HOURS = key("{number} h")
_PERCENT = key("{number}%")
_POINTS = counted("{number} point", "{number} points")
_MOST_DECIMALS = 3


def number(amount: int | Decimal | Fraction, language: Language, *, decimals: int = 0, fixed: bool = False) -> str:
    """A number with at most so many decimals, halves rounded away from zero; with exactly so many when `fixed`."""
    exact = Decimal(amount.numerator) / amount.denominator if isinstance(amount, Fraction) else Decimal(amount)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    pattern = "#,##0" + ("." + ("0" if fixed else "#") * decimals if decimals else "")
    shown: str = format_decimal(rounded + 0, format=pattern, locale=language.locale)
    return shown.replace("-", "\u2212")


def kronor(amount: int | Decimal, language: Language) -> str:
    """Such as "1 250 000 kr"."""
    return _unit(_KRONOR, number(amount, language), language)


def millions(amount: int, language: Language) -> str:
    """Kronor in millions with at most two decimals, such as "1,25 mnkr"."""
    return _unit(_MILLIONS, number(Decimal(amount) / 1_000_000, language, decimals=2), language)


def hours(amount: int | Decimal, language: Language) -> str:
    """Such as "380 h"."""
    return _unit(_HOURS, number(amount, language), language)


def percent(amount: int | Decimal | Fraction, language: Language) -> str:
    """Such as "12 %" or "0,34 %"."""
    return _unit(_PERCENT, number(amount, language, decimals=2), language)


def points(thousandths: int | Decimal, language: Language) -> str:
    """Thousandths of a point in points, exact, such as "412,3 poäng"."""
    shown = number(Decimal(thousandths) / 1000, language, decimals=_MOST_DECIMALS)
    return _spaced(translate_count(_POINTS, 1 if thousandths == 1000 else 2, language)).replace("{number}", shown)


def _unit(sentence: str, shown: str, language: Language) -> str:
    return _spaced(translate(sentence, language)).replace("{number}", shown)


def _spaced(sentence: str) -> str:
    return sentence.replace(" ", "\u00a0")
