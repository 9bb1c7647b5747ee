"""What a plan costs against what finances it, line by line and in all."""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolj.domain.case import Case
from portfolj.domain.consistency.money import sums
from portfolj.domain.initiative import Initiative


@dataclass(frozen=True, slots=True)
class Line:
    """A line, kronor in each of the plan's years and in all; `text` is empty in sums."""

    text: str
    by_year: tuple[int, ...]

    @property
    def total(self) -> int:
        """All years."""
        return sum(self.by_year)


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """Both sides of a plan's economy.

    Parameters
    ----------
    years
        The plan's years that have money or own effort; 1 is the year it starts.
    costs, financing
        What it is spent on, and who pays.
    cash_cost, cash_financing, own_effort
        Sums; own effort is the same on both sides.
    cost, financed
        Cash and own effort together.
    """

    years: tuple[int, ...]
    costs: tuple[Line, ...]
    financing: tuple[Line, ...]
    cash_cost: Line
    cash_financing: Line
    own_effort: Line
    cost: Line
    financed: Line


def plan_money(case: Case, one: Initiative) -> PlanMoney:
    """Both sides of one initiative's economy, kronor."""
    found = sums(one, hour_value=case.hour_value)
    years = tuple(sorted({*found.cost, *found.financing, *found.own_effort}))
    names = {fund.id: fund.name for fund in case.funds} | {member.id: member.name for member in case.members}
    paid = [(row.external or names[row.fund or row.member or ""], row.year, row.kronor) for row in one.takes.financing]
    cash_cost, cash_financing, own = (
        Line("", tuple(kronor.get(year, 0) for year in years)) for kronor in (found.cost, found.financing, found.own_effort)
    )
    return PlanMoney(
        years,
        _lines(((row.text, row.year, row.kronor) for row in one.takes.costs), years),
        _lines(paid, years),
        cash_cost,
        cash_financing,
        own,
        _together(cash_cost, own),
        _together(cash_financing, own),
    )


def _lines(rows: Iterable[tuple[str, int, int]], years: tuple[int, ...]) -> tuple[Line, ...]:
    """One line for each text, in the order in which they come."""
    found: dict[str, dict[int, int]] = {}
    for text, year, kronor in rows:
        by_year = found.setdefault(text, {})
        by_year[year] = by_year.get(year, 0) + kronor
    return tuple(Line(text, tuple(by_year.get(year, 0) for year in years)) for text, by_year in found.items())


def _together(one: Line, other: Line) -> Line:
    return Line("", tuple(map(sum, zip(one.by_year, other.by_year, strict=True))))
