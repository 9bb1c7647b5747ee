"""A case as records: one for each row of its lists, and one for what stands once."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import ValidationError

from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.domain.document import plain, stated
from portfolj.errors import Fault, InputError, Message, Place, WrongValue, say

CASE = "case"
PROPOSALS = "initiatives"
Document = dict[str, Any]


class Name(NamedTuple):
    """What tells a record from all others of its case: the list it stands in, and its key there."""

    kind: str
    key: str

    def __str__(self) -> str:
        return f"{self.kind}.{self.key}"


def _lists() -> Iterator[tuple[str, type[Value]]]:
    for name, field in Case.model_fields.items():
        row = next(iter(get_args(field.annotation)), None)
        if get_origin(field.annotation) is tuple and isinstance(row, type) and issubclass(row, Value):
            yield name, row


LISTS: Mapping[str, type[Value]] = dict(_lists())


def name_of(kind: str, row: Value) -> Name:
    """The name of a row: its list, and the fields that give its place in it."""
    return Name(kind, "/".join(_part(getattr(row, field)) for field in row.order))


def _part(value: object) -> str:
    return "" if value is None else str(value).replace("%", "%25").replace("/", "%2F")


def records_of(case: Case) -> dict[Name, Document]:
    """The records of a case; raises as `differing` does."""
    return {name: content for name, content in differing(None, case) if content is not None}


def differing(old: Case | None, new: Case) -> Iterator[tuple[Name, Document | None]]:
    """The records of a case that differ from those of an older version of it; None for one that is taken away.

    Raises
    ------
    InputError
        When a list states a row twice.
    """
    before, after = {} if old is None else _rows(old), _rows(new)
    if old is None or _once(old) != _once(new):
        yield Name(CASE, new.id), _once(new)
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield name, plain(after[name]) if name in after else None


def _once(case: Case) -> Document:
    return {"format": case.format, **{name: plain(part) for name, part in stated(case).items() if name not in LISTS}}


def _rows(case: Case) -> dict[Name, Value]:
    found: dict[Name, Value] = {}
    for kind in LISTS:
        for row in getattr(case, kind):
            name = name_of(kind, row)
            if name in found:
                message = say("'{key}' stands twice; remove one of them.", key=name.key)
                raise InputError([Fault(message, place=Place(case.id, None, kind))])
            found[name] = row
    return found


def case_of(records: Mapping[Name, Document], *, place: str) -> Case:
    """The case that records make, validated as a file is.

    Parameters
    ----------
    records
        Of one case, in any order.
    place
        The register and the case in it, for the faults.

    Raises
    ------
    InputError
        With every record that cannot be read.
    """
    wrong: list[Fault] = []
    document: dict[str, Any] = {kind: [] for kind in LISTS}
    for name, content in records.items():
        if name.kind == CASE:
            document.update(content)
        elif name.kind not in LISTS:
            message = say("The list '{kind}' is unknown here; read it with the portfolj that wrote it, or a newer one.", kind=name.kind)
            wrong.append(Fault(message, place=Place(place, None, str(name))))
        else:
            try:
                document[name.kind].append(LISTS[name.kind].model_validate(content))
            except ValidationError as error:
                wrong += _faults(error, place, str(name))
    if wrong:
        raise InputError(wrong)
    try:
        return Case.model_validate(document)
    except ValidationError as error:
        raise InputError(_faults(error, place, "")) from error


def _faults(error: ValidationError, place: str, name: str) -> Iterator[Fault]:
    for one in error.errors(include_url=False):
        column = ".".join(filter(None, (name, *map(str, one["loc"]))))
        yield Fault(_message(one), place=Place(place, None, column))


def _message(error: Any) -> Message:
    wrong = error.get("ctx", {}).get("error")
    if isinstance(wrong, WrongValue):
        return wrong.message
    return say("What is stored here cannot be read ({why}); correct it, or restore a backup.", why=str(error["msg"]))
