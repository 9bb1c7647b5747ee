"""A portfolio beside what it is held against."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from portfolj.results.portfolio import Portfolio, References
from portfolj.valuation.instance import Candidate, Instance, Pair


@dataclass(frozen=True, slots=True)
class Started:
    """A chosen candidate, the year it starts, and who takes part."""

    candidate: Candidate
    start: int
    members: frozenset[str]


@dataclass(frozen=True)
class Chosen:
    """Everything a rule looks at.

    Parameters
    ----------
    started
        Known candidates only, each once: `structure` has been held before.
    """

    instance: Instance
    references: References
    started: tuple[Started, ...]

    @cached_property
    def starts(self) -> dict[str, int]:
        """The start year of each chosen candidate, by id."""
        return {one.candidate.id: one.start for one in self.started}

    @cached_property
    def planning_years(self) -> frozenset[int]:
        """The years in which limits hold."""
        return frozenset(self.instance.years)

    @cached_property
    def benefits(self) -> dict[str, int]:
        """u_m of each member, thousandths of a point; a member that takes part in nothing has 0."""
        given = {member.id: 0 for member in self.instance.members}
        for one in self.started:
            benefit = one.candidate.benefit
            for member in one.members:
                given[member] += benefit[member]
        return given

    @cached_property
    def own_money(self) -> dict[tuple[str, int], int]:
        """Kronor of each member that takes part, by member and calendar year."""
        paid: dict[tuple[str, int], int] = defaultdict(int)
        for one in self.started:
            start, members = one.start, one.members
            for row in one.candidate.own_cost:
                if row.on in members:
                    paid[row.on, start + row.k] += row.amount
        return paid

    @cached_property
    def income(self) -> dict[tuple[str, int], int]:
        """Economic benefit of each member that takes part, kronor by member and calendar year."""
        gained: dict[tuple[str, int], int] = defaultdict(int)
        for one in self.started:
            start, members = one.start, one.members
            for row in one.candidate.economic:
                if row.on in members:
                    gained[row.on, start + row.k] += row.amount
        return gained

    @cached_property
    def effort(self) -> dict[tuple[str, str, int], int]:
        """Hours less hours released of each member that takes part, by member, role as its row states it, and calendar year."""
        given: dict[tuple[str, str, int], int] = defaultdict(int)
        for one in self.started:
            start, members = one.start, one.members
            for row in one.candidate.effort:
                if row.member in members:
                    given[row.member, row.role, start + row.k] += row.hours - row.released
        return given

    @cached_property
    def synergies(self) -> tuple[Pair, ...]:
        """h_ij: the pairs of which both are chosen."""
        return tuple(pair for pair in self.instance.synergies if pair.first in self.starts and pair.second in self.starts)


def read(instance: Instance, portfolio: Portfolio, references: References) -> Chosen:
    """Lay a portfolio beside its instance.

    Raises
    ------
    KeyError
        When it holds what is no candidate.
    """
    by_id = instance.by_id
    started = tuple(Started(by_id[choice.id], choice.start, frozenset(choice.participants)) for choice in portfolio)
    return Chosen(instance, references, started)
