"""A live problem in which limits may be exceeded, and by how much is counted exactly. docs/math.md, section 10."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

import pulp

from portfolj.solve.engine import Run
from portfolj.solve.limits import Limits
from portfolj.solve.rows import Row, other_than, scale
from portfolj.solve.session import Outcome, Point, Session


@dataclass(frozen=True, slots=True)
class Soft:
    """sum factor x <= limit + steps up / down, `steps` being counted by a column of its own.

    Parameters
    ----------
    terms
        Factors by column; columns that count the steps of others may be among them.
    """

    terms: Mapping[int, int]
    limit: int
    up: int = 1
    down: int = 1


class Elastic(Session):
    """A session with columns that count steps: at each choice as few as its rows need, in the order in which they were added."""

    def __init__(self, problem: pulp.LpProblem, limits: Limits) -> None:
        # By column: what one of the engine's units comes to, which keeps its numbers near 1, and the rows.
        self._steps: dict[int, tuple[float, tuple[Row, ...]]] = {}
        super().__init__(problem, limits)

    def ease(self, rows: Sequence[Soft]) -> int:
        """Add rows that are exceeded by the same number of steps; returns the column that counts them."""
        column = len(self._whole) + len(self._steps)
        added = tuple(
            Row(
                (*sorted(soft.terms), column),
                (*(soft.down * soft.terms[at] for at in sorted(soft.terms)), -soft.up),
                soft.limit * soft.down,
            )
            for soft in rows
        )
        self._engine.add_columns([0.0], [inf], [False])
        self._steps[column] = (max(1.0, scale(added[0], {column, *self._steps}) / rows[0].up), added)
        for row in added:
            self.require(row)
        return column

    def fewest(self, columns: Iterable[int]) -> Outcome:
        """The point with the fewest steps of these columns together; value and bound are the opposites of their number."""
        return self._maximise(dict.fromkeys(columns, -1), start=None, sure=True, heuristics=True)

    def _complete(self, point: Point) -> Point:
        whole = [*point, *(0 for _ in self._steps)]
        for column, (_, rows) in self._steps.items():
            whole[column] = max(0, *(-((row.limit - row.activity(whole)) // -row.factors[-1]) for row in rows))
        return tuple(whole)

    def _rounded(self, values: Sequence[float]) -> Point | None:
        if len(values) != len(self._whole) + len(self._steps):
            return None
        point = super()._rounded(values[: len(self._whole)])
        return None if point is None else self._complete(point)

    def _run(self, factors: Mapping[int, float], start: Sequence[float] | None, *, presolve: bool, heuristics: bool, first: bool) -> Run:
        scaled = {column: factor * self._unit(column) for column, factor in factors.items()}
        known = None if start is None else [value / self._unit(column) for column, value in enumerate(start)]
        return super()._run(scaled, known, presolve=presolve, heuristics=heuristics, first=first)

    def _for_engine(self, row: Row) -> tuple[Sequence[int], Sequence[float], float, float]:
        if self._steps.keys().isdisjoint(row.columns):
            return super()._for_engine(row)
        divided = scale(row, self._steps.keys())
        factors = [factor * self._unit(column) / divided for column, factor in zip(row.columns, row.factors, strict=True)]
        return row.columns, factors, -inf, row.limit / divided

    def _cut(self, row: Row, point: Point) -> Row:
        if self._steps.keys().isdisjoint(row.columns):
            return super()._cut(row, point)
        return other_than(point, range(len(self._whole)))

    def _unit(self, column: int) -> float:
        return self._steps[column][0] if column in self._steps else 1.0
