"""Solvers for tests: one that tries every point, and ones that stop early or talk nonsense."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import inf, nan
from typing import Any

from portfolj.solve.engine import Claim, Run


@dataclass
class Row:
    """A row as the solver was given it."""

    columns: tuple[int, ...]
    factors: tuple[float, ...]
    lower: float
    upper: float


class Enumerating:
    """An honest solver that tries every whole point."""

    def __init__(self) -> None:
        self.ranges: list[range] = []
        self.rows: list[Row] = []

    def add_columns(self, lower: Sequence[float], upper: Sequence[float], integer: Sequence[bool]) -> None:
        assert len(lower) == len(upper) == len(integer)
        self.ranges += [range(int(least), int(most) + 1) for least, most in zip(lower, upper, strict=True)]

    def add_row(self, columns: Sequence[int], factors: Sequence[float], lower: float, upper: float) -> None:
        self.rows.append(Row(tuple(columns), tuple(factors), lower, upper))

    def bound_row(self, row: int, lower: float, upper: float) -> None:
        self.rows[row] = replace(self.rows[row], lower=lower, upper=upper)

    def maximise(self, columns: Sequence[int], factors: Sequence[float], **_: Any) -> Run:
        best, most = None, -inf
        for point in product(*self.ranges):
            if all(one.lower <= _sum(one.columns, one.factors, point) <= one.upper for one in self.rows):
                value = _sum(columns, factors, point)
                if value > most:
                    best, most = point, value
        if best is None:
            return Run(Claim.INFEASIBLE, -inf, None, 0)
        return Run(Claim.OPTIMAL, most, [float(one) for one in best], 1)


def _sum(columns: Sequence[int], factors: Sequence[float], point: Sequence[float]) -> float:
    return sum(factor * point[column] for column, factor in zip(columns, factors, strict=True))


Lie = Callable[[Run], Run]


class Lying(Enumerating):
    """Tells the truth so many times, and lies from then on; engines that share `told` count together."""

    def __init__(self, lie: Lie, true_runs: int = 0, told: list[Run] | None = None) -> None:
        super().__init__()
        self.lie = lie
        self.true_runs = true_runs
        self.told: list[Run] = [] if told is None else told

    def maximise(self, columns: Sequence[int], factors: Sequence[float], **how: Any) -> Run:
        self.told.append(super().maximise(columns, factors, **how))
        return self.told[-1] if len(self.told) <= self.true_runs else self.lie(self.told[-1])


def _values(run: Run) -> list[float]:
    """The values of a run; three halves where it has none."""
    return list(run.values) if run.values is not None else [0.5] * 3


def _raised(run: Run) -> float:
    return run.bound + 7 if run.values is not None else 7.0


STOPS: dict[str, Lie] = {
    "time, with a point": lambda run: Run(Claim.TIME, _raised(run), run.values, 1),
    "time, with the best point and its value as bound": lambda run: Run(Claim.TIME, run.bound, run.values, 1),
    "time, without bound": lambda run: Run(Claim.TIME, inf, run.values, 1),
    "time, without a point": lambda run: Run(Claim.TIME, _raised(run), None, 1),
    "nodes, with a point": lambda run: Run(Claim.NODES, _raised(run), run.values, 1),
    "nodes, without a point": lambda _: Run(Claim.NODES, inf, None, 1),
    "no known status, with a point": lambda run: Run(Claim.NOTHING, _raised(run), run.values, 1),
    "no known status, with the best point and its value as bound": lambda run: Run(Claim.NOTHING, run.bound, run.values, 1),
    "no known status, nothing else": lambda _: Run(Claim.NOTHING, nan, None, 0),
}

NONSENSE: dict[str, Lie] = {
    "optimal, with halves": lambda run: Run(Claim.OPTIMAL, run.bound, [0.5] * len(_values(run)), 1),
    "optimal, with no numbers": lambda run: Run(Claim.OPTIMAL, run.bound, [nan] * len(_values(run)), 1),
    "optimal, with infinite values": lambda run: Run(Claim.OPTIMAL, run.bound, [inf] * len(_values(run)), 1),
    "optimal, with too few values": lambda run: Run(Claim.OPTIMAL, run.bound, _values(run)[:-1], 1),
    "optimal, with too many values": lambda run: Run(Claim.OPTIMAL, run.bound, [*_values(run), 0.0], 1),
    "optimal, with an empty list": lambda run: Run(Claim.OPTIMAL, run.bound, [], 1),
    "optimal, without values": lambda run: Run(Claim.OPTIMAL, run.bound, None, 1),
    "optimal, with twos": lambda run: Run(Claim.OPTIMAL, inf, [2.0] * len(_values(run)), 1),
    "optimal, below zero": lambda run: Run(Claim.OPTIMAL, run.bound, [-1.0] * len(_values(run)), 1),
    "optimal, with a bound below the value": lambda run: Run(Claim.OPTIMAL, run.bound - 5, run.values, 1),
    "optimal, with an infinite bound": lambda run: Run(Claim.OPTIMAL, inf, run.values, 1),
    "optimal, with a bound of minus infinity": lambda run: Run(Claim.OPTIMAL, -inf, run.values, 1),
    "optimal, with a bound that is no number": lambda run: Run(Claim.OPTIMAL, nan, run.values, 1),
    "optimal, with everything at once": lambda run: Run(Claim.OPTIMAL, 1e9, [1.0] * len(_values(run)), 1),
    "optimal, with nothing at all, twice its bound": lambda run: Run(Claim.OPTIMAL, 2e9, [0.0] * len(_values(run)), 1),
}

LIES = STOPS | NONSENSE


def infeasible(_: Run) -> Run:
    """There is no point, whatever is known."""
    return Run(Claim.INFEASIBLE, -inf, None, 1)
