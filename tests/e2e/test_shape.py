"""The shape of the screen's code: thin pages, one place for what a visitor has asked for."""

import ast
from pathlib import Path

UI = Path(__file__).parents[2] / "portfolj" / "ui"
CHARTS = UI.parent / "charts"
PAGES = sorted((UI / "pages").glob("*.py"))
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)


def test_a_page_has_under_80_lines() -> None:
    assert [page.name for page in PAGES if len(page.read_text("utf-8").splitlines()) >= 80] == []


def test_a_page_does_no_arithmetic() -> None:
    trees = {page.name: ast.parse(page.read_text("utf-8")) for page in PAGES}
    assert [
        name for name, tree in trees.items() for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, ARITHMETIC)
    ] == []


def test_what_a_session_remembers_is_touched_in_one_module() -> None:
    assert [path.name for path in UI.rglob("*.py") if "session_state" in path.read_text("utf-8") and path.name != "state.py"] == []


def test_a_chart_knows_no_streamlit_and_solves_nothing() -> None:
    charts = [path.read_text("utf-8") for path in CHARTS.glob("*.py")]
    assert [text for text in charts if "import streamlit" in text or "portfolj.workflow" in text or "portfolj.domain" in text] == []
