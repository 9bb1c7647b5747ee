"""What a solver says is believed as far as whole numbers bear it out, and its bounds are rounded outward."""

from collections.abc import Mapping, Sequence
from math import floor, inf, isfinite

from portfolj.solve.engine import Claim, Run


def value_at(factors: Mapping[int, int], point: Sequence[int]) -> int:
    """What an objective comes to at a point."""
    return sum(factor * point[column] for column, factor in factors.items())


def outward(bound: float) -> int:
    """The bound in whole numbers, rounded outward by more than the solver's own tolerances."""
    return floor(bound + 1e-9 * abs(bound) + 1e-3)


def honest(run: Run, factors: Mapping[int, int], point: Sequence[int] | None) -> Run:
    """The run; a claim that its own numbers contradict is no claim."""
    if run.claim is Claim.OPTIMAL and point is not None and isfinite(run.bound) and value_at(factors, point) <= outward(run.bound):
        return run
    if run.claim is Claim.OPTIMAL:
        return Run(Claim.NOTHING, inf, run.values, run.nodes)
    if point is not None and isfinite(run.bound) and outward(run.bound) < value_at(factors, point):
        return Run(run.claim, inf, run.values, run.nodes)
    return run


def denies(run: Run, known: int, g: int) -> bool:
    """Whether a run says that there is nothing as good as what is known; its objective was divided by g."""
    return run.claim is Claim.INFEASIBLE or (isfinite(run.bound) and g * outward(run.bound) < known)
