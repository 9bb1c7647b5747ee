"""A problem in which named rules can be exceeded, and what else is asked of it. docs/math.md, section 10."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pulp

from portfolj.model.block import Block
from portfolj.model.build import build, portfolio
from portfolj.model.constraints import RULES
from portfolj.model.objectives import total_benefit
from portfolj.results.portfolio import Portfolio, Reached, References
from portfolj.solve.elastic import Elastic, Soft
from portfolj.solve.levels import at_level
from portfolj.solve.limits import Limits
from portfolj.solve.rows import Row
from portfolj.solve.session import Outcome
from portfolj.valuation.instance import Instance

Terms = dict[int, int]


@dataclass(frozen=True, slots=True)
class Least:
    """The end of a search for the fewest steps.

    Parameters
    ----------
    steps
        Of the portfolio found; None when none was.
    bound
        No portfolio needs fewer.
    impossible
        Whether no number of steps is enough.
    counted
        The steps of each column, in the order in which the columns were named.
    """

    steps: int | None = None
    bound: int = 0
    impossible: bool = False
    portfolio: Portfolio | None = None
    counted: tuple[int, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether fewer steps are known not to be enough."""
        return self.steps == self.bound


@dataclass(frozen=True)
class Loose:
    """A live problem, and the rules that are not in it yet: by name the left side and the limit of sum <= limit."""

    session: Elastic
    block: Block
    rows: Mapping[str, tuple[Terms, int]]

    def found_under(self, rows: Iterable[Row]) -> Outcome:
        """Any point that meets these rows too."""
        held = [self.session.require(row) for row in rows]
        outcome = self.session.find(total_benefit(self.block))
        for number in held:
            self.session.release(number)
        return outcome

    def fewest(self, columns: Sequence[int]) -> Least:
        """The fewest steps of these columns together."""
        outcome = self.session.fewest(columns)
        if outcome.infeasible:
            return Least(impossible=True)
        bound = 0 if outcome.bound is None else max(0, -outcome.bound)
        if outcome.point is None or outcome.value is None:
            return Least(bound=bound)
        point = outcome.point
        chosen = portfolio(self.block, lambda variable: point[self.session.column(variable)] == 1)
        return Least(-outcome.value, bound, portfolio=chosen, counted=tuple(point[column] for column in columns))


def loosen(instance: Instance, references: References, limits: Limits, labels: Collection[str]) -> Loose:
    """The problem of an instance without the named rules; of those with two sides only the side that a change can break is left out.

    Parameters
    ----------
    labels
        Such as "budget(own, 2027)" or "decided(i1)".
    """
    problem, block = build(instance, references, leave_out=frozenset(rule.__name__ for rule in RULES))
    session = Elastic(problem, limits)
    rows: dict[str, tuple[Terms, int]] = {}
    for rule in RULES:
        for name, constraint in rule(block):
            if block.labels[name] in labels:
                rows[block.labels[name]] = _as_at_most(session, constraint)
            else:
                session.require_all(constraint)
    return Loose(session, block, rows)


def _as_at_most(session: Elastic, constraint: pulp.LpConstraint) -> tuple[Terms, int]:
    terms = session.collect((variable, round(factor)) for variable, factor in constraint.items())
    lower, upper = constraint.getLb(), constraint.getUb()
    if lower is None or lower == upper == 0:
        return terms, round(upper)
    return {column: -factor for column, factor in terms.items()}, -round(lower)


def ease_fund(loose: Loose, fund: str) -> dict[str, int]:
    """Let a fund's limits be exceeded; returns the columns that count kronor, by the limit that must rise first.

    Where money is carried over, what is added in the first year is enough for all. What is added to the years is added to the total
    too, and its own column counts what it must rise by beyond that.
    """
    instance, session = loose.block.instance, loose.session
    yearly = {f"budget({fund}, {year})": loose.rows[f"budget({fund}, {year})"] for year in instance.years}
    together = [list(yearly)] if fund in instance.carry_over else [[label] for label in yearly]
    columns = {labels[0]: session.ease([Soft(*yearly[label]) for label in labels]) for labels in together}
    if fund in instance.totals:
        terms, limit = loose.rows[f"budget({fund})"]
        columns[f"budget({fund})"] = session.ease([Soft({**terms, **dict.fromkeys(columns.values(), -1)}, limit)])
    return columns


def as_good_as(loose: Loose, reached: Sequence[Reached], *, better: bool = False) -> Iterator[list[Row]]:
    """Rows under which a portfolio is as good as what is reached, the objectives in their order: one of these sets of rows holds.

    Parameters
    ----------
    better
        Ask for more than as good.
    """
    for at, level in enumerate(reached):
        before = [row for one in reached[:at] for row in at_level(loose.session, loose.block, one)]
        yield [*before, *at_level(loose.session, loose.block, level, more=better or at < len(reached) - 1)]


def fewest_as_good(loose: Loose, columns: Sequence[int], reached: Sequence[Reached], *, better: bool = False) -> Least:
    """The fewest steps with which a portfolio is as good as what is reached, or better."""
    found: list[Least] = []
    for rows in list(as_good_as(loose, reached, better=better)):
        numbers = [loose.session.require(row) for row in rows]
        found.append(loose.fewest(columns))
        for number in numbers:
            loose.session.release(number)
    if all(one.impossible for one in found):
        return Least(impossible=True)
    rest = [one for one in found if not one.impossible]
    bound = min(one.bound for one in rest)
    known = [(one.steps, at) for at, one in enumerate(rest) if one.steps is not None]
    if not known:
        return Least(bound=bound)
    _, at = min(known)
    return Least(rest[at].steps, bound, portfolio=rest[at].portfolio, counted=rest[at].counted)
