"""What bodies owe within a time: due, missed, or done outside of it."""

import datetime
from collections.abc import Iterator

from portfolj.domain.bodies import Duty
from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, last_day
from portfolj.errors import Fault, Message, say


def duty_faults(case: Case, on: datetime.date) -> Iterator[Fault]:
    """Duties that are due or missed on a day, or were done too early or too late; what is done later than the day is not yet done."""
    names = {body.id: body.name for body in case.bodies}
    for duty in case.duties:
        if found := _state(duty, names.get(duty.body, duty.body), on):
            field, message = found
            yield Fault(message, path=("duties", duty.id, field), severity="notice")


def _state(duty: Duty, body: str, on: datetime.date) -> tuple[str, Message] | None:
    opens, closes = first_day(duty.opens), last_day(duty.closes)
    parts = {"duty": duty.text, "body": body, "opens": opens.isoformat(), "closes": closes.isoformat(), "done": duty.done or ""}
    if closes < opens:
        return "closes", say("'{duty}' of '{body}' ends {closes:date}, before it begins {opens:date}; correct a date.", **parts)
    if duty.done is not None and last_day(duty.done) < opens:
        return "done", say("'{duty}' of '{body}' was done {done:date}, before its first day {opens:date}; do it again in time.", **parts)
    if duty.done is not None and closes < first_day(duty.done):
        return "done", say("'{duty}' of '{body}' was done {done:date}, after its last day {closes:date}; note why.", **parts)
    if duty.done is not None and first_day(duty.done) <= on:
        return None
    if closes < on:
        return "closes", say("'{duty}' of '{body}' was due by {closes:date} and is not done; do it, and note the day.", **parts)
    if opens <= on:
        return "closes", say("'{duty}' of '{body}' is due by {closes:date}; do it, and note the day.", **parts)
    return None
