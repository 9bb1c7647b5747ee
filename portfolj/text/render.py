"""From a message to a sentence in a language."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation

from babel.lists import format_list

from portfolj.errors import Argument, Message
from portfolj.text import numbers
from portfolj.text.catalogue import counted, key, translate, translate_count
from portfolj.text.dates import date
from portfolj.text.language import Language

_PART = re.compile(r"\{(\w+)(?::(\w+))?\}")

_AMOUNTS: dict[str, Callable[[Decimal, Language], str]] = {
    "": numbers.number,
    "kr": numbers.kronor,
    "h": numbers.hours,
    "percent": numbers.percent,
    "points": numbers.points,
}

_QUOTED = key("'{name}'")

# What can be counted in a sentence: `{number:initiatives}` is "1 insats", "2 insatser".
_COUNTED = {
    "initiatives": counted("{n} initiative", "{n} initiatives"),
    "members": counted("{n} member", "{n} members"),
    "municipalities": counted("{n} municipality", "{n} municipalities"),
    "scenarios": counted("{n} scenario", "{n} scenarios"),
    "portfolios": counted("{n} portfolio", "{n} portfolios"),
    "values": counted("{n} value", "{n} values"),
    "faults": counted("{n} fault", "{n} faults"),
    "notices": counted("{n} notice", "{n} notices"),
    "bodies": counted("{n} body", "{n} bodies"),
    "seats": counted("{n} seat", "{n} seats"),
    "rows": counted("{n} row", "{n} rows"),
    "meetings": counted("{n} meeting", "{n} meetings"),
    "steps": counted("{n} step", "{n} steps"),
    "days": counted("{n} day", "{n} days"),
    "decisions": counted("{n} decision", "{n} decisions"),
    "things": counted("{n} thing", "{n} things"),
}


def render(message: Message, language: Language | str) -> str:
    """Say a message in a language.

    Parameters
    ----------
    message
        Its parts are printed as their kind in the sentence says: `{x:kr}`, `{x:h}`, `{x:percent}`, `{x:points}` (thousandths of a
        point), `{x:date}`, `{x:list}` (of several names those that hold a comma in quotes), `{x:initiatives}` and other things counted;
        whole numbers without kind get grouped digits, text stands as it is.
    language
        Or its code.

    Returns
    -------
    str
        In English where the catalogue lacks the sentence. Text in the parts is not escaped; that is the screen's part.
    """
    parts, spoken = dict(message.parts), Language(language)

    def shown(found: re.Match[str]) -> str:
        name, kind = found.groups()
        return _shown(parts[name], kind or "", spoken) if name in parts else found.group()

    return _PART.sub(shown, translate(message.text, spoken))


def listed(names: Iterable[str], language: Language) -> str:
    """Such as "Hjo, Tibro och Töreboda"."""
    return format_list(list(names), locale=language.locale)


def how_many(kind: str, number: int, language: Language) -> str:
    """Such as "14 insatser"; `kind` as in a sentence."""
    return translate_count(_COUNTED[kind], number, language).replace("{n}", numbers.number(number, language)).replace(" ", "\u00a0")


def _apart(name: str, language: Language) -> str:
    """A name among others: in quotes where it holds a comma, so that it is seen where it ends."""
    return translate(_QUOTED, language).replace("{name}", name) if ", " in name else name


def _shown(value: Argument, kind: str, language: Language) -> str:
    if isinstance(value, Message):
        return render(value, language)
    if isinstance(value, tuple):
        apart = len(value) > 1
        return listed((_apart(one, language) if apart and isinstance(one, str) else _shown(one, "", language) for one in value), language)
    if kind == "date":
        return date(str(value), language)
    if kind in _COUNTED and isinstance(value, int):
        return how_many(kind, value, language)
    amount = _AMOUNTS.get(kind)
    if amount is None or (kind == "" and isinstance(value, str)):
        return str(value)
    try:
        return amount(Decimal(value), language)
    except InvalidOperation:
        return str(value)
