"""The command about what is in: what is lost without it, who bears it, and what is lost where a member stays out; worked out by hand."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolj.cli.exits import Exit
from portfolj.domain.case import Case
from tests.e2e.home_case import home_case
from tests.e2e.small_case import small_case

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(folder: Callable[[Case], Path]) -> Path:
    return folder(small_case())


@pytest.fixture
def home(folder: Callable[[Case], Path]) -> Path:
    return folder(home_case())


def test_each_that_is_in_tells_what_is_lost_without_it_the_largest_loss_first(case: Path, cli: Run) -> None:
    code, out, _ = cli("explain", case, "--chosen", "--json")
    found = json.loads(out)["chosen"]
    assert code == Exit.FINE
    # 140 points are chosen (e-arkiv 60, bibliotek 30, the hostile one 50) for a million. Without the hostile one Delad IT (85) and
    # bibliotek are best, 115; without either of the others Delad IT and the hostile one, 135.
    assert [(one["id"], one["lost"]["least"], one["lost"]["most"]) for one in found] == [
        ("hostile", 25_000, 25_000),
        ("bibliotek", 5_000, 5_000),
        ("arkiv", 5_000, 5_000),
    ]
    assert all(one["lost"]["comes_in"] == ["it"] for one in found)
    assert [one["lost"]["falls_away"] for one in found] == [["arkiv"], ["arkiv"], ["bibliotek"]]
    for one in found:
        assert sum(row["lost"]["benefit"] for row in one["lost"]["members"]) + one["lost"]["region"] == one["lost"]["least"]
        # Each initiative takes 30 hours of each member; three become two.
        assert {row["lost"]["hours"] for row in one["lost"]["members"]} == {30}


def test_one_that_is_in_is_told_in_words_with_a_line_for_each_member(case: Path, cli: Run) -> None:
    code, out, _ = cli("explain", case, "--initiative", "arkiv")
    said = out.replace("\u00a0", " ")
    assert code == Exit.FINE
    assert "Without it the benefit is 5 points less." in said
    assert "It takes Bibliotek out with it." in said
    assert "Instead there is room for Delad IT." in said
    # By residents, 20, 10 and 5 of 35 thousand.
    assert [line.split() for line in said.splitlines()[-4:-1]] == [
        ["Storköping", "2.9", "0", "30"],
        ["Mellanstad", "1.4", "0", "30"],
        ["Litenby", "0.7", "0", "30"],
    ]


def test_what_is_decided_is_asked_about_as_if_it_were_not(home: Path, cli: Run) -> None:
    [one] = json.loads(cli("explain", home, "--scenario", "ska", "--initiative", "arkiv", "--json")[1])["chosen"]
    assert (one["decided"], one["possible"], one["lost"]["least"]) == (True, True, 64_000)
    assert one["told"][0].startswith("It is decided.")


def test_what_nothing_can_be_without_says_so(folder: Callable[[Case], Path], cli: Run) -> None:
    rules = {"counts": [{"id": "k", "name": "Tre", "of": {"initiatives": ["arkiv", "bibliotek", "hostile"]}, "at_least": 3}]}
    found = json.loads(cli("explain", folder(small_case(rules=rules)), "--chosen", "--json")[1])["chosen"]
    assert [(one["possible"], one["lost"], one["told"]) for one in found] == [
        (False, None, ["Without it no portfolio meets all rules."])
    ] * 3


def test_what_a_member_and_the_others_lose_if_it_stays_out(home: Path, cli: Run) -> None:
    found = json.loads(cli("explain", home, "--member", "mellan", "--json")[1])
    assert {name: found["lost"][name] for name in ("total", "own", "others", "frame", "carried", "proven")} == {
        "total": 54_000,
        "own": 30_000,
        "others": 24_000,
        "frame": 262_500,
        "carried": 20_000,
        "proven": True,
    }
    said = cli("explain", home, "--member", "liten")[1].replace("\u00a0", " ")
    assert "In all 64.0 points of benefit are lost, 62%." in said
    assert "Falls away: Arkiv." in said


@pytest.mark.parametrize("arguments", [("--chosen", "--member", "liten"), ("--initiative", "arkiv", "--chosen"), ("--member", "ingen")])
def test_two_questions_at_once_and_unknown_members_are_refused(home: Path, cli: Run, arguments: tuple[str, ...]) -> None:
    assert cli("explain", home, *arguments)[0] == Exit.WRONG_INPUT


def test_a_member_that_stays_out_already_and_a_scenario_without_a_portfolio_say_so(home: Path, cli: Run) -> None:
    assert "Litenby stays out in this scenario already." in cli("explain", home, "--scenario", "ny", "--member", "liten")[1]
    for question in (("--chosen",), ("--member", "liten")):
        assert cli("explain", home, "--scenario", "utan", *question)[0] == Exit.NO_PORTFOLIO
