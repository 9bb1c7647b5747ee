"""The page about the file format against the code: it names every column and key, and its examples are one case that opens."""

import re
from pathlib import Path

import pytest

from portfolj.domain.case import Admission, Case, Level
from portfolj.domain.decision import Decision, Deviation
from portfolj.domain.gives import Gives
from portfolj.domain.initiative import Description
from portfolj.domain.outcome import Outcome
from portfolj.domain.participation import Parties
from portfolj.domain.rules import Rules
from portfolj.domain.scenario import Scenario
from portfolj.domain.steering import Steering
from portfolj.domain.takes import Takes
from portfolj.domain.work_plan import WorkPlan
from portfolj.exchange import read_case, seal
from portfolj.exchange.tables import TABLES, Table

PAGE = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0].strip(): part for part in re.split(r"^#{2,3} ", PAGE, flags=re.MULTILINE)}
TABLE_KEYS = {table.path[0] for table in TABLES if not table.nested}


def columns(section: str) -> list[str]:
    return re.findall(r"^\| `(\w+)`", SECTIONS[section], flags=re.MULTILINE)


def example(section: str) -> str:
    found = re.search(r"```(?:csv|yaml)\n(.*?)```", SECTIONS[section], flags=re.DOTALL)
    assert found, section
    return found[1]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_page_names_exactly_the_columns_of_each_table_in_their_order(table: Table) -> None:
    assert columns(table.file) == list(table.header)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_page_marks_exactly_the_required_columns(table: Table) -> None:
    assert set(re.findall(r"^\| `(\w+)` \(required\)", SECTIONS[table.file], flags=re.MULTILINE)) == table.required


def test_the_page_names_every_key_of_case_yaml() -> None:
    assert set(columns("case.yaml")) | TABLE_KEYS | {"scenarios", "decisions"} == set(Case.model_fields) | {"files"}


def test_the_page_names_every_key_of_rules_and_scenarios() -> None:
    rules = set(columns("rules")) | {"refused"}
    assert rules == set(Rules.model_fields)
    assert set(columns("Scenarios")) | {"refused"} == set(Scenario.model_fields)
    assert set(columns("Decisions")) == set(Decision.model_fields)
    assert all(f"`{field}`" in SECTIONS["Decisions"] for field in Deviation.model_fields)


def test_the_page_names_every_field_of_admission_and_levels() -> None:
    for field in (*Admission.model_fields, *Level.model_fields):
        assert f"`{field}`" in SECTIONS["case.yaml"]


@pytest.mark.parametrize(
    ("group", "row"),
    [
        ("what", Description),
        ("gives", Gives),
        ("takes", Takes),
        ("parties", Parties),
        ("steering", Steering),
        ("plan", WorkPlan),
        ("outcome", Outcome),
    ],
)
def test_the_page_names_every_field_of_each_group(group: str, row: type[Description]) -> None:
    found = re.search(rf"^\| `{group}` \| (.*) \|$", SECTIONS["One JSON file"], flags=re.MULTILINE)
    assert found
    assert set(re.findall(r"`(\w+)`", found[1])) | {"provenance", "source"} == set(row.model_fields)


def test_the_examples_of_the_page_are_one_case_without_faults(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "less.yaml").write_text(example("Decisions"), encoding="utf-8")
    (tmp_path / "case.yaml").write_text(example("rules"), encoding="utf-8")
    (tmp_path / "scenarios" / "less.yaml").write_text(example("Scenarios"), encoding="utf-8")
    for table in TABLES:
        (tmp_path / table.file).write_text(example(table.file), encoding="utf-8")
    seal(tmp_path)

    found = read_case(tmp_path)

    assert found.faults == ()
    assert found.case.initiatives[0].gives.contributions
