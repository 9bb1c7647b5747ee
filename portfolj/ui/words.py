"""Sentences and figures in the language of the screen, and the two ways in which text typed by people is made harmless."""

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from html import escape

from portfolj.errors import Message
from portfolj.text.dates import moment as shown_moment
from portfolj.text.dates import month_names as shown_month_names
from portfolj.text.language import DEFAULT_LANGUAGE, Language
from portfolj.text.numbers import number as written
from portfolj.text.render import listed, render
from portfolj.ui import state

NONE = "–"
_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:])")


def chosen_language(code: str) -> Language:
    """The language with this code; the default for any other."""
    return next((one for one in Language if one.value == code), DEFAULT_LANGUAGE)


def language() -> Language:
    """The language that the visitor has chosen."""
    return chosen_language(state.one(state.LANGUAGE))


def tell(message: Message) -> str:
    """The sentence, as plain text."""
    return render(message, language())


def enumerated(several: Iterable[str]) -> str:
    """Such as "Hjo, Tibro och Töreboda"."""
    return listed(several, language())


def number(amount: int | Fraction, decimals: int = 0) -> str:
    """A number without unit."""
    return written(amount, language(), decimals=decimals, fixed=True)


def exact(amount: Decimal) -> str:
    """A number without unit, with all its decimals (six at most, as points have)."""
    return written(amount, language(), decimals=6)


def moment(at: datetime) -> str:
    """A day and time, as the clock of this machine shows it."""
    return shown_moment(at, language())


def month_names() -> tuple[str, ...]:
    """The months of the year, shortened."""
    return shown_month_names(language())


def points(thousandths: int | Fraction) -> str:
    """Points with one decimal, from thousandths of a point."""
    return number(Fraction(thousandths) / 1000, 1)


def per_resident(amount: Fraction | None) -> str:
    """An amount per resident, with one decimal."""
    return NONE if amount is None else number(amount, 1)


def per_thousand(amount: Fraction | None) -> str:
    """An amount per resident, told per 1 000 residents."""
    return NONE if amount is None else number(amount * 1000)


def in_markdown(text: str) -> str:
    """Plain text so that Markdown shows it as it is: no link, no picture, no formula."""
    return _SIGNS.sub(r"\\\1", text.replace("\n", " "))


def in_html(text: str) -> str:
    """Plain text so that HTML shows it as it is."""
    return escape(text, quote=True)
