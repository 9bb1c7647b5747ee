"""Petersen's seven capital budgeting problems as cases.

References
----------
Petersen 1967, Computational experience with variants of the Balas algorithm applied to the selection of R&D projects, Management
Science 13(9), doi 10.1287/mnsc.13.9.736; Beasley 1990, OR-Library, doi 10.1057/jors.1990.166 (the file `mknap1`).
"""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from portfolj.domain.case import Case

FILE = Path(__file__).parent / "data" / "orlib_mknap1.txt"
OPTIMA = tuple(map(Decimal, ("3800", "8706.1", "4015", "6120", "12400", "10618", "16537")))
"""As published, and as they stand in the file."""

FIRST_YEAR = 2027
PROFIT_OF_A_POINT = 100


@dataclass(frozen=True)
class Problem:
    """One problem: maximise profit under so many constraints."""

    optimum: Decimal
    profits: tuple[Decimal, ...]
    weights: tuple[tuple[int, ...], ...]
    limits: tuple[int, ...]


def problems() -> tuple[Problem, ...]:
    """The seven problems of the file, in its order."""
    numbers = iter(FILE.read_text(encoding="ascii").split())
    return tuple(_problem(numbers) for _ in range(int(next(numbers))))


def _problem(numbers: Any) -> Problem:
    columns, rows, optimum = int(next(numbers)), int(next(numbers)), Decimal(next(numbers))
    profits = tuple(Decimal(next(numbers)) for _ in range(columns))
    weights = tuple(tuple(int(next(numbers)) for _ in range(columns)) for _ in range(rows))
    return Problem(optimum, profits, weights, tuple(int(next(numbers)) for _ in range(rows)))


def case_of(problem: Problem, name: str) -> Case:
    """A case in which each constraint is one fund in one of two years, and 100 of profit are a point.

    Every project is led by one of two municipalities and takes both, and starts in the first year.
    """
    places = [(f"f{row // 2 + 1}", row % 2 + 1) for row in range(len(problem.limits))]
    limits = dict(zip(places, problem.limits, strict=True))
    funds = sorted({fund for fund, _ in places})
    years = (1, 2)
    return Case.model_validate(
        {
            "id": name,
            "name": f"Petersen 1967, {name}",
            "years": [FIRST_YEAR, FIRST_YEAR + 1],
            "members": [{"id": "a", "name": "A", "weight": 3000}, {"id": "b", "name": "B", "weight": 1000}],
            "goals": [{"id": "profit", "name": "Profit", "weight": 1}],
            "funds": [{"id": fund, "name": fund.upper()} for fund in funds],
            "budgets": [
                {"fund": fund, "year": FIRST_YEAR + year - 1, "kronor": limits.get((fund, year), 0)} for fund in funds for year in years
            ],
            "initiatives": [_initiative(problem, column, places) for column in range(len(problem.profits))],
        }
    )


def _initiative(problem: Problem, column: int, places: list[tuple[str, int]]) -> dict[str, Any]:
    costs = [(fund, year, row[column]) for (fund, year), row in zip(places, problem.weights, strict=True) if row[column]]
    return {
        "id": f"p{column + 1}",
        "name": f"Project {column + 1}",
        "gives": {"contributions": [{"goal": "profit", "likely": problem.profits[column] / PROFIT_OF_A_POINT}]},
        "takes": {"financing": [{"fund": fund, "year": year, "kronor": kronor} for fund, year, kronor in costs]},
        "parties": {"participations": [{"member": "a", "answer": "lead"}, {"member": "b", "answer": "committed"}]},
        "steering": {
            "stage": "candidate",
            "starts": [FIRST_YEAR],
            "duration": 2,
            "mandates": [{"body": "Board", "date": "2026-10-01"}],
        },
    }
