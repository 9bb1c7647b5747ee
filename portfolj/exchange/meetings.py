"""Meetings as a calendar file: clock times where they are stated, whole days else; what has no day yet is left out."""

import datetime

from icalendar import Event

from portfolj.domain.case import Case
from portfolj.domain.dates import first_day
from portfolj.domain.wheel import Meeting
from portfolj.errors import say
from portfolj.exchange.calendars import ZONE, at_midnight, last_whole_days, new_calendar, new_entry, written, zone
from portfolj.governance.meetings import has_day, in_order, papers_due
from portfolj.text import Language, render


def meetings_calendar(case: Case, language: Language, body: str = "", *, log_head: str = "") -> bytes:
    """The meetings of a body, or of all where none is named; an entry keeps its identity when its meeting is moved.

    Parameters
    ----------
    log_head
        The head of the case's log; none where the case stands in files.

    Raises
    ------
    KeyError
        When the case has no such body.
    """
    names = {one.id: one.name for one in case.bodies}
    calendar = new_calendar(f"{case.name}: {names[body]}" if body else case.name, log_head)
    shown = [one for one in in_order(case, body) if _has_days(one)]
    if any(one.begins for one in shown):
        calendar.add_component(zone())
    for one in shown:
        calendar.add_component(_entry(case, one, names[one.body], language))
    return written(calendar)


def without_day(case: Case, body: str = "") -> tuple[Meeting, ...]:
    """The meetings that the calendar leaves out."""
    return tuple(one for one in in_order(case, body) if not _has_days(one))


def _has_days(one: Meeting) -> bool:
    return has_day(one.date) and (one.last is None or has_day(one.last))


def _entry(case: Case, one: Meeting, body: str, language: Language) -> Event:
    made = at_midnight(first_day(case.date) if case.date else datetime.date(case.years[0], 1, 1))
    entry = new_entry(f"{case.id} meeting {one.id}", made)
    last = one.last or one.date
    if one.begins:
        entry.add("dtstart", _at(one.date, one.begins))
        if one.ends:
            entry.add("dtend", _at(last, one.ends))
    else:
        last_whole_days(entry, one.date, last)
    entry.add("summary", one.name)
    due = papers_due(one)
    told = [say("Body: {name}", name=body)]
    if due is not None:
        told.append(say("The papers are out on {day:date}.", day=due.isoformat()))
    entry.add("description", "\n".join(render(sentence, language) for sentence in told))
    entry.add("status", "TENTATIVE" if one.preliminary else "CONFIRMED")
    return entry


def _at(day: str, clock: str) -> datetime.datetime:
    return datetime.datetime.combine(first_day(day), datetime.time.fromisoformat(clock), ZONE)
