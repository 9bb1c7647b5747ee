"""From a path in a case, whose rows are in canonical order, to the path in the document as read, and so to a place."""

from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.errors import Fault
from portfolj.exchange.source import Path, Source


def placed(fault: Fault, case: Case, source: Source) -> Fault:
    """The fault with the file, row and column of its path."""
    return replace(fault, place=source.place(path_as_read(fault.path, case, source.document)))


def path_as_read(path: Path, case: Case, document: Any) -> Path:
    """The path with positions as read instead of ids and positions of the case; cut where the document ends."""
    value: Any = case
    found: list[str | int] = []
    for part in path:
        if isinstance(value, tuple):
            position, value = _row(part, value, document)
            if position is None or not isinstance(document, list) or position >= len(document):
                break
            found.append(position)
            document = document[position]
        else:
            found.append(part)
            value = getattr(value, str(part), None)
            document = document.get(part) if isinstance(document, dict) else None
    return tuple(found)


def _row(part: str | int, rows: tuple[Any, ...], document: Any) -> tuple[int | None, Any]:
    if isinstance(part, str):
        value = next((row for row in rows if getattr(row, "id", None) == part), None)
    else:
        value = rows[part] if part < len(rows) else None
    if not isinstance(value, Value) or not isinstance(document, list):
        return (part if isinstance(part, int) else None), value
    same = [position for position, raw in enumerate(document) if _reads_as(raw, value)]
    twins = sum(1 for row in rows[:part] if row == value) if isinstance(part, int) else 0
    return (same[twins] if twins < len(same) else None), value


def _reads_as(raw: object, value: Value) -> bool:
    name = getattr(value, "id", None)
    if name is not None and isinstance(raw, dict) and str(raw.get("id", "")).strip() != name:
        return False
    try:
        return type(value).model_validate(raw) == value
    except ValidationError:
        return False
