"""How long a proof takes, tie-breaks included and the count of ties not, beside plain PuLP in the same run.

`python -m benchmarks.proof [--seeds 20] [--plain-seeds 5] [--most 60] [--families 1 2 3]`; CPU seconds of one process at a time.
The solver's own time limit is by the wall clock: what there is after a second says little on a machine that is busy otherwise.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from benchmarks.generator import generated_case
from benchmarks.plain import solve_plainly
from portfolj.results.portfolio import Answer, Status
from portfolj.solve.answer import solve
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare
from portfolj.verify import check

AT_ONCE = 1.0


@dataclass(frozen=True)
class Family:
    """Cases of one size; `target` is the median of CPU seconds to a proof, None where there is none."""

    title: str
    initiatives: int
    starts: int
    optional: bool
    target: float | None


FAMILIES = (
    Family("22 initiatives, a third of the participations optional, one start", 22, 1, True, 1.0),
    Family("60 initiatives, stated participation, one start", 60, 1, False, 5.0),
    Family("22 initiatives, a third of the participations optional, three starts", 22, 3, True, None),
)


@dataclass(frozen=True)
class Measured:
    """One solve: CPU seconds, total benefit and its bound in thousandths of a point; -1 where there is none."""

    seconds: float
    value: int
    bound: int
    proven: bool
    settled: bool


def measure(instance: Instance, *, most_seconds: float) -> Measured:
    """Solve and verify an instance, with so much CPU at most.

    Raises
    ------
    RuntimeError
        When the check refuses the answer.
    """
    began = time.process_time()
    answer: Answer = solve(instance, Limits(seconds=most_seconds, clock=time.process_time), ties=False)
    complaints = check(instance, answer)
    seconds = time.process_time() - began
    if complaints:
        raise RuntimeError("\n".join(map(str, complaints)))
    reached = answer.total_benefit
    value, bound = (-1, -1) if reached is None else (int(reached.value), int(reached.bound))
    return Measured(seconds, value, bound, answer.status is Status.PROVEN, answer.settled)


def instances(family: Family, seeds: int) -> list[Instance]:
    """The instances of a family."""
    cases = [generated_case(family.initiatives, seed, starts=family.starts, optional=family.optional) for seed in range(seeds)]
    return [prepare(case, case.scenario("base")) for case in cases]


def spread(numbers: list[float], shown: Callable[[float], str]) -> str:
    """Median and extremes."""
    return f"median {shown(median(numbers))}, {shown(min(numbers))} to {shown(max(numbers))}"


def _seconds(number: float) -> str:
    return f"{number:.2f} s"


def _percent(number: float) -> str:
    return f"{number:.2f} %"


def report(family: Family, *, seeds: int, plain_seeds: int, most: float) -> None:
    """Measure a family and print what was found."""
    print(f"\n{family.title} ({seeds} seeds)")
    posed = instances(family, seeds)
    found = [measure(one, most_seconds=most) for one in posed]
    proven = [one for one in found if one.proven]
    print(f"  proven {len(proven)} of {len(found)}; choice among equals settled in {sum(one.settled for one in proven)}")
    target = "" if family.target is None else f" (target: a median under {family.target:g} s)"
    print(f"  CPU to the end, at most {most:g} s: {spread([one.seconds for one in found], _seconds)}{target}")
    if family.target is None:
        report_early(posed, found)
    compare(posed[:plain_seeds], found, most=most)


def report_early(posed: list[Instance], found: list[Measured]) -> None:
    """What there is after a second, against the best that is known."""
    early = [measure(one, most_seconds=AT_ONCE) for one in posed]
    far = [100 * (whole.bound - first.value) / whole.bound for first, whole in zip(early, found, strict=True)]
    short = [100 * (whole.value - first.value) / whole.value for first, whole in zip(early, found, strict=True)]
    near = sum(one <= 5 for one in short)
    print(f"  after {AT_ONCE:g} s, below the best found: {spread(short, _percent)}; within 5 %: {near} of {len(short)}")
    print(f"  after {AT_ONCE:g} s, below the bound at the end: {spread(far, _percent)}")


def compare(posed: list[Instance], found: list[Measured], *, most: float) -> None:
    """Plain PuLP on the first instances."""
    if not posed:
        return
    plain = [solve_plainly(one, most_seconds=most) for one in posed]
    ratios = [other.seconds / own.seconds for own, other in zip(found, plain, strict=False)]
    same = sum(own.value == other.value for own, other in zip(found, plain, strict=False))
    seconds = spread([one.seconds for one in plain], _seconds)
    print(f"  plain PuLP ({plain[0].solver}), first {len(plain)} seeds: {seconds}; same value in {same}")
    print(f"  plain PuLP takes {spread(ratios, lambda ratio: f'{ratio:.1f}')} times portfolj's CPU, without tie-breaks and check")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--plain-seeds", type=int, default=5)
    parser.add_argument("--most", type=float, default=60.0, help="CPU seconds for one case")
    parser.add_argument("--families", type=int, nargs="+", default=[1, 2, 3], choices=[1, 2, 3])
    asked = parser.parse_args()
    for number in asked.families:
        report(FAMILIES[number - 1], seeds=asked.seeds, plain_seeds=min(asked.seeds, asked.plain_seeds), most=asked.most)
