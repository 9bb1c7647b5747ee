"""Plans held against their case from the shell: those that documents carry, and fingerprints that files state."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portfolj.cli.exits import Exit
from portfolj.domain.case import Case
from tests.documents.carriers import CARRIERS
from tests.documents.sheet_plans import decided_case

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
STATING = {"csv": "csv", "csv-machine": "csv", "md": "md", "ics": "ics"}


@pytest.fixture
def case(folder: Callable[[Case], Path]) -> Path:
    """The small case as the model answers it."""
    return folder(decided_case(decisions=[]))


@pytest.fixture
def departing(folder: Callable[[Case], Path]) -> Path:
    """The small case with a decision that departs from the model."""
    return folder(decided_case(id="departing"))


@pytest.fixture
def exported(cli: Run, tmp_path: Path) -> Callable[..., Path]:
    """Export a case."""

    def export(case: Path, to: str) -> Path:
        file = tmp_path / f"plan.{to.partition('-')[0]}"
        assert cli("export", case, "--to", to, "--out", file)[0] == Exit.FINE
        return file

    return export


def carrying(kind: str, plan: dict[str, Any], folder: Path) -> Path:
    """A document of a kind that carries a plan."""
    file = folder / f"carrying.{kind}"
    file.write_bytes(CARRIERS[kind](json.dumps(plan)))
    return file


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_what_was_exported_holds_and_it_is_said_what_was_checked(kind: str, cli: Run, case: Path, exported: Callable[..., Path]) -> None:
    code, out, err = cli("verify", exported(case, kind), case)
    said = " ".join(out.split())
    assert (code, err) == (Exit.FINE, "")
    assert said.startswith("All holds: the answer of scenario 'base', the list made again with its places and its reserve, and the numbers")
    assert "carries as data, and not the text that people read in it." in said
    assert "Not checked" not in said


@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_a_plan_with_departures_holds_in_every_language(language: str, cli: Run, departing: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    assert cli("export", departing, "--to", "json", "--out", file, language=language)[0] == Exit.FINE
    code, out, err = cli("verify", file, departing)
    assert (code, err) == (Exit.FINE, "")
    assert "the list made again" in " ".join(out.split())


@pytest.mark.parametrize("kind", CARRIERS)
def test_one_krona_more_in_what_a_document_carries_falls(
    kind: str, cli: Run, case: Path, exported: Callable[..., Path], tmp_path: Path
) -> None:
    plan = json.loads(exported(case, "json").read_text("utf-8"))
    assert cli("verify", carrying(kind, plan, tmp_path), case)[0] == Exit.FINE
    plan["rows"][0]["kronor"] += 1
    code, out, err = cli("verify", carrying(kind, plan, tmp_path), case)
    assert (code, out) == (Exit.CHECK_FAILED, "The answer does not hold.\n")
    assert f"rows.0.kronor says {plan['rows'][0]['kronor']}; it comes to {plan['rows'][0]['kronor'] - 1}." in err


def in_answer(plan: dict[str, Any]) -> None:
    """One krona more in the answer."""
    plan["result"]["results"][0]["chosen"][0]["money"] += 1


TAMPERED: dict[str, Callable[[dict[str, Any]], object]] = {
    "answer": in_answer,
    "fingerprint": lambda plan: plan.update(result_digest="0" * 64),
    "frame": lambda plan: plan.update(frame=plan["frame"] + 1),
    "used": lambda plan: plan["frames"][0].update(used=plan["frames"][0]["used"] + 1),
    "paid": lambda plan: plan["rows"][0]["money"][0]["years"].update({"2027": 1}),
    "hours": lambda plan: plan["rows"][0].update(hours=plan["rows"][0]["hours"] + 1),
    "start": lambda plan: plan["rows"][0].update(start=plan["rows"][0]["start"] + 1),
    "participants": lambda plan: plan["rows"][0]["participants"].pop(),
    "id": lambda plan: plan["rows"][0].update(id="other"),
    "name": lambda plan: plan["rows"][0].update(name="Other"),
    "side": lambda plan: plan["rows"][0].update(side="reserve"),
    "row": lambda plan: plan["rows"].pop(0),
    "member": lambda plan: plan["members"][0].update(benefit="999.000"),
    "undertaking": lambda plan: plan["undertakings"].pop(),
    "goal": lambda plan: plan["goals"][0].update(points="999.000"),
    "left_out": lambda plan: plan["left_out"].clear(),
    "sentence": lambda plan: plan.update(in_short="All is well."),
    "reached": lambda plan: plan["how_reached"].__setitem__(1, "The benefit is 999 points."),
    "scenario": lambda plan: plan["scenario"].update(id="less"),
    "language": lambda plan: plan.update(language="xx"),
    "shape": lambda plan: plan["rows"][0].pop("kronor"),
    "status": lambda plan: plan.update(status="infeasible"),
    "rank": lambda plan: plan["rows"][0].update(rank=plan["rows"][1]["rank"]),
    "shared": lambda plan: plan["rows"][0].update(shared=not plan["rows"][0]["shared"]),
    "order": lambda plan: plan["rows"].insert(0, plan["rows"].pop(1)),
    "enters at": lambda plan: plan["rows"][-1].update(enters_at=plan["rows"][-1]["enters_at"] - 1),
    "why": lambda plan: plan["rows"][0].update(why="It is dear to us."),
    "list": lambda plan: plan["how_reached"].__setitem__(4, "The model's list: At most 1 % from the best."),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_plan_that_was_tampered_with_falls(what: str, cli: Run, case: Path, exported: Callable[..., Path], tmp_path: Path) -> None:
    plan = json.loads(exported(case, "json").read_text("utf-8"))
    TAMPERED[what](plan)
    code, _, err = cli("verify", carrying("json", plan, tmp_path), case)
    assert code == Exit.CHECK_FAILED
    assert err


@pytest.mark.parametrize("field", ["standing", "broken", "used", "reason"])
def test_what_a_plan_with_departures_claims_falls_where_it_does_not_follow(
    field: str, cli: Run, departing: Path, exported: Callable[..., Path], tmp_path: Path
) -> None:
    plan = json.loads(exported(departing, "json").read_text("utf-8"))
    moved = next(row for row in plan["rows"] if row["side"] == "taken_in")
    changes: dict[str, Callable[[], object]] = {
        "standing": lambda: plan.update(standing="fails"),
        "broken": lambda: plan.update(broken=["Something."]),
        "used": lambda: plan.update(used=plan["used"] - 1),
        "reason": lambda: moved.update(reason="Other"),
    }
    changes[field]()
    assert cli("verify", carrying("json", plan, tmp_path), departing)[0] == Exit.CHECK_FAILED


def test_a_plan_of_an_edited_case_falls(cli: Run, case: Path, exported: Callable[..., Path], folder: Callable[[Case], Path]) -> None:
    file = exported(case, "json")
    folder(decided_case(decisions=[], hour_value=501))
    code, _, err = cli("verify", file, case)
    assert code == Exit.CHECK_FAILED
    assert "digest" in err


def test_the_case_of_a_plan_is_found_by_its_id(
    cli: Run, case: Path, exported: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported(case, "xlsx")
    monkeypatch.chdir(case)
    assert cli("verify", file)[0] == Exit.FINE


@pytest.mark.parametrize("kind", STATING)
@pytest.mark.parametrize("answer", ["solve", "json", "xlsx"])
def test_a_stated_fingerprint_is_held_against_an_answer(
    answer: str, kind: str, cli: Run, case: Path, exported: Callable[..., Path], tmp_path: Path
) -> None:
    file = exported(case, kind)
    result = tmp_path / "answer.json" if answer == "solve" else exported(case, answer)
    if answer == "solve":
        result.write_text(cli("solve", case, "--json")[1], "utf-8")
    code, out, err = cli("verify", file, case, "--result", result)
    assert (code, err) == (Exit.FINE, "")
    assert "The fingerprint is that of the answer of scenario 'base'" in " ".join(out.split())
    assert "and not its rows and words." in " ".join(out.split())


def test_a_fingerprint_of_another_answer_falls(cli: Run, case: Path, exported: Callable[..., Path], tmp_path: Path) -> None:
    result = tmp_path / "answer.json"
    result.write_text(cli("solve", case, "--scenario", "less", "--json")[1], "utf-8")
    code, _, err = cli("verify", exported(case, "md"), case, "--result", result)
    assert code == Exit.CHECK_FAILED
    assert "is that of no answer in" in err


def test_an_answer_that_does_not_hold_falls_though_its_fingerprint_fits(
    cli: Run, case: Path, exported: Callable[..., Path], folder: Callable[[Case], Path]
) -> None:
    file, result = exported(case, "csv"), exported(case, "json")
    folder(decided_case(decisions=[], hour_value=501))
    assert cli("verify", file, case, "--result", result)[0] == Exit.CHECK_FAILED


@pytest.mark.parametrize("kind", ["csv", "md", "ics"])
def test_a_fingerprint_without_an_answer_is_asked_for_one(kind: str, cli: Run, case: Path, exported: Callable[..., Path]) -> None:
    code, out, err = cli("verify", exported(case, kind), case)
    assert (code, out) == (Exit.WRONG_INPUT, "")
    assert "--result RESULT.json" in err


def test_a_result_beside_a_document_that_carries_its_own_is_refused(cli: Run, case: Path, exported: Callable[..., Path]) -> None:
    file = exported(case, "json")
    code, _, err = cli("verify", file, case, "--result", file)
    assert code == Exit.WRONG_INPUT
    assert "leave out --result" in err


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.csv", "a.ics"])
def test_a_damaged_document_ends_in_two(name: str, cli: Run, case: Path, tmp_path: Path) -> None:
    content = {"docx": b"PK\x03\x04", "pdf": b"%PDF-1.7"}.get(name.partition(".")[2], b"\0")
    (tmp_path / name).write_bytes(content)
    code, out, err = cli("verify", tmp_path / name, case, *(["--result", tmp_path / name] if content == b"\0" else []))
    assert (code, out) == (Exit.WRONG_INPUT, "")
    assert name in err


@pytest.mark.parametrize("text", ['{"format": "portfolj-plan/1"}', '{"format": "portfolj-plan/1", "case": {}}'])
def test_what_is_no_plan_ends_in_two(text: str, cli: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text, "utf-8")
    assert cli("verify", tmp_path / "a.json", case)[0] == Exit.WRONG_INPUT


def test_one_who_stands_in_the_reserve_cannot_be_left_away(cli: Run, case: Path, exported: Callable[..., Path], tmp_path: Path) -> None:
    plan = json.loads(exported(case, "json").read_text("utf-8"))
    gone = plan["rows"].pop()
    assert gone["side"] == "reserve"
    plan["left_out"].append({"id": gone["id"], "name": gone["name"], "why": "It is in the list at no level of money."})
    assert cli("verify", carrying("json", plan, tmp_path), case)[0] == Exit.CHECK_FAILED


@pytest.mark.parametrize("field", ["list_stopped_by", "limit"])
def test_where_a_limit_ends_the_search_the_places_are_said_not_to_be_checked(
    field: str, cli: Run, case: Path, exported: Callable[..., Path], tmp_path: Path
) -> None:
    plan = json.loads(exported(case, "json").read_text("utf-8"))
    if field == "list_stopped_by":
        plan[field] = "time_limit"
    limit = ["--time-limit", "0.000001"] if field == "limit" else []
    code, out, _ = cli("verify", carrying("json", plan, tmp_path), case, *limit)
    assert code == Exit.FINE
    assert "Not checked, since a limit ended the search: the places of the list" in " ".join(out.split())


def test_what_has_changed_since_the_last_plan_is_said_not_to_be_checked(
    cli: Run, case: Path, exported: Callable[..., Path], tmp_path: Path
) -> None:
    file = tmp_path / "since.json"
    assert cli("export", case, "--to", "json", "--since", exported(case, "json"), "--out", file)[0] == Exit.FINE
    code, out, err = cli("verify", file, case)
    assert (code, err) == (Exit.FINE, "")
    assert "what has changed since the last plan" in " ".join(out.split())
