"""How long the check takes at 100 initiatives: `python -m benchmarks.verify` (target: 5 ms)."""

import time
from statistics import median

from benchmarks.generator import generated_case
from portfolj.results.portfolio import Answer, Choice, Reached, References, Status
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare
from portfolj.verify import check, values

INITIATIVES = 100
TIMES = 50


def half_of_all(instance: Instance) -> Answer:
    """Every second initiative at its first start with everyone that may take part: many rules broken, all of them looked at."""
    portfolio = tuple(sorted((Choice(one.id, one.starts[0], one.participants) for one in instance.candidates[::2]), key=lambda one: one.id))
    worth = values(instance, portfolio, References())
    return Answer(Status.PROVEN, portfolio, tuple(Reached(name, value, value) for name, value in worth.items()), References(), ties=1)


def milliseconds(instance: Instance, answer: Answer) -> list[float]:
    """CPU of each check."""
    found = []
    for _ in range(TIMES):
        began = time.process_time_ns()
        check(instance, answer)
        found.append((time.process_time_ns() - began) / 1e6)
    return found


if __name__ == "__main__":
    case = generated_case(INITIATIVES, 0, starts=3)
    posed = prepare(case, case.scenario("base"))
    taken = milliseconds(posed, half_of_all(posed))
    print(
        f"check of {INITIATIVES} initiatives, {len(posed.members)} members, {len(posed.years)} years: median {median(taken):.2f} ms of CPU"
    )
