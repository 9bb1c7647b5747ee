"""The case that a visitor has open, and the answers worked out of it beside the pages."""

import os
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.digest import canonical, digest
from portfolj.domain.provenance import Origins, origins
from portfolj.domain.scenario import Scenario
from portfolj.exchange import CaseFile
from portfolj.results.ranked import RankedList
from portfolj.results.result import Result
from portfolj.service.authorizing import Action, User
from portfolj.service.example import place_of
from portfolj.service.gaps import LostInCases, lost
from portfolj.service.opening import read_any, sees
from portfolj.service.places import REGISTER, in_register
from portfolj.storage import file_of
from portfolj.ui import seat, state
from portfolj.ui.desk import Desk, Job
from portfolj.workflow.ranking import rank_scenario
from portfolj.workflow.solving import solve_in_steps

CASE = "PORTFOLJ_CASE"
# Seconds: for what a page shows at once, for the proof that follows in its place, and for a ranked list.
AT_ONCE, PROOF_LIMIT, LIST_LIMIT = 0.7, 120.0, 120.0
# How often a page looks for news while it waits, seconds.
LOOK = 0.05


@dataclass(frozen=True)
class Opened:
    """A case as read, where it lies, the SHA-256 of all in it but scenarios and decisions, and where its numbers come from."""

    file: CaseFile
    path: str
    content: str
    origins: Origins

    @property
    def case(self) -> Case:
        """The case."""
        return self.file.case


@dataclass(frozen=True, slots=True)
class _OnDisk:
    """Where a case lies, its files with the time of their last change and their size, and what decides how the visitor sees it."""

    path: str
    files: tuple[tuple[str, int, int], ...]
    sees: frozenset[Action]


def chosen_case() -> str | None:
    """Where the case stands that the address names, else the case or register that the server was started with; None when there is none."""
    named = state.one(state.CASE) or os.environ.get(CASE) or os.environ.get(REGISTER)
    return place_of(named) if named else None


def open_case(path: str) -> Opened:
    """Read a case as whoever sits here may see it; anew when a file of it, or its register, has changed.

    Raises
    ------
    InputError
        When no model can be built of it.
    NotAllowedError
        When whoever sits here may not read it.
    """
    user = seat.user()
    return _read(_OnDisk(path, _states(path), sees(user)), user)


def stands_at(opened: Opened) -> str:
    """Where the open case stands, with its id where that is a register."""
    place = in_register(opened.path)
    return opened.path if place is None else f"{place.register}#{opened.case.id}"


def lost_in_gaps(opened: Opened, today: date) -> LostInCases:
    """What is lost in the gaps in the open case and all others of its register; anew when something in it has changed, or the day."""
    place, user = in_register(opened.path), seat.user()
    path = opened.path if place is None else place.register
    may = sees(user) | ({Action.READ_HISTORY} if seat.may(Action.READ_HISTORY) else frozenset())
    return _lost(_OnDisk(path, _states(path), may), today, user, opened)


def _states(path: str) -> tuple[tuple[str, int, int], ...]:
    states = {str(one): one.stat() for one in _files(path) if one.is_file()}
    return tuple((name, states[name].st_mtime_ns, states[name].st_size) for name in sorted(states))


def _files(path: str) -> list[Path]:
    """The files that a case stands in; what a register has not moved into its file yet stands beside it."""
    place = in_register(path)
    if place is not None:
        file = file_of(place.register)
        return [file, file.with_name(f"{file.name}-wal")]
    at = Path(path)
    return [*at.glob("*"), *at.glob("*/*.yaml")] if at.is_dir() else [at]


def _key(one: _OnDisk) -> tuple[object, ...]:
    return one.path, one.files, sorted(one.sees)


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs={_OnDisk: _key})
def _read(on_disk: _OnDisk, _user: User) -> Opened:
    """The case, kept for all who see it the same: the user is no part of what it is kept by."""
    file = read_any(_user, on_disk.path)
    content = digest(replace(file.case, scenarios=(), decisions=()))
    return Opened(file, on_disk.path, content, origins(file.case))


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs={_OnDisk: _key})
def _lost(on_disk: _OnDisk, today: date, _user: User, _opened: Opened) -> LostInCases:
    """The same whichever of its cases is open: that one is not read a second time."""

    def read(user: User, path: str) -> CaseFile:
        return open_case(_opened.path).file if path in (stands_at(_opened), on_disk.path) else read_any(user, path)

    return lost(_user, on_disk.path, today, read=read)


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """The one desk of this server."""
    return Desk()


def solved(opened: Opened, scenario: Scenario, *, again: bool = False) -> Job[Result]:
    """A scenario's answer: what is found at once, and the proof after it."""

    def work(job: Job[Result]) -> Iterator[Result]:
        return solve_in_steps(opened.case, scenario, at_once=AT_ONCE, time_limit=PROOF_LIMIT, cancelled=job.given_up, progress=job.tell)

    return desk().ask(("solved", opened.content, canonical(scenario)), work, again=again)


def ranked(opened: Opened, scenario: Scenario, *, again: bool = False) -> Job[RankedList]:
    """A scenario's ranked list."""

    def work(job: Job[RankedList]) -> Iterator[RankedList]:
        yield rank_scenario(opened.case, scenario, time_limit=LIST_LIMIT, cancelled=job.given_up, progress=job.tell)

    return desk().ask(("ranked", opened.content, canonical(scenario)), work, again=again)


def named(result: Result) -> tuple[Hashable, ...]:
    """What tells an answer from others to the same question: the one that is shown at once and its proof are two, however good each is."""
    return result.digest, result.scenario, result.receipt, result.status, result.objectives, result.chosen


def waited_for(job: Job[Any], seconds: float) -> bool:
    """Wait a little for a first result; whether it has come. A visitor who turns a dial meanwhile is served at once."""
    for _ in range(round(seconds / LOOK)):
        if job.wait(LOOK):
            return True
        state.give_way()
    return job.wait(LOOK)
