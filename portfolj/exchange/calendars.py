"""What calendar files (iCalendar, RFC 5545) have in common."""

import datetime
import hashlib
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from portfolj.domain.dates import first_day, last_day

# What clocks show where the meetings are held; Norway's are the same.
ZONE = ZoneInfo("Europe/Stockholm")
# The rule since 1996, for programs that know no zones by name.
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def new_calendar(name: str, log_head: str) -> Calendar:
    """A calendar without entries, with the head of the case's log where there is one."""
    calendar = Calendar()
    calendar.add("prodid", "-//portfolj//SV")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    if log_head:
        calendar.add("x-portfolj-log", log_head)
    return calendar


def zone() -> Component:
    """The zone of ZONE, for a calendar with clock times."""
    return Component.from_ical(_ZONE)


def new_entry(identity: str, made: datetime.datetime) -> Event:
    """An entry known by the same name each time it is written; `made` is no clock's time, but that of what is written."""
    entry = Event()
    entry.add("uid", f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}@portfolj")
    entry.add("dtstamp", made)
    return entry


def at_midnight(day: datetime.date) -> datetime.datetime:
    """The beginning of a day, as a time at which an entry was made."""
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def last_whole_days(entry: Event, first: str, last: str) -> None:
    """Let an entry last from the first day to the last that two stated dates can mean."""
    entry.add("dtstart", first_day(first))
    entry.add("dtend", last_day(last) + datetime.timedelta(days=1))


def written(calendar: Calendar) -> bytes:
    """The file; the same calendar gives the same bytes."""
    return bytes(calendar.to_ical(sorted=False))
