"""A ranked list for the business plan: nested sets over levels of the association's own money. docs/math.md, section 8."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from portfolj.errors import Message
from portfolj.results.portfolio import Portfolio, Status


@dataclass(frozen=True, slots=True)
class RankedLevel:
    """One level of the list.

    Parameters
    ----------
    percent, kronor
        Of the association's own frames together, and what they come to over all planning years.
    weight
        How much the level counts.
    portfolio
        Its set with starts and participants.
    value, free_value
        Total benefit in the list, and the best there free of the list (its upper bound where that is not proven); thousandths of a point.
    """

    percent: int
    kronor: int
    weight: Fraction
    portfolio: Portfolio
    value: int
    free_value: int


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One line of the list.

    Parameters
    ----------
    rank, shared
        The place, and whether others have the same.
    level
        The percent at which it enters.
    money, hours
        Kronor of funds and members and net hours from the first planning year on.
    loss
        What the best total benefit at its level loses without it, thousandths of a point; None when it cannot be left out.
    measured
        Whether the loss is known; with a limit the time may not have sufficed.
    required_by
        Ids of list members that need it.
    reserve, enters_at
        Whether it comes after the frame, and the sum of own frames at which it enters, kronor.
    """

    rank: int
    shared: bool
    id: str
    name: str
    level: int
    start: int
    participants: tuple[str, ...]
    money: int
    hours: int
    loss: int | None
    required_by: tuple[str, ...]
    reasons: tuple[Message, ...]
    reserve: bool
    enters_at: int
    measured: bool = True


@dataclass(frozen=True, slots=True)
class RankedList:
    """The list, and how good it is.

    Parameters
    ----------
    left_out
        Levels that no list can hold, each with why.
    value, bound, free_value
        Expected total benefit (weights adding to 1) of the list, the most that any list can have, and that of the best free choice
        per level; thousandths of a point.
    """

    scenario: str
    free: bool
    status: Status
    levels: tuple[RankedLevel, ...]
    left_out: tuple[tuple[int, Message], ...]
    rows: tuple[RankedRow, ...]
    value: Fraction
    bound: Fraction
    free_value: Fraction
    free_known: bool = True
    settled: bool = True
    stopped_by: str = ""

    @property
    def found(self) -> bool:
        """Whether there is a list; it may be empty."""
        return self.status in {Status.PROVEN, Status.WITHIN}

    @property
    def gap_percent(self) -> Decimal | None:
        """(bound - value) / value in percent, rounded up to hundredths; None when the value is 0."""
        return _percent(self.bound - self.value, self.value)

    @property
    def price_percent(self) -> Decimal | None:
        """What keeping one list costs against a free choice per level, percent of the free choice, rounded up to hundredths.

        None where the time did not suffice for the free choices.
        """
        if not self.free_known:
            return None
        return _percent(self.free_value - self.value, self.free_value) if self.free_value else Decimal("0.00")


def _percent(part: Fraction, whole: Fraction) -> Decimal | None:
    if not whole:
        return None
    hundredths = Decimal((part * 10_000 / whole).__ceil__())
    return (hundredths / 100).quantize(Decimal("0.01"), ROUND_CEILING)
