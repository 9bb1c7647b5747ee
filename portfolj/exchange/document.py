"""From a case back to its document: plain data that reads as the same case, without what holds unless stated."""

from decimal import Decimal
from enum import Enum
from typing import Any

from portfolj.domain.base import Value
from portfolj.exchange.tables import Table


def number(value: Decimal) -> str:
    """A decimal as text that has one reading only: 33.333 becomes 33.3330, since a point before three digits may part thousands."""
    text = format(value.normalize() if value else Decimal(0), "f")
    whole, point, decimals = text.partition(".")
    return text + "0" if point and len(decimals) == 3 and whole.lstrip("-0") else text


def plain(value: object) -> Any:
    """A value as mappings, lists, texts, whole numbers and truth values; fields at their defaults are left out."""
    if isinstance(value, Value):
        return {
            name: plain(getattr(value, name))
            for name, field in type(value).model_fields.items()
            if field.is_required() or getattr(value, name) != field.get_default(call_default_factory=True)
        }
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return number(value)
    return value.value if isinstance(value, Enum) else value


def cells(row: Value, table: Table) -> list[str]:
    """The row's cells in the order of the table's columns; empty where nothing is stated."""
    return [_cell(_at(row, column.path)) for column in table.columns]


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        value = None if value is None else getattr(value, key)
    return value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return " ".join(_cell(one) for one in value)
    if isinstance(value, Decimal):
        return number(value)
    return str(value.value if isinstance(value, Enum) else value)
