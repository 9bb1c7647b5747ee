"""The steps of a cycle in the order that `after` asks for: whether that can be, and whether papers can tell what came before."""

from collections.abc import Collection, Iterator

from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, last_day
from portfolj.domain.wheel import CycleStep, Meeting
from portfolj.errors import Message, say
from portfolj.governance.meetings import begins, can_follow, in_order, over, papers_due

Path = tuple[str | int, ...]


def in_time(meeting: Meeting, step: CycleStep) -> bool:
    """Whether a meeting lies, or can lie, in the time of a step."""
    return first_day(step.date) <= last_day(meeting.last or meeting.date) and first_day(meeting.date) <= last_day(step.last or step.date)


def meetings_for(case: Case, step: CycleStep, body: str) -> tuple[Meeting, ...]:
    """The meetings at which a body can take a step; where it needs none, or has none, one that stands for the step's own time."""
    found = tuple(one for one in in_order(case, body) if in_time(one, step)) if step.at_a_meeting else ()
    return found or (Meeting(id=step.id, body=body, name=step.matter[:300], date=step.date, last=step.last),)


def out_of_order(case: Case, without: Collection[str]) -> Iterator[tuple[Path, Message]]:
    """Steps that cannot come after what they are to come after, at any meetings of their bodies in their time; one for each two steps.

    Two steps can be taken one after the other at the same meeting.

    Parameters
    ----------
    without
        Ids of steps that are not looked at.
    """
    for step, other in _pairs(case, without):
        told = (_backwards(step, at, other, before) for at, before in _meetings(case, step, other))
        if message := next(filter(None, told), None):
            yield ("cycle", step.id, "after"), message


def papers_too_early(case: Case, without: Collection[str]) -> Iterator[tuple[Path, Message]]:
    """Steps whose papers are due before a step that they come after is taken, whatever meeting of their time it is; parameters as above."""
    for step, other in _pairs(case, without):
        told = (_early(step, at, other, before) for at, before in _meetings(case, step, other))
        if message := next(filter(None, told), None):
            yield ("cycle", step.id, "after"), message


def _pairs(case: Case, without: Collection[str]) -> Iterator[tuple[CycleStep, CycleStep]]:
    """Each step with each that it comes after."""
    steps = {one.id: one for one in case.cycle if one.id not in without}
    for step in steps.values():
        yield from ((step, steps[name]) for name in step.after if name in steps)


def _meetings(case: Case, step: CycleStep, other: CycleStep) -> Iterator[tuple[tuple[Meeting, ...], tuple[Meeting, ...]]]:
    """For each body of a step and each of the one before it: at which meetings they can be taken; not where the same can take both."""
    for body in step.bodies:
        for before in other.bodies:
            here, there = meetings_for(case, step, body), meetings_for(case, other, before)
            if not set(here) & set(there):
                yield here, there


def _backwards(step: CycleStep, at: tuple[Meeting, ...], other: CycleStep, before: tuple[Meeting, ...]) -> Message | None:
    latest, earliest = max(at, key=begins), min(before, key=over)
    if can_follow(latest, earliest):
        return None
    begun, ended = begins(latest), over(earliest)
    if begun.date() == ended.date():
        return say(
            "The step '{id}' comes after '{other}', but on {day:date} it begins at {begin}, before that one ends at {end}; "
            "correct a time, or what it comes after.",
            id=step.id,
            other=other.id,
            day=begun.date().isoformat(),
            begin=f"{begun:%H:%M}",
            end=f"{ended:%H:%M}",
        )
    return say(
        "The step '{id}' ({begin:date}) comes after '{other}' ({end:date}), which is later; correct a date, or what it comes after.",
        id=step.id,
        other=other.id,
        begin=latest.date,
        end=earliest.last or earliest.date,
    )


def _early(step: CycleStep, at: tuple[Meeting, ...], other: CycleStep, before: tuple[Meeting, ...]) -> Message | None:
    due, earliest = [papers_due(one) for one in at], min(before, key=over)
    latest = max((one for one in due if one is not None), default=None)
    if latest is None or None in due or latest >= over(earliest).date() or not can_follow(max(at, key=begins), earliest):
        return None
    return say(
        "The papers of the step '{id}' are due on {due:date}, before '{other}' is taken ({taken:date}); "
        "move a meeting, or send what comes of it afterwards.",
        id=step.id,
        due=latest.isoformat(),
        other=other.id,
        taken=earliest.last or earliest.date,
    )
