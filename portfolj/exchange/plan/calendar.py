"""The plan's decision points and milestones as a calendar file (iCalendar, RFC 5545)."""

import datetime
import hashlib

from icalendar import Calendar, Event

from portfolj.domain.dates import first_day, last_day
from portfolj.errors import Message, say
from portfolj.results import plan as parts
from portfolj.text import Language, render


def as_calendar(plan: parts.Plan) -> bytes:
    """One whole-day entry for each; what is stated as a month or a year lasts that long, and says so."""
    calendar = Calendar()
    calendar.add("prodid", "-//portfolj//SV")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{plan.case.name}: {plan.scenario.name}")
    calendar.add("x-portfolj-result", plan.result_digest)
    if plan.log_head:
        calendar.add("x-portfolj-log", plan.log_head)
    made = stamp(plan)
    for event in plan.events:
        calendar.add_component(_entry(plan, event, made))
    return bytes(calendar.to_ical(sorted=False))


def stamp(plan: parts.Plan) -> datetime.datetime:
    """When documents and their entries were made: the plan's date, since no clock is asked."""
    day = first_day(plan.date) if plan.date else datetime.date(plan.years[0], 1, 1)
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _entry(plan: parts.Plan, event: parts.Event, made: datetime.datetime) -> Event:
    language = Language(plan.language)
    kind: Message = say("Milestone: {text}", text=event.text) if event.milestone else say("Decision point: {text}", text=event.text)
    entry = Event()
    marked = f"{plan.case.id} {event.initiative.id} {event.date} {event.milestone} {event.text}"
    entry.add("uid", f"{hashlib.sha256(marked.encode()).hexdigest()[:32]}@portfolj")
    entry.add("dtstamp", made)
    entry.add("dtstart", first_day(event.date))
    entry.add("dtend", last_day(event.date) + datetime.timedelta(days=1))
    entry.add("summary", f"{event.initiative.name}: {render(kind, language)}")
    entry.add("transp", "TRANSPARENT")
    return entry
