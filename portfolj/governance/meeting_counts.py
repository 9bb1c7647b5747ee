"""Whether a body meets as often as it shall."""

import datetime
from collections.abc import Iterator

from portfolj.domain.bodies import Body
from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, last_day
from portfolj.errors import Fault, Message, say

Span = tuple[datetime.date, datetime.date]


def too_few_meetings(case: Case, body: Body) -> Iterator[Fault]:
    """Springs, autumns and years with fewer meetings of a body than stated.

    Only years with meetings of some body are looked at, only bodies that have meetings in the case, and only spans
    of time through all of which the body exists. A meeting whose month is not stated counts wherever it may fall.
    """
    dates = [meeting.date for meeting in case.meetings if meeting.body == body.id]
    if not dates:
        return
    for year in sorted({first_day(meeting.date).year for meeting in case.meetings}):
        for field, span, least in _stated(body, year):
            number = sum(_may_fall(date, span) for date in dates)
            if number < least and _exists(body, span):
                yield Fault(_told(field, body.name, year, number, least), path=("bodies", body.id, field), severity="notice")


def _stated(body: Body, year: int) -> Iterator[tuple[str, Span, int]]:
    middle = datetime.date(year, 6, 30), datetime.date(year, 7, 1)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if body.spring_meetings is not None:
        yield "spring_meetings", (first, middle[0]), body.spring_meetings
    if body.autumn_meetings is not None:
        yield "autumn_meetings", (middle[1], last), body.autumn_meetings
    if body.meetings_a_year is not None:
        yield "meetings_a_year", (first, last), body.meetings_a_year


def _may_fall(date: str, span: Span) -> bool:
    return first_day(date) <= span[1] and last_day(date) >= span[0]


def _exists(body: Body, span: Span) -> bool:
    started = body.start is None or first_day(body.start) <= span[0]
    return started and (body.end is None or last_day(body.end) >= span[1])


def _told(field: str, body: str, year: int, number: int, least: int) -> Message:
    parts: dict[str, str | int] = {"body": body, "year": str(year), "number": number, "least": least}
    if field == "spring_meetings":
        return say("'{body}' has {number} of at least {least} meetings in the spring of {year}; call the rest.", **parts)
    if field == "autumn_meetings":
        return say("'{body}' has {number} of at least {least} meetings in the autumn of {year}; call the rest.", **parts)
    return say("'{body}' has {number} of at least {least} meetings in {year}; call the rest.", **parts)
