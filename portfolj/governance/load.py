"""What bodies ask of each member in a year: seats, persons and hours in meetings, against how many residents it has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from portfolj.domain.bodies import Body, Seat
from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, last_day
from portfolj.domain.member import Member, MemberKind
from portfolj.domain.wheel import Meeting
from portfolj.governance.sitting import holders, persons, sitting

# Of a meeting over several days, so much of each day and night is spent in it.
MINUTES_OF_A_DAY = 8 * 60


@dataclass(frozen=True, slots=True)
class MemberLoad:
    """What a member puts into bodies in a year.

    Parameters
    ----------
    member
        Its id.
    seats, persons
        Seats it fills, and persons who hold them: one with several seats counts once.
    minutes
        In meetings in a year, all its seats together.
    untimed
        Ids of bodies it sits in whose meetings take a time that is not stated; they count 0 minutes.
    residents
        Of a municipality; None of other members, to which the shares do not apply either.
    of_residents, of_seats, of_minutes
        Percent of what all municipalities have together.
    """

    member: str
    seats: int
    persons: int
    minutes: int
    untimed: tuple[str, ...]
    residents: int | None = None
    of_residents: Decimal | None = None
    of_seats: Decimal | None = None
    of_minutes: Decimal | None = None

    @property
    def seats_per_thousand(self) -> Decimal | None:
        """Seats per 1 000 residents."""
        return None if self.residents is None else Decimal(1000 * self.seats) / self.residents

    @property
    def minutes_per_thousand(self) -> Decimal | None:
        """Minutes in meetings a year per 1 000 residents."""
        return None if self.residents is None else Decimal(1000 * self.minutes) / self.residents


def load(case: Case) -> tuple[MemberLoad, ...]:
    """The load of every member, in the order members are shown.

    Returns
    -------
    tuple of MemberLoad
        A body takes the minutes that `minutes_a_year` tells of each of its persons. Bodies that have ended count too:
        the case is taken as it stands.
    """
    behind, seated = holders(case), {body.id: sitting(case, body) for body in case.bodies}
    times = {body.id: minutes_a_year(case, body) for body in case.bodies}
    loads = [_of(member, seated, behind, times) for member in case.members_in_order]
    return tuple(_with_shares(one, [other for other in loads if other.residents is not None]) for one in loads)


def _with_shares(one: MemberLoad, municipalities: list[MemberLoad]) -> MemberLoad:
    if one.residents is None:
        return one
    return replace(
        one,
        of_residents=_percent(one.residents, sum(other.residents or 0 for other in municipalities)),
        of_seats=_percent(one.seats, sum(other.seats for other in municipalities)),
        of_minutes=_percent(one.minutes, sum(other.minutes for other in municipalities)),
    )


def minutes_a_year(case: Case, body: Body) -> int | None:
    """Minutes that a seat in a body spends in its meetings in a year; None where that is not stated.

    What the meetings with times of the day take, in the year in which that is most; where there are none of them the
    hours that one meeting takes times the least number of meetings stated.
    """
    years: Counter[int] = Counter()
    for meeting in case.meetings:
        if meeting.body == body.id:
            years[first_day(meeting.date).year] += _minutes(meeting)
    timed = max(years.values(), default=0)
    least = max(body.meetings_a_year or 0, (body.spring_meetings or 0) + (body.autumn_meetings or 0))
    return timed or 60 * (body.meeting_hours or 0) * least or None


def _minutes(meeting: Meeting) -> int:
    """How long a meeting lasts; 0 where that cannot be told."""
    if meeting.begins is None or meeting.ends is None:
        return 0
    days = 0
    if meeting.last is not None:
        if first_day(meeting.date) != last_day(meeting.date) or first_day(meeting.last) != last_day(meeting.last):
            return 0
        days = (first_day(meeting.last) - first_day(meeting.date)).days
    return max(0, days * MINUTES_OF_A_DAY + _clock(meeting.ends) - _clock(meeting.begins))


def _clock(time: str) -> int:
    hours, minutes = time.split(":")
    return 60 * int(hours) + int(minutes)


def _of(member: Member, seated: Mapping[str, tuple[Seat, ...]], behind: Mapping[str, str], times: Mapping[str, int | None]) -> MemberLoad:
    own = {body: [seat for seat in seats if seat.member == member.id] for body, seats in seated.items()}
    seats = [seat for taken in own.values() for seat in taken]
    return MemberLoad(
        member=member.id,
        seats=len(seats),
        persons=persons(seats, behind),
        minutes=sum(persons(taken, behind) * (times[body] or 0) for body, taken in own.items()),
        untimed=tuple(body for body, taken in own.items() if taken and times[body] is None),
        residents=member.weight if member.kind is MemberKind.MUNICIPALITY else None,
    )


def _percent(part: int, whole: int) -> Decimal:
    return Decimal(100 * part) / whole if whole else Decimal(0)
