"""The shipped cases: all in the installed program, all read by name, and a folder of one's own before an example of its name."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolj.cli.exits import Exit
from portfolj.domain.base import replace
from portfolj.exchange import read_case, write_case
from portfolj.service.authorizing import LOCAL
from portfolj.service.example import EXAMPLES, FIRST
from portfolj.service.opening import read_any

pytest_plugins = ["tests.shell"]
ROOT = Path(__file__).parents[2]


def test_every_case_of_the_repository_is_an_example_and_goes_into_the_installed_program() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert set(EXAMPLES) == {path.parent.name for path in (ROOT / "scenarios").glob("*/case.yaml")}
    assert wheel["force-include"] == {f"scenarios/{name}": f"portfolj/scenarios/{name}" for name in EXAMPLES}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_read_by_its_name(name: str) -> None:
    assert read_any(LOCAL, name).case == read_case(ROOT / "scenarios" / name).case


def test_a_folder_of_ones_own_comes_before_the_example_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = replace(read_case(ROOT / "scenarios" / "norrbotten").case, name="Vårt eget")
    write_case(own, tmp_path / FIRST)
    monkeypatch.chdir(tmp_path)
    assert read_any(LOCAL, FIRST).case.name == "Vårt eget"


def test_commands_take_an_example_by_its_name(cli: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = cli("wheel", "skane", "--year", "2021", "--json")
    assert code == Exit.FINE
    assert len(json.loads(out)["meetings"]) == 15
