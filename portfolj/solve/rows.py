"""Rows in whole numbers: how large amounts reach a floating-point solver, and how it is held to the exact row.

docs/math.md, section 7.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import gcd

LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """sum factor x <= limit over whole columns, exactly."""

    columns: tuple[int, ...]
    factors: tuple[int, ...]
    limit: int

    def activity(self, point: Sequence[int]) -> int:
        """The left side at a point."""
        return sum(factor * point[column] for column, factor in zip(self.columns, self.factors, strict=True))


def at_most(terms: Mapping[int, int], limit: int) -> Row:
    """The row sum <= limit, divided by the greatest common divisor of its factors and the limit rounded down."""
    kept = {column: factor for column, factor in sorted(terms.items()) if factor}
    divisor = reduce(gcd, kept.values(), 0) or 1
    return Row(tuple(kept), tuple(factor // divisor for factor in kept.values()), limit // divisor)


def at_least(terms: Mapping[int, int], limit: int) -> Row:
    """The row sum >= limit, as sum of the opposites <= -limit."""
    return at_most({column: -factor for column, factor in terms.items()}, -limit)


def step(factors: Iterable[int], largest: int = LARGEST) -> int:
    """The least whole number that brings all factors to 100 000, or what else is the largest, or less."""
    return max(1, -(-max((abs(factor) for factor in factors), default=0) // largest))


def relaxed(row: Row) -> Row:
    """A row with small factors that every whole point x >= 0 of the row satisfies too."""
    g = step(row.factors)
    return row if g == 1 else Row(row.columns, tuple(factor // g for factor in row.factors), row.limit // g)


def scale(row: Row, free: Collection[int]) -> int:
    """What a row is divided by for the solver: the greatest common divisor of its factors, or what brings them to 100 000 or less.

    Parameters
    ----------
    free
        Columns that may be any number, and do not count.
    """
    factors = [abs(factor) for column, factor in zip(row.columns, row.factors, strict=True) if column not in free]
    return max(reduce(gcd, factors, 0), step(factors))


def cover(row: Row, point: Sequence[int]) -> Row:
    """A row that cuts off a 0/1 point which breaks `row`, and no point that satisfies it.

    While the columns of positive factor that are 1 stay 1 and those of negative factor that are 0 stay 0, the left side is no less
    than now.
    Columns are dropped, smallest first, as long as what is left still breaks the row.

    References
    ----------
    Balas 1975, Facets of the knapsack polytope, doi 10.1007/BF01580440.
    """
    excess = row.activity(point) - row.limit
    held = sorted(
        (abs(factor), column, factor > 0)
        for column, factor in zip(row.columns, row.factors, strict=True)
        if (point[column] == 1) == (factor > 0)
    )
    kept = []
    for size, column, positive in held:
        if size < excess:
            excess -= size
        else:
            kept.append((column, 1 if positive else -1))
    least = sum(1 for _, sign in kept if sign > 0) - 1
    kept.sort()
    return Row(tuple(column for column, _ in kept), tuple(sign for _, sign in kept), least)


def other_than(point: Sequence[int], columns: Iterable[int]) -> Row:
    """At least one of the columns differs from the point: sum of those at 1, less those at 0, at most their number less one."""
    terms = {column: 1 if point[column] else -1 for column in columns}
    return at_most(terms, sum(1 for sign in terms.values() if sign > 0) - 1)
