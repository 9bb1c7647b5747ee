"""Planned and actual: kronor and hours of each initiative by calendar year and by who pays or works."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from portfolj.domain.initiative import Initiative
from portfolj.domain.outcome import Payment, Worked
from portfolj.domain.participation import Answer
from portfolj.domain.takes import Effort, Financing, PoolEffort

_Plan = Financing | Effort | PoolEffort
_Booking = Payment | Worked
# Who has said that it takes part, once a thing has been decided.
TAKES_PART = frozenset((Answer.LEAD, Answer.COMMITTED))


class Unit(StrEnum):
    """What is counted: kronor paid, kronor that a member has invoiced, hours worked, and hours spared at home."""

    KRONOR = "kronor"
    INVOICED = "invoiced"
    HOURS = "hours"
    RELEASED = "released"


class PartyKind(StrEnum):
    """Who pays or works."""

    FUND = "fund"
    MEMBER = "member"
    POOL = "pool"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Who pays or works: by id, or by the name of a source outside."""

    kind: PartyKind
    id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What was planned and what came, in one calendar year.

    Parameters
    ----------
    planned
        0 where nothing was planned; None where the year it begins is not decided, or nothing of the kind can be planned.
    actual
        0 where nothing is booked.
    """

    year: int
    unit: Unit
    party: Party
    planned: int | None
    actual: int


def start_of(one: Initiative) -> int | None:
    """The calendar year in which it begins; None where that is not settled."""
    return one.steering.starts[0] if len(one.steering.starts) == 1 else None


def entries(one: Initiative) -> tuple[Entry, ...]:
    """Everything that was planned or booked, by year, unit and party.

    Money and hours of members are planned for those that lead it or have committed themselves.
    """
    start = start_of(one)
    taking_part = frozenset(row.member for row in one.parties.participations if row.answer in TAKES_PART)
    planned: Counter[tuple[int, Unit, Party]] = Counter()
    plans: tuple[_Plan, ...] = (*one.takes.financing, *one.takes.efforts, *one.takes.pool_efforts)
    if start is not None:
        for row in plans:
            party = _party(row)
            if party.kind is not PartyKind.MEMBER or party.id in taking_part:
                for unit, amount in _amounts(row).items():
                    planned[start + row.year - 1, unit, party] += amount
    actual: Counter[tuple[int, Unit, Party]] = Counter()
    bookings: tuple[_Booking, ...] = (*one.outcome.payments, *one.outcome.worked)
    for booked in bookings:
        for unit, amount in _amounts(booked).items():
            actual[booked.year, unit, _party(booked)] += amount
    for payment in one.outcome.payments:
        if payment.invoiced_by is not None:
            actual[payment.year, Unit.INVOICED, Party(PartyKind.MEMBER, payment.invoiced_by)] += payment.kronor
    units = list(Unit)
    keys = sorted({key for each in (planned, actual) for key, amount in each.items() if amount}, key=lambda key: (units.index(key[1]), key))
    return tuple(
        Entry(year, unit, party, None if start is None or unit is Unit.INVOICED else planned[year, unit, party], actual[year, unit, party])
        for year, unit, party in keys
    )


def together(rows: Iterable[Entry]) -> dict[Unit, tuple[int | None, int]]:
    """Planned and actual of each unit over some rows; planned None where it is of none of them."""
    planned: dict[Unit, list[int]] = defaultdict(list)
    actual: Counter[Unit] = Counter()
    for row in rows:
        actual[row.unit] += row.actual
        if row.planned is not None:
            planned[row.unit].append(row.planned)
    return {unit: (sum(planned[unit]) if planned[unit] else None, amount) for unit, amount in actual.items()}


def _party(row: _Plan | _Booking) -> Party:
    for kind in (PartyKind.FUND, PartyKind.MEMBER, PartyKind.POOL):
        if found := getattr(row, kind.value, None):
            return Party(kind, found)
    return Party(PartyKind.OUTSIDE, getattr(row, "external", ""))


def _amounts(row: _Plan | _Booking) -> dict[Unit, int]:
    if isinstance(row, Financing | Payment):
        return {Unit.KRONOR: row.kronor}
    if isinstance(row, PoolEffort):
        return {Unit.HOURS: row.hours}
    return {Unit.HOURS: row.hours, Unit.RELEASED: row.promised_released if isinstance(row, Effort) else row.released}
