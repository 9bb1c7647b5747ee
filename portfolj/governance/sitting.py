"""The bodies by rank, which of them have ended, who sits in each, and which seats the same person holds."""

import datetime
from collections.abc import Iterable, Mapping

from portfolj.domain.bodies import Body, BodyKind, Seat, SeatRole
from portfolj.domain.case import Case
from portfolj.domain.dates import last_day

# Who leads the process, supports it or is called in sits beside the body, not in it.
SITS = frozenset((SeatRole.ORDINARY, SeatRole.CHAIR, SeatRole.VICE_CHAIR))


def by_rank(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Bodies in the order in which people name them: those that decide first, of each kind those that work for no other first."""
    kinds = list(BodyKind)
    return tuple(sorted(bodies, key=lambda one: (kinds.index(one.kind), one.parent is not None, one.name.casefold(), one.id)))


def ended(body: Body, on: datetime.date) -> bool:
    """Whether a body had ended before a day."""
    return body.end is not None and last_day(body.end) < on


def sitting(case: Case, body: Body) -> tuple[Seat, ...]:
    """The seats of those who belong to a body."""
    return tuple(seat for seat in case.seats if seat.body == body.id and seat.role in SITS)


def holders(case: Case) -> Mapping[str, str]:
    """The person behind each seat of a case, named by the id of one of the seats that person holds."""
    behind = {seat.id: seat.id for seat in case.seats}

    def person(seat: str) -> str:
        while behind[seat] != seat:
            seat = behind[seat]
        return seat

    for seat in case.seats:
        if seat.same_person in behind:
            behind[person(seat.id)] = person(seat.same_person)
    return {seat: person(seat) for seat in behind}


def persons(seats: Iterable[Seat], behind: Mapping[str, str]) -> int:
    """How many persons hold these seats; `behind` as of `holders`."""
    return len({behind[seat.id] for seat in seats})
