"""Sums of one proposal: cash cost + own effort = total = cash financing + own effort, per year and in all; kronor."""

from collections.abc import Iterator
from dataclasses import dataclass

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import Stage
from portfolj.domain.takes import Side, Total
from portfolj.errors import Fault, say

_EARLY = frozenset((Stage.NEED, Stage.EXPLORATION))


@dataclass(frozen=True)
class Sums:
    """Computed kronor by project year: cash on both sides, and own effort, which is the same on both."""

    cost: dict[int, int]
    financing: dict[int, int]
    own_effort: dict[int, int]

    def cash(self, side: Side, year: int | None) -> int:
        """Cash of a side in a year, or over all years; without cost lines the cost is what is financed."""
        by_year = self.cost if side is Side.COST and self.cost else self.financing
        return _of(by_year, year)

    def own(self, year: int | None) -> int:
        """Own effort in a year, or over all years."""
        return _of(self.own_effort, year)


def _of(by_year: dict[int, int], year: int | None) -> int:
    return sum(by_year.values()) if year is None else by_year.get(year, 0)


def sums(one: Initiative, *, hour_value: int) -> Sums:
    """Add up a proposal's rows; the own effort of a year as stated, else its hours times `hour_value` (kronor)."""
    cost: dict[int, int] = {}
    financing: dict[int, int] = {}
    own: dict[int, int] = {}
    for line in one.takes.costs:
        cost[line.year] = cost.get(line.year, 0) + line.kronor
    for row in one.takes.financing:
        financing[row.year] = financing.get(row.year, 0) + row.kronor
    for effort in one.takes.efforts:
        own[effort.year] = own.get(effort.year, 0) + effort.hours * hour_value
    return Sums(cost, financing, own | {row.year: row.kronor for row in one.takes.own_effort})


def money(case: Case, one: Initiative) -> Iterator[Fault]:
    """Every sum of a proposal that does not agree, one fault for each."""
    computed = sums(one, hour_value=case.hour_value)
    yield from _two_sides(one, computed)
    for position, total in enumerate(one.takes.totals):
        yield from _printed(one, total, position, computed)


def _two_sides(one: Initiative, computed: Sums) -> Iterator[Fault]:
    if not computed.cost or (one.steering.stage in _EARLY and not computed.financing):
        return
    for year in sorted({*computed.cost, *computed.financing}):
        cost, financing = computed.cost.get(year, 0), computed.financing.get(year, 0)
        if cost != financing:
            yield Fault(
                say(
                    "In its year {year} '{id}' costs {cost:kr} in cash, but {financing:kr} is financed; correct the {gap:kr} between them.",
                    year=year,
                    id=one.id,
                    cost=cost,
                    financing=financing,
                    gap=abs(cost - financing),
                ),
                path=("initiatives", one.id, "takes", "costs"),
                initiative=one.id,
            )


def _printed(one: Initiative, total: Total, position: int, computed: Sums) -> Iterator[Fault]:
    cash, own = computed.cash(total.side, total.year), computed.own(total.year)
    said_cash = cash if total.cash is None else total.cash
    said_own = own if total.own_effort is None else total.own_effort
    # A wrong part is told once: the total is held against the parts as printed.
    for field, said, right in (("cash", said_cash, cash), ("own_effort", said_own, own), ("total", total.total, said_cash + said_own)):
        if said is not None and said != right:
            yield Fault(
                say(
                    "'{id}' prints {said:kr} as the sum of '{field}' ({side}), but its rows come to {right:kr}; correct one of them.",
                    id=one.id,
                    said=said,
                    field=field,
                    side=total.side.value,
                    right=right,
                ),
                path=("initiatives", one.id, "takes", "totals", position, field),
                initiative=one.id,
            )
