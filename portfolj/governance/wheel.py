"""The annual wheel checked: steps have meetings and follow each other, and no body needs to meet more often than it did."""

import datetime
from collections.abc import Iterator

from portfolj.domain.case import Case
from portfolj.domain.consistency.walk import rings
from portfolj.domain.dates import first_day, last_day
from portfolj.domain.wheel import CycleStep, Meeting
from portfolj.errors import Fault, Message, say
from portfolj.governance.half_years import needed_more_often
from portfolj.governance.meetings import has_day, in_order
from portfolj.governance.order import in_time, out_of_order, papers_too_early


def wheel_faults(case: Case, on: datetime.date) -> Iterator[Fault]:
    """All that is wrong or open in meetings and cycle, as notices.

    Parameters
    ----------
    on
        The day on which it is asked: a meeting whose month has begun needs a day.
    """
    for one in case.meetings:
        yield from _of_meeting(case, one, on)
    for step in case.cycle:
        yield from _without_meeting(case, step)
    in_rings: set[str] = set()
    for ring in _rings(case):
        in_rings.update(ring)
        yield _notice(
            say("The steps {steps:list} come after each other in a ring; remove one of the ids in 'after'.", steps=ring),
            ("cycle", ring[0], "after"),
        )
    for path, message in (*out_of_order(case, in_rings), *papers_too_early(case, in_rings), *needed_more_often(case)):
        yield _notice(message, path)


def _notice(message: Message, path: tuple[str | int, ...]) -> Fault:
    return Fault(message, path=path, severity="notice")


def _of_meeting(case: Case, one: Meeting, on: datetime.date) -> Iterator[Fault]:
    if one.last is not None and last_day(one.last) < first_day(one.date):
        yield _notice(
            say(
                "The meeting '{id}' ends on {last:date}, before it begins on {first:date}; correct one of the dates.",
                id=one.id,
                last=one.last,
                first=one.date,
            ),
            ("meetings", one.id, "last"),
        )
    elif one.begins and one.ends and one.ends < one.begins and one.last in (None, one.date):
        yield _notice(
            say(
                "The meeting '{id}' ends at {end}, before it begins at {begin}; correct one of the times, or state its last day.",
                id=one.id,
                end=one.ends,
                begin=one.begins,
            ),
            ("meetings", one.id, "ends"),
        )
    if not has_day(one.date) and first_day(one.date) <= on <= last_day(one.date):
        body = next((body.name for body in case.bodies if body.id == one.body), one.body)
        yield _notice(
            say(
                "The meeting '{id}' of {body} is to be held in {month:date}, which has begun, and has no day yet; state it.",
                id=one.id,
                body=body,
                month=one.date,
            ),
            ("meetings", one.id, "date"),
        )


def _without_meeting(case: Case, step: CycleStep) -> Iterator[Fault]:
    names = {one.id: one.name for one in case.bodies}
    for body in step.bodies if step.at_a_meeting else ():
        if any(in_time(one, step) for one in in_order(case, body)):
            continue
        yield _notice(
            say(
                "The step '{id}' ({from:date}) is taken at a meeting of {body}, which has none then; "
                "plan a meeting, move the step, or state that it needs no meeting.",
                **{"id": step.id, "from": step.date, "body": names.get(body, body)},
            ),
            ("cycle", step.id, "date"),
        )


def _rings(case: Case) -> list[tuple[str, ...]]:
    needs = {one.id: one.after for one in case.cycle}
    alone = [(one.id,) for one in case.cycle if one.id in one.after]
    return [*alone, *rings(needs)]
