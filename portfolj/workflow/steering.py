"""How a cooperation is steered, as people look at it: its bodies with their seats, and the mandates that hold."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from portfolj.domain.bodies import Body, Seat, SeatRole
from portfolj.domain.case import Case
from portfolj.governance.sitting import by_rank, holders, persons

_LEADS = (SeatRole.CHAIR, SeatRole.VICE_CHAIR, SeatRole.PROCESS_LEADER)


@dataclass(frozen=True, slots=True)
class Board:
    """A body with its seats.

    Parameters
    ----------
    parent, areas
        By name.
    seats
        All of them, those that lead it first.
    persons
        How many persons hold them: one that holds several counts once.
    sides
        How many seats each side has, by its name; empty where no seat states a side.
    """

    body: Body
    parent: str
    areas: tuple[str, ...]
    seats: tuple[Seat, ...]
    persons: int
    sides: tuple[tuple[str, int], ...]

    @property
    def leads(self) -> tuple[Seat, ...]:
        """The seats that lead it."""
        return tuple(seat for seat in self.seats if seat.role in _LEADS)


def boards(case: Case) -> tuple[Board, ...]:
    """The bodies by rank."""
    names = {body.id: body.name for body in case.bodies}
    areas, behind = {area.id: area.name for area in case.areas}, holders(case)
    return tuple(_board(case, body, names, areas, behind) for body in by_rank(case.bodies))


def _board(case: Case, body: Body, names: Mapping[str, str], areas: Mapping[str, str], behind: Mapping[str, str]) -> Board:
    roles = list(SeatRole)
    own = (seat for seat in case.seats if seat.body == body.id)
    seats = sorted(own, key=lambda seat: (seat.role not in _LEADS, roles.index(seat.role), seat.side, seat.place()))
    sides = Counter(seat.side for seat in seats if seat.side)
    served = tuple(areas[one] for one in body.areas)
    return Board(body, names.get(body.parent or "", ""), served, tuple(seats), persons(seats, behind), tuple(sides.items()))
