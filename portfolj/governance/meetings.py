"""Meetings in the order of time: which comes next, which can follow which, and when papers are due."""

import datetime

from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, last_day
from portfolj.domain.wheel import Meeting

_DAY_LENGTH = len("2027-02-01")


def has_day(stated: str) -> bool:
    """Whether a stated date is a day, and not a month or a year."""
    return len(stated) == _DAY_LENGTH


def in_order(case: Case, body: str = "") -> tuple[Meeting, ...]:
    """The meetings of a body, or of all, as they follow each other; what has no day yet stands first in its month."""
    found = (one for one in case.meetings if body in ("", one.body))
    return tuple(sorted(found, key=lambda one: (first_day(one.date), last_day(one.date), one.begins or "", one.id)))


def next_meeting(case: Case, body: str, after: datetime.date) -> Meeting | None:
    """The first meeting of a body that lies, or can still lie, after a day; of all bodies where `body` is ""."""
    return next((one for one in in_order(case, body) if last_day(one.date) > after), None)


def papers_due(meeting: Meeting) -> datetime.date | None:
    """The day on which its papers are out; None where that, or the day of the meeting, is not stated."""
    if meeting.papers_days is None or not has_day(meeting.date):
        return None
    return first_day(meeting.date) - datetime.timedelta(days=meeting.papers_days)


def begins(meeting: Meeting) -> datetime.datetime:
    """The last moment at which it can begin."""
    return datetime.datetime.combine(last_day(meeting.date), _clock(meeting.begins, datetime.time.max))


def over(meeting: Meeting) -> datetime.datetime:
    """The first moment at which it can be over."""
    return datetime.datetime.combine(first_day(meeting.last or meeting.date), _clock(meeting.ends or meeting.begins, datetime.time.min))


def can_follow(meeting: Meeting, other: Meeting) -> bool:
    """Whether a meeting can begin when the other is over, in some reading of what is stated."""
    return begins(meeting) >= over(other)


def _clock(stated: str | None, otherwise: datetime.time) -> datetime.time:
    return datetime.time.fromisoformat(stated) if stated else otherwise
