"""The year-end: planned and actual of everything that is followed up, by initiative, by member and by frame, in one year or in all."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from portfolj.domain.case import Case
from portfolj.domain.outcome import Reached
from portfolj.errors import Fault
from portfolj.governance.accounts import Entry, Party, PartyKind, Unit, together
from portfolj.governance.follow_up import Followed, follow_up_faults, followed
from portfolj.governance.record import Record, promises, record


@dataclass(frozen=True, slots=True)
class Sums:
    """Planned, None where nothing of the kind can be planned or it is not settled, and actual; kronor or hours."""

    planned: int | None
    actual: int

    @property
    def left(self) -> int | None:
        """What is left of what was planned; below 0 where it went beyond."""
        return None if self.planned is None else self.planned - self.actual


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """One initiative.

    Parameters
    ----------
    kronor, hours
        Of all that pay, and of all that work.
    invoices
        How many payments answer an invoice.
    goals, goals_reached
        Dated goals of which it is told or whose day has passed, and those that were reached.
    benefits, benefits_measured
        All its benefits, and those that have been measured.
    """

    found: Followed
    kronor: Sums
    hours: Sums
    invoices: int
    goals: int
    goals_reached: int
    benefits: int
    benefits_measured: int


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member: what it paid, what it has been paid against invoice, and its hours with those it was spared at home."""

    member: str
    kronor: Sums
    invoiced: int
    hours: Sums
    released: Sums


@dataclass(frozen=True, slots=True)
class FrameLine:
    """One fund in kronor, or shared staff in hours: what it has, as the case states it, and what goes to what is followed up."""

    party: Party
    has: int | None
    sums: Sums


@dataclass(frozen=True, slots=True)
class YearEnd:
    """Everything that is followed up.

    Parameters
    ----------
    years
        Those in which something was planned or booked.
    year
        The one that amounts are of; None: all of them.
    record
        Over all years.
    faults
        What is over its frame, late or untold.
    """

    on: datetime.date
    years: tuple[int, ...]
    year: int | None
    initiatives: tuple[InitiativeLine, ...]
    members: tuple[MemberLine, ...]
    frames: tuple[FrameLine, ...]
    record: tuple[Record, ...]
    faults: tuple[Fault, ...]


def year_end(case: Case, on: datetime.date, year: int | None = None) -> YearEnd:
    """What came of it as it stands on a day; amounts of one year where one is given.

    The points promised to goals are those that the initiatives of the case state.
    """
    found = followed(case, on)
    shown = [entry for one in found for entry in one.entries if year in (None, entry.year)]
    members = [member.id for member in case.members_in_order]
    return YearEnd(
        on=on,
        years=tuple(sorted({entry.year for one in found for entry in one.entries})),
        year=year,
        initiatives=tuple(_initiative(one, year) for one in found),
        members=tuple(_member(one, shown) for one in members if any(entry.party == Party(PartyKind.MEMBER, one) for entry in shown)),
        frames=_frames(case, shown, year),
        record=record(promises(case, on)),
        faults=tuple(follow_up_faults(case, on)),
    )


def _initiative(one: Followed, year: int | None) -> InitiativeLine:
    sums = _sums(entry for entry in one.entries if year in (None, entry.year))
    told = [goal for goal in one.goals if goal.told is not None or goal.late]
    return InitiativeLine(
        found=one,
        kronor=sums[Unit.KRONOR],
        hours=sums[Unit.HOURS],
        invoices=sum(bool(row.invoice) for row in one.initiative.outcome.payments if year in (None, row.year)),
        goals=len(told),
        goals_reached=sum(goal.told is not None and goal.told.state is Reached.REACHED for goal in told),
        benefits=len(one.benefits),
        benefits_measured=sum(benefit.measured is not None for benefit in one.benefits),
    )


def _member(member: str, shown: Iterable[Entry]) -> MemberLine:
    sums = _sums(entry for entry in shown if entry.party == Party(PartyKind.MEMBER, member))
    return MemberLine(member, sums[Unit.KRONOR], sums[Unit.INVOICED].actual, sums[Unit.HOURS], sums[Unit.RELEASED])


def _frames(case: Case, shown: Iterable[Entry], year: int | None) -> tuple[FrameLine, ...]:
    parties = {Party(PartyKind.FUND, row.id): Unit.KRONOR for row in case.funds} | {
        Party(PartyKind.POOL, row.id): Unit.HOURS for row in case.pools
    }
    rows = tuple(shown)
    return tuple(
        FrameLine(party, _has(case, party, year), _sums(row for row in mine)[unit])
        for party, unit in parties.items()
        if (mine := [row for row in rows if row.party == party])
    )


def _has(case: Case, party: Party, year: int | None) -> int | None:
    """What a fund or shared staff has; None where the case states nothing for the years."""
    if party.kind is PartyKind.FUND:
        amounts = [row.kronor for row in case.budgets if row.fund == party.id and year in (None, row.year)]
    else:
        amounts = [row.hours for row in case.pool_hours if row.pool == party.id and year in (None, row.year)]
    return sum(amounts) if amounts else None


def _sums(rows: Iterable[Entry]) -> dict[Unit, Sums]:
    found = together(rows)
    return {unit: Sums(*found.get(unit, (None, 0))) for unit in Unit}
