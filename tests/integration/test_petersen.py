"""Petersen's seven problems reach their published optima, in Python and through the shell.

Petersen 1967, doi 10.1287/mnsc.13.9.736; as in OR-Library, Beasley 1990, doi 10.1057/jors.1990.166.
"""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from portfolj.exchange.write import write_case
from portfolj.results.portfolio import Status
from portfolj.workflow.solving import solve_scenario
from tests.petersen import OPTIMA, PROFIT_OF_A_POINT, Problem, case_of, problems

SEVEN = tuple(enumerate(problems(), 1))
SIZES = ((6, 10), (10, 10), (15, 10), (20, 10), (28, 10), (39, 5), (50, 5))
SHELL = (sys.executable, "-c", "from portfolj.cli import app; app()")


def test_the_file_holds_the_seven_problems_with_the_published_optima() -> None:
    assert tuple((len(one.profits), len(one.limits)) for _, one in SEVEN) == SIZES
    assert tuple(one.optimum for _, one in SEVEN) == OPTIMA


@pytest.mark.parametrize(("number", "problem"), SEVEN, ids=[f"p{number}" for number, _ in SEVEN])
def test_a_problem_reaches_its_published_optimum(number: int, problem: Problem) -> None:
    result = solve_scenario(case_of(problem, f"petersen-{number}"))
    assert result.status is Status.PROVEN
    assert result.answer.total_benefit is not None
    assert Decimal(int(result.answer.total_benefit.value)) / 1000 * PROFIT_OF_A_POINT == OPTIMA[number - 1]


@pytest.mark.parametrize(("number", "problem"), SEVEN, ids=[f"p{number}" for number, _ in SEVEN])
def test_what_is_chosen_has_that_profit_and_keeps_every_constraint(number: int, problem: Problem) -> None:
    result = solve_scenario(case_of(problem, f"petersen-{number}"))
    columns = [int(choice.id[1:]) - 1 for choice in result.chosen]
    assert sum(problem.profits[column] for column in columns) == problem.optimum
    for row, limit in zip(problem.weights, problem.limits, strict=True):
        assert sum(row[column] for column in columns) <= limit


@pytest.mark.parametrize(("number", "problem"), SEVEN, ids=[f"p{number}" for number, _ in SEVEN])
def test_the_shell_prints_the_published_optimum_as_proven(number: int, problem: Problem, tmp_path: Path) -> None:
    folder = tmp_path / f"petersen-{number}"
    write_case(case_of(problem, folder.name), folder)
    done = subprocess.run([*SHELL, "solve", str(folder), "--json"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    (result,) = json.loads(done.stdout)["results"]
    assert result["status"] == "proven"
    assert result["gap_percent"] == "0.00"
    assert Decimal(result["value"]) * PROFIT_OF_A_POINT == OPTIMA[number - 1]
