"""The commands on small cases: what they print where, and what they end with."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from portfolj.cli.exits import Exit
from portfolj.cli.main import run
from portfolj.domain.case import Case
from portfolj.exchange import write_json
from tests.tiny import a_proposal, tiny_case
from tests.unit.instances import a_case, an_initiative

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parents[2]


def undecidable(**stated: Any) -> Case:
    """A case in which what is decided costs more than there is."""
    decided = an_initiative("i", steering={"stage": "decided", "starts": [2027]})
    return a_case(initiatives=[decided], budgets=[{"fund": "own", "year": year, "kronor": 99} for year in (2027, 2028, 2029)], **stated)


def test_a_case_without_faults_is_fine(cli: Run, tiny: Path) -> None:
    code, out, err = cli("check", tiny)
    assert (code, err) == (Exit.FINE, "")
    assert out.endswith("Tre kommuner: 6\u00a0initiatives, 3\u00a0members, 3\u00a0scenarios. No faults.\n")


def test_a_notice_alone_is_told_and_fine(cli: Run, folder: Callable[[Case], Path]) -> None:
    two = [an_initiative("i"), an_initiative("j") | {"name": "I"}]
    code, _, err = cli("check", folder(a_case(initiatives=two)))
    assert code == Exit.FINE
    assert "Notice:" in err


def test_a_fault_in_a_proposal_is_told_with_file_row_and_column(cli: Run, folder: Callable[[Case], Path]) -> None:
    case = a_case(initiatives=[an_initiative("i", steering={"stage": "candidate", "starts": []})])
    code, _, err = cli("check", folder(case))
    assert code == Exit.WRONG_INPUT
    assert err.startswith("initiatives.csv:2 [starts]: 'i' is assessed but states no start year")


def test_a_fault_in_a_proposal_does_not_keep_the_rest_from_being_solved(cli: Run, folder: Callable[[Case], Path]) -> None:
    late = an_initiative("late", steering={"stage": "candidate", "starts": []})
    code, out, err = cli("solve", folder(a_case(initiatives=[an_initiative("i"), late])))
    assert code == Exit.FINE
    assert "It has a fault: 'late' is assessed but states no start year" in " ".join(out.split())
    assert "1\u00a0fault; 'portfolj check" in err


def test_a_decision_on_what_is_no_candidate_is_a_fault_of_the_scenario(cli: Run, folder: Callable[[Case], Path]) -> None:
    need = an_initiative("need", steering={"stage": "need"})
    scenario = {"id": "wish", "name": "Wish", "decided": [{"initiative": "need", "reason": "We want it"}]}
    code, _, err = cli("check", folder(a_case(initiatives=[need], scenarios=[scenario])))
    assert code == Exit.WRONG_INPUT
    assert "Scenario 'wish' decides 'need', which is no candidate" in err


@pytest.mark.parametrize("command", ["check", "solve", "compare", "rank", "seal"])
@pytest.mark.parametrize("name", ["missing", "empty"])
def test_what_is_no_case_is_told_in_one_line(command: str, name: str, cli: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = cli(command, tmp_path / name)
    assert (code, out, err.count("\n")) == (Exit.WRONG_INPUT, "", 1)
    assert str(tmp_path / name) in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("slove",), "no command 'slove'"),
        (("solve",), "CASE is missing"),
        (("solve", "x", "--nodes", "many"), "--nodes cannot be read"),
        (("solve", "x", "--nodes"), "--nodes lacks its value"),
        (("solve", "x", "--lot"), "no option --lot"),
        (("solve", "x", "y"), "There is more than 'portfolj solve' takes; 'portfolj solve --help' shows how it is written."),
        (("solve", "x", "--json=y"), "--json lacks its value, or has one that it does not take"),
        (("--lang", "xx", "check", "x"), "Det finns inget språk ”xx”; välj ett av sv, en och nb."),
    ],
)
def test_a_wrong_command_is_told_in_one_line(arguments: tuple[str, ...], said: str, cli: Run) -> None:
    code, out, err = cli(*arguments)
    assert (code, out, err.count("\n")) == (Exit.WRONG_INPUT, "", 1)
    assert said in err


@pytest.mark.parametrize(("option", "value"), [("--nodes", "0"), ("--nodes", "-1"), ("--time-limit", "0"), ("--time-limit", "nan")])
@pytest.mark.parametrize("command", ["solve", "compare", "rank"])
def test_a_limit_that_is_not_above_zero_is_refused(command: str, option: str, value: str, cli: Run, tiny: Path) -> None:
    code, out, err = cli(command, tiny, option, value)
    assert (code, out) == (Exit.WRONG_INPUT, "")
    assert f"{option} is" in err


@pytest.mark.parametrize("command", ["solve", "compare", "rank"])
def test_an_unknown_scenario_is_answered_with_those_there_are(command: str, cli: Run, tiny: Path) -> None:
    code, out, err = cli(command, tiny, "--scenario", "more")
    assert (code, out) == (Exit.WRONG_INPUT, "")
    assert "it has base, less and without" in err


@pytest.mark.parametrize("where", [0, 1, 3])
def test_the_language_may_stand_anywhere(where: int, cli: Run, tiny: Path) -> None:
    arguments: list[str | Path] = ["check", tiny]
    arguments[where:where] = ["--lang", "sv"]
    assert "Inga fel." in cli(*arguments)[1]


def test_help_speaks_the_language_asked_for(cli: Run) -> None:
    assert "Användning: portfolj solve" in cli("solve", "--help", "--lang=sv")[1]


def test_swedish_is_spoken_unless_another_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], {}) == Exit.FINE
    assert capsys.readouterr().out.startswith("Användning: portfolj")


def test_solve_as_json_is_one_line_with_all_scenarios(cli: Run, tiny: Path) -> None:
    code, out, _ = cli("solve", tiny, "--json")
    assert (code, out.count("\n")) == (Exit.FINE, 1)
    document = json.loads(out)
    assert list(document) == ["format", "case", "results", "receipt"]
    assert [(one["scenario"], one["status"], one["check"]["holds"]) for one in document["results"]] == [
        ("base", "proven", True),
        ("less", "proven", True),
        ("without", "proven", True),
    ]


def test_scenarios_are_answered_in_the_order_asked_for(cli: Run, tiny: Path) -> None:
    _, out, _ = cli("solve", tiny, "--json", "--scenario", "less", "--scenario", "base")
    assert [one["scenario"] for one in json.loads(out)["results"]] == ["less", "base"]


def test_compare_as_json_has_a_place_for_each_scenario(cli: Run, tiny: Path) -> None:
    code, out, _ = cli("compare", tiny, "--json")
    document = json.loads(out)
    assert (code, out.count("\n"), document["scenarios"]) == (Exit.FINE, 1, ["base", "less", "without"])
    assert all(list(one["in"]) == ["base", "less", "without"] for one in document["initiatives"])
    assert all(list(one["by"]) == ["base", "less", "without"] for one in document["members"])


def test_rank_as_json_has_nested_levels(cli: Run, tiny: Path) -> None:
    code, out, _ = cli("rank", tiny, "--json")
    document = json.loads(out)
    assert (code, out.count("\n"), document["scenario"], document["status"]) == (Exit.FINE, 1, "base", "proven")
    sets = [{one["id"] for one in level["chosen"]} for level in document["levels"]]
    assert all(smaller <= larger for smaller, larger in pairwise(sets))
    assert {row["id"] for row in document["rows"]} == sets[-1]


def test_a_scenario_without_portfolio_ends_in_three_and_the_others_are_answered(cli: Run, folder: Callable[[Case], Path]) -> None:
    path = folder(tiny_case())
    code, out, _ = cli("solve", path, "--json")
    statuses = {one["scenario"]: one["status"] for one in json.loads(out)["results"]}
    assert (code, statuses) == (Exit.NO_PORTFOLIO, {"base": "proven", "all_in": "infeasible", "less": "proven", "without": "proven"})
    assert cli("compare", path)[0] == Exit.NO_PORTFOLIO


def test_a_rule_that_fails_alone_is_named_in_words(cli: Run, folder: Callable[[Case], Path]) -> None:
    code, out, _ = cli("solve", folder(undecidable()))
    assert code == Exit.NO_PORTFOLIO
    assert "There is no portfolio that meets all rules.\n  What is decided costs more than 'Own' holds in 2027.\n" in out


@pytest.mark.parametrize(
    ("columns", "who", "enters"), [(80, "2", "Comes in at 1,300,000\u00a0kr."), (100, "Hjo and Tibro [red]", "1,300,000")]
)
def test_a_list_tells_who_takes_part_where_there_is_room_and_always_where_the_reserve_enters(
    columns: int, who: str, enters: str, cli: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LINES", "50")
    lines = cli("rank", tiny)[1].splitlines()
    assert f"  {who}  " in next(line for line in lines if "Biblioteksapp" in line)
    assert enters.replace("\u00a0", " ") in " ".join(" ".join(lines).replace("\u00a0", " ").split())


def test_a_list_without_portfolio_ends_in_three_and_writes_nothing(cli: Run, folder: Callable[[Case], Path], tmp_path: Path) -> None:
    code, out, _ = cli("rank", folder(undecidable()), "--csv", tmp_path / "list.csv")
    assert (code, (tmp_path / "list.csv").exists()) == (Exit.NO_PORTFOLIO, False)
    assert "There is no portfolio that meets all rules." in out


def test_no_answer_within_the_limit_ends_in_four(cli: Run, tiny: Path) -> None:
    for command in ("solve", "rank"):
        code, out, _ = cli(command, tiny, "--scenario", "base", "--time-limit", "0.000000001")
        assert code == Exit.NO_ANSWER
        assert "No portfolio was found within the limit; allow more. The search was stopped by the time limit." in " ".join(out.split())


def test_many_scenarios_stand_under_their_numbers(cli: Run, folder: Callable[[Case], Path]) -> None:
    scenarios = [{"id": f"a-long-name-{number}", "name": "One more"} for number in range(5)]
    _, out, _ = cli("compare", folder(a_case(initiatives=[an_initiative("i")], scenarios=scenarios)))
    assert "6. One more (a-long-name-4)" in out
    heading = next(line.split() for line in out.splitlines() if line.strip().startswith("Initiative"))
    assert heading == ["Initiative", "1", "2", "3", "4", "5", "6"]


def test_names_with_markup_and_control_signs_are_only_text(cli: Run, folder: Callable[[Case], Path]) -> None:
    name = "[bold red]Fritt[/] [link=file:///x]\u202eover\u202c"
    _, out, err = cli("solve", folder(a_case(initiatives=[an_initiative("i") | {"name": name}])))
    assert "[bold red]Fritt[/]" in " ".join(out.split())
    assert "\u202e" not in out + err
    assert "\x1b" not in out + err


def test_the_share_of_made_up_values_stands_first(cli: Run, tiny: Path) -> None:
    for command in ("solve", "compare", "rank"):
        assert cli(command, tiny)[1].startswith("Example: 6 of 41\u00a0values are made up.\n")


def test_a_case_without_made_up_values_does_not_speak_of_them(cli: Run, folder: Callable[[Case], Path]) -> None:
    assert "made up" not in cli("solve", folder(a_case(initiatives=[an_initiative("i")])))[1]


def test_a_list_is_written_where_it_was_asked_for(cli: Run, tiny: Path, tmp_path: Path) -> None:
    code, out, _ = cli("rank", tiny, "--csv", tmp_path / "list.csv", "--md", tmp_path / "list.md")
    assert code == Exit.FINE
    assert (tmp_path / "list.csv").read_bytes().startswith(b"\xef\xbb\xbfPlace,")
    assert (tmp_path / "list.md").read_text("utf-8").startswith("# Ranked list: Tre kommuner\n")
    assert out.count("Written:") == 2


def test_a_list_that_cannot_be_written_is_told_by_its_name(cli: Run, tiny: Path, tmp_path: Path) -> None:
    code, _, err = cli("rank", tiny, "--csv", tmp_path / "nowhere" / "list.csv")
    assert code == Exit.WRONG_INPUT
    assert str(tmp_path / "nowhere" / "list.csv") in err


def test_seal_says_what_has_changed_before_it_accepts_it(cli: Run, tiny: Path) -> None:
    with (tiny / "budgets.csv").open("r+", encoding="utf-8") as table:
        text = table.read().replace("500000", "600000")
        table.seek(0)
        table.write(text)
    refused, sealed, after = cli("check", tiny), cli("seal", tiny), cli("check", tiny)
    assert (refused[0], sealed[0], after[0]) == (Exit.WRONG_INPUT, Exit.FINE, Exit.FINE)
    assert "portfolj seal" in refused[2]
    assert sealed[1].startswith("budgets.csv has changed: rows 2 as before")
    assert cli("seal", tiny)[1] == "Nothing has changed; the tables are sealed already.\n"


def test_schema_prints_json(cli: Run) -> None:
    code, out, _ = cli("schema")
    assert (code, json.loads(out)["title"]) == (Exit.FINE, "Case")


def test_a_case_as_one_file_gives_the_same_answer(cli: Run, tiny: Path, tmp_path: Path) -> None:
    file = tmp_path / "tiny.json"
    write_json(tiny_case(scenarios=[]), file)
    of_file = json.loads(cli("solve", file, "--json")[1])["results"][0]
    of_folder = json.loads(cli("solve", tiny, "--scenario", "base", "--json")[1])["results"][0]
    assert of_file == of_folder


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from portfolj.cli.main import run; run(['--help'], {});"
        "print(sorted({'pydantic', 'pandas', 'pulp', 'highspy', 'streamlit', 'rich.console', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    code = "from portfolj.cli import app; app()"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-c", code, "schema"], cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_list_of_what_fits_at_every_level_costs_nothing(cli: Run, folder: Callable[[Case], Path]) -> None:
    code, out, _ = cli("rank", folder(tiny_case(initiatives=[a_proposal("one", "En", kronor=1, points=1)], scenarios=[])), "--free")
    assert code == Exit.FINE
    assert "One list for all levels costs nothing" in out
