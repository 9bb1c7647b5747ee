"""The ledger: what each member gives and gets."""

from dataclasses import dataclass
from fractions import Fraction

from portfolj.results.portfolio import Portfolio
from portfolj.valuation.instance import Candidate, Instance, Party


@dataclass(frozen=True, slots=True)
class Measures:
    """The three things a member gives or gets, each against its residents; None where that cannot be said."""

    kronor: Fraction | None
    hours: Fraction | None
    benefit: Fraction | None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What one member gives and gets over the planning years.

    Parameters
    ----------
    initiatives
        The number it takes part in.
    kronor_out
        Own money, kronor.
    kronor_in
        Economic benefit, kronor; below 0 a loss.
    fee
        Member fee over all planning years, kronor.
    hours
        Hours less hours released.
    hours_released
        Hours released from work at home.
    benefit
        u_m, thousandths of a point.
    per_resident
        Own money in kronor, hours, and benefit in thousandths of a point, each per person (or unit of stated weight).
    against_population
        The member's share of all municipalities' own money, hours and benefit, by its share of their population: 1 is
        even. None for other bodies, and where the sum is 0.
    capacity_used
        Percent by planning year of the stated hours it comes closest to, in all or in a role; only years with stated hours above 0.
    """

    id: str
    name: str
    initiatives: int
    kronor_out: int
    kronor_in: int
    fee: int
    hours: int
    hours_released: int
    benefit: int
    per_resident: Measures
    against_population: Measures
    capacity_used: tuple[tuple[int, Fraction], ...]

    @property
    def largest_use(self) -> Fraction | None:
        """The largest use of capacity in any planning year, percent."""
        return max((percent for _, percent in self.capacity_used), default=None)


@dataclass(slots=True)
class _Sums:
    """What is counted for one member."""

    initiatives: int = 0
    paid: int = 0
    income: int = 0
    hours: int = 0
    released: int = 0
    benefit: int = 0


def ledger(instance: Instance, portfolio: Portfolio) -> tuple[LedgerRow, ...]:
    """The ledger of a portfolio.

    Parameters
    ----------
    portfolio
        One that holds, by id.

    Returns
    -------
    tuple of LedgerRow
        All members, also those that take part in nothing, by id.
    """
    sums = {member.id: _Sums() for member in instance.members}
    for choice in portfolio:
        for member in choice.participants:
            _add(sums[member], instance, instance.by_id[choice.id], member, choice.start)
    uses = member_hours(instance, portfolio)
    return tuple(_row(instance, member, sums, uses) for member in sorted(instance.members, key=lambda one: one.id))


def _add(mine: _Sums, instance: Instance, candidate: Candidate, member: str, start: int) -> None:
    years = instance.years
    mine.initiatives += 1
    mine.benefit += candidate.benefit[member]
    mine.paid += sum(one.amount for one in candidate.own_cost if one.on == member and start + one.k in years)
    mine.income += sum(one.amount for one in candidate.economic if one.on == member and start + one.k in years)
    for one in candidate.effort:
        if one.member == member and start + one.k in years:
            mine.hours += one.net
            mine.released += one.released


def member_hours(instance: Instance, portfolio: Portfolio) -> dict[tuple[str, str, int], int]:
    """Hours (less released) of members that take part, by member, role ("" all roles together) and planning year."""
    used: dict[tuple[str, str, int], int] = {}
    for choice in portfolio:
        for one in instance.by_id[choice.id].effort:
            year = choice.start + one.k
            if one.member in choice.participants and year in instance.years:
                for role in dict.fromkeys(("", one.role)):
                    used[one.member, role, year] = used.get((one.member, role, year), 0) + one.net
    return used


def _row(instance: Instance, member: Party, sums: dict[str, _Sums], uses: dict[tuple[str, str, int], int]) -> LedgerRow:
    mine = sums[member.id]
    return LedgerRow(
        id=member.id,
        name=member.name,
        initiatives=mine.initiatives,
        kronor_out=mine.paid,
        kronor_in=mine.income,
        fee=member.fee * len(instance.years),
        hours=mine.hours,
        hours_released=mine.released,
        benefit=mine.benefit,
        per_resident=Measures(*(Fraction(amount, member.weight) for amount in (mine.paid, mine.hours, mine.benefit))),
        against_population=_against_population(instance, member, sums),
        capacity_used=_capacity_used(instance, member.id, uses),
    )


def _against_population(instance: Instance, member: Party, sums: dict[str, _Sums]) -> Measures:
    if not member.is_municipality:
        return Measures(None, None, None)
    municipalities = [one for one in instance.members if one.is_municipality]
    of_population = Fraction(member.weight, sum(one.weight for one in municipalities))

    def share(name: str) -> Fraction | None:
        whole = sum(getattr(sums[one.id], name) for one in municipalities)
        return Fraction(getattr(sums[member.id], name), whole) / of_population if whole else None

    return Measures(share("paid"), share("hours"), share("benefit"))


def _capacity_used(instance: Instance, member: str, uses: dict[tuple[str, str, int], int]) -> tuple[tuple[int, Fraction], ...]:
    by_year: dict[int, Fraction] = {}
    for at, limit in instance.capacities.items():
        name, _, year = at
        if name == member and limit > 0 and year in instance.years:
            percent = Fraction(100 * uses.get(at, 0), limit)
            by_year[year] = max(by_year.get(year, percent), percent)
    return tuple(sorted(by_year.items()))
