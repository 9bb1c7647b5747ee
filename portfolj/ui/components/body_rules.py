"""How a body is put together, how often it meets and what it owes, as far as that is stated."""

from collections.abc import Iterator

from portfolj.domain.bodies import Body, Duty
from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.workflow.steering import Board


def rules(case: Case, board: Board) -> Iterator[Message]:
    """Everything that is stated, one thing after the other."""
    yield from _put_together(board)
    yield from _meetings(board.body)
    yield from _life(case, board.body)
    for duty in case.duties:
        if duty.body == board.body.id:
            yield _owed(duty)


def _put_together(board: Board) -> Iterator[Message]:
    body = board.body
    if body.appoints:
        yield say("Appointed by: {who}", who=body.appoints)
    if body.convenes:
        yield say("Called by: {who}", who=body.convenes)
    if body.persons is not None:
        yield say("Persons, as stated: {number}", number=body.persons)
    if body.seat_of_each_member:
        yield say("Each municipality has one seat; more only where that is agreed.")
    if body.substitutes is not None:
        yield say("Substitutes are allowed.") if body.substitutes else say("No substitutes.")
    if body.co_opts:
        yield say("It may call in others to a meeting.")
    if body.balanced:
        yield say("The sides are to have equally many seats.")
    if board.sides:
        sides = tuple(say("{name} {number}", name=side, number=count) for side, count in board.sides)
        yield say("Seats by side: {sides:list}", sides=sides)
    if body.chair_of_each_side:
        yield say("Each side has one of the chairs.")
    if body.term_months is not None:
        yield say("Chairs are appointed for {number} months.", number=body.term_months)


def _meetings(body: Body) -> Iterator[Message]:
    counts = (
        (body.spring_meetings, say("at least {number} in spring", number=body.spring_meetings or 0)),
        (body.autumn_meetings, say("at least {number} in autumn", number=body.autumn_meetings or 0)),
        (body.meetings_a_year, say("at least {number} a year", number=body.meetings_a_year or 0)),
    )
    stated = tuple(message for count, message in counts if count is not None)
    if stated:
        yield say("Meetings: {often:list}", often=stated)
    if body.meeting_hours is not None:
        yield say("A meeting takes {hours:h}.", hours=body.meeting_hours)


def _life(case: Case, body: Body) -> Iterator[Message]:
    if body.start is not None:
        yield say("Begins: {day:date}", day=body.start)
    if body.end is not None:
        yield say("Ends: {day:date}", day=body.end)
    if body.ended_by:
        names = {one.id: one.name for one in case.bodies}
        yield say("Started and ended by: {who}", who=names[body.ended_by])


def _owed(duty: Duty) -> Message:
    told = say("{text}: {first:date} to {last:date}", text=duty.text, first=duty.opens, last=duty.closes)
    return told if duty.done is None else say("{told}, done {day:date}", told=told, day=duty.done)
