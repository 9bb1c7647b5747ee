"""The answers that the screen shows, each worked out once for a case, a scenario and a percent of the money."""

import os
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.domain.provenance import Origins, origins
from portfolj.exchange import CaseFile, read_case
from portfolj.results.ranked import RankedList
from portfolj.results.result import Result
from portfolj.ui.state import Asked
from portfolj.workflow.ranking import rank_scenario
from portfolj.workflow.side_by_side import SideBySide, side_by_side
from portfolj.workflow.solving import solve_scenario

CASE = "PORTFOLJ_CASE"
SHIPPED = Path(__file__).parents[2] / "scenarios" / "skaraborg"
# Seconds for one scenario and for one list; what is found by then is shown with what is known about it.
SCENARIO_LIMIT, LIST_LIMIT = 10.0, 60.0


@dataclass(frozen=True)
class Opened:
    """A case as read, the SHA-256 of its content, and where its numbers come from."""

    file: CaseFile
    digest: str
    origins: Origins

    @property
    def case(self) -> Case:
        """The case."""
        return self.file.case


@dataclass(frozen=True, slots=True)
class _OnDisk:
    """Where a case lies, and its files with the time of their last change and their size."""

    path: Path
    files: tuple[tuple[str, int, int], ...]


def open_case() -> Opened:
    """Read the case that the environment names, or the shipped one; anew when a file of it has changed.

    Raises
    ------
    InputError
        When no model can be built of it.
    """
    path = Path(os.environ.get(CASE) or SHIPPED)
    found = path.rglob("*") if path.is_dir() else [path]
    states = {str(one): one.stat() for one in found if one.is_file()}
    return _read(_OnDisk(path, tuple((name, states[name].st_mtime_ns, states[name].st_size) for name in sorted(states))))


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs={_OnDisk: lambda one: (str(one.path), one.files)})
def _read(on_disk: _OnDisk) -> Opened:
    file = read_case(on_disk.path)
    return Opened(file, digest(file.case), origins(file.case))


def answer(opened: Opened, asked: Asked) -> SideBySide:
    """The scenarios asked for, side by side.

    Raises
    ------
    InputError
        When a scenario asks for what the case does not hold.
    """
    results = [_solved(opened, scenario, asked.money_percent) for scenario in asked.scenarios]
    return side_by_side(opened.case, results)


def ranked_list(opened: Opened, scenario: str) -> RankedList:
    """The ranked list of a scenario."""
    return _ranked(opened, scenario)


@st.cache_resource(max_entries=1000, show_spinner=False, hash_funcs={Opened: lambda opened: opened.digest})
def _solved(opened: Opened, scenario: str, money_percent: int) -> Result:
    return solve_scenario(opened.case, scenario, money_percent=money_percent, time_limit=SCENARIO_LIMIT)


@st.cache_resource(max_entries=50, show_spinner=False, hash_funcs={Opened: lambda opened: opened.digest})
def _ranked(opened: Opened, scenario: str) -> RankedList:
    return rank_scenario(opened.case, scenario, time_limit=LIST_LIMIT)
