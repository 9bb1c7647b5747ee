"""What explanations cost, beside one solve of the same case in the same run: `python -m benchmarks.explain [--outside 3] [--most 60]
[--seeds 5]`.

CPU seconds of one process, and how many solves that is. Skaraborg as it is shipped, and generated cases of 60 initiatives, 15 members,
3 years, stated participation, one start.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from benchmarks.generator import generated_case
from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.rules import Override
from portfolj.exchange import read_case
from portfolj.results.not_chosen import NotChosen
from portfolj.results.result import Result
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Candidate
from portfolj.workflow.clashing import conflict_of
from portfolj.workflow.earmarking import earmarked
from portfolj.workflow.eased import Eased, frame
from portfolj.workflow.first_at import first_at, helping
from portfolj.workflow.not_chosen import not_chosen
from portfolj.workflow.repairing import repairs
from portfolj.workflow.solving import solve_scenario

SKARABORG = Path(__file__).parent.parent / "scenarios" / "skaraborg"
R = TypeVar("R")
# How many that are left out are decided beside what is chosen.
DECIDED = 3


def timed(work: Callable[[], R]) -> tuple[float, R]:
    """CPU seconds of a piece of work, and what came of it."""
    began = time.process_time()
    found = work()
    return time.process_time() - began, found


def told(name: str, taken: Sequence[float], one: float) -> None:
    """Print what was taken, and how many solves that is."""
    middle = median(taken)
    print(f"  {name}: median {middle:.1f} s, most {max(taken):.1f} s of CPU; {middle / one:.1f} solves ({len(taken)} measured)")


def of_left_out(result: Result, limits: Callable[[], Limits], one: float, outside: int) -> None:
    """Each kind of change for the first few that are left out."""
    chosen = {choice.id for choice in result.chosen}
    left = [candidate for candidate in result.instance.candidates if candidate.id not in chosen and not candidate.refused][:outside]
    kinds: dict[str, Callable[[Candidate], object]] = {
        "points": lambda of: list(not_chosen(result, limits, only=of.id)),
        "earmarked": lambda of: earmarked(result, of, limits),
        "frame": lambda of: first_at(result, of, frame(result.instance), limits),
    }
    for name, work in kinds.items():
        told(name, [timed(partial(work, candidate))[0] for candidate in left], one)
    which = [timed(partial(_which, result, candidate, limits)) for candidate in left]
    told("which limits", [taken for taken, _ in which], one)
    firsts = [(candidate, found[0]) for candidate, (_, found) in zip(left, which, strict=True) if found and found[0]]
    if firsts:
        told("how much of the first of them", [timed(partial(first_at, result, *first, limits))[0] for first in firsts], one)


def _which(result: Result, candidate: Candidate, limits: Callable[[], Limits]) -> list[Eased | None]:
    return list(helping(result, candidate, limits()))


def of_clash(case: Case, result: Result, limits: Callable[[], Limits], one: float) -> None:
    """The first clash, three of them, and the repairs, where what is chosen is decided, and some of what is not."""
    chosen = [choice.id for choice in result.chosen]
    alternatives = {name for group in result.instance.excludes for name in group}
    others = [one.id for one in result.instance.candidates if one.id not in {*chosen, *alternatives}]
    decided = tuple(Override(initiative=name, reason="-") for name in (*chosen, *others[:DECIDED]))
    asked = replace(case.scenario("base"), id="asked", name="asked", decided=decided)
    taken, found = timed(partial(conflict_of, case, asked, most=1))
    told("one clash", [taken], one)
    told("three clashes", [timed(partial(conflict_of, case, asked, most=3))[0]], one)
    told("repairs of every kind", [timed(lambda: list(repairs(found.instance, found.references, limits)))[0]], one)


def cases(seeds: int) -> Iterator[tuple[str, Case]]:
    """Skaraborg, and generated cases."""
    yield "Skaraborg", read_case(SKARABORG).case
    for seed in range(seeds):
        yield f"60 initiatives, stated participation, one start, seed {seed}", generated_case(60, seed, optional=False, years=3)


def main(outside: int, most: float, seeds: int) -> None:
    """Measure and print."""
    limits = partial(Limits, seconds=most, clock=time.process_time)
    for title, case in cases(seeds):
        one, result = timed(partial(solve_scenario, case))
        print(f"{title}: one solve with its ties {one:.1f} s of CPU")
        of_left_out(result, limits, one, outside)
        if title == "Skaraborg":
            told("points of all", [timed(partial(_all_points, result, limits))[0]], one)
        of_clash(case, result, limits, one)


def _all_points(result: Result, limits: Callable[[], Limits]) -> list[NotChosen]:
    return list(not_chosen(result, limits))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--outside", type=int, default=3)
    parser.add_argument("--most", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=5)
    stated = parser.parse_args()
    main(stated.outside, stated.most, stated.seeds)
