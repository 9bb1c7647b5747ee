"""The same input gives the same bytes: in any order of its rows, under any hash seed, with old and new Python and PuLP.

The comparison of versions needs a second environment: make one with another Python and the other PuLP (3.x beside 4.x), install
portfolj in it, and name its interpreter in PORTFOLJ_OTHER_PYTHON.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OTHER = os.environ.get("PORTFOLJ_OTHER_PYTHON", "")
WHAT_IS_MISSING = "left out: a second environment with another Python and PuLP is missing; name its interpreter in PORTFOLJ_OTHER_PYTHON"


def answers(initiatives: int, orders: int, seeds: range, *, hash_seed: int = 0, python: str = sys.executable) -> dict[int, list[str]]:
    """For each seed the different answers that so many orders of the rows led to."""
    command = [python, "-m", "tests.many_orders", *map(str, (initiatives, orders, *seeds))]
    environment = os.environ | {"PYTHONHASHSEED": str(hash_seed)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.mark.long
def test_ten_orders_of_the_rows_under_several_hash_seeds_give_one_answer(cases: int) -> None:
    hash_seeds, seeds = (10, range(20)) if cases >= 5000 else (2, range(2))
    found = [answers(8, 10, seeds, hash_seed=number) for number in range(hash_seeds)]
    assert {seed: len(different) for seed, different in found[0].items()} == dict.fromkeys(seeds, 1)
    assert all(one == found[0] for one in found)


def test_the_cases_have_portfolios_and_ties() -> None:
    results = [one for (line,) in answers(8, 1, range(8)).values() for one in json.loads(line)["results"]]
    assert sum(1 for one in results if one["status"] == "proven") >= 20
    assert sum(1 for one in results if one["ties"] not in (None, 1)) >= 5


def test_old_and_new_python_and_pulp_give_the_same_answers() -> None:
    if not OTHER or shutil.which(OTHER) is None:
        pytest.skip(WHAT_IS_MISSING)
    for initiatives, seeds in ((6, range(10)), (12, range(3))):
        assert answers(initiatives, 1, seeds, python=OTHER) == answers(initiatives, 1, seeds)
