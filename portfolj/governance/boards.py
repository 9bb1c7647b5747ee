"""What is wrong or open in bodies, their seats, their meetings and what they owe."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from portfolj.domain.bodies import Body
from portfolj.domain.case import Case
from portfolj.domain.goal import Area
from portfolj.errors import Fault, say
from portfolj.governance.duties import duty_faults
from portfolj.governance.meeting_counts import too_few_meetings
from portfolj.governance.seats import composition
from portfolj.governance.sitting import ended, holders


def board_faults(case: Case, on: datetime.date) -> Iterator[Fault]:
    """All notices about bodies on a day, body by body, then areas and duties.

    Parameters
    ----------
    case
        A case that can be opened: every reference in it is known.
    on
        The day it is looked at. Bodies that have ended before it are left out; what they owed is not.
    """
    bodies = [body for body in case.bodies if not ended(body, on)]
    behind = holders(case)
    for body in bodies:
        yield from composition(case, body, behind, on)
        yield from too_few_meetings(case, body)
    yield from arenas(case, bodies)
    yield from duty_faults(case, on)


def without_network(case: Case, bodies: Iterable[Body]) -> tuple[Area, ...]:
    """Areas that none of the networks among some bodies serves; none where there is no network."""
    networks = [body for body in bodies if body.network]
    served = {area for body in networks for area in body.areas}
    return tuple(area for area in case.areas if area.id not in served) if networks else ()


def arenas(case: Case, bodies: Sequence[Body]) -> Iterator[Fault]:
    """Areas that none of the networks serves, and networks that serve no area, in a case that has both."""
    for area in without_network(case, bodies):
        told = say("No network serves the area '{area}'; give it one, or decide where its matters are dealt with.", area=area.name)
        yield Fault(told, path=("areas", area.id), severity="notice")
    for body in bodies if case.areas else ():
        if body.network and not body.areas:
            told = say("The network '{body}' serves no area; state one, or decide why it is needed.", body=body.name)
            yield Fault(told, path=("bodies", body.id, "areas"), severity="notice")
