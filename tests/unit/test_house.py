"""The shape of the house: what style, type and layer checks do not see."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "portfolj").rglob("*.py"))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
CATALOGUES = sorted((ROOT / "portfolj" / "text").rglob("*.po"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINS = [Requirement(line) for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]
TEXTS = (".cfg", ".css", ".csv", ".html", ".json", ".md", ".po", ".py", ".toml", ".txt", ".yaml", ".yml", "Makefile", "run")
PYTHONS = ("3.11", "3.12", "3.13")


def texts() -> Iterator[Path]:
    """All files of the repository that people read."""
    tops = [path for path in ROOT.iterdir() if path.name in {".ci", ".streamlit"} or not path.name.startswith(".")]
    for top in tops:
        for path in [top] if top.is_file() else top.rglob("*"):
            if path.is_file() and path.name.endswith(TEXTS) and not {"__pycache__", "build", "dist"} & set(path.parts):
                yield path


def requirements() -> list[Requirement]:
    """Everything that pyproject.toml asks for, extras too."""
    stated = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]
    return [one for one in map(Requirement, stated) if one.name != "portfolj"]


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"portfolj"}


def libraries_in_use() -> set[str]:
    """The distributions whose packages portfolj imports."""
    owners = packages_distributions()
    return {canonicalize_name(owners[name][0]) for path in MODULES for name in imported(path)}


def test_no_module_is_over_300_lines() -> None:
    assert {str(path.relative_to(ROOT)): lines for path in MODULES if (lines := len(path.read_text("utf-8").splitlines())) > 300} == {}


def test_no_module_is_named_for_nothing() -> None:
    assert [path for path in MODULES if path.stem in {"utils", "util", "helpers", "common", "manager", "engines", "misc"}] == []


def test_no_file_holds_a_path_of_a_machine_a_registry_or_a_conflict() -> None:
    # Spelled in parts, so that this file does not find itself.
    paths = r"(?:^|[^A-Za-z0-9_.~-])/(?:work|farm|root|home|Users)/[A-Za-z0-9_.-]+"
    hosts = "|".join(re.escape(a + b) for a, b in (("pypi", ".org"), ("python", "hosted"), ("npm", "js."), ("deb.", "debian")))
    faults = re.compile(f"{paths}|{hosts}|^<{{7}} |^>{{7}} ", re.MULTILINE)
    found = [f"{path.relative_to(ROOT)}: {hit.group()}" for path in texts() if (hit := faults.search(path.read_text("utf-8", "replace")))]
    assert found == []


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_says_what_was_rejected_and_what_follows(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.startswith(f"# {int(page.name[:4])}. ")
    assert [part for part in ("Context", "Decision", "Rejected", "Consequences") if f"\n**{part}.**" not in text] == []


@pytest.mark.parametrize("python", PYTHONS)
def test_each_library_has_one_pin_inside_its_range(python: str) -> None:
    pins = {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in PINS
        if pin.marker is None or pin.marker.evaluate({"python_version": python})
    }
    assert [str(one) for one in requirements() if pins.get(canonicalize_name(one.name), "none") not in one.specifier] == []


def test_each_pin_is_one_version_without_address() -> None:
    assert [str(pin) for pin in PINS if pin.url or not re.fullmatch(r"==[0-9][0-9a-z.]*", str(pin.specifier))] == []


def test_what_is_imported_is_what_is_declared() -> None:
    assert libraries_in_use() == {canonicalize_name(Requirement(one).name) for one in PROJECT["dependencies"]}


def test_there_is_a_swedish_catalogue() -> None:
    assert "sv" in {source.parts[-3] for source in CATALOGUES}


def test_the_readme_is_at_most_120_lines() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 120
