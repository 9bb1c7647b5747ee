"""A live problem: solved again and again, every point checked in whole numbers, every bound rounded outward."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite

import pulp

from portfolj.model.block import Term
from portfolj.solve.belief import denies, honest, outward, value_at
from portfolj.solve.engine import Claim, Run
from portfolj.solve.limits import Limits, Stop
from portfolj.solve.rows import LARGEST, Row, at_least, at_most, cover, relaxed, step

Point = tuple[int, ...]

# An objective of factors as large as a row's can be doubled.
LARGEST_IN_OBJECTIVE = 2 * LARGEST


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one search.

    Parameters
    ----------
    point
        The best point found that meets every row exactly; None when there is none.
    value
        Its objective value.
    bound
        No point has a larger value; None when nothing is known.
    infeasible
        Whether no point exists at all.
    """

    point: Point | None = None
    value: int | None = None
    bound: int | None = None
    infeasible: bool = False

    @property
    def proven(self) -> bool:
        """Whether the value is the best there is."""
        return self.value is not None and self.value == self.bound


class Session:
    """One problem in one engine, under common limits.

    Parameters
    ----------
    problem
        Columns must be 0/1, or continuous in [0, 1] and whole at every whole point of the others.
    limits
        What may be spent, and by which solver.
    """

    def __init__(self, problem: pulp.LpProblem, limits: Limits) -> None:
        # In PuLP 4 variables live no longer than their problem.
        self._problem = problem
        self._limits = limits
        self._engine = limits.engine()
        variables = sorted(problem.variables(), key=lambda variable: variable.name)
        self._column = {variable.name: column for column, variable in enumerate(variables)}
        self._whole = [variable.cat == pulp.LpInteger for variable in variables]
        self._engine.add_columns(
            [variable.lowBound or 0 for variable in variables],
            [1 if variable.upBound is None else variable.upBound for variable in variables],
            self._whole,
        )
        self._rows: dict[int, Row] = {}
        self._covers: dict[int, int] = {}
        self._aside: dict[int, Row] = {}
        self._count = 0
        self._flag: int | None = None
        for constraint in problem.constraints():
            self.require_all(constraint)

    def column(self, variable: pulp.LpVariable) -> int:
        """The number of a variable's column."""
        return self._column[variable.name]

    def collect(self, terms: Iterable[Term]) -> dict[int, int]:
        """Factors by column."""
        summed: dict[int, int] = {}
        for variable, factor in terms:
            column = self._column[variable.name]
            summed[column] = summed.get(column, 0) + factor
        return summed

    def value(self, terms: Iterable[Term], point: Point) -> int:
        """What terms come to at a point."""
        return sum(factor * point[column] for column, factor in self.collect(terms).items())

    def point(self, ones: Mapping[str, int]) -> Point:
        """The point at which the named variables are 1, and all others 0."""
        return tuple(ones.get(name, 0) for name in self._column)

    def require(self, row: Row) -> int:
        """Add a row for good; returns its number."""
        self._engine.add_row(*self._for_engine(row))
        self._rows[self._count] = row
        self._count += 1
        return self._count - 1

    def require_at_most(self, terms: Iterable[Term], limit: int) -> int:
        """Add sum <= limit for good; returns the row's number."""
        return self.require(at_most(self.collect(terms), limit))

    def require_at_least(self, terms: Iterable[Term], limit: int) -> int:
        """Add sum >= limit for good; returns the row's number."""
        return self.require(at_least(self.collect(terms), limit))

    def require_all(self, constraint: pulp.LpConstraint) -> list[int]:
        """Add a constraint for good, both sides of it where it has two; returns the numbers of its rows."""
        terms = [(variable, round(factor)) for variable, factor in constraint.items()]
        lower, upper = constraint.getLb(), constraint.getUb()
        rows = [] if upper is None else [self.require_at_most(terms, round(upper))]
        return rows + ([] if lower is None else [self.require_at_least(terms, round(lower))])

    def release(self, row: int) -> None:
        """Take a row away; covers that were made of it go too."""
        for number in [row, *(made for made, source in self._covers.items() if source == row)]:
            self._engine.bound_row(number, -inf, inf)
            self._rows.pop(number, None)
            self._covers.pop(number, None)

    def set_aside(self, rows: Iterable[int]) -> None:
        """Let rows not hold until they are taken up again; their covers neither."""
        gone = set(rows)
        for number in (*gone, *(made for made, source in self._covers.items() if source in gone)):
            if number in self._rows:
                self._engine.bound_row(number, -inf, inf)
                self._aside[number] = self._rows.pop(number)

    def take_up(self, rows: Iterable[int]) -> None:
        """Let rows that were set aside hold again, and their covers."""
        back = set(rows)
        for number in (*back, *(made for made, source in self._covers.items() if source in back)):
            if number in self._aside:
                row = self._aside.pop(number)
                self._engine.bound_row(number, -inf, self._for_engine(row)[-1])
                self._rows[number] = row

    def keeps(self, point: Point, rows: Iterable[int]) -> bool:
        """Whether a point meets rows, whether they hold now or are set aside."""
        every = {**self._aside, **self._rows}
        return all(every[number].activity(point) <= every[number].limit for number in rows)

    def maximise(self, terms: Iterable[Term], *, start: Point | None = None, sure: bool = False, heuristics: bool = True) -> Outcome:
        """Find the point with the largest value of a whole objective.

        Parameters
        ----------
        start
            A point known to meet every row.
        sure
            Ask a second time, without presolve, before believing that there is no point.
        heuristics
            Look for good points beside the tree; to no use where none is expected.
        """
        return self._maximise(self.collect(terms), start=start, sure=sure, heuristics=heuristics)

    def find(self, guide: Iterable[Term] = (), *, sure: bool = False) -> Outcome:
        """Any point, or the word that there is none.

        Parameters
        ----------
        guide
            An objective that the rows leave little room above: it shows the search where points are, and sooner that there are none.
        """
        factors = self.collect(guide)
        g = step(factors.values())
        run, point = self._search({column: -(-factor // g) for column, factor in factors.items()}, None, sure=sure, first=True)
        return Outcome(point, infeasible=run.claim is Claim.INFEASIBLE)

    def require_beside(self, row: Row) -> int:
        """Add a row for `find_beside`; elsewhere its left side may be more than the limit by one, as at every point it has to be."""
        return self.require(Row((*row.columns, self._flag_column()), (*row.factors, 1), row.limit + 1))

    def find_beside(self, known: Point, guide: Iterable[Term]) -> Outcome:
        """Any point that meets the rows of `require_beside` too, where none is expected.

        Parameters
        ----------
        known
            A point that meets all other rows.
        guide
            An objective that they hold at the value it has there.

        Notes
        -----
        What is maximised is twice the guide, and one more where those rows hold: a known point to beat ends a search sooner than a limit.
        """
        flag = self._flag_column()
        factors = {column: 2 * factor for column, factor in self.collect(guide).items()} | {flag: 1}
        outcome = self._maximise(factors, start=known, sure=False, heuristics=False)
        if outcome.point is not None and outcome.point[flag]:
            return Outcome(outcome.point)
        return Outcome(infeasible=outcome.proven and outcome.value == value_at(factors, self._padded(known)))

    def _flag_column(self) -> int:
        """A 0/1 column after those of the problem, where `Elastic` has its own."""
        if self._flag is None:
            self._flag = len(self._whole)
            self._engine.add_columns([0.0], [1.0], [True])
            self._whole.append(True)
        return self._flag

    def _padded(self, point: Point) -> Point:
        """The point with 0 in the columns that it is too short for, and 0 in the flag's."""
        return tuple(0 if column == self._flag or column >= len(point) else point[column] for column in range(len(self._whole)))

    def _maximise(self, factors: Mapping[int, int], *, start: Point | None, sure: bool, heuristics: bool) -> Outcome:
        g = step(factors.values(), LARGEST_IN_OBJECTIVE)
        eased = {column: -(-factor // g) for column, factor in factors.items()}
        best, bound, better = None if start is None else self._padded(start), None, None
        while True:
            known = None if best is None or better is not None else value_at(factors, best)
            run, point = self._search(eased, best, sure=sure and best is None, heuristics=heuristics)
            if known is not None and denies(run, known, g):
                return Outcome(best, known)
            if run.claim is Claim.INFEASIBLE:
                bound = None if best is None else value_at(factors, best)
            elif isfinite(run.bound):
                eased_bound = g * outward(run.bound)
                bound = eased_bound if bound is None else min(bound, eased_bound)
            if better is not None:
                self.release(better)
            if point is not None and (best is None or value_at(factors, point) > value_at(factors, best)):
                best = point
            value = None if best is None else value_at(factors, best)
            if run.claim not in (Claim.OPTIMAL, Claim.INFEASIBLE):
                return Outcome(best, value, bound if bound is None or value is None else max(bound, value + 1))
            if best is None or value is None or bound is None:
                return Outcome(infeasible=run.claim is Claim.INFEASIBLE)
            if bound <= value:
                return Outcome(best, value, value)
            better = self.require(at_least(factors, value + 1))

    def _search(
        self, factors: Mapping[int, int], start: Point | None, *, sure: bool, heuristics: bool = True, first: bool = False
    ) -> tuple[Run, Point | None]:
        """Run until the point found meets every row exactly; points that do not are cut off by covers."""
        seen: set[Point] = set()
        while True:
            if self._limits.reached():
                return Run(Claim.TIME, inf, None, 0), None
            run = self._run(factors, start, presolve=True, heuristics=heuristics, first=first)
            if run.claim is Claim.INFEASIBLE and sure:
                run = self._run(factors, start, presolve=False, heuristics=heuristics, first=first)
            point = None if run.values is None else self._rounded(run.values)
            if run.claim in (Claim.OPTIMAL, Claim.FIRST) and point is None:
                return Run(Claim.NOTHING, inf, None, run.nodes), None
            broken = [number for number, row in self._rows.items() if point is not None and row.activity(point) > row.limit]
            if point is None or not broken:
                return honest(run, factors, point), point
            if point in seen:
                return Run(Claim.NOTHING, inf, None, run.nodes), None
            seen.add(point)
            for number in broken:
                self._covers[self.require(self._cut(self._rows[number], point))] = number

    def _for_engine(self, row: Row) -> tuple[Sequence[int], Sequence[float], float, float]:
        """A row as the engine has it: columns, factors, lower and upper limit."""
        eased = relaxed(row)
        return eased.columns, eased.factors, -inf, eased.limit

    def _cut(self, row: Row, point: Point) -> Row:
        """A row that cuts off a point which breaks a row, and no point that meets it."""
        return cover(row, point)

    def _run(self, factors: Mapping[int, float], start: Sequence[float] | None, *, presolve: bool, heuristics: bool, first: bool) -> Run:
        columns, values = list(factors), [float(factor) for factor in factors.values()]
        limits = self._limits
        run = self._engine.maximise(
            columns,
            values,
            start=start,
            nodes=limits.nodes_left(),
            seconds=limits.seconds_left(),
            cancelled=limits.cancelled,
            presolve=presolve,
            heuristics=heuristics,
            first=first,
        )
        limits.spent_nodes += run.nodes
        if run.claim in (Claim.NODES, Claim.TIME, Claim.CANCELLED):
            limits.stopped_by = limits.stopped_by or Stop(run.claim.value)
        return run

    def _rounded(self, values: Sequence[float]) -> Point | None:
        """The whole point; None when the values are not whole, or not as many as there are columns."""
        if len(values) != len(self._whole) or not all(isfinite(value) for value in values):
            return None
        point = tuple(round(value) for value in values)
        near = all(abs(value - whole) < 1e-4 for value, whole in zip(values, point, strict=True))
        return point if near and all(whole in (0, 1) for whole in point) else None
