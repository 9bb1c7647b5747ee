"""The command about what is left out: its sentences, its JSON and what it ends with; worked out by hand on the small case."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolj.cli.exits import Exit
from portfolj.domain.case import Case
from tests.e2e.small_case import small_case

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(folder: Callable[[Case], Path]) -> Path:
    return folder(small_case())


def test_each_that_is_left_out_tells_its_points_and_what_it_pushes_out(case: Path, cli: Run) -> None:
    code, out, _ = cli("explain", case, "--json")
    found = {one["id"]: one for one in json.loads(out)["left_out"]}
    assert code == Exit.FINE
    # 140 points are chosen (e-arkiv 60, bibliotek 30, the hostile one 50) for a million; with Delad IT, 85 + 50 for 1 000 thousand, 135;
    # with the app, 10 + 60 + 50 for 900 thousand, 120.
    assert {name: (one["points"]["least"], one["points"]["most"], one["points"]["checked"]) for name, one in found.items()} == {
        "it": (5_000, 5_000, True),
        "app": (20_000, 20_000, True),
    }
    assert found["it"]["points"]["pushed_out"] == ["arkiv", "bibliotek"]
    assert found["app"]["points"]["pushed_out"] == ["bibliotek"]


def test_it_is_said_in_words(case: Path, cli: Run) -> None:
    out = cli("explain", case, "--initiative", "it")[1].replace("\u00a0", " ")
    assert "With 5 points more it is as good as what is chosen, and with anything above that it is in." in out
    assert "Then it pushes out E-arkiv and Bibliotek." in out
    assert "En app" not in out


def test_what_is_unknown_is_refused(case: Path, cli: Run) -> None:
    assert cli("explain", case, "--initiative", "ingen")[0] == Exit.WRONG_INPUT


def test_a_scenario_without_a_portfolio_says_so(case: Path, cli: Run) -> None:
    assert cli("explain", case, "--scenario", "utan")[0] == Exit.NO_PORTFOLIO


@pytest.mark.parametrize(
    "asked", [["explain"], ["explain", "--chosen"], ["explain", "--member", small_case().members[0].id], ["alternatives"]]
)
def test_a_scenario_without_a_portfolio_says_so_as_data_too(case: Path, cli: Run, asked: list[str]) -> None:
    code, out, _ = cli(asked[0], case, *asked[1:], "--scenario", "utan", "--json")
    found = json.loads(out)
    assert (code, found["scenario"], found["status"]) == (Exit.NO_PORTFOLIO, "utan", "infeasible")
    assert found["told"][0] == "There is no portfolio that meets all rules."


def test_what_is_no_candidate_says_why_and_needs_no_search(folder: Callable[[Case], Path], cli: Run) -> None:
    need = {"id": "need", "name": "En tanke"}
    case = folder(small_case(initiatives=[*small_case().initiatives, need]))
    [one] = json.loads(cli("explain", case, "--initiative", "need", "--json")[1])["left_out"]
    assert (one["competes"], one["points"]) == (False, None)
    assert one["told"]
