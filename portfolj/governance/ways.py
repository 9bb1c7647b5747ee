"""The way of a matter (ärendegång): from the bodies that prepare it up to the one that decides, each with its next meeting."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from portfolj.domain.bodies import Body, BodyKind
from portfolj.domain.case import Case
from portfolj.domain.dates import last_day
from portfolj.domain.initiative import Initiative
from portfolj.domain.wheel import Meeting
from portfolj.governance.meetings import can_follow, in_order, over, papers_due
from portfolj.governance.sitting import ended

# A body's kind is the most that it does: what decides some matters prepares the others.
_FOR_ALL = (BodyKind.PREPARES, BodyKind.DECIDES)


@dataclass(frozen=True, slots=True)
class Stop:
    """A body that the matter passes.

    Parameters
    ----------
    meeting
        The first at which it can be dealt with; None where the body has no further one.
    papers
        The day on which its papers are out, as far as that is known.
    late
        Whether the papers are out before the matter can be in them: before the day asked about, or before a body ahead of it has met.
    """

    body: Body
    meeting: Meeting | None
    papers: datetime.date | None = None
    late: bool = False


def way(case: Case, initiative: Initiative, on: datetime.date, decides: str) -> tuple[Stop, ...]:
    """The bodies that a matter passes on its way to a decision, in the order in which they deal with it.

    It begins with the bodies under the deciding one that serve the initiative's area, or where none does with those that prepare, or decide
    smaller matters, for all areas, and passes every body between. Those that only advise, and those that have ended, are left out.

    Parameters
    ----------
    on
        The day from which meetings are counted: the first can be on the day after.
    decides
        The id of the body that decides.

    Returns
    -------
    tuple of Stop
        The last is the deciding body. A body without a further meeting holds up none of those after it.

    Raises
    ------
    KeyError
        When the case has no such body.
    """
    bodies = {one.id: one for one in case.bodies}
    levels = _levels(_upward(bodies, initiative, on, decides))
    stops: dict[str, Stop] = {}
    for body in sorted(levels, key=lambda one: (-levels[one], one)):
        before = [stop.meeting for name, stop in stops.items() if stop.meeting is not None and levels[name] > levels[body]]
        stops[body] = _stop(case, bodies[body], on, before)
    return tuple(stops.values())


def _upward(bodies: Mapping[str, Body], initiative: Initiative, on: datetime.date, decides: str) -> list[tuple[str, ...]]:
    """For each body that begins, the way from it to the deciding one; that one alone where none does."""
    paths = [path for one in bodies.values() if one.id != decides and (path := _path(bodies, one.id, decides))]
    there = [path for path in paths if bodies[path[0]].kind is not BodyKind.ADVISES and not ended(bodies[path[0]], on)]
    serving = [path for path in there if initiative.what.area in bodies[path[0]].areas]
    general = [path for path in there if bodies[path[0]].kind in _FOR_ALL and not any(bodies[one].areas for one in path)]
    begun = serving or general
    kept = [tuple(one for one in path if bodies[one].kind is not BodyKind.ADVISES) for path in begun]
    return [*kept, (bodies[decides].id,)]


def _path(bodies: Mapping[str, Body], start: str, decides: str) -> tuple[str, ...]:
    """From a body by way of those it works for to the deciding one; empty where that is not reached."""
    path = [start]
    while path[-1] != decides:
        parent = bodies[path[-1]].parent
        if parent is None or parent not in bodies or parent in path:
            return ()
        path.append(parent)
    return tuple(path)


def _levels(paths: list[tuple[str, ...]]) -> dict[str, int]:
    """How far each body stands below the deciding one, by its longest way."""
    levels: dict[str, int] = {}
    for path in paths:
        for level, body in enumerate(reversed(path)):
            levels[body] = max(level, levels.get(body, 0))
    return levels


def _stop(case: Case, body: Body, on: datetime.date, before: list[Meeting]) -> Stop:
    ahead = (one for one in in_order(case, body.id) if last_day(one.date) > on and all(can_follow(one, other) for other in before))
    meeting = next(ahead, None)
    papers = None if meeting is None else papers_due(meeting)
    late = papers is not None and (papers < on or any(over(other).date() > papers for other in before))
    return Stop(body, meeting, papers, late)
