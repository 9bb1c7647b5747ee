"""How soon other portfolios that are nearly as good are found and how far apart they lie, beside a search for the farthest one by one only.

`python -m benchmarks.alternatives [--seeds 3] [--most 20] [--families 1 2 3]`; CPU seconds of one process at a time.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from benchmarks.generator import generated_case
from portfolj import load
from portfolj.results.portfolio import Answer, Portfolio
from portfolj.solve.alternatives import DIRECTIONS, distance, spread_out, weights
from portfolj.solve.answer import solve
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare

COUNT = 4


@dataclass(frozen=True)
class Family:
    """Instances of one kind, and how much less benefit is allowed, percent; initiatives 0 are the scenarios of Skaraborg."""

    title: str
    within: int
    initiatives: int = 0
    starts: int = 1
    optional: bool = False


FAMILIES = (
    Family("Skaraborg, its scenarios", 5),
    Family("60 initiatives, stated participation, one start", 2, 60),
    Family("60 initiatives, a third of the participations optional, one start", 2, 60, optional=True),
)


@dataclass(frozen=True)
class Measured:
    """CPU seconds to the first, to as many as there were in the end, and to the end; the least distance in per mille of the money."""

    number: int
    first: float
    all_of_them: float
    end: float
    apart: int
    proven: bool


def measure(instance: Instance, answer: Answer, within: int, *, most_seconds: float, directions: int) -> Measured:
    """Look for alternatives, with so much CPU at most."""
    began, seen = time.process_time(), list[tuple[float, tuple[Portfolio, ...]]]()
    best = int(answer.reached[-1].value)
    limits = Limits(seconds=most_seconds, clock=time.process_time)
    proven = False
    for spread in spread_out(instance, answer, best - best * within // 100, limits, count=COUNT, directions=directions):
        seen.append((time.process_time() - began, spread.portfolios))
        proven = spread.no_others or spread.farthest == COUNT
    end, last = seen[-1]
    first = next((seconds for seconds, found in seen if found), end)
    whole = next(seconds for seconds, found in seen if len(found) == len(last))
    return Measured(len(last), first, whole, end, _least(instance, answer.portfolio or (), last), proven)


def _least(instance: Instance, own: Portfolio, found: tuple[Portfolio, ...]) -> int:
    weight = weights(instance, [choice.id for choice in own])
    sets = [{choice.id for choice in one} for one in (own, *found)]
    return min((distance(weight, one, other) for place, one in enumerate(sets) for other in sets[:place]), default=0)


def posed(family: Family, seeds: int) -> Iterator[Instance]:
    """The instances of a family."""
    if not family.initiatives:
        case = load("scenarios/skaraborg")
        yield from (prepare(case, case.scenario(one)) for one in case.scenario_ids)
        return
    for seed in range(seeds):
        case = generated_case(family.initiatives, seed, starts=family.starts, optional=family.optional)
        yield prepare(case, case.scenario("base"))


def report(family: Family, *, seeds: int, most: float) -> None:
    """Measure a family and print what was found."""
    print(f"\n{family.title}, within {family.within} %, at most {most:g} s")
    ours, only = list[Measured](), list[Measured]()
    for instance in posed(family, seeds):
        answer = solve(instance, Limits(seconds=60, clock=time.process_time), ties=False)
        if answer.portfolio is not None:
            ours.append(measure(instance, answer, family.within, most_seconds=most, directions=DIRECTIONS))
            only.append(measure(instance, answer, family.within, most_seconds=most, directions=0))
    for name, found in (("directions, then one by one", ours), ("one by one only", only)):
        times = [f"{median(times):.2f} (most {max(times):.2f})" for times in _times(found)]
        numbers = " ".join(str(one.number) for one in found)
        print(f"  {name}: {numbers} found, all proven in {sum(one.proven for one in found)} of {len(found)}")
        print(f"    CPU seconds to the first {times[0]}, to as many as there were {times[1]}, to the end {times[2]}")
        print(f"    least distance, per mille: {' '.join(str(one.apart) for one in found)}")
    ratios = [other.all_of_them / mine.all_of_them for mine, other in zip(ours, only, strict=True) if mine.number == other.number > 0]
    if ratios:
        print(f"  time to as many by one by one only, divided: median {median(ratios):.1f}, {min(ratios):.1f} to {max(ratios):.1f}")


def _times(found: list[Measured]) -> tuple[list[float], list[float], list[float]]:
    return [one.first for one in found], [one.all_of_them for one in found], [one.end for one in found]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--most", type=float, default=20.0, help="CPU seconds for one case")
    parser.add_argument("--families", type=int, nargs="+", default=[1, 2, 3], choices=[1, 2, 3])
    asked = parser.parse_args()
    for number in asked.families:
        report(FAMILIES[number - 1], seeds=asked.seeds, most=asked.most)
