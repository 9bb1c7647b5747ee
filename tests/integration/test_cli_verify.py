"""A stored answer held against its case from the shell."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portfolj.cli.exits import Exit
from portfolj.domain.case import Case
from portfolj.exchange import write_case, write_json
from tests.tiny import tiny_case

pytest_plugins = ["tests.shell"]
ROOT = Path(__file__).parents[2]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def stored(cli: Run, tiny: Path, tmp_path: Path) -> Path:
    """An answer to the small case, as solve --json printed it."""
    file = tmp_path / "answer.json"
    file.write_text(cli("solve", tiny, "--json")[1], "utf-8")
    return file


def altered(file: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """The answer with a change in it."""
    document = json.loads(file.read_text("utf-8"))
    change(document)
    file.write_text(json.dumps(document), "utf-8")
    return file


def test_an_answer_as_it_was_printed_holds(cli: Run, stored: Path, tiny: Path) -> None:
    code, out, err = cli("verify", stored, tiny)
    assert (code, err) == (Exit.FINE, "")
    said = " ".join(out.split())
    assert said.startswith("All holds: 3 scenarios checked in whole kronor and hours. Taken from the document, and not proven here:")


def test_a_document_without_results_is_no_document_of_results(cli: Run, stored: Path, tiny: Path) -> None:
    content = json.loads(stored.read_text("utf-8"))
    stored.write_text(json.dumps(content | {"results": []}), "utf-8")
    assert cli("verify", stored, tiny)[0] == Exit.WRONG_INPUT


def test_what_does_not_hold_is_told_by_the_exit_code_even_when_nobody_reads_the_output(stored: Path, tiny: Path) -> None:
    content = json.loads(stored.read_text("utf-8"))
    content["results"][0]["value"] = "999.000"
    stored.write_text(json.dumps(content), "utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        command = [sys.executable, "-c", "from portfolj.cli import app; app()", "verify", str(stored), str(tiny)]
        done = subprocess.run(command, cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == Exit.CHECK_FAILED


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one["results"][0].update(value="999.000"),
        lambda one: one["results"][0].update(status="best"),
        lambda one: one["results"][0].pop("chosen"),
        lambda one: one["results"][0]["chosen"].pop(),
        lambda one: one["results"][0]["chosen"][0].update(money=1),
        lambda one: one["results"][0]["members"][0].update(hours="many"),
        lambda one: one["case"].update(digest="0" * 64),
        lambda one: one["results"].append(one["results"][0]),
    ],
    ids=["value", "status", "missing", "choice", "money", "hours", "digest", "twice"],
)
def test_a_tampered_answer_ends_in_one(change: Callable[[dict[str, Any]], None], cli: Run, stored: Path, tiny: Path) -> None:
    code, _, err = cli("verify", altered(stored, change), tiny)
    assert code == Exit.CHECK_FAILED
    assert err


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"format": "other/1"}', "\0"])
def test_what_is_no_answer_ends_in_two(content: str, cli: Run, tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "answer.json").write_text(content, "utf-8")
    code, out, err = cli("verify", tmp_path / "answer.json", tiny)
    assert (code, out) == (Exit.WRONG_INPUT, "")
    assert "answer.json" in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"format":\n}', "Svaret är inte riktig JSON på rad 2, tecken 1; lös underlaget på nytt."),
        ("[]", "Här står [...], som portfolj inte skriver; lös underlaget på nytt."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_file_in_the_language_asked_for(content: str, said: str, cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text(content, "utf-8")
    assert cli("verify", file, language="sv")[2] == f"{file}: {said}\n"


def test_a_part_that_was_altered_is_told_with_its_file_and_keys(cli: Run, stored: Path, tiny: Path) -> None:
    altered(stored, lambda one: one["results"][0]["chosen"][0].pop("start"))
    err = cli("verify", stored, tiny, language="sv")[2]
    assert err == f"{stored} [results.0.chosen.0.start]: ”start” saknas; lös underlaget på nytt.\n"


def test_an_altered_benefit_is_told_in_points_as_solve_shows_it(cli: Run, stored: Path, tiny: Path) -> None:
    altered(stored, lambda one: one["results"][0]["objectives"][0].update(value="999.000"))
    shown = next(line.rpartition("  ")[2].strip() for line in cli("solve", tiny, language="sv")[1].splitlines() if "Total nytta" in line)
    err = cli("verify", stored, tiny, language="sv")[2]
    assert f"total_benefit sägs vara 999\u00a0poäng; portföljen blir {shown}." in err
    assert f"gränsen {shown} för total_benefit är under värdet 999\u00a0poäng." in err


def test_a_missing_answer_ends_in_two(cli: Run, tmp_path: Path) -> None:
    code, _, err = cli("verify", tmp_path / "nothing.json")
    assert code == Exit.WRONG_INPUT
    assert "nothing.json" in err


def test_an_edited_case_is_another_case(cli: Run, stored: Path, folder: Callable[[Case], Path], tiny: Path) -> None:
    folder(tiny_case(hour_value=501))
    code, _, err = cli("verify", stored, tiny)
    assert code == Exit.CHECK_FAILED
    assert "digest" in err


@pytest.mark.parametrize("place", ["tiny", "scenarios/tiny", "scenarios/other_name"])
def test_the_case_is_found_by_its_id(place: str, cli: Run, stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "here"
    where = here / place
    where.parent.mkdir(parents=True, exist_ok=True)
    write_case(tiny_case(scenarios=[one for one in tiny_case().scenarios if one.id != "all_in"]), where)
    monkeypatch.chdir(here)
    assert cli("verify", stored)[0] == Exit.FINE


def test_the_case_is_found_as_one_file(cli: Run, stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "here"
    here.mkdir()
    write_json(tiny_case(scenarios=[one for one in tiny_case().scenarios if one.id != "all_in"]), here / "tiny.json")
    monkeypatch.chdir(here)
    assert cli("verify", stored)[0] == Exit.FINE


def test_a_case_that_is_not_found_is_asked_for(cli: Run, stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    code, _, err = cli("verify", stored)
    assert code == Exit.WRONG_INPUT
    assert "'tiny' is neither in the current folder nor in 'scenarios'" in err
