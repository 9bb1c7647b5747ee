"""The digest of a case: the same content gives the same digest, whatever its order, file shape or way of writing numbers."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from portfolj.domain.base import Value
from portfolj.domain.case import Case

# The only lists whose order means something; all others are sets of rows that people may write in any order.
_IN_ORDER = frozenset(("objective", "years"))
_EMPTY: tuple[object, ...] = (None, "", [], {})


def digest(case: Case) -> str:
    """The SHA-256 of a case's canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(case).encode()).hexdigest()


def canonical(value: object) -> str:
    """The canonical text of a value or of plain data: JSON with sorted keys and rows.

    Parameters
    ----------
    value
        A domain value, or what `plain` makes of one, with or without some keys.

    Notes
    -----
    A field that is empty unless stated (none, no text, no rows) is left out when it is empty, so that a field that
    a later version adds leaves earlier digests as they are. Every other field is written out, stated or not.
    """
    return json.dumps(_settled(plain(value)), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def plain(value: object) -> Any:
    """A value as dictionaries, lists, texts, whole numbers and truth values; decimals become their shortest text."""
    if isinstance(value, Value):
        fields = {name: plain(getattr(value, name)) for name in type(value).model_fields}
        return {name: content for name, content in fields.items() if content not in _EMPTY or not _is_default(value, name)}
    if isinstance(value, Mapping):
        return {str(name): plain(content) for name, content in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return format(value.normalize() if value else Decimal(0), "f")
    if isinstance(value, Enum):
        return value.value
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _is_default(value: Value, name: str) -> bool:
    return bool(getattr(value, name) == type(value).model_fields[name].get_default(call_default_factory=True))


def _settled(content: Any, field: str = "") -> Any:
    if isinstance(content, dict):
        return {name: _settled(part, name) for name, part in content.items()}
    if isinstance(content, list):
        rows = [_settled(one) for one in content]
        return rows if field in _IN_ORDER else sorted(rows, key=lambda one: json.dumps(one, sort_keys=True, ensure_ascii=False))
    return content
