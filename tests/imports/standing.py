"""A case where an import takes it over: in a folder of files, or in a register."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from portfolj.domain.case import Case
from portfolj.exchange import write_case

PLACES = ("folder", "register")


def standing(place: str, case: Case, cli: Callable[..., Any], beside: Path) -> str:
    """Where the case stands, as commands name it."""
    write_case(case, beside / "case")
    if place == "folder":
        return str(beside / "case")
    register = f"{beside / 'all.db'}#{case.id}"
    assert cli("copy", beside / "case", register)[0] == 0
    return register
