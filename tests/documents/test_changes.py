"""What has changed since the last plan, against plans changed by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portfolj.cli.exits import Exit
from portfolj.compare.plans import plan_changes
from portfolj.exchange.plan.changes import what_changed
from portfolj.exchange.plan.formats import FORMATS
from portfolj.exchange.plan.making import make_plan
from portfolj.exchange.write import write_case
from portfolj.results.decided import Side
from portfolj.results.plan import Named, Plan, plan_text, read_plan
from portfolj.text import Language, render
from tests.documents.plans import decided_case, decided_plan, worked_out
from tests.e2e.small_case import HOSTILE

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
NOW = decided_plan()


def then(plan: Plan = NOW, **changes: dict[str, Any] | None) -> Plan:
    """The plan with rows changed or, where None, taken away."""
    rows = (row.model_copy(update=changes.get(row.id) or {}) for row in plan.rows if changes.get(row.id, {}) is not None)
    return plan.model_copy(update={"rows": tuple(rows)})


def told(earlier: Plan, later: Plan = NOW) -> list[str]:
    return [render(one, Language.SWEDISH).replace("\u00a0", " ") for one in what_changed(earlier, later)]


def test_the_same_plan_has_no_changes() -> None:
    assert plan_changes(NOW, NOW).none
    assert told(NOW) == ["Inget har ändrats sedan förra planen."]


def test_what_was_not_in_the_last_plan_is_new() -> None:
    assert told(then(arkiv=None)) == [
        "Sedan förra planen: nya 1, avslutade 0, inte längre med 0, ändrade 0.",
        "Ny: E-arkiv, från 2027, 400 000 kr.",
    ]


def test_what_was_in_reserve_or_taken_out_is_new_when_it_is_decided() -> None:
    assert [row.id for row in plan_changes(then(arkiv={"side": Side.RESERVE}), NOW).new] == ["arkiv"]
    assert [row.id for row in plan_changes(then(arkiv={"side": Side.TAKEN_OUT}), NOW).new] == ["arkiv"]


def test_what_had_come_to_its_end_has_ended_and_what_would_go_on_is_no_longer_in() -> None:
    earlier = then(bibliotek={"side": Side.WITHIN, "start": 2025, "end": 2026}, app={"side": Side.WITHIN})
    found = plan_changes(earlier, NOW)
    assert ([row.id for row in found.ended], [row.id for row in found.dropped]) == (["bibliotek"], ["app"])
    assert told(earlier)[1:] == ["Avslutad: Bibliotek, som planerat.", "Inte längre med: En app."]


def test_another_start_other_money_and_other_participants_are_told_by_name() -> None:
    more = (*NOW.rows[0].participants[:2], Named(id="fjord", name="Fjordby"))
    earlier = then(arkiv={"start": 2026, "kronor_by_year": {2026: 1, 2027: 350_000}, "participants": more})
    assert told(earlier)[1:] == [
        "Flyttad: E-arkiv börjar 2027; det var 2026.",
        "Pengar: E-arkiv kostar 400 000 kr under de år som båda planerna gäller; det var 350 000 kr.",
        "Deltagare: Litenby går med i E-arkiv.",
        "Deltagare: Fjordby lämnar E-arkiv.",
    ]


def test_years_that_only_one_plan_speaks_of_are_no_change_of_money() -> None:
    longer = NOW.model_copy(update={"years": (2026, 2027)})
    assert plan_changes(then(longer, arkiv={"kronor_by_year": {2026: 5, 2027: 400_000}}), NOW).none


def test_another_frame_is_told() -> None:
    earlier = then(arkiv=None).model_copy(update={"frame": 900_000})
    assert told(earlier)[1] == "De egna ramarna är 1 000 000 kr; de var 900 000 kr."


def test_it_stands_in_the_document_and_names_stay_text() -> None:
    plan = make_plan(worked_out(decided_case()), Language.SWEDISH, since=then(hostile=None))
    text = FORMATS["md"](plan).decode()
    assert "## Sedan förra verksamhetsplanen" in text
    assert f"Ny: {HOSTILE}" in plan.since[1]
    assert "](http://" not in text


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """The last plan in a file, in which E-arkiv was not."""
    file = tmp_path / "last.json"
    file.write_text(plan_text(then(arkiv=None)), "utf-8")
    return file


def test_the_command_tells_what_has_changed_between_two_files(cli: Run, last: Path, tmp_path: Path) -> None:
    (tmp_path / "now.docx").write_bytes(FORMATS["docx"](NOW))
    code, out, err = cli("changes", last, tmp_path / "now.docx", language="sv")
    assert (code, err) == (Exit.FINE, "")
    assert "Ny: E-arkiv, från 2027, 400 000 kr." in " ".join(out.split())


def test_an_export_takes_up_what_has_changed_since_the_last_plan(cli: Run, last: Path, tmp_path: Path) -> None:
    write_case(decided_case(), tmp_path / "case")
    assert cli("export", tmp_path / "case", "--to", "json", "--since", last, "--out", tmp_path / "now.json")[0] == Exit.FINE
    assert len(read_plan((tmp_path / "now.json").read_text("utf-8")).since) == 2


def test_a_file_without_a_plan_is_refused_by_name(cli: Run, last: Path) -> None:
    code, out, err = cli("changes", last, Path(__file__))
    assert (code, out) == (Exit.WRONG_INPUT, "")
    assert Path(__file__).name in err
