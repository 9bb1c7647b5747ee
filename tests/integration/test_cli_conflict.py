"""The command about rules that clash: what it says, its JSON, and what it ends with; worked out by hand on the small case."""

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


def test_a_scenario_with_a_portfolio_has_no_clash(case: Path, cli: Run) -> None:
    code, out, _ = cli("conflict", case)
    assert (code, out.splitlines()[-1]) == (Exit.FINE, "A portfolio meets all rules; nothing clashes.")


def test_what_cannot_all_be_in_is_told_with_the_limits_that_it_meets(case: Path, cli: Run) -> None:
    code, out, _ = cli("conflict", case, "--scenario", "utan", "--json", "--count", "40")
    found = json.loads(out)
    assert code == Exit.NO_PORTFOLIO
    assert (found["possible"], found["all_of_them"]) == (False, True)
    clashes = [[rule["rule"] for rule in clash["rules"]] for clash in found["clashes"]]
    # 400 and 700, or 700 and 300 and 300, go beyond 1 000 thousand kronor; four times 30 hours beyond 100.
    money = ("arkiv it", "bibliotek hostile it", "app bibliotek it", "app hostile it", "app arkiv bibliotek hostile")
    beyond = [("budget(own, 2027)", names) for names in money]
    beyond += [(f"hours({member}, 2027)", "arkiv bibliotek hostile it") for member in ("stor", "mellan", "liten")]
    assert {frozenset(one) for one in clashes} == {
        frozenset((limit, *(f"decided({name})" for name in names.split()))) for limit, names in beyond
    }
    assert len(clashes) == len(beyond)


def test_it_is_said_in_words_with_the_amounts(case: Path, cli: Run) -> None:
    out = cli("conflict", case, "--scenario", "utan", "--count", "1")[1].replace("\u00a0", " ")
    assert "The rules clash in at least one way." in out
    assert "'Egen ram' holds 1,000,000 kr in 2027." in out
    assert "'Delad IT' is to be in." in out


def test_an_unknown_scenario_is_refused(case: Path, cli: Run) -> None:
    assert cli("conflict", case, "--scenario", "ingen")[0] == Exit.WRONG_INPUT


def test_the_least_that_repairs_it_is_told_kind_by_kind(case: Path, cli: Run) -> None:
    """All five cost 1 900 000 kr and take 130 hours of each: neither money nor hours alone are enough, without two of them it can be."""
    out = cli("conflict", case, "--scenario", "utan", "--json", "--count", "1")[1]
    found = {one["means"]: one for one in json.loads(out)["repairs"]}
    assert {means: (one["impossible"], one["total"]) for means, one in found.items()} == {
        "kronor": (True, None),
        "hours": (True, None),
        "decisions": (False, 2),
    }
    assert found["decisions"]["holds"]
    assert found["decisions"]["told"][0] == "Dropping 2\u00a0decisions repairs it:"


def test_money_that_is_short_is_told_to_the_krona(folder: Callable[[Case], Path], cli: Run) -> None:
    decided = [{"initiative": one, "reason": "prov"} for one in ("arkiv", "it", "app")]
    short = folder(small_case(scenarios=[{"id": "base", "name": "Dagens ram", "decided": decided}]))
    found = {one["means"]: one for one in json.loads(cli("conflict", short, "--json")[1])["repairs"]}
    assert (found["kronor"]["total"], found["kronor"]["changes"], found["kronor"]["holds"]) == (
        300_000,
        [["budget(own, 2027)", 300_000]],
        True,
    )
    assert found["hours"]["impossible"]
    assert found["decisions"]["total"] == 1
