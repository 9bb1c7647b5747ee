"""The seals of the history: each change of a case seals itself and, through the seal before it, all that went before."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from portfolj.storage.records import Document, Name


class Way(StrEnum):
    """By what way a change came, where that is not the usual one."""

    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Step:
    """What a change does to one record: None before a new one, None after one that is taken away."""

    name: Name
    before: Document | None
    after: Document | None


@dataclass(frozen=True, slots=True)
class Head:
    """What a change says of itself.

    Parameters
    ----------
    at
        When, ISO 8601 in UTC.
    seat
        A role or seat, never a person.
    undoes
        The number of the change that it takes back.
    holds
        How many records the case has after it.
    way
        By what way it came; None where that is the usual one, or not on record.
    """

    number: int
    case_id: str
    at: str
    seat: str
    undoes: int | None
    holds: int
    way: str | None = None


def text_of(content: object) -> str:
    """Plain data as JSON, one text for one content."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def seal_of(head: Head, steps: Iterable[Step], *, before: str) -> str:
    """The SHA-256 of a change and of the seal before it ("" before a case's first)."""
    rows = [[*step.name, step.before, step.after] for step in sorted(steps, key=lambda step: step.name)]
    sealed = [
        before,
        head.number,
        head.case_id,
        head.at,
        head.seat,
        head.undoes,
        head.holds,
        rows,
        *([] if head.way is None else [head.way]),
    ]
    return hashlib.sha256(text_of(sealed).encode()).hexdigest()
