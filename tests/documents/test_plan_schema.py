"""The published schema of a plan.

`portfolj schema plan > docs/plan.schema.json` writes it anew; read the difference before you keep it.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolj.cli.exits import Exit
from portfolj.results.plan import Plan, plan_schema, plan_text
from tests.documents.sheet_plans import small

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
PAGE = Path(__file__).parents[2] / "docs" / "plan.schema.json"


def test_the_page_says_what_the_code_says() -> None:
    assert json.loads(PAGE.read_text("utf-8")) == plan_schema()


def test_the_command_prints_the_page(cli: Run) -> None:
    assert cli("schema", "plan") == (Exit.FINE, PAGE.read_text("utf-8"), "")


def test_the_schema_knows_every_key_of_a_plan() -> None:
    assert set(json.loads(plan_text(small()))) == set(plan_schema()["properties"]) == set(Plan.model_fields)


@pytest.mark.parametrize("of", ["", "result", "Plan"])
def test_there_is_no_schema_of_anything_else(of: str, cli: Run) -> None:
    code, out, err = cli("schema", of)
    assert (code, out) == (Exit.WRONG_INPUT, "")
    assert "choose one of case and plan" in err
