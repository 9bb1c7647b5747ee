"""Random cases that can be counted through, each from its own seed and free of faults.

Limits are laid around what a random plan needs, so that they hold at the limit or one step past it; numbers are round
often enough that portfolios tie.
"""

import random
from itertools import count

from portfolj.domain.case import Case
from tests.oracle.question import question
from tests.oracle.truth import oracle
from tests.random_initiatives import FIRST_YEAR, Row, funds, goals, initiatives, members, odds
from tests.random_limits import by_hand, limits, rules, scenario
from tests.random_plans import plan

MILLIONS = 10**8
EVERYWHERE = frozenset(("takes_part", "budget", "hours", "pool", "synergy", "quorum", "refused"))


def scenario_of(seed: int) -> str:
    """Which scenario of a random case is asked; one in four is the case itself."""
    return "s" if seed % 4 else "base"


def random_case(seed: int) -> Case:
    """A case of 2 to 4 members, 2 to 3 years and 4 to 6 initiatives; scenario "s" varies what `base` states.

    Cases that show little are thinned out: those without a portfolio or with none but the empty one, and those in which
    only the rules bind that bind everywhere.
    """
    for attempt in count():
        draw = random.Random(f"{seed}.{attempt}")  # noqa: S311 (nothing secret is drawn)
        case = _drawn(draw, seed)
        truth = oracle(case, scenario_of(seed))
        if (truth.chosen and truth.binding - EVERYWHERE) or odds(draw, 30 if truth.chosen else 20):
            return case
    raise AssertionError


def _drawn(draw: random.Random, seed: int) -> Case:
    case: Row = {
        "id": f"random-{seed}",
        "name": "Random",
        "draw": draw.choice(("", "2026-12-01")),
        "years": list(range(FIRST_YEAR, FIRST_YEAR + draw.choice((2, 2, 3)))),
        "hour_value": draw.choice((200, 100, 1, 333)),
        "admission": {
            "larger_than": draw.choice((0, 0, 0, 3_000)),
            "members": draw.choice((1, 1, 2)),
            "criteria": [{"id": "own", "question": "Has it decided so itself?"}],
        },
        "members": members(draw),
        "goals": goals(draw),
        "areas": [{"id": "a1", "name": "School"}, {"id": "a2", "name": "Water"}],
        "funds": funds(draw),
        "pools": [{"id": "r1", "name": "Office"}] if odds(draw, 60) else [],
    }
    case["initiatives"] = initiatives(draw, case)
    planned = plan(draw, case["initiatives"], share=draw.choice((25, 40, 60, 80)))
    limits(draw, case, planned)
    case["rules"] = rules(draw, case, planned, share=30) | by_hand(draw, case["initiatives"], planned, share=3)
    case["scenarios"] = [scenario(draw, case, planned)]
    return _without_empty_decisions(case)


def _without_empty_decisions(rows: Row) -> Case:
    """The case, without decisions by hand on what is no candidate; with them it would be refused."""
    case = Case.model_validate(rows)
    asked = [question(case, case.scenario(name)) for name in case.scenario_ids]
    lacking = {name for one in asked for name in one.must - {candidate.id for candidate in one.candidates}}
    if not lacking:
        return case
    for place in (rows["rules"], rows["scenarios"][0]):
        place["decided"] = [row for row in place["decided"] if row["initiative"] not in lacking]
    return Case.model_validate(rows)


def large_amounts_case(seed: int) -> Case:
    """A case of 10 to 14 initiatives with amounts to 1e8, in which limits lie at 0 or 1 krona from what a known set costs.

    Budgets of two years hold the known set exactly, or lack one krona for it, or have one to spare. Often a count and a
    goal floor at what the set gives keep most other sets out; a member may have to break even to the krona.
    """
    draw = random.Random(seed)  # noqa: S311 (nothing secret is drawn)
    number = draw.randint(10, 14)
    known = set(draw.sample(range(number), draw.randint(3, number - 3)))
    costs = [[draw.randint(1, MILLIONS) for _ in range(number)] for _ in range(2)]
    narrow = odds(draw, 60)
    scores = [draw.randint(60, 100) if at in known else draw.randint(1, 64 if narrow else 100) for at in range(number)]
    gains = _breaking_even(draw, number, known)
    frame = [sum(costs[at][one] for one in known) for at in range(2)]
    frame[0] += draw.choice((-1, 0, 0, 1))
    budgets = [{"fund": "f0", "year": 2027 + at, "kronor": kronor} for at, kronor in enumerate(frame)]
    found: Row = {"counts": [], "goal_floors": []}
    if narrow or odds(draw, 50):
        of = {"initiatives": [f"i{at}" for at in range(number)]}
        found["counts"] = [{"id": "k", "name": "So many", "of": of, "at_least": len(known), "at_most": len(known)}]
    if narrow:
        found["goal_floors"] = [{"goal": "g0", "points": sum(scores[at] for at in known)}]
    if odds(draw, 40):
        found["nobody_loses"] = {}
    return Case.model_validate(
        {
            "id": f"large-{seed}",
            "name": "Large amounts",
            "years": [2027, 2028],
            "members": [{"id": "m0", "name": "Member 0", "weight": 10_000}, {"id": "m1", "name": "Member 1", "weight": 25_000}],
            "goals": [{"id": "g0", "name": "Goal", "weight": 1}],
            "funds": [{"id": "f0", "name": "Frame", "carry_over": odds(draw, 20)}],
            "budgets": budgets,
            "initiatives": [_large(at, scores[at], (costs[0][at], costs[1][at]), gains[at]) for at in range(number)],
            "rules": found,
        }
    )


def _breaking_even(draw: random.Random, number: int, known: set[int]) -> list[int]:
    """Economic benefit of one member, kronor, that comes to 0 over the known set, or to one krona less or more."""
    gains = [draw.randint(-MILLIONS, MILLIONS) for _ in range(number)]
    last = max(known)
    gains[last] -= sum(gains[at] for at in known) + draw.choice((0, 0, 1, -1))
    return gains


def _large(at: int, score: int, costs: tuple[int, int], gain: int) -> Row:
    return {
        "id": f"i{at}",
        "name": f"Initiative {at}",
        "gives": {
            "contributions": [{"goal": "g0", "likely": score}],
            "economic": [{"member": "m0", "year": 1, "kronor": gain}, {"member": "m1", "year": 1, "kronor": 0}],
        },
        "takes": {"financing": [{"year": year, "fund": "f0", "kronor": cost} for year, cost in enumerate(costs, 1)]},
        "parties": {"participations": [{"member": name, "answer": "committed"} for name in ("m0", "m1")]},
        "steering": {
            "stage": "candidate",
            "starts": [2027],
            "duration": 2,
            "mandates": [{"body": "Board", "date": "2026-10-01"}],
        },
    }
