"""What is lost in the gaps: needs, assignments, decisions, areas and undertakings that nobody has, since when, and whose turn it is."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from portfolj.domain.bodies import Body, BodyKind
from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, last_day
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import DECIDED_STAGES, FULFILLED_STAGES, Mandate, Step
from portfolj.errors import Message, say
from portfolj.governance.boards import without_network
from portfolj.governance.follow_up import FOLLOWED, has_ended, last_date
from portfolj.governance.meetings import in_order, next_meeting
from portfolj.governance.sitting import by_rank, ended, holders, persons, sitting
from portfolj.governance.waiting import decided_in, deciding, waits


class GapKind(StrEnum):
    """What lacks what."""

    NEED_WITHOUT_OWNER = "need_without_owner"
    ASSIGNMENT_WITHOUT_BODY = "assignment_without_body"
    DECISION_WITHOUT_MEETING = "decision_without_meeting"
    AREA_WITHOUT_NETWORK = "area_without_network"
    UNDERTAKING_WITHOUT_REPORT = "undertaking_without_report"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that nobody has.

    Parameters
    ----------
    path
        Where in the case it stands, as in a fault: the list, the id, and the field that is to be filled in, if one is.
    name
        What it is called.
    told
        What it lacks.
    since
        As stated, never after the day it was asked for; None where the case does not say.
    turn
        Whose turn it is, by function or body; "" where nobody is known, and somebody must be named.
    """

    kind: GapKind
    path: tuple[str, ...]
    name: str
    told: Message
    since: str | None
    turn: str

    @property
    def id(self) -> str:
        """The id of what it is about, in its list."""
        return self.path[1]


def days(since: str, on: datetime.date) -> int:
    """For how many days it has been so on a day; at least so many, where only month or year is known."""
    return max(0, (on - last_day(since)).days)


def gaps(case: Case, on: datetime.date) -> tuple[Gap, ...]:
    """Everything in a case that is lost in the gaps on a day, by kind.

    Notes
    -----
    What is no matter for the portfolio is nobody's need or undertaking here.
    """
    return (*_needs(case, on), *_assignments(case, on), *_decisions(case, on), *_areas(case, on), *_reports(case, on))


def _matters(case: Case) -> Iterator[Initiative]:
    return (one for one in case.initiatives if not one.not_a_portfolio_matter)


def _needs(case: Case, on: datetime.date) -> Iterator[Gap]:
    """What is not decided yet and has no owner: since its last step, else since its paper.

    It is the turn of whoever took the last step, else of its contact, else of the first body that prepares.
    """
    prepares = _first(by_rank(body for body in _living(case, on) if body.kind is BodyKind.PREPARES))
    for one in _matters(case):
        if one.steering.stage not in FOLLOWED and (lacks := _owner(case, one, on)):
            step = _last(one.steering.steps, on)
            turn = (step.body if step else "") or one.parties.contact or prepares
            yield _of_owner(GapKind.NEED_WITHOUT_OWNER, one, lacks, _entered(one, on), turn)


def _assignments(case: Case, on: datetime.date) -> Iterator[Gap]:
    """Assignments that no body has, and bodies that have none.

    What is decided or under way and has no owner, since it was decided: the turn of who decided it. What a body that has ended still owes,
    and, where some body of the case states its assignment, networks and groups that do not: the turn of who starts and ends the body, else
    of the one it works for.
    """
    bodies = {body.id: body for body in case.bodies}
    for one in _matters(case):
        if one.steering.stage in DECIDED_STAGES and (lacks := _owner(case, one, on)):
            mandate = _last(one.steering.mandates, on)
            since = mandate.date if mandate else _entered(one, on)
            yield _of_owner(GapKind.ASSIGNMENT_WITHOUT_BODY, one, lacks, since, _gave(one, on) or _first(deciding(case)))
    for duty in case.duties:
        body = bodies[duty.body]
        if body.end is not None and ended(body, on) and last_day(duty.closes) > last_day(body.end) and not _past(duty.done, on):
            told = say("{body}, which owes it, ended {day:date}", body=body.name, day=body.end)
            path = ("duties", duty.id, "body")
            yield Gap(GapKind.ASSIGNMENT_WITHOUT_BODY, path, duty.text, told, body.end, _above(bodies, body))
    for body in _living(case, on) if any(body.assignment for body in case.bodies) else ():
        if (body.network or body.parent) and not body.assignment:
            since = _past(body.start, on) or _past(case.date, on)
            told, path = say("It is not stated what its assignment is"), ("bodies", body.id, "assignment")
            yield Gap(GapKind.ASSIGNMENT_WITHOUT_BODY, path, body.name, told, since, _above(bodies, body))


def _decisions(case: Case, on: datetime.date) -> Iterator[Gap]:
    """Proposals that wait for a body without a meeting from the day on, and decisions dated when their body does not meet.

    A proposal has waited since its last step, else its paper, and no longer than since the body's last meeting. It is the turn of who
    convenes the body, else of the body, else of who decided about the proposal before. Who decides alone needs no meeting.
    """
    for one in filter(waits, case.initiatives):
        body = decided_in(case, one, on)
        if body is None or not (_alone(case, body) or next_meeting(case, body.id, on - datetime.timedelta(days=1))):
            since, met = _entered(one, on), None if body is None else _met(case, body)
            if since and met:
                since = max(since, met, key=last_day)
            turn = _gave(one, on) if body is None else body.convenes or body.name
            yield Gap(GapKind.DECISION_WITHOUT_MEETING, ("initiatives", one.id), one.name, _unmet(case, body, met), since, turn)
    scenarios = {scenario.id: scenario.name for scenario in case.scenarios}
    for decision in case.decisions:
        body = _named(case, decision.body)
        if body is not None and decision.date is not None and not _alone(case, body) and not _meets(case, body, decision.date):
            told = say("{body} decides it {day:date}, and has no meeting then", body=body.name, day=decision.date)
            path, since, turn = ("decisions", decision.id, "date"), _past(decision.date, on), body.convenes or body.name
            yield Gap(GapKind.DECISION_WITHOUT_MEETING, path, scenarios.get(decision.id, case.name), told, since, turn)


def _unmet(case: Case, body: Body | None, met: str | None) -> Message:
    """Why a proposal that waits has no meeting to be decided at."""
    if not case.meetings:
        return say("It waits for a decision, and the case states no meetings")
    if body is None:
        return say("It waits for a decision, and the case states no body that decides")
    if met is None:
        return say("It waits for {body}, which has no meeting", body=body.name)
    return say("It waits for {body}, which has no meeting after {day:date}", body=body.name, day=met)


def _areas(case: Case, on: datetime.date) -> Iterator[Gap]:
    """Areas that no network serves: since the last that did has ended, else since the date of the case, else since its first network began.

    It is the turn of the body that starts and ends most networks, else of the first that decides.
    """
    networks = [body for body in case.bodies if body.network]
    names = {body.id: body.name for body in case.bodies}
    starting = Counter(body.ended_by for body in networks if body.ended_by)
    turn = names[starting.most_common(1)[0][0]] if starting else _first(deciding(case))
    starts = [start for body in networks if (start := _past(body.start, on))]
    for area in without_network(case, _living(case, on)):
        ends = [body.end for body in networks if area.id in body.areas and body.end]
        since = max(ends, key=last_day, default=None) or _past(case.date, on) or min(starts, key=first_day, default=None)
        yield Gap(GapKind.AREA_WITHOUT_NETWORK, ("areas", area.id), area.name, say("No network serves it"), since, turn)


def _reports(case: Case, on: datetime.date) -> Iterator[Gap]:
    """What was decided and is over, and has no final report: since its last day, or since it was ended before that.

    It is the turn of its owner, else of who decided it.
    """
    for one in _matters(case):
        if one.steering.stage in FOLLOWED and has_ended(one, on) and one.outcome.reported is None:
            step = _last((step for step in one.steering.steps if step.stage in FULFILLED_STAGES), on)
            last = last_date(one)
            over = [date for date in (last if last and last_day(last) < on else None, step.date if step else None) if date]
            since, told = min(over, key=last_day, default=None), say("It is over, and has no final report")
            turn, path = one.parties.owner or _gave(one, on), ("initiatives", one.id, "outcome", "reported")
            yield Gap(GapKind.UNDERTAKING_WITHOUT_REPORT, path, one.name, told, since, turn)


_Lacks = tuple[Message, str | None]


def _owner(case: Case, one: Initiative, on: datetime.date) -> _Lacks | None:
    """What is wrong with the owner, and since when if that is known: there is none, or it is a body that has ended."""
    if not one.parties.owner:
        return say("Nobody owns it"), None
    body = _named(case, one.parties.owner)
    if body is None or body.end is None or not ended(body, on):
        return None
    return say("{body}, which owns it, ended {day:date}", body=body.name, day=body.end), body.end


def _of_owner(kind: GapKind, one: Initiative, lacks: _Lacks, since: str | None, turn: str) -> Gap:
    told, ended_on = lacks
    return Gap(kind, ("initiatives", one.id, "parties", "owner"), one.name, told, ended_on or since, turn)


def _entered(one: Initiative, on: datetime.date) -> str | None:
    """When it came to the stage where it stands, as far as is known: its last step, else its paper."""
    step = _last(one.steering.steps, on)
    return step.date if step else _past(one.steering.paper, on)


def _gave(one: Initiative, on: datetime.date) -> str:
    """Who decided about it last, else who took its last step; "" where neither is stated."""
    last = _last(one.steering.mandates, on) or _last(one.steering.steps, on)
    return last.body if last else ""


def _last(rows: Iterable[Step | Mandate], on: datetime.date) -> Step | Mandate | None:
    """The latest that lies, or can lie, before a day or on it."""
    return max((row for row in rows if first_day(row.date) <= on), key=lambda row: last_day(row.date), default=None)


def _past(stated: str | None, on: datetime.date) -> str | None:
    """A date that has come."""
    return stated if stated is not None and first_day(stated) <= on else None


def _living(case: Case, on: datetime.date) -> list[Body]:
    return [body for body in case.bodies if not ended(body, on)]


def _first(bodies: tuple[Body, ...]) -> str:
    return bodies[0].name if bodies else ""


def _named(case: Case, name: str) -> Body | None:
    return next((body for body in case.bodies if body.name.casefold() == name.casefold()), None)


def _above(bodies: Mapping[str, Body], body: Body) -> str:
    """Who starts and ends a body, else the one it works for."""
    above = body.ended_by or body.parent
    return bodies[above].name if above else ""


def _alone(case: Case, body: Body) -> bool:
    """Whether one person is the body."""
    return body.persons == 1 or persons(sitting(case, body), holders(case)) == 1


def _met(case: Case, body: Body) -> str | None:
    """The day of its last meeting."""
    return next((meeting.last or meeting.date for meeting in reversed(in_order(case, body.id))), None)


def _meets(case: Case, body: Body, stated: str) -> bool:
    """Whether a body has, or can have, a meeting at a date."""
    return any(
        first_day(one.date) <= last_day(stated) and last_day(one.last or one.date) >= first_day(stated) for one in in_order(case, body.id)
    )
