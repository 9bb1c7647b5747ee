"""The variables of one instance inside a problem, under names of our own."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pulp

from portfolj.results.portfolio import References
from portfolj.valuation.instance import Candidate, Instance

Term = tuple[pulp.LpVariable, int]


@dataclass(frozen=True)
class Block:
    """One instance in a problem.

    Parameters
    ----------
    start
        x_is by initiative and start year.
    takes_part
        z_ims of optional members by initiative, member and start year.
    together
        h_ij by position in `instance.synergies`.
    nothing
        A variable that is 0: it carries rows that have no other.
    prefix
        Stands before every LP name; "" when the problem has one block.
    labels
        What each LP name of a rule stands for, such as "budget(own, 2027)".
    """

    instance: Instance
    references: References
    start: dict[tuple[str, int], pulp.LpVariable]
    takes_part: dict[tuple[str, str, int], pulp.LpVariable]
    together: tuple[pulp.LpVariable, ...]
    nothing: pulp.LpVariable
    prefix: str
    labels: dict[str, str] = field(default_factory=dict)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def name(self, rule: str, *subjects: str | int, side: str = "") -> str:
        """The LP name of a rule's row: lower-case words and our own running numbers, parts joined by `__`; "lo" or "hi" is its side."""
        parts = [str(one) if isinstance(one, int) else str(self._number(rule, place, one)) for place, one in enumerate(subjects)]
        name = self.prefix + "__".join(part for part in (rule, *parts, side) if part)
        shown = [str(one) for one in (*subjects, side) if one != ""]
        self.labels[name] = f"{rule}({', '.join(shown)})" if shown else rule
        return name

    def _number(self, rule: str, place: int, subject: str) -> int:
        group = f"{rule}{place}"
        return self.numbers.setdefault((group, subject), sum(1 for one, _ in self.numbers if one == group) + 1)

    def chosen(self, candidate: Candidate, factor: int = 1) -> list[Term]:
        """factor times y_i."""
        return [(self.start[candidate.id, s], factor) for s in candidate.starts]

    def part(self, candidate: Candidate, member: str, s: int) -> pulp.LpVariable | None:
        """z_ims: x_is for a fixed member, its own variable for an optional one, None for others."""
        if member in candidate.fixed:
            return self.start[candidate.id, s]
        return self.takes_part.get((candidate.id, member, s))

    def benefit(self, member: str) -> list[Term]:
        """u_m in thousandths of a point."""
        return [
            (variable, candidate.benefit[member])
            for candidate in self.instance.candidates
            if candidate.benefit.get(member)
            for s in candidate.starts
            if (variable := self.part(candidate, member, s)) is not None
        ]


def add_block(problem: pulp.LpProblem, instance: Instance, references: References, *, prefix: str = "") -> Block:
    """Add the variables of an instance to a problem.

    Parameters
    ----------
    prefix
        Keeps the names of several blocks in one problem apart; lower-case letters and digits, ending in `__`.
    """
    start: dict[tuple[str, int], pulp.LpVariable] = {}
    takes_part: dict[tuple[str, str, int], pulp.LpVariable] = {}
    members = {one.id: number for number, one in enumerate(instance.members, 1)}
    for number, candidate in enumerate(instance.candidates, 1):
        for s in candidate.starts:
            start[candidate.id, s] = binary(problem, f"{prefix}x__{number}__{s}")
            for m in candidate.optional:
                takes_part[candidate.id, m, s] = binary(problem, f"{prefix}z__{number}__{members[m]}__{s}")
    together = tuple(
        problem.add_variable(f"{prefix}h__{number}", 0, 1, pulp.LpContinuous) for number in range(1, len(instance.synergies) + 1)
    )
    nothing = problem.add_variable(f"{prefix}nothing", 0, 0, pulp.LpContinuous)
    # PuLP 3 knows only the variables that a row or the objective mentions; the objective itself is never used.
    mentioned = pulp.lpSum([*start.values(), *takes_part.values(), *together, nothing])
    problem.setObjective(mentioned if problem.objective is None else problem.objective + mentioned)
    return Block(instance, references, start, takes_part, together, nothing, prefix)


def binary(problem: pulp.LpProblem, name: str) -> pulp.LpVariable:
    """A new 0/1 variable."""
    return problem.add_variable(name, 0, 1, pulp.LpInteger)


def linear(block: Block, terms: Iterable[Term]) -> pulp.LpAffineExpression:
    """The sum of the terms; of nothing, when there are none."""
    pairs = [(variable, factor) for variable, factor in terms if factor]
    return pulp.lpSum(factor * variable for variable, factor in pairs or [(block.nothing, 1)])
