"""The annual wheel: one year's meetings and steps, what comes next, and what waits for a decision and passes whom on its way there."""

import datetime
from dataclasses import dataclass

from portfolj.domain.bodies import Body
from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, last_day
from portfolj.domain.steering import Stage
from portfolj.domain.wheel import CycleStep, Meeting
from portfolj.errors import Fault
from portfolj.governance.meetings import in_order, next_meeting
from portfolj.governance.waiting import decided_in, deciding, waits
from portfolj.governance.ways import Stop, way
from portfolj.governance.wheel import wheel_faults


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal that waits for a decision, and its way there; the last stop decides."""

    id: str
    name: str
    stage: Stage
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class AnnualWheel:
    """What is dealt with when.

    Parameters
    ----------
    years
        Those with meetings or steps.
    year
        The one that is shown; None where there is none.
    body
        The one whose meetings and steps alone are shown; "": those of all.
    meetings, steps
        Of that year, in the order of time.
    next
        The next meeting from today on; None where none lies ahead.
    last
        The last meeting of any year.
    counted_from
        The day from which ways are counted: today, or the first day of a year that has gone.
    decides
        The body whose decision is waited for; None where no body decides.
    deciding
        The bodies that decide, by rank.
    waiting
        By name; without stops where no body decides.
    """

    years: tuple[int, ...]
    year: int | None
    body: str
    meetings: tuple[Meeting, ...]
    steps: tuple[CycleStep, ...]
    next: Meeting | None
    last: Meeting | None
    counted_from: datetime.date
    decides: Body | None
    deciding: tuple[Body, ...]
    waiting: tuple[Waiting, ...]
    notices: tuple[Fault, ...]


def annual_wheel(case: Case, today: datetime.date, *, year: int | None = None, body: str = "", decides: str = "") -> AnnualWheel:
    """The wheel as it is seen on a day.

    Parameters
    ----------
    year
        A year that has neither meetings nor steps gives the one that is shown unless asked: that of the next meeting, else the last one.
    body
        The id of a body whose meetings and steps alone are shown; any other text shows those of all.
    decides
        The id of a body that decides; any other text gives, for each proposal, the body that the mandates name, else the first of them.
    """
    only = body if any(one.id == body for one in case.bodies) else ""
    ahead = next_meeting(case, only, today - datetime.timedelta(days=1))
    ordered = in_order(case, only)
    years = _years(case)
    shown = year if year in years else _shown_unless_asked(years, ahead, ordered)
    bodies = deciding(case)
    asked = next((one for one in bodies if one.id == decides), None)
    counted_from = today if shown is None or shown >= today.year else datetime.date(shown, 1, 1)
    return AnnualWheel(
        years=years,
        year=shown,
        body=only,
        meetings=tuple(one for one in ordered if shown in _years_of(one)),
        steps=tuple(one for one in sorted(case.cycle, key=_by_time) if only in ("", *one.bodies) and shown in _years_of(one)),
        next=ahead,
        last=ordered[-1] if ordered else None,
        counted_from=counted_from,
        decides=asked or next(iter(bodies), None),
        deciding=bodies,
        waiting=_waiting(case, asked, counted_from),
        notices=tuple(wheel_faults(case, today)),
    )


def at_work(case: Case) -> tuple[Body, ...]:
    """The bodies that have meetings or steps, as the case lists them."""
    named = {one.body for one in case.meetings}.union(*(one.bodies for one in case.cycle))
    return tuple(one for one in case.bodies if one.id in named)


def _years(case: Case) -> tuple[int, ...]:
    spans = [_years_of(one) for one in case.meetings] + [_years_of(one) for one in case.cycle]
    return tuple(sorted({year for span in spans for year in span}))


def _years_of(one: Meeting | CycleStep) -> range:
    """The years it touches; the first alone where it is said to end before it begins."""
    first = first_day(one.date).year
    return range(first, max(last_day(one.date).year, last_day(one.last or one.date).year) + 1)


def _shown_unless_asked(years: tuple[int, ...], ahead: Meeting | None, ordered: tuple[Meeting, ...]) -> int | None:
    meeting = ahead or next(reversed(ordered), None)
    if meeting is not None:
        return first_day(meeting.date).year
    return years[-1] if years else None


def _by_time(step: CycleStep) -> tuple[datetime.date, datetime.date, str]:
    return first_day(step.date), last_day(step.last or step.date), step.id


def _waiting(case: Case, asked: Body | None, counted_from: datetime.date) -> tuple[Waiting, ...]:
    """What waits, and its way to the body that is asked about, else to the one that decides it."""
    on = counted_from - datetime.timedelta(days=1)
    found = []
    for one in sorted(filter(waits, case.initiatives), key=lambda one: (one.name.casefold(), one.id)):
        body = asked or decided_in(case, one, counted_from)
        found.append(Waiting(one.id, one.name, one.steering.stage, () if body is None else way(case, one, on, body.id)))
    return tuple(found)
