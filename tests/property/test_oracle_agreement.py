"""The answers held against brute force: every portfolio of many small cases, worked out from docs/math.md alone.

The number of cases is PORTFOLJ_CASES, 200 unless stated. They are tried in chunks; the chunk that ends last tells how
many were tried, how often each rule was binding, and how many had no portfolio.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

import pytest

from portfolj.domain.case import Case
from portfolj.results.result import Result
from portfolj.workflow.solving import solve_scenario
from tests.oracle.breaches import RULES
from tests.oracle.truth import Truth, oracle
from tests.strategies import large_amounts_case, random_case, scenario_of

CASES = int(os.environ.get("PORTFOLJ_CASES", "200"))
MANY = 5_000
CHUNK = 50
SMALL = range(CASES)
LARGE = range(max(20, CASES // 10))
EVERY_RULE = ("start_once", "takes_part", *RULES)

pytestmark = pytest.mark.long


def chunks(seeds: range) -> list[range]:
    """Seeds in portions that several workers can share."""
    return [seeds[first : first + CHUNK] for first in range(0, len(seeds), CHUNK)]


def by_name(case: Case, chosen: Mapping[str, tuple[int, tuple[str, ...]]]) -> list[tuple[str, int, list[str]]]:
    """What is chosen, told by names: what has one name and one content is interchangeable."""
    names = {one.id: one.name for one in case.initiatives}
    people = {one.id: one.name for one in case.members}
    return sorted((names[one], start, sorted(people[member] for member in members)) for one, (start, members) in chosen.items())


def wrong_values(truth: Truth, result: Result) -> Iterator[str]:
    """What is said about status and values, and is not so."""
    values = tuple(one.value for one in result.objectives)
    if result.status == "infeasible" and truth.feasible:
        yield f"infeasible, but {truth.values} is reached"
    elif result.status == "proven" and values != truth.values:
        yield f"proven {values}, but the best is {truth.values or 'no portfolio'}"
    elif result.status == "proven" and any(one.bound != one.value for one in result.objectives):
        yield f"proven with room above: {result.objectives}"


def wrong_choice(case: Case, truth: Truth, result: Result) -> Iterator[str]:
    """What is said about ties and the portfolio chosen among them, and is not so."""
    told = "100+" if truth.ties is not None and truth.ties > 100 else truth.ties
    if result.ties != told:
        yield f"{result.ties} ties, but there are {truth.ties}"
    chosen = by_name(case, {one.id: (one.start, one.participants) for one in result.chosen})
    if chosen != by_name(case, truth.chosen):
        yield f"chosen {chosen}, but the tie-breaks name {by_name(case, truth.chosen)}"


def wrong_references(truth: Truth, result: Result) -> Iterator[str]:
    """What is said about the references of fairness, and is not so."""
    said, right = result.references, truth.references
    if said.exempt() != right.unreachable:
        yield f"unreachable {sorted(said.exempt())}, but it is {sorted(right.unreachable)}"
    if right.alone and dict(said.alone or {}) != dict(right.alone):
        yield f"alone {said.alone}, but it is {right.alone}"
    if right.floor is not None and said.floor != right.floor:
        yield f"t* {said.floor}, but it is {right.floor}"


def truths(case: Case, scenario: str) -> Iterator[Truth]:
    """The truth, and where names are equal also with the order by content turned round, which docs/math.md leaves open."""
    equal = [
        kind for kind, rows in (("initiatives", case.initiatives), ("members", case.members)) if len({row.name for row in rows}) < len(rows)
    ]
    for number in range(len(equal) + 1):
        for turned in combinations(equal, number):
            yield oracle(case, scenario, turned=frozenset(turned))


def wrong(case: Case, truth: Truth, result: Result) -> list[str]:
    """All that is said about a small case and is not so."""
    if not truth.feasible:
        return [] if result.status == "infeasible" else [f"{result.status}, but no portfolio exists"]
    unproven = [] if result.status == "proven" else [f"{result.status}, but it can be counted through"]
    return [*unproven, *wrong_values(truth, result), *wrong_choice(case, truth, result), *wrong_references(truth, result)]


class Report:
    """Tallies of the chunks of one family, in a directory that all workers of a run share."""

    def __init__(self, family: str, place: Path, portions: int) -> None:
        self.family, self.place, self.portions = family, place / family, portions
        self.place.mkdir(exist_ok=True)

    def add(self, portion: range, tally: Counter[str]) -> Counter[str] | None:
        """Write down one chunk; the sum of all once the last has been written, else None."""
        fresh = self.place / f"{portion.start}.part"
        fresh.write_text(json.dumps(tally), encoding="utf-8")
        fresh.rename(fresh.with_suffix(".json"))
        written = sorted(self.place.glob("*.json"))
        if len(written) < self.portions:
            return None
        return sum((Counter(json.loads(one.read_text(encoding="utf-8"))) for one in written), Counter())


@pytest.fixture
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def tell(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        print(f"\n{line}", file=sys.stderr)


@pytest.mark.parametrize("portion", chunks(SMALL), ids=lambda portion: f"{portion.start}-{portion[-1]}")
def test_every_answer_is_the_one_that_brute_force_finds(portion: range, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally: Counter[str] = Counter(cases=len(portion))
    complaints: list[str] = []
    for seed in portion:
        case, scenario = random_case(seed), scenario_of(seed)
        result, possible = solve_scenario(case, scenario), list(truths(case, scenario))
        told = [wrong(case, truth, result) for truth in possible]
        if all(told):
            complaints += [f"seed {seed}, scenario {scenario}: {one}" for one in told[0]]
        truth = possible[0]
        tally.update({"infeasible": not truth.feasible, "tied": (truth.ties or 0) > 1, **dict.fromkeys(truth.binding, 1)})
    assert not complaints, "\n".join(complaints)
    whole = Report("small", shared, len(chunks(SMALL))).add(portion, tally)
    if whole is not None:
        often = ", ".join(f"{rule} {whole[rule]}" for rule in EVERY_RULE)
        tell(capsys, f"{whole['cases']} cases: {whole['infeasible']} infeasible, {whole['tied']} tied; binding: {often}")
        if whole["cases"] >= MANY:
            assert [rule for rule in EVERY_RULE if whole[rule] < 100] == []
            assert whole["infeasible"] * 100 >= whole["cases"] * 5


@pytest.mark.parametrize("portion", chunks(LARGE), ids=lambda portion: f"{portion.start}-{portion[-1]}")
def test_large_amounts_are_never_wrongly_proven_or_infeasible(portion: range, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally: Counter[str] = Counter(cases=len(portion))
    complaints: list[str] = []
    for seed in portion:
        case = large_amounts_case(seed)
        truth, result = oracle(case, "base"), solve_scenario(case)
        said = list(wrong_values(truth, result))
        if result.status == "proven":
            said += wrong_choice(case, truth, result)
        if any(one.bound < value for one, value in zip(result.objectives, truth.values, strict=False)):
            said.append(f"bounds {result.objectives}, but {truth.values} is reached")
        complaints += [f"seed {seed}: {one}" for one in said]
        tally.update({"infeasible": not truth.feasible, "proven": result.status in ("proven", "infeasible")})
    assert not complaints, "\n".join(complaints)
    whole = Report("large", shared, len(chunks(LARGE))).add(portion, tally)
    if whole is not None:
        tell(capsys, f"{whole['cases']} cases of large amounts: {whole['infeasible']} infeasible, {whole['proven']} answered with proof")
