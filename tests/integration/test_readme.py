"""What the README promises runs as it stands there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
COMMANDS = re.findall(r"^\.venv/bin/portfolj +(\w+)", README, flags=re.MULTILINE)


def test_the_ten_lines_of_python_print_a_proven_answer_and_the_ledger(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (lines,) = PYTHON
    exec(compile(lines, "README.md", "exec"), {})  # noqa: S102
    said = capsys.readouterr().out
    assert said.startswith("proven\n")
    assert "Gullspång" in said


def test_the_python_example_is_about_ten_lines() -> None:
    assert len([line for line in PYTHON[0].splitlines() if line]) <= 10


def test_every_command_is_shown_and_no_other() -> None:
    every = "check solve compare explain alternatives conflict rank verify wheel gaps followup seal schema"
    assert set(COMMANDS) == set(every.split())


def test_every_document_that_is_linked_exists() -> None:
    links = re.findall(r"\]\(([^):]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
