"""The plan's decision points and milestones as a calendar file."""

import datetime

from icalendar import Event

from portfolj.domain.dates import first_day
from portfolj.errors import Message, say
from portfolj.exchange.calendars import at_midnight, last_whole_days, new_calendar, new_entry, written
from portfolj.results import plan as parts
from portfolj.text import Language, render


def as_calendar(plan: parts.Plan) -> bytes:
    """One whole-day entry for each; what is stated as a month or a year lasts that long, and says so."""
    calendar = new_calendar(f"{plan.case.name}: {plan.scenario.name}", plan.log_head)
    calendar.add("x-portfolj-result", plan.result_digest)
    made = stamp(plan)
    for event in plan.events:
        calendar.add_component(_entry(plan, event, made))
    return written(calendar)


def stamp(plan: parts.Plan) -> datetime.datetime:
    """When documents and their entries were made: the plan's date, since no clock is asked."""
    return at_midnight(first_day(plan.date) if plan.date else datetime.date(plan.years[0], 1, 1))


def _entry(plan: parts.Plan, event: parts.Event, made: datetime.datetime) -> Event:
    language = Language(plan.language)
    kind: Message = say("Milestone: {text}", text=event.text) if event.milestone else say("Decision point: {text}", text=event.text)
    entry = new_entry(f"{plan.case.id} {event.initiative.id} {event.date} {event.milestone} {event.text}", made)
    last_whole_days(entry, event.date, event.date)
    entry.add("summary", f"{event.initiative.name}: {render(kind, language)}")
    entry.add("transp", "TRANSPARENT")
    return entry
