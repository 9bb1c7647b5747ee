"""Registers for tests: the small case, stored with some history."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.initiative import Initiative
from portfolj.storage import Changed, Register, change, open_register, read, undo
from tests.e2e.small_case import small_case

SEAT = "Strategen"
AT = datetime(2026, 11, 27, 12, tzinfo=UTC)


def with_draft(case: Case, name: str = "Utkast") -> Case:
    """The case with a draft that has a title alone, or another title for it."""
    others = (one for one in case.initiatives if one.id != "draft")
    return replace(case, initiatives=(*others, Initiative(id="draft", name=name)))


def agreed(case: Case, text: str) -> Case:
    """The case with something agreed about its base scenario."""
    return replace(case, decisions=(Decision(id="base", agreed=text),))


def stored(folder: Path, case: Case | None = None) -> Register:
    """A new register with one case."""
    register = open_register(folder / "register.db", new=True)
    change(register, None, case or small_case(), seat=SEAT, at=AT)
    return register


def put(register: Register, become: Callable[[Case], Case], *, seat: str = SEAT) -> Changed:
    """Read the register's case, and make it what it shall become."""
    seen = read(register)
    return change(register, seen, become(seen.case), seat=seat, at=AT)


def with_history(folder: Path) -> Register:
    """A register whose case has been changed, and one change taken back."""
    register = stored(folder)
    put(register, with_draft)
    put(register, lambda case: agreed(case, "Listan gäller"), seat="Direktionen")
    undo(register, 2, seat=SEAT, at=AT)
    return register
