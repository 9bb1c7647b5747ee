"""Meetings and steps of the annual wheel in words."""

from collections.abc import Mapping

from portfolj.domain.wheel import Act, CycleStep, Meeting
from portfolj.errors import Message, say

ACTS: Mapping[Act, Message] = {
    Act.DISCUSSES: say("discusses"),
    Act.PREPARES: say("prepares"),
    Act.RECOMMENDS: say("recommends"),
    Act.DECIDES: say("decides"),
    Act.EVALUATES: say("evaluates"),
}
PRELIMINARY = say("preliminary")


def days(one: Meeting | CycleStep) -> Message:
    """Its day or month; the first and the last where it has several."""
    if one.last is None or one.last == one.date:
        return say("{day:date}", day=one.date)
    return say("{first:date} to {last:date}", first=one.date, last=one.last)


def clock(one: Meeting) -> str:
    """From when to when, such as "13:00–15:00"; "" where that is not stated."""
    return "–".join(time for time in (one.begins, one.ends) if time)


def next_in_words(ahead: Meeting | None, last: Meeting | None) -> Message:
    """Which meeting is next; where none is, when the last one was."""
    if ahead is not None and ahead.begins:
        return say("Next meeting: {name}, {day:date} at {clock}.", name=ahead.name, day=ahead.date, clock=ahead.begins)
    if ahead is not None:
        return say("Next meeting: {name}, {day:date}.", name=ahead.name, day=ahead.date)
    if last is not None:
        return say("No meeting is planned after {day:date}.", day=last.date)
    return say("There are no meetings in the case yet.")
