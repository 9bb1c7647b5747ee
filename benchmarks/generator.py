"""Cases of any size for measuring: 15 members, whole kronor, budgets and every member's hours at half of what all would need."""

import random
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from portfolj.domain.case import Case

POPULATIONS = (57995, 40425, 32806, 24583, 18707, 16088, 13286, 12805, 11338, 9350, 9043, 7023, 5560, 5555, 5031)
YEARS = (2027, 2028, 2029, 2030)
GOALS = 5
Proposal = dict[str, Any]


def generated_case(initiatives: int, seed: int, *, starts: int = 1, optional: bool = True, years: int = len(YEARS)) -> Case:
    """A case of 15 members.

    Parameters
    ----------
    initiatives
        How many.
    starts
        Admissible starts of each.
    optional
        Whether a third of the participations are willing instead of committed.
    years
        How many years, 4 at most; initiatives last one to three of them.
    """
    draw, span = random.Random(seed), YEARS[:years]
    members: list[Proposal] = [
        {"id": f"m{number}", "name": f"Kommun {number}", "weight": size} for number, size in enumerate(POPULATIONS, 1)
    ]
    proposals = [_initiative(draw, number, span, starts, optional) for number in range(1, initiatives + 1)]
    return Case.model_validate(
        {
            "id": f"generated-{initiatives}-{seed}",
            "name": "Generated",
            "years": span,
            "draw": str(seed),
            "members": members,
            "goals": [{"id": f"g{number}", "name": f"Goal {number}", "weight": draw.randint(1, 5)} for number in range(GOALS)],
            "funds": [{"id": "own", "name": "Own"}],
            "budgets": [{"fund": "own", "year": year, "kronor": _half_of_money(proposals, year)} for year in span],
            "capacities": [
                {"member": one["id"], "year": year, "hours": _half_of_hours(proposals, one["id"], year)} for one in members for year in span
            ],
            "initiatives": proposals,
        }
    )


def _initiative(draw: random.Random, number: int, years: Sequence[int], starts: int, optional: bool) -> Proposal:
    duration = draw.randint(1, 3)
    latest = len(years) - duration
    first = draw.randint(0, max(0, latest - starts + 1))
    admissible = [years[min(first + later, len(years) - 1)] for later in range(starts)]
    listed = draw.sample(range(1, len(POPULATIONS) + 1), draw.randint(4, len(POPULATIONS)))
    return {
        "id": f"i{number}",
        "name": f"Initiative {number}",
        "gives": {
            "contributions": [{"goal": f"g{goal}", "likely": draw.randint(0, 100)} for goal in range(GOALS)],
            "feasibility": {"likely": Decimal(draw.randint(40, 100))},
        },
        "takes": {
            "financing": [{"year": k, "fund": "own", "kronor": draw.randint(50_000, 2_000_000)} for k in range(1, duration + 1)],
            "efforts": [{"member": f"m{m}", "year": k, "hours": draw.randint(10, 120)} for m in listed for k in range(1, duration + 1)],
        },
        "parties": {
            "participations": [
                {"member": f"m{m}", "answer": "willing" if optional and place % 3 == 2 else "committed"} for place, m in enumerate(listed)
            ]
        },
        "steering": {
            "stage": "candidate",
            "starts": sorted(set(admissible)),
            "duration": duration,
            "mandates": [{"body": "Direktionen", "date": "2026-10-01"}],
        },
    }


def _share_in(proposal: Proposal, year: int) -> list[int]:
    """The project years that can fall in a calendar year, for each admissible start."""
    return [year - start + 1 for start in proposal["steering"]["starts"]]


def _half_of_money(proposals: list[Proposal], year: int) -> int:
    return sum(_mean(one, year, one["takes"]["financing"], "kronor") for one in proposals) // 2


def _half_of_hours(proposals: list[Proposal], member: str, year: int) -> int:
    rows = [(one, [row for row in one["takes"]["efforts"] if row["member"] == member]) for one in proposals]
    return sum(_mean(one, year, mine, "hours") for one, mine in rows) // 2


def _mean(proposal: Proposal, year: int, rows: list[Proposal], field: str) -> int:
    """What the proposal needs in a calendar year, the mean over its admissible starts."""
    years = _share_in(proposal, year)
    needed: int = sum(row[field] for row in rows for k in years if row["year"] == k)
    return needed // len(years)
