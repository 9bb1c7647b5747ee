"""The kinds of lists that a file can hold: their columns, and which rows of the case they speak of."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.exchange.imports.reference import folded
from portfolj.exchange.imports.spoken import FOR_READING, HOURS_OF_YEAR, columns_by_heading
from portfolj.exchange.imports.table import FIELDS
from portfolj.exchange.tables import BY_NAME, OWNER, Table

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Part:
    """A list of the case that the rows of a form speak of.

    Parameters
    ----------
    renamed
        The column in the file of each field that does not give the column its name.
    """

    table: Table
    renamed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def fields(self) -> dict[str, str]:
        """The field of the row by its column in the file; the initiative that owns it is no field."""
        return {self.renamed.get(column.name, column.name): column.name for column in self.table.columns}

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns that tell the rows apart."""
        own = tuple(column for column, name in self.fields.items() if name in self.table.row.order)
        return (OWNER, *own) if self.table.nested else own

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """All of its columns, the key first."""
        return self.key + tuple(column for column in self.fields if column not in self.key)

    def standing(self, case: Case) -> dict[Key, Value]:
        """The rows of a case by their key."""
        if not self.table.nested:
            rows: tuple[Value, ...] = getattr(case, self.table.path[0])
            return {self._key_of(row): row for row in rows}
        group, name = self.table.path
        return {(one.id, *self._key_of(row)): row for one in case.initiatives for row in getattr(getattr(one, group), name)}

    def key_in(self, stated: Mapping[str, Any]) -> Key:
        """The key that a row of a file states; what it leaves out is as it is unless stated."""
        fields = self.table.row.model_fields
        found = []
        for column in self.key:
            field = fields.get(self.fields.get(column, ""))
            content = stated.get(column, None if field is None or field.is_required() else field.default)
            found.append(int(content) if isinstance(content, Decimal) else content)
        return tuple(found)

    def _key_of(self, row: Value) -> Key:
        return tuple(getattr(row, self.fields[column]) for column in self.key if column in self.fields)


@dataclass(frozen=True)
class Form:
    """A kind of list.

    Parameters
    ----------
    name
        As commands and JSON files name it.
    columns
        As people are told.
    required
        The columns that the header must have.
    parts
        Which rows of the case it speaks of; none for initiatives, which are built of six fields.
    same
        The column that another heading, folded, names.
    by_year
        Hours may stand in one column for each year.
    """

    name: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    by_year: bool = False

    @cached_property
    def known(self) -> frozenset[str]:
        """All columns that are read."""
        return frozenset((*self.columns, *(HOURS_OF_YEAR if self.by_year else ())))

    @property
    def shared(self) -> tuple[str, ...]:
        """The columns by which a row of all parts is told."""
        return self.parts[0].key if len(self.parts) > 1 else ()

    def speaks_of(self, part: Part, stated: Container[str]) -> bool:
        """Whether a row speaks of a part: by more than what all parts share, where there are several."""
        return len(self.parts) == 1 or any(column in stated for column in part.columns if column not in self.shared)

    @cached_property
    def for_reading(self) -> frozenset[str]:
        """The columns that are there for people only."""
        return FOR_READING if self.parts else frozenset()

    def column(self, heading: str) -> str:
        """The column that a heading names; the heading itself when it is none of the form's."""
        name = folded(heading)
        return name if name in self.known else self.same.get(name, heading)


def _form(name: str, *parts: Part, by_year: bool = False) -> Form:
    columns = tuple(dict.fromkeys(column for part in parts for column in part.columns))
    required = tuple(one for one in columns if one in parts[0].table.required)
    return Form(name, columns, required, parts, columns_by_heading(), by_year)


_HEADINGS = {
    "cost (kr)": "cost",
    "cost (sek)": "cost",
    "cost, kr": "cost",
    "effort (h)": "effort",
    "effort (hours)": "effort",
    "effort (tim)": "effort",
    "effort (timmar)": "effort",
    "effort, h": "effort",
}
INITIATIVES = Form("initiatives", FIELDS, FIELDS, same=_HEADINGS)
PARTICIPATION = _form(
    "participation",
    Part(BY_NAME["participations"]),
    Part(BY_NAME["efforts"], {"provenance": "hours_provenance", "source": "hours_source"}),
    by_year=True,
)
CAPACITY = _form("capacity", Part(BY_NAME["capacities"]))
GOALS = _form("goals", Part(BY_NAME["goals"]))
SCORES = _form("scores", Part(BY_NAME["assessments"]))
FORMS = (INITIATIVES, PARTICIPATION, CAPACITY, GOALS, SCORES)
BY_KIND = {form.name: form for form in FORMS}
