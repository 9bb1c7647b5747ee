"""What a portfolio means for one member: what it gives and gets, beside the others and its fee, and where it takes part."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from portfolj.domain.case import Case
from portfolj.domain.member import Member
from portfolj.domain.participation import Answer
from portfolj.results.ledger import LedgerRow
from portfolj.results.result import Result
from portfolj.valuation.instance import Candidate, Instance

FEE_UNIT = 100_000


class Measure(StrEnum):
    """What is given (own money, hours) and what is got (economic benefit, benefit)."""

    KRONOR_OUT = "kronor_out"
    HOURS = "hours"
    KRONOR_IN = "kronor_in"
    BENEFIT = "benefit"


@dataclass(frozen=True, slots=True)
class Amount:
    """What a member gives or gets of one thing over the planning years.

    Parameters
    ----------
    whole
        Kronor, hours (less hours released), or thousandths of a point.
    per_resident
        The same per resident; None for other bodies than municipalities.
    by_fee
        Kronor, and hours at what an hour is worth, in percent of the fee; benefit in thousandths of a point for each 100 000 kronor
        of it. None where there is no fee.
    """

    whole: int
    per_resident: Fraction | None
    by_fee: Fraction | None


@dataclass(frozen=True, slots=True)
class Range:
    """A member's amount per resident beside that of all municipalities; `least` and `most` with the name of the municipality."""

    measure: Measure
    mine: Fraction
    average: Fraction
    least: tuple[Fraction, str]
    most: tuple[Fraction, str]

    @property
    def above(self) -> bool:
        """Whether the member is above the average."""
        return self.mine > self.average

    def times(self, amount: Fraction) -> Fraction | None:
        """How many times the average an amount is; None where the average is not above 0."""
        return amount / self.average if self.average > 0 else None


class Role(StrEnum):
    """What a member is to an initiative."""

    LEADS = "leads"
    TAKES_PART = "takes_part"
    COULD = "could"


@dataclass(frozen=True, slots=True)
class Involvement:
    """An initiative that a member has to do with.

    Parameters
    ----------
    start
        The year in which it starts; None where it is not chosen.
    kronor, hours
        What it takes of the member's own money and hours (less hours released) in the planning years; where it is not chosen what it
        would take from its first admissible start.
    """

    id: str
    name: str
    role: Role
    start: int | None
    kronor: int
    hours: int


def whole_fee(case: Case, member: Member) -> int:
    """The member's fee over all planning years, kronor."""
    return (member.fee or 0) * len(case.years)


def row_of(result: Result, member: str) -> LedgerRow | None:
    """What a member gives and gets; None where the result has no portfolio."""
    return next((row for row in result.ledger if row.id == member), None)


def amounts(result: Result, member: str) -> dict[Measure, Amount]:
    """What a member gives and gets, per resident and against its fee; empty where the result has no portfolio."""
    row = row_of(result, member)
    return {} if row is None else {measure: _amount(result.instance, row, measure) for measure in Measure}


def _amount(instance: Instance, row: LedgerRow, measure: Measure) -> Amount:
    whole: int = getattr(row, measure)
    by_fee = None
    if row.fee:
        worth = {Measure.HOURS: 100 * instance.hour_value, Measure.BENEFIT: FEE_UNIT}.get(measure, 100)
        by_fee = Fraction(whole * worth, row.fee)
    return Amount(whole, _per_resident(instance, row, measure), by_fee)


def _per_resident(instance: Instance, row: LedgerRow, measure: Measure) -> Fraction | None:
    weights = {one.id: one.weight for one in instance.members if one.is_municipality}
    return Fraction(getattr(row, measure), weights[row.id]) if row.id in weights else None


def ranges(result: Result, member: str) -> tuple[Range, ...]:
    """A municipality beside all municipalities, in each measure; empty for other bodies, and where there is no portfolio."""
    people = {one.id: one.weight for one in result.instance.members if one.is_municipality}
    rows = [row for row in result.ledger if row.id in people]
    if member not in {row.id for row in rows}:
        return ()
    return tuple(_range(measure, rows, people, member) for measure in Measure)


def _range(measure: Measure, rows: list[LedgerRow], people: dict[str, int], member: str) -> Range:
    each = {row.id: Fraction(getattr(row, measure), people[row.id]) for row in rows}
    average = Fraction(sum(getattr(row, measure) for row in rows), sum(people[row.id] for row in rows))
    sized = sorted((each[row.id], row.name) for row in rows)
    return Range(measure, each[member], average, sized[0], sized[-1])


def involvements(case: Case, result: Result, member: str) -> tuple[Involvement, ...]:
    """The candidates that a member takes part in or could: chosen ones first, those it leads before others; by name."""
    choices = {choice.id: choice for choice in result.chosen}
    return tuple(sorted(_involvements(case, result, member), key=lambda one: _place(one, one.id in choices)))


def _place(one: Involvement, chosen: bool) -> tuple[bool, int, str, str]:
    return not chosen, list(Role).index(one.role), one.name.casefold(), one.id


def _involvements(case: Case, result: Result, member: str) -> Iterator[Involvement]:
    choices = {choice.id: choice for choice in result.chosen}
    leads = _led(case, result, member)
    for candidate in result.instance.candidates:
        if member not in candidate.participants:
            continue
        choice = choices.get(candidate.id)
        takes_part = member in (candidate.fixed if choice is None else choice.participants)
        role = Role.LEADS if candidate.id in leads else Role.TAKES_PART if takes_part else Role.COULD
        start = candidate.starts[0] if choice is None else choice.start
        kronor, hours = share(result.instance, candidate, member, start=start)
        yield Involvement(candidate.id, candidate.name, role, choice.start if choice else None, kronor, hours)


def share(instance: Instance, candidate: Candidate, member: str, *, start: int) -> tuple[int, int]:
    """Kronor and hours (less hours released) that an initiative takes of a member in the planning years."""
    kronor = sum(one.amount for one in candidate.own_cost if one.on == member and start + one.k in instance.years)
    hours = sum(one.net for one in candidate.effort if one.member == member and start + one.k in instance.years)
    return kronor, hours


def _led(case: Case, result: Result, member: str) -> set[str]:
    """The initiatives that a member leads, also in place of one that stays out."""
    scenario = case.scenario(result.scenario)
    led_by = {one.id: [part.member for part in one.parties.participations if part.answer is Answer.LEAD] for one in case.initiatives}
    new = {row.initiative: row.member for row in scenario.leads}
    found = set()
    for candidate in result.instance.candidates:
        first = [one for one in led_by[candidate.id] if one in candidate.fixed]
        if member in (first or [new.get(candidate.id, "")]):
            found.add(candidate.id)
    return found
