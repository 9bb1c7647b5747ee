"""Fixtures for tests that run the command line on small cases in folders; a test module names this as its plugin."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portfolj.cli.main import run
from portfolj.domain.case import Case
from portfolj.exchange import write_case
from tests.tiny import tiny_case

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in English unless another language is asked for."""

    def call(*arguments: str | Path, language: str = "en") -> tuple[int, str, str]:
        code = run([str(one) for one in arguments], {"PORTFOLJ_LANG": language})
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Case], Path]:
    """Write a case into a folder of its own id."""

    def write(case: Case) -> Path:
        path = tmp_path / case.id
        write_case(case, path)
        return path

    return write


@pytest.fixture
def tiny(folder: Callable[[Case], Path]) -> Path:
    """The small case without the scenario that nothing can meet."""
    return folder(tiny_case(scenarios=[one for one in tiny_case().scenarios if one.id != "all_in"]))
