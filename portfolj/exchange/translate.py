"""What pydantic finds wrong with a document, in plain words."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError

from portfolj.domain.base import V
from portfolj.domain.case import Case
from portfolj.domain.consistency.walk import nearest
from portfolj.errors import Fault, InputError, Message, WrongValue, say
from portfolj.exchange.source import Path, Source

# Tags that pydantic puts into the path of a field which may be one of two kinds; they are no keys of the document.
_KINDS = frozenset(("NobodyLoses", "bool"))


def case_of(source: Source) -> Case | None:
    """The case that the document states, or None with the faults added to the source."""
    try:
        return Case.model_validate(source.document)
    except ValidationError as wrong:
        told: set[Path] = set()
        unread = source.unread()
        for error in wrong.errors(include_url=False):
            path = tuple(part for part in error["loc"] if part not in _KINDS)
            if error["type"] == "missing" and unread and (len(path) == 1 or source.place(path).file in unread):
                continue
            if len(path) == len(error["loc"]) or path not in told:
                told.add(path)
                source.faults.append(Fault(_message(error, path), path=path, place=source.place(path)))
    return None


def value_of(kind: type[V], document: Mapping[str, Any]) -> V:
    """The value that a document states.

    Raises
    ------
    InputError
        With everything that is wrong in it.
    """
    try:
        return kind.model_validate(document)
    except ValidationError as wrong:
        raise InputError([Fault(_message(one, one["loc"]), path=one["loc"]) for one in wrong.errors(include_url=False)]) from wrong


def _message(error: Any, path: Path) -> Message:
    kind, context, given = error["type"], error.get("ctx", {}), error["input"]
    if kind == "value_error" and isinstance(context.get("error"), WrongValue):
        found: Message = context["error"].message
        return found
    field = str(path[-1]) if path else ""
    if kind == "missing":
        return say("'{field}' is missing; state it.", field=field)
    if kind == "extra_forbidden":
        return _unknown_key(field, path)
    if kind in ("enum", "literal_error"):
        return _choice(given, str(context.get("expected", "")))
    if kind == "string_pattern_mismatch":
        return say("'{text}' is no id; write 1 to 40 letters a to z, digits, - or _.", text=_shown(given))
    return _limit(kind, context, given, field)


def _limit(kind: str, context: dict[str, Any], given: object, field: str) -> Message:
    shown = _shown(given)
    limit = str(next((context[key] for key in ("ge", "gt", "le", "max_length", "decimal_places") if key in context), ""))
    match kind:
        case "greater_than_equal":
            return say("'{field}' is {value}, below the least that can be, {limit}; correct it.", field=field, value=shown, limit=limit)
        case "greater_than":
            return say("'{field}' is {value} and must be above {limit}; correct it.", field=field, value=shown, limit=limit)
        case "less_than_equal":
            return say("'{field}' is {value}, above the most that can be, {limit}; correct it.", field=field, value=shown, limit=limit)
        case "decimal_max_places":
            return say("'{field}' is {value}; write at most {most} decimals.", field=field, value=shown, most=limit)
        case "string_too_long":
            return say("'{field}' is longer than {most} signs; shorten it.", field=field, most=limit)
        case "string_too_short" | "too_short":
            return say("'{field}' is empty; state it.", field=field)
        case "too_long":
            return say("'{field}' has more than {most} entries; shorten it.", field=field, most=limit)
        case "bool_parsing" | "bool_type":
            return say("'{field}' is {value}; write true or false.", field=field, value=shown)
        case "tuple_type" | "list_type":
            return say("'{field}' is {value} where a list belongs; write a list.", field=field, value=shown)
        case "model_type" | "model_attributes_type" | "dict_type":
            return say("'{field}' is {value} where named fields belong; write them below it.", field=field, value=shown)
        case "string_type":
            return say("'{field}' is {value} where text belongs; write text.", field=field, value=shown)
        case _:
            return say("'{field}' is {value}, which cannot be read here; correct it.", field=field, value=shown)


def _shown(given: object) -> str:
    if isinstance(given, dict | list | tuple):
        return "{...}" if isinstance(given, dict) else "[...]"
    text = str(given)
    return text if len(text) <= 60 else text[:57] + "..."


def _choice(given: object, expected: str) -> Message:
    choices = tuple(part.strip("' ") for part in expected.replace(" or ", ", ").split(", ") if part)
    shown = _shown(given)
    near = nearest(shown, choices)
    if near:
        return say("'{text}' is none of {choices:list}; correct it, perhaps to '{near}'.", text=shown, choices=choices, near=near)
    return say("'{text}' is none of {choices:list}; correct it.", text=shown, choices=choices)


def _unknown_key(field: str, path: Path) -> Message:
    near = nearest(field, _keys_beside(path))
    if near:
        return say("The key '{key}' is unknown; correct it, perhaps to '{near}', or remove it.", key=field, near=near)
    return say("The key '{key}' is unknown; correct it or remove it.", key=field)


@cache
def _schema() -> dict[str, Any]:
    return Case.model_json_schema()


def _keys_beside(path: Path) -> tuple[str, ...]:
    """The keys that a value at this path could have, read from the schema of the domain."""
    schema = _schema()
    here = schema
    for part in path[:-1]:
        here = here.get("items", {}) if isinstance(part, int) else here.get("properties", {}).get(part, {})
        while "$ref" in here or "anyOf" in here:
            here = here["anyOf"][0] if "anyOf" in here else schema["$defs"][here["$ref"].rpartition("/")[2]]
    return tuple(here.get("properties", {}))
