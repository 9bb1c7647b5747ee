"""How a body is put together: equal sides, a chair of each, one seat of each municipality, persons as stated, and who stands for others."""

import calendar
import datetime
from collections.abc import Iterator, Mapping

from portfolj.domain.bodies import Body, Seat, SeatRole
from portfolj.domain.case import Case
from portfolj.domain.dates import last_day
from portfolj.domain.member import MemberKind
from portfolj.errors import Fault, say
from portfolj.governance.sitting import persons, sitting


def sides(body: Body, seats: tuple[Seat, ...], behind: Mapping[str, str]) -> Iterator[Fault]:
    """A balanced body whose sides do not have equally many persons, or whose seats do not tell."""
    if not body.balanced or not seats:
        return
    named = sorted({seat.side for seat in seats} - {""})
    without = sum(not seat.side for seat in seats)
    numbers = [persons((seat for seat in seats if seat.side == side), behind) for side in named]
    if without:
        message = say(
            "Of the {all} seats in '{body}' {number} name no side, so it cannot be told whether its sides are equal; state them.",
            all=len(seats),
            body=body.name,
            number=without,
        )
    elif len(named) == 1:
        message = say("'{body}' has seats of one side only, '{side}'; add those of the other.", body=body.name, side=named[0])
    elif len(set(numbers)) > 1:
        counts = tuple(f"{side} {number}" for side, number in zip(named, numbers, strict=True))
        message = say("The sides of '{body}' shall be equal, but are {sides:list}; fill or free seats.", body=body.name, sides=counts)
    else:
        return
    yield Fault(message, path=("bodies", body.id, "balanced"), severity="notice")


def chairs(body: Body, seats: tuple[Seat, ...], behind: Mapping[str, str]) -> Iterator[Fault]:
    """Sides that do not have exactly one of the chairs, where each side has one."""
    if not body.chair_of_each_side:
        return
    for side in sorted({seat.side for seat in seats} - {""}):
        number = persons((seat for seat in seats if seat.side == side and seat.role is SeatRole.CHAIR), behind)
        if number == 0:
            message = say("The side '{side}' has no chair in '{body}', where each side has one; appoint one.", side=side, body=body.name)
        elif number > 1:
            message = say(
                "The side '{side}' has {number} chairs in '{body}', where each side has one; keep one.",
                side=side,
                number=number,
                body=body.name,
            )
        else:
            continue
        yield Fault(message, path=("bodies", body.id, "chair_of_each_side"), severity="notice")


def terms(body: Body, seats: tuple[Seat, ...], on: datetime.date) -> Iterator[Fault]:
    """Chairs whose time is over on a day, or of whom it is not stated when they were appointed."""
    if body.term_months is None:
        return
    for seat in seats:
        if seat.role is not SeatRole.CHAIR:
            continue
        if seat.since is None:
            message = say(
                "'{holder}' chairs '{body}' for {months} months at a time, and it is not stated since when; state it.",
                holder=seat.holder,
                body=body.name,
                months=body.term_months,
            )
        elif _months_later(last_day(seat.since), body.term_months) <= on:
            message = say(
                "'{holder}' has chaired '{body}' since {since:date}, and a term is {months} months; appoint a chair anew.",
                holder=seat.holder,
                body=body.name,
                since=seat.since,
                months=body.term_months,
            )
        else:
            continue
        yield Fault(message, path=("seats", seat.id, "since"), severity="notice")


def _months_later(day: datetime.date, months: int) -> datetime.date:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def municipalities(case: Case, body: Body, seats: tuple[Seat, ...], behind: Mapping[str, str]) -> Iterator[Fault]:
    """Municipalities without a seat where each has one, and those with more than is agreed."""
    if not body.seat_of_each_member:
        return
    path = ("bodies", body.id, "seat_of_each_member")
    members = {member.id: member.name for member in case.members if member.kind is MemberKind.MUNICIPALITY}
    seated = {seat.member for seat in seats}
    missing = tuple(sorted(name for member, name in members.items() if member not in seated))
    if missing:
        told = say(
            "Each municipality has a seat in '{body}', but not {missing:list}; appoint one for each of them.",
            body=body.name,
            missing=missing,
        )
        yield Fault(told, path=path, severity="notice")
    for member, name in members.items():
        own = [seat for seat in seats if seat.member == member]
        beyond = persons(own, behind) - 1
        if beyond > sum(bool(seat.agreed) for seat in own):
            told = say(
                "{member} has {number} in '{body}', where each municipality has one; state how that was agreed, or keep one.",
                member=name,
                number=beyond + 1,
                body=body.name,
            )
            yield Fault(told, path=path, severity="notice")


def substitutes(case: Case, body: Body) -> Iterator[Fault]:
    """Substitutes in a body that has none."""
    if body.substitutes is not False:
        return
    for seat in case.seats:
        if seat.body == body.id and seat.role is SeatRole.SUBSTITUTE:
            told = say("'{holder}' is a substitute in '{body}', which has none; remove the seat.", holder=seat.holder, body=body.name)
            yield Fault(told, path=("seats", seat.id, "role"), severity="notice")


def number_of_persons(body: Body, seats: tuple[Seat, ...], behind: Mapping[str, str]) -> Iterator[Fault]:
    """A body whose seats are not held by as many persons as stated; whoever holds several counts once."""
    held = persons(seats, behind)
    if body.persons is not None and seats and held != body.persons:
        told = say(
            "Persons in '{body}': {stated} are stated, and {held} hold its seats; correct the number or the seats.",
            body=body.name,
            stated=body.persons,
            held=held,
        )
        yield Fault(told, path=("bodies", body.id, "persons"), severity="notice")


def stand_ins(body: Body, seats: tuple[Seat, ...]) -> Iterator[Fault]:
    """Seats through which others are represented, told as what they are."""
    for seat in seats:
        if not seat.stands_for:
            continue
        if seat.only_for:
            message = say(
                "'{holder}' stands for several in '{body}' ({others}), and takes part only in {matter}; let them know of the rest.",
                holder=seat.holder,
                body=body.name,
                others=seat.stands_for,
                matter=seat.only_for,
            )
        else:
            message = say(
                "'{holder}' stands for several in '{body}' ({others}); see that each of them is heard.",
                holder=seat.holder,
                body=body.name,
                others=seat.stands_for,
            )
        yield Fault(message, path=("seats", seat.id, "stands_for"), severity="notice")


def composition(case: Case, body: Body, behind: Mapping[str, str], on: datetime.date) -> Iterator[Fault]:
    """All of it for one body on a day; `behind` as of `sitting.holders`."""
    seats = sitting(case, body)
    yield from sides(body, seats, behind)
    yield from chairs(body, seats, behind)
    yield from terms(body, seats, on)
    yield from municipalities(case, body, seats, behind)
    yield from substitutes(case, body)
    yield from number_of_persons(body, seats, behind)
    yield from stand_ins(body, seats)
