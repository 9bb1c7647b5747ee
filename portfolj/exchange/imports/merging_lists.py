"""Taking the rows of a list into a case: field by field, where nothing is lost that a row does not name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from portfolj.domain.base import Value, replace
from portfolj.domain.case import Case
from portfolj.domain.document import number, stated
from portfolj.errors import Fault, InputError, Message, say
from portfolj.exchange.imports.changes import Change
from portfolj.exchange.imports.findings import ListRow, Notes
from portfolj.exchange.imports.forms import BY_KIND, Form, Key, Part
from portfolj.exchange.imports.reference import folded
from portfolj.exchange.imports.spoken import BESIDE, WORDS
from portfolj.exchange.tables import OWNER
from portfolj.exchange.translate import value_of

# What speaks of the number beside it as it was.
_OF_THE_OLD = ("provenance", "source", "seen")


@dataclass
class _Statement:
    """What all rows together state about one row of the case: fields by name, and from which row of the file each comes."""

    row: ListRow
    stated: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, ListRow] = field(default_factory=dict)
    empty: dict[str, ListRow] = field(default_factory=dict)


def merged_lists(case: Case, rows: tuple[ListRow, ...], notes: Notes) -> tuple[Case, tuple[Change, ...]]:
    """The case with the rows taken in, and what that changes; what cannot be is in the notes."""
    form, changes = BY_KIND[rows[0].form], list[Change]()
    for part in form.parts:
        standing, changed = part.standing(case), dict[Key, Value]()
        spelled = {_folded(key): key for key in standing}
        for key, said in _statements(part, form, rows).items():
            old = standing.get(key)
            if old is None and not said.stated:
                continue
            if old is None and (written := spelled.get(_folded(key))) is not None:
                message = say("'{id}' is written '{written}' in the case; write it so.", id=_spoken(key), written=_spoken(written))
                notes.ask(message, said.row.row, said.row.column(_differing(part, key, written)))
                continue
            new = _taken(case, part, key, old, said, notes)
            if new is not None:
                changed[key] = new
                changes.append(Change(_spoken(key), _title(case, part, key, new), old is None, _differences(part, old, new)))
        case = _with(case, part, standing, changed)
    return case, tuple(changes)


def _statements(part: Part, form: Form, rows: tuple[ListRow, ...]) -> dict[Key, _Statement]:
    found: dict[Key, _Statement] = {}
    for row in rows:
        spoken = form.speaks_of(part, row.stated)
        if not spoken and part is not form.parts[0]:
            continue
        one = found.setdefault(part.key_in(row.stated), _Statement(row))
        # A row that only leaves the hours of a year empty does not ask for any.
        silent = bool(row.column_of_hours) and "hours" in row.empty
        for column, name in part.fields.items():
            if column in row.empty:
                one.empty.setdefault(name, row)
            if column in row.stated and not silent and (column not in part.key or spoken):
                one.stated[name] = row.stated[column]
                one.rows[name] = row
    return found


def _taken(case: Case, part: Part, key: Key, old: Value | None, said: _Statement, notes: Notes) -> Value | None:
    """The row of the case as it becomes; None, with a note, where it cannot be."""
    if old is None:
        if message := _outside(case, part, key):
            notes.reject(message, said.row.row, said.row.column("year"))
            return None
        return _valid(part, dict(said.stated), said, notes)
    stays = {name: row for name, row in said.empty.items() if name not in said.stated and name in stated(old)}
    for name, row in stays.items():
        _tell_empty(name, getattr(old, name), row, part, notes)
    before = {name: getattr(old, name) for name in type(old).model_fields}
    new = _valid(part, before | said.stated, said, notes)
    if new is None or new == old:
        return old if new == old else None
    changed = [name for name in before if name not in _OF_THE_OLD and getattr(new, name) != before[name]]
    outdated = [name for name in _OF_THE_OLD if name in before and before[name] not in (None, "") and name not in said.stated]
    if changed and "seen" in outdated:
        # Whoever thinks otherwise now has seen the proposal as it is.
        outdated.remove("seen")
        new = replace(new, seen="")
    if changed and said.row.answers_for:
        return replace(new, **{name: type(old).model_fields[name].default for name in outdated})
    for name in outdated if changed else ():
        column = _column(part, name)
        message = say("'{old}' stays in '{field}' beside what is new; state it anew.", old=_in_words(before[name]), field=BESIDE[column])
        notes.warn(message, said.row.row, said.row.column(column))
    return new


def _tell_empty(name: str, old: Any, row: ListRow, part: Part, notes: Notes) -> None:
    column = row.column(_column(part, name))
    if isinstance(old, int):
        notes.warn(say("The cell is empty, and {old} stays; write 0 where there is none.", old=str(old)), row.row, column)
    else:
        message = say("The cell is empty, and '{old}' stays; take it away in the case.", old=_in_words(old))
        notes.warn(message, row.row, column)


def _valid(part: Part, document: Mapping[str, Any], said: _Statement, notes: Notes) -> Value | None:
    try:
        return value_of(part.table.row, document)
    except InputError as wrong:
        for fault in wrong.faults:
            name = str(fault.path[0]) if fault.path else ""
            row = said.rows.get(name, said.row)
            notes.reject(fault.message, row.row, row.column(_column(part, name)))
        return None


def _outside(case: Case, part: Part, key: Key) -> Any:
    """Why a new row cannot be in its year; None where it can."""
    at = dict(zip(part.key, key, strict=True))
    year = at.get("year")
    if year is None:
        return None
    if not part.table.nested and year not in case.years:
        first, last = str(case.years[0]), str(case.years[-1])
        return say("The year {year} is none of the planning years, {first} to {last}; correct it.", year=str(year), first=first, last=last)
    one = next((one for one in case.initiatives if one.id == at.get(OWNER)), None)
    if one is not None and year > one.steering.duration:
        duration = one.steering.duration
        return say("The last year of '{id}' is its year {last}, so it has no year {year}; correct it.", id=one.id, last=duration, year=year)
    return None


def _with(case: Case, part: Part, standing: Mapping[Key, Value], changed: Mapping[Key, Value]) -> Case:
    """The case with some rows of a part as they have become."""
    if all(standing.get(key) == row for key, row in changed.items()):
        return case
    if not part.table.nested:
        return replace(case, **{part.table.path[0]: tuple((dict(standing) | dict(changed)).values())})
    group, name = part.table.path
    initiatives = []
    for one in case.initiatives:
        rows = {key: row for key, row in (*standing.items(), *changed.items()) if key[0] == one.id}
        inside = getattr(one, group)
        same = tuple(rows.values()) == getattr(inside, name)
        initiatives.append(one if same else replace(one, **{group: replace(inside, **{name: tuple(rows.values())})}))
    return replace(case, initiatives=tuple(initiatives))


def row_of(rows: tuple[ListRow, ...]) -> Callable[[Fault], int | None]:
    """Finds the row of the file that a fault of the case comes from; None where that is not known."""

    def found(fault: Fault) -> int | None:
        named = fault.path[1] if len(fault.path) > 1 else None
        return next((row.row for row in rows if named in (row.stated.get(OWNER), row.stated.get("id"))), None)

    return found


def _differences(part: Part, old: Value | None, new: Value) -> tuple[tuple[str, str, str], ...]:
    fields = {column: name for column, name in part.fields.items() if old is not None or column not in part.key}
    before = {column: "" if old is None else _shown(getattr(old, name)) for column, name in fields.items()}
    after = {column: _shown(getattr(new, name)) for column, name in fields.items()}
    return tuple((column, before[column], after[column]) for column in fields if before[column] != after[column])


def _shown(content: object) -> str:
    if isinstance(content, Decimal):
        return number(content)
    return "" if content is None else str(content.value if isinstance(content, Enum) else content)


def _in_words(content: object) -> str | Message:
    """What people call a content."""
    return WORDS[type(content)][content] if isinstance(content, StrEnum) and type(content) in WORDS else _shown(content)[:60]


def _title(case: Case, part: Part, key: Key, new: Value) -> str:
    """What a row is about, by the names of the case."""
    names: Iterator[str] = (
        row.name
        for kind, rows in ((OWNER, case.initiatives), ("member", case.members), ("goal", case.goals))
        for column, content in zip(part.key, key, strict=True)
        for row in rows
        if column == kind and row.id == content
    )
    return ": ".join(names) or str(getattr(new, "name", ""))


def _folded(key: Key) -> Key:
    return tuple(folded(part) if isinstance(part, str) else part for part in key)


def _spoken(key: Key) -> str:
    return " ".join(_shown(part) for part in key if part not in (None, ""))


def _differing(part: Part, key: Key, written: Key) -> str:
    return next(column for column, one, other in zip(part.key, key, written, strict=True) if one != other)


def _column(part: Part, name: str) -> str:
    return next((column for column, field in part.fields.items() if field == name), name)
