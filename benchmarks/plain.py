"""Plain PuLP with its default solver on the same model: what the same question costs without portfolj's own way of solving.

`python -m benchmarks.plain INITIATIVES STARTS SEED` solves one case.
"""

import os
import sys
from dataclasses import dataclass

import pulp

from benchmarks.generator import generated_case
from portfolj.model.block import linear
from portfolj.model.build import build
from portfolj.model.objectives import total_benefit
from portfolj.results.portfolio import References
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare


@dataclass(frozen=True)
class Solved:
    """CPU seconds of this process and of those it started, and the value reached; None when there is none."""

    seconds: float
    value: int | None
    solver: str


def spent() -> float:
    """CPU seconds so far, of this process and of those it started and waited for."""
    return sum(os.times()[:4])


def solve_plainly(instance: Instance, *, most_seconds: float) -> Solved:
    """The best total benefit by PuLP's default solver; no tie-breaks, no check.

    Parameters
    ----------
    most_seconds
        After which the solver stops.
    """
    began = spent()
    problem, block = build(instance, References())
    problem.setObjective(linear(block, total_benefit(block)))
    solver = pulp.LpSolverDefault
    solver.msg = False
    solver.timeLimit = most_seconds
    problem.solve(solver)
    value = pulp.value(problem.objective)
    return Solved(spent() - began, None if value is None else round(value), type(solver).__name__)


if __name__ == "__main__":
    initiatives, starts, seed = map(int, sys.argv[1:])
    case = generated_case(initiatives, seed, starts=starts)
    solved = solve_plainly(prepare(case, case.scenario("base")), most_seconds=60)
    print(f"{solved.solver}: value {solved.value}, {solved.seconds:.2f} s of CPU")
