"""JSON and YAML to records: {schema_version: 1, name, initiatives: [the six fields]}, or another list under its name."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from portfolj.domain.consistency.walk import nearest
from portfolj.errors import Message, say
from portfolj.exchange.imports.findings import Notes, Unreadable
from portfolj.exchange.imports.forms import BY_KIND, INITIATIVES, Form
from portfolj.exchange.imports.header import Found, none_of
from portfolj.exchange.imports.table import MOST_ROWS, Cell, Odd, Record
from portfolj.exchange.safe_yaml import read_yaml

MOST_YAML_SIGNS = 250_000
MOST_JSON_SIGNS = 4_000_000
# What parts YAML takes the time to read it, much more than its signs do.
_PARTS, _MOST_PARTS = "[]{},:\n", 80_000
_KEYS = ("schema_version", "name")
_VERSION = "1"
_LONGEST_NUMBER = 400


class _Written(Decimal):
    """A JSON number with its text as written."""

    text: str


class _Constant(str):
    """NaN or Infinity, which are no JSON."""

    __slots__ = ()


def read_json_form(text: str, forms: Sequence[Form], notes: Notes) -> Found:
    """The records of a JSON text.

    Raises
    ------
    Unreadable
        When it is not well-formed, too deep, or not the simple form.
    """
    if len(text) > MOST_JSON_SIGNS:
        raise Unreadable(say("The JSON file has more than {most} signs; split it.", most=MOST_JSON_SIGNS))

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for key, value in pairs:
            if key in fields:
                notes.reject(say("The key '{key}' stands twice; remove one of them.", key=key), column=key)
            fields.setdefault(key, value)
        return fields

    try:
        content = json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_Constant, object_pairs_hook=once)
    except json.JSONDecodeError as wrong:
        message = say(
            "The file is not well-formed JSON, or cut off, at line {line}, sign {sign}; correct it there or just before.",
            line=wrong.lineno,
            sign=wrong.colno,
        )
        raise Unreadable(message) from wrong
    except (RecursionError, ValueError) as wrong:
        raise Unreadable(say("The file holds a number too long or lists too deep to read; correct it.")) from wrong
    return _found(content, forms, notes)


def read_yaml_form(text: str, forms: Sequence[Form], notes: Notes) -> Found:
    """The records of a YAML text; every scalar is the text as written.

    Raises
    ------
    Unreadable
        When it is not well-formed, too large, holds tags, anchors or keys that stand twice, or is not the simple form.
    """
    if len(text) > MOST_YAML_SIGNS or sum(map(text.count, _PARTS)) > _MOST_PARTS:
        raise Unreadable(
            say(
                "The YAML file has more than {most} signs or {parts} parts; write a table instead.", most=MOST_YAML_SIGNS, parts=_MOST_PARTS
            )
        )
    found = read_yaml(text, "")
    for fault in found.faults:
        at = fault.path[1] if len(fault.path) > 1 and fault.path[0] in BY_KIND else None
        row = at + 2 if isinstance(at, int) else None
        column = str(fault.path[-1]) if fault.path else ""
        notes.reject(say("Line {line}: {fault}", line=fault.place.row or 1, fault=fault.message), row, column)
    if found.faults and not isinstance(found.content, dict):
        return Found(forms[0], [])
    return _found(found.content, forms, notes)


def _number(written: str) -> Any:
    if len(written) > _LONGEST_NUMBER:
        raise ValueError(written[:20])
    number = _Written(written)
    number.text = written
    return number


def _found(content: Any, forms: Sequence[Form], notes: Notes) -> Found:
    if not isinstance(content, dict):
        raise Unreadable(say("The file must hold schema_version, name and initiatives; without schema_version its version is unknown."))
    form = _form(content, forms)
    return Found(form, _records(content, form, notes))


def _form(content: dict[str, Any], forms: Sequence[Form]) -> Form:
    """The form whose name is a key; initiatives go before all others."""
    listed = [form for form in forms if form.name in content]
    if len(listed) > 1 and INITIATIVES not in listed:
        names = tuple(form.name for form in listed)
        raise Unreadable(say("The file holds several lists, {names:list}; keep one.", names=names), column=names[1])
    if not listed and len(forms) > 1:
        kinds = tuple(f"{form.name} ({', '.join(form.required)})" for form in forms)
        raise Unreadable(say("The file holds no list; write one of {kinds:list}.", kinds=kinds), column=forms[0].name)
    return listed[0] if listed else forms[0]


def _records(content: dict[str, Any], form: Form, notes: Notes) -> list[Record]:
    _check_version(content.get("schema_version"))
    name = content.get("name")
    if not isinstance(name, str) or not name.strip():
        notes.warn(say("The file has no 'name'; state what list it is."), column="name")
    for key in content:
        if key not in (*_KEYS, form.name):
            notes.warn(say("The key '{key}' is unknown and is not read.", key=str(key)), column=str(key))
    listed = content.get(form.name)
    if not isinstance(listed, list):
        raise Unreadable(_no_list(form), column=form.name)
    if not listed:
        none_of(form, notes)
    if len(listed) > MOST_ROWS:
        raise Unreadable(say("The file has more than {most} rows; split it.", most=MOST_ROWS))
    records = []
    for at, one in enumerate(listed):
        if not isinstance(one, dict):
            notes.reject(_no_entry(form, at + 1), at + 2, form.name)
            continue
        records.append(_record(one, at, form, notes))
    for key in dict.fromkeys(key for record in records for key in record.others):
        notes.warn(say("The column '{column}' is unknown and is not read.", column=key[:60]), 1, key[:60])
    return records


def _no_list(form: Form) -> Message:
    if form is INITIATIVES:
        return say("'initiatives' must be a list; write one entry for each initiative.")
    return say("'{list}' must be a list; write one entry for each row.", list=form.name)


def _no_entry(form: Form, number: int) -> Message:
    if form is INITIATIVES:
        return say("Entry {number} is no initiative; write the six fields.", number=number)
    return say("Entry {number} is no row; write {columns:list}.", number=number, columns=form.columns)


def _check_version(version: Any) -> None:
    written = version.text if isinstance(version, _Written) else version
    if written == _VERSION:
        return
    if version is None:
        raise Unreadable(say("The file does not state schema_version; write the version: 1."), column="schema_version")
    shown = str(written)[:40]
    raise Unreadable(say("The file has schema_version {version}; this version reads 1.", version=shown), column="schema_version")


def _record(one: dict[str, Any], at: int, form: Form, notes: Notes) -> Record:
    record = Record(at + 2, {}, columns=form.known.intersection(one))
    for key, value in one.items():
        (record.cells if key in form.known else record.others)[str(key)] = _cell(value)
    for field in form.required:
        if field not in one:
            near = nearest(field, tuple(record.others))
            if near:
                notes.reject(say("'{field}' is missing; perhaps it is called '{near}'.", field=field, near=near), record.row, field)
    return record


def _cell(value: Any) -> Cell:
    """A value of JSON or YAML as a cell."""
    if value is None:
        return Cell(Odd.NOTHING, "")
    if isinstance(value, bool):
        return Cell(Odd.TRUTH, "true" if value else "false")
    if isinstance(value, _Written):
        return Cell(Decimal(value), value.text)
    if isinstance(value, _Constant):
        return Cell(Odd.ERROR, value)
    if isinstance(value, str):
        return Cell(value, value)
    if isinstance(value, list):
        return Cell(tuple(Cell(Odd.NESTED, "[...]") if isinstance(one, list) else _cell(one) for one in value), "[...]")
    return Cell(Odd.NESTED, "{...}")
