"""The seals of a case's tables: how many rows each has and the SHA-256 of its bytes, in `case.yaml` under `files:`."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolj.domain.consistency.walk import nearest
from portfolj.errors import Fault, Message, Place, say
from portfolj.exchange.tables import TABLES

CASE_FILE = "case.yaml"
_HASH = re.compile(r"[0-9a-f]{64}")
_FILES = tuple(table.file for table in TABLES)


@dataclass(frozen=True)
class Seal:
    """What is known of a table file; `rows` is None where it cannot be read as a table."""

    rows: int | None
    sha256: str


def seal_of(content: bytes, rows: int | None) -> Seal:
    """The seal of a table file's bytes."""
    return Seal(rows, hashlib.sha256(content).hexdigest())


def stated_seals(block: object) -> tuple[dict[str, Seal], list[Fault]]:
    """The seals that `files:` states, and what is wrong with the block."""
    seals: dict[str, Seal] = {}
    faults: list[Fault] = []
    if block is None:
        return seals, faults
    if not isinstance(block, Mapping):
        return seals, [_fault(say("'files' must name each table with its rows and sha256; run 'portfolj seal' on the case."))]
    for name, entry in block.items():
        if name not in _FILES:
            faults.append(_fault(_unknown_file(str(name)), str(name)))
        elif (seal := _seal(entry)) is None:
            faults.append(
                _fault(say("The entry of {file} must state rows and sha256; run 'portfolj seal' on the case.", file=str(name)), str(name))
            )
        else:
            seals[str(name)] = seal
    return seals, faults


def _fault(message: Message, name: str = "") -> Fault:
    path = ("files", name) if name else ("files",)
    return Fault(message, path=path, place=Place(CASE_FILE, None, ".".join(path)))


def _seal(entry: Any) -> Seal | None:
    if not isinstance(entry, Mapping) or set(entry) != {"rows", "sha256"}:
        return None
    rows, sha256 = str(entry["rows"]), str(entry["sha256"])
    return Seal(int(rows), sha256) if rows.isascii() and rows.isdigit() and _HASH.fullmatch(sha256) else None


def _unknown_file(name: str) -> Message:
    near = nearest(name, _FILES)
    if near:
        return say("'{file}' is no table of a case; correct the name, perhaps to '{near}', or remove it.", file=name, near=near)
    return say("'{file}' is no table of a case; correct the name or remove it.", file=name)


def unknown_files(names: list[str]) -> list[Fault]:
    """CSV files beside `case.yaml` that are no tables, and so would count nowhere."""
    return [Fault(_unknown_file(name), place=Place(name)) for name in sorted(names) if name not in _FILES]


def broken(stated: Mapping[str, Seal], found: Mapping[str, Seal]) -> list[Fault]:
    """Tables that are not what their seals say, that are missing, and (as notices) those without a seal.

    Of a table that cannot be read nothing is said here: its own fault tells more.
    """
    faults: list[Fault] = []
    for file in _FILES:
        seal, real = stated.get(file), found.get(file)
        if seal is not None and real is None:
            message = say("The file is missing; restore it, or run 'portfolj seal' on the case if it was meant to go.")
            faults.append(Fault(message, path=("files", file), place=Place(file)))
        elif seal is None and real is not None:
            message = say("The file has no entry under 'files' and is read unchecked; run 'portfolj seal' on the case to add it.")
            faults.append(Fault(message, path=("files", file), place=Place(file), severity="notice"))
        elif seal is not None and real is not None and real.rows is not None and seal != real:
            faults.append(Fault(_mismatch(seal.rows or 0, real.rows), path=("files", file), place=Place(file)))
    return faults


def _mismatch(expected: int, found: int) -> Message:
    if found != expected:
        return say(
            "Rows expected {expected}, found {found}; restore the file, or run 'portfolj seal' on the case if the edit was meant.",
            expected=expected,
            found=found,
        )
    return say(
        "Rows expected {expected}, found {found}, but they have changed since they were sealed; restore the file, or run 'portfolj seal' "
        "on the case if the edit was meant.",
        expected=expected,
        found=found,
    )
