"""Dates as plans state them: a day, a month or a year; the less precise means the whole of it."""

import calendar
import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, Field

from portfolj.errors import WrongValue, say

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def stated_date(text: str) -> str:
    """The text, where it is a date; raises WrongValue where it is none."""
    try:
        first_day(text)
    except WrongValue:
        raise
    except ValueError as wrong:
        raise WrongValue(say("'{text}' is not a day of the calendar; correct it.", text=text)) from wrong
    return text


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _FORM.fullmatch(text)
    if not found:
        raise WrongValue(say("'{text}' is not a date; write 2027-02-01, 2027-02 or 2027.", text=text))
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def first_day(text: str) -> datetime.date:
    """The first day that a stated date can mean.

    Raises
    ------
    ValueError
        When the text is no date.
    """
    year, month, day = _parts(text)
    return datetime.date(year, 1 if month is None else month, 1 if day is None else day)


def last_day(text: str) -> datetime.date:
    """The last day that a stated date can mean."""
    year, month, day = _parts(text)
    month = 12 if month is None else month
    return datetime.date(year, month, calendar.monthrange(year, month)[1] if day is None else day)


StatedDate = Annotated[
    str, AfterValidator(stated_date), Field(description="2027-02-01, 2027-02 (the whole month) or 2027 (the whole year)")
]
