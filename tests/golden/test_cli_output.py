"""What the command line prints for people, in files that a person can read.

`python -m tests.golden.test_cli_output` writes the files anew; read the difference before you keep it.
"""

import contextlib
import io
import tempfile
from pathlib import Path

import pytest

from portfolj.cli.main import run
from portfolj.exchange import write_case
from tests.tiny import tiny_case
from tests.wheel_case import wheel_case

FILES = Path(__file__).parent / "cli"
COMMANDS = {
    "help": ("--help",),
    "help_of_import": ("import", "--help"),
    "help_of_rank": ("rank", "--help"),
    "help_of_db": ("db", "--help"),
    "help_of_wheel": ("wheel", "--help"),
    "help_of_gaps": ("gaps", "--help"),
    "check": ("check", "CASE"),
    "solve": ("solve", "CASE", "--members"),
    "solve_uses": ("solve", "CASE", "--uses"),
    "compare": ("compare", "CASE"),
    "rank": ("rank", "CASE"),
    "rank_free": ("rank", "CASE", "--free", "--scenario", "less"),
    "gaps": ("gaps", "WHEEL", "--on", "2026-11-28"),
    "wheel": ("wheel", "WHEEL"),
    "wheel_of_a_year": ("wheel", "WHEEL", "--year", "2021", "--body", "directors"),
}
LANGUAGES = ("sv", "en")
CASES = {"CASE": tiny_case, "WHEEL": wheel_case}


def printed(folder: Path, name: str, language: str) -> str:
    """The standard output of a command on a small case."""
    for case, make in CASES.items():
        if not (folder / case).exists():
            write_case(make(), folder / case)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run([str(folder / one) if one in CASES else one for one in COMMANDS[name]], {"PORTFOLJ_LANG": language})
    return out.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_the_command_line_prints_what_the_file_says(name: str, language: str, tmp_path: Path) -> None:
    assert printed(tmp_path, name, language) == (FILES / f"{name}.{language}.txt").read_text("utf-8")


def test_no_line_is_wider_than_a_hundred_signs() -> None:
    wide = [f"{file.name}: {line}" for file in FILES.glob("*.txt") for line in file.read_text("utf-8").splitlines() if len(line) > 100]
    assert wide == []


def test_each_file_is_that_of_a_command() -> None:
    assert {file.name for file in FILES.iterdir()} == {f"{name}.{language}.txt" for name in COMMANDS for language in LANGUAGES}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for name in COMMANDS:
            for language in LANGUAGES:
                (FILES / f"{name}.{language}.txt").write_text(printed(Path(temporary), name, language), "utf-8")
