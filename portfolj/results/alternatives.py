"""Other portfolios that are nearly as good."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from portfolj.results.portfolio import Portfolio
from portfolj.valuation.instance import Candidate, Instance


@dataclass(frozen=True, slots=True)
class Difference:
    """What is in one of two portfolios only: the number of initiatives, and their fund money in kronor, whatever their start years."""

    initiatives: int
    kronor: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """A portfolio that meets all rules.

    Parameters
    ----------
    benefit
        Total benefit, thousandths of a point.
    kronor, hours
        What the association's own frames pay, and hours of all members less hours released, over the planning years.
    comes_in, goes_out
        Ids of what is in it and not in the answer, and the other way.
    from_answer, from_nearest
        How far it is from the answer, and from the nearest of the others; None where there are no others.
    """

    portfolio: Portfolio
    benefit: int
    kronor: int
    hours: int
    comes_in: tuple[str, ...]
    goes_out: tuple[str, ...]
    from_answer: Difference
    from_nearest: Difference | None


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Portfolios near an answer in benefit and apart in what is chosen.

    Parameters
    ----------
    scenario
        The scenario's id.
    within
        How much less benefit than the answer's is allowed, percent.
    best, least
        The answer's total benefit and what was asked of the others, thousandths of a point.
    proven
        Whether the answer is proven the best; else it is the best that was found.
    money
        Fund money of what the answer chooses, kronor, whatever the start years.
    asked
        How many were looked for.
    found
        Each the farthest that is known from the answer and those before it.
    farthest
        How many of them, from the first on, are known to be the farthest there are, counted in fund money.
    no_others
        Whether no other set of initiatives has so much benefit.
    ended
        Whether the search has come to its end, or only these were found so far.
    """

    scenario: str
    within: Fraction
    best: int
    least: int
    proven: bool
    money: int
    asked: int
    found: tuple[Alternative, ...]
    farthest: int
    no_others: bool
    ended: bool

    def share(self, difference: Difference) -> Fraction | None:
        """The money of a difference in percent of the fund money of what the answer chooses; None where that is 0."""
        return Fraction(100 * difference.kronor, self.money) if self.money else None

    def of_the_best(self, one: Alternative) -> Fraction | None:
        """The benefit in percent of the answer's; None where that is not above 0."""
        return Fraction(100 * one.benefit, self.best) if self.best > 0 else None


def fund_money(candidate: Candidate) -> int:
    """Kronor of all funds in all its years."""
    return sum(cost.amount for cost in candidate.fund_cost)


def difference(instance: Instance, one: Collection[str], other: Collection[str]) -> Difference:
    """How far two sets of initiatives lie apart."""
    only = set(one) ^ set(other)
    return Difference(len(only), sum(fund_money(instance.by_id[name]) for name in only))
