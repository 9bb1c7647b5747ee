"""From a value back to its document: plain data that reads as the same value, without what holds unless stated."""

from decimal import Decimal
from enum import Enum
from typing import Any

from portfolj.domain.base import Value


def number(value: Decimal) -> str:
    """A decimal as text that has one reading only: 33.333 becomes 33.3330, since a point before three digits may part thousands."""
    text = format(value.normalize() if value else Decimal(0), "f")
    whole, point, decimals = text.partition(".")
    return text + "0" if point and len(decimals) == 3 and whole.lstrip("-0") else text


def stated(value: Value) -> dict[str, Any]:
    """The fields of a value that do not hold unless stated, as they are."""
    return {
        name: getattr(value, name)
        for name, field in type(value).model_fields.items()
        if field.is_required() or getattr(value, name) != field.get_default(call_default_factory=True)
    }


def plain(value: object) -> Any:
    """A value as mappings, lists, texts, whole numbers and truth values; fields at their defaults are left out."""
    if isinstance(value, Value):
        return {name: plain(part) for name, part in stated(value).items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return number(value)
    return value.value if isinstance(value, Enum) else value
