"""What changes for each member from the first scenario to the others, in one measure at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from portfolj.compare.comparison import Comparison, MemberLine, Stake


class StakeIn(StrEnum):
    """What a member's stake is counted in: own money in kronor, hours, or benefit in thousandths of a point."""

    KRONOR = "kronor"
    HOURS = "hours"
    BENEFIT = "benefit"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount, and the same for each resident; None for those that are no municipality."""

    whole: int
    per_resident: Fraction | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A member's amount in the first scenario, and by how much it is another in each of the others, in their order."""

    id: str
    name: str
    residents: int | None
    first: Amount
    others: tuple[Amount, ...]


def differences(comparison: Comparison, counted_in: StakeIn) -> tuple[Difference, ...]:
    """The differences of all members, by id.

    Parameters
    ----------
    comparison
        Of scenarios that all have a portfolio; the first is what the others are compared with.
    """
    return tuple(_difference(line, counted_in) for line in comparison.members)


def _difference(line: MemberLine, counted_in: StakeIn) -> Difference:
    first, *others = (_amount(line, stake, counted_in) for stake in (line.by[0], *line.differences[1:]))
    return Difference(line.id, line.name, line.residents, first, tuple(others))


def _amount(line: MemberLine, stake: Stake | None, counted_in: StakeIn) -> Amount:
    whole: int = getattr(stake or Stake(0, 0, 0), counted_in.value)
    return Amount(whole, Fraction(whole, line.residents) if line.residents else None)


def more_and_less(changes: Iterable[Amount]) -> tuple[int, int]:
    """How many amounts are above, and how many below 0."""
    signs = [(one.whole > 0, one.whole < 0) for one in changes]
    return sum(above for above, _ in signs), sum(below for _, below in signs)


def largest(lines: Iterable[Difference]) -> int:
    """The largest difference either way, at least 1: what a scale needs room for."""
    return max((abs(amount.whole) for line in lines for amount in line.others), default=1) or 1
