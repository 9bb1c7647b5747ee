"""`import portfolj`: few names, in order, quick to import, and the same whatever has been imported before."""

import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

import portfolj
from portfolj.exchange import write_case
from portfolj.storage import change, open_register
from tests.tiny import tiny_case

ROOT = Path(__file__).parents[2]


def test_the_public_names_are_sorted_and_there() -> None:
    assert sorted(portfolj.__all__) == portfolj.__all__
    assert set(portfolj.__all__) <= set(dir(portfolj))
    assert all(callable(getattr(portfolj, name)) for name in portfolj.__all__)


@pytest.mark.parametrize("name", ["solve", "compare"])
def test_a_function_goes_before_the_package_of_its_name(name: str) -> None:
    package = import_module(f"portfolj.{name}")
    assert package.__name__ == f"portfolj.{name}"
    assert callable(getattr(portfolj, name))


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, portfolj; print(sorted({'pydantic', 'pandas', 'pulp', 'highspy', 'babel', 'rich'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_case_is_loaded_solved_and_read_as_a_table(tmp_path: Path) -> None:
    write_case(tiny_case(), tmp_path / "tiny")
    case = portfolj.load(tmp_path / "tiny")
    table = portfolj.ledger(portfolj.solve(case, "base"))
    assert list(table.index) == ["hjo", "skovde", "tibro"]
    assert table["hours"].sum() == 280


def test_a_case_in_a_register_is_loaded_as_one_in_files_is(tmp_path: Path) -> None:
    change(open_register(tmp_path / "register.db", new=True), None, tiny_case(), seat="test", at=datetime(2026, 11, 1, tzinfo=UTC))
    assert portfolj.load(tmp_path / "register.db") == portfolj.load(f"{tmp_path / 'register.db'}#{tiny_case().id}") == tiny_case()


def test_what_is_no_public_name_is_refused() -> None:
    with pytest.raises(AttributeError):
        portfolj.optimise  # type: ignore[attr-defined]  # noqa: B018
