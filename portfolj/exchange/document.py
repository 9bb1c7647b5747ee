"""From a row of a case back to the cells of its table."""

from decimal import Decimal
from enum import Enum
from typing import Any

from portfolj.domain.base import Value
from portfolj.domain.document import number
from portfolj.exchange.tables import Table


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
