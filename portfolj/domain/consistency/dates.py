"""Dates of one proposal that cannot be: one fault a date, and only when every reading of the date is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

from portfolj.domain.consistency.walk import Path
from portfolj.domain.dates import first_day, last_day
from portfolj.domain.gives import GoalKind
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import DecisionKind
from portfolj.errors import Fault, Message, say


def dates(one: Initiative) -> Iterator[Fault]:
    """Every date of a proposal that breaks a rule.

    No decision point lies before the date of the paper. The period does not end before it starts and does not start
    before the decision that starts it. Goals of action and milestones lie inside the period and not before that
    decision; goals of effect may fall after the period. No phase ends before it starts.
    """
    for path, message in _wrong(one):
        yield Fault(message, path=("initiatives", one.id, *path), initiative=one.id)


def before(one: str, other: str) -> bool:
    """Whether a stated date lies before another in every reading of the two."""
    return last_day(one) < first_day(other)


@dataclass(frozen=True)
class _Frame:
    """What dated goals and milestones are held against; None where it is not stated."""

    start: str | None
    end: str | None
    decision: str | None


def _wrong(one: Initiative) -> Iterator[tuple[Path, Message]]:
    steering = one.steering
    decisions = [point.date for point in steering.decision_points if point.kind is DecisionKind.START]
    frame = _Frame(steering.start, steering.end, min(decisions, key=first_day) if decisions else None)
    for position, point in enumerate(steering.decision_points):
        if steering.paper is not None and before(point.date, steering.paper):
            yield ("steering", "decision_points", position, "date"), _before_paper(one.id, point.text, point.date, steering.paper)
    if frame.start is not None and frame.decision is not None and before(frame.start, frame.decision):
        yield ("steering", "start"), _early_start(one.id, frame.start, frame.decision)
    if frame.start is not None and frame.end is not None and before(frame.end, frame.start):
        yield ("steering", "end"), _backwards(one.id, frame.start, frame.end)
        frame = _Frame(frame.start, None, frame.decision)
    for position, goal in enumerate(one.gives.dated_goals):
        if message := _outside(one.id, goal.text, goal.date, frame, later_is_fine=goal.kind is GoalKind.EFFECT):
            yield ("gives", "dated_goals", position, "date"), message
    for position, milestone in enumerate(steering.milestones):
        if message := _outside(one.id, milestone.text, milestone.date, frame, later_is_fine=False):
            yield ("steering", "milestones", position, "date"), message
    for position, phase in enumerate(steering.phases):
        if before(phase.end, phase.start):
            yield ("steering", "phases", position, "end"), _backwards_phase(one.id, phase.text, phase.start, phase.end)


def _outside(name: str, text: str, date: str, frame: _Frame, *, later_is_fine: bool) -> Message | None:
    if frame.start is not None and before(date, frame.start):
        return say(
            "'{text}' of '{id}' is dated {day:date}, before its period begins on {start:date}; correct the date.",
            text=text,
            id=name,
            day=date,
            start=frame.start,
        )
    if frame.end is not None and not later_is_fine and before(frame.end, date):
        return say(
            "'{text}' of '{id}' is dated {day:date}, after its period ends on {end:date}; correct the date.",
            text=text,
            id=name,
            day=date,
            end=frame.end,
        )
    if frame.decision is not None and before(date, frame.decision):
        return say(
            "'{text}' of '{id}' is dated {day:date}, before the decision of {decision:date} that starts it; correct the date.",
            text=text,
            id=name,
            day=date,
            decision=frame.decision,
        )
    return None


def _before_paper(name: str, text: str, date: str, paper: str) -> Message:
    return say(
        "The decision point '{text}' of '{id}' is dated {day:date}, before its paper of {paper:date}; correct the date.",
        text=text,
        id=name,
        day=date,
        paper=paper,
    )


def _early_start(name: str, start: str, decision: str) -> Message:
    return say(
        "'{id}' starts on {start:date}, before the decision of {decision:date} that starts it; correct the date.",
        id=name,
        start=start,
        decision=decision,
    )


def _backwards(name: str, start: str, end: str) -> Message:
    return say("'{id}' ends on {end:date}, before it starts on {start:date}; correct the date.", id=name, start=start, end=end)


def _backwards_phase(name: str, text: str, start: str, end: str) -> Message:
    return say(
        "The phase '{text}' of '{id}' ends on {end:date}, before it starts on {start:date}; correct the date.",
        text=text,
        id=name,
        start=start,
        end=end,
    )
