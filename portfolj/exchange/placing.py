"""From a path in a case, whose rows are in canonical order, to the path in the document as read, and so to a place."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.errors import Fault
from portfolj.exchange.source import Path, Source


def placed(faults: Iterable[Fault], case: Case, source: Source) -> list[Fault]:
    """The faults of a case, each with the file, row and column of its path."""
    paths = _AsRead(case, source.document)
    return [replace(fault, place=source.place(paths.path(fault.path))) for fault in faults]


class _AsRead:
    """The positions that the rows of a case had in the document; each list is looked through once."""

    def __init__(self, case: Case, document: Any) -> None:
        self._case = case
        self._document = document
        self._positions: dict[Path, list[int]] = {}

    def path(self, path: Path) -> Path:
        """The path with positions as read instead of ids and positions of the case; cut where the document ends."""
        value: Any = self._case
        document = self._document
        found: list[str | int] = []
        for part in path:
            if isinstance(value, tuple):
                at = _position(part, value)
                if at is None or not isinstance(document, list) or len(document) != len(value):
                    break
                value, position = value[at], self._read(tuple(found), value, document)[at]
                found.append(position)
                document = document[position]
            else:
                found.append(part)
                value = getattr(value, str(part), None)
                document = document.get(part) if isinstance(document, dict) else None
        return tuple(found)

    def _read(self, path: Path, rows: tuple[Value, ...], document: list[Any]) -> list[int]:
        """For each row of a list of the case, its position as read: the order that sorting the rows as read gives."""
        if path not in self._positions:
            as_read = [type(rows[0]).model_validate(row).place() for row in document]
            self._positions[path] = sorted(range(len(as_read)), key=as_read.__getitem__)
        return self._positions[path]


def _position(part: str | int, rows: tuple[Any, ...]) -> int | None:
    if isinstance(part, int):
        return part if part < len(rows) and isinstance(rows[part], Value) else None
    return next((at for at, row in enumerate(rows) if getattr(row, "id", None) == part), None)
