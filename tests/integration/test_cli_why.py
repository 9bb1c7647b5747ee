"""Comparing with the reasons: sentences, JSON and exit codes; worked out by hand on the small case."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolj.cli.exits import Exit
from portfolj.domain.case import Case
from tests.e2e.small_case import small_case

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
BOTH = {"id": "bada", "name": "Mindre av båda", "budgets": [{"percent": 80}], "hours_percent": 70}


@pytest.fixture
def case(folder: Callable[[Case], Path]) -> Path:
    return folder(small_case(scenarios=[*small_case().scenarios, BOTH]))


def test_each_difference_and_each_initiative_is_told_in_words(case: Path, cli: Run) -> None:
    code, out, _ = cli("compare", case, "--scenario", "base", "--scenario", "bada", "--why")
    told = " ".join(out.replace("\u00a0", " ").split())
    assert code == Exit.FINE
    assert "Why does 'Mindre av båda' choose otherwise than 'Dagens ram'?" in told
    assert "Due to several of them together: Bibliotek." in told
    assert "The own frames are 80% instead of 100%. In: Delad IT. Out: E-arkiv. The benefit is 25 points higher." in told
    assert "Bibliotek Only in 'Dagens ram' Several together." in told
    assert "Why does" not in cli("compare", case, "--scenario", "base", "--scenario", "bada")[1]


def test_the_json_holds_the_facts_of_each_pair(case: Path, cli: Run) -> None:
    code, out, _ = cli("compare", case, "--scenario", "base", "--scenario", "mindre", "--scenario", "bada", "--why", "--json")
    less, both = json.loads(out)["why"]
    assert code == Exit.FINE
    assert (less["scenario"], both["scenario"], both["unexplained"]) == ("mindre", "bada", ["bibliotek"])
    [money] = less["differences"]
    assert {name: money[name] for name in ("fields", "status", "came_in", "went_out", "explains", "whole", "benefit", "kronor")} == {
        "fields": {"budgets": [[None, None]]},
        "status": "proven",
        "came_in": ["bibliotek"],
        "went_out": [],
        "explains": ["bibliotek"],
        "whole": True,
        "benefit": {"least": "30.000", "most": "30.000"},
        "kronor": 300_000,
    }
    assert "why" not in json.loads(cli("compare", case, "--scenario", "base", "--scenario", "mindre", "--json")[1])


def test_a_scenario_without_a_portfolio_is_told_what_would_give_one(case: Path, cli: Run) -> None:
    code, out, _ = cli("compare", case, "--scenario", "base", "--scenario", "utan", "--why", "--json")
    [why] = json.loads(out)["why"]
    assert code == Exit.NO_PORTFOLIO
    assert len(why["differences"]) == 5
    assert {one["benefit"] for one in why["differences"]} == {None}
