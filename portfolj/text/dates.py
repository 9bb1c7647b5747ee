"""Dates as people write them: a day, a month or a year."""

import datetime
import re

from babel.dates import format_date, format_datetime, format_skeleton, get_month_names

from portfolj.text.language import Language

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def date(stated: str, language: Language) -> str:
    """A stated date, such as "1 februari 2027", "februari 2027" or "2027"; itself when it is none."""
    found = _FORM.fullmatch(stated)
    if found is None:
        return stated
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        whole = datetime.date(year or 1, month or 1, day or 1)
    except ValueError:
        return stated
    if day:
        return format_date(whole, format="long", locale=language.locale)
    return format_skeleton("yMMMM", whole, locale=language.locale) if month else stated


def moment(at: datetime.datetime, language: Language) -> str:
    """A day and time, as the clock of this machine shows it."""
    return format_datetime(at.astimezone(), "short", locale=language.locale)


def month_names(language: Language) -> tuple[str, ...]:
    """The months of the year, shortened, such as "jan."."""
    names = get_month_names("abbreviated", context="stand-alone", locale=language.locale)
    return tuple(names[month] for month in sorted(names))
