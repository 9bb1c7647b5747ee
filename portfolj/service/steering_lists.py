"""How a cooperation is steered, as people enter it: bodies with their seats and duties, meetings and steps of a cycle."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolj.domain.base import Value, replace
from portfolj.domain.bodies import Body
from portfolj.domain.case import Case
from portfolj.domain.consistency.names import unknown
from portfolj.domain.dates import first_day
from portfolj.domain.document import plain
from portfolj.errors import Fault, InputError, Message, say
from portfolj.exchange.translate import value_of
from portfolj.explain.bodies import FIELDS
from portfolj.explain.change_parts import names_of
from portfolj.explain.changes import Altered, subject
from portfolj.governance.meetings import in_order
from portfolj.service.case_lines import DUTIES_OF_BODY, MEETINGS, SEATS, STEPS
from portfolj.service.line_parts import Tell, none_of
from portfolj.service.lines import Lines, Read, in_line, lines_of, read_lines
from portfolj.workflow.naming import new_id
from portfolj.workflow.steering import boards

OF_BODY: Mapping[str, Lines] = {"seats": SEATS, "duties": DUTIES_OF_BODY}
LISTS: Mapping[str, Lines] = {**OF_BODY, "meetings": MEETINGS, "cycle": STEPS}
# Of what stands in the way of taking a body away, so many are named.
_MOST_NAMED = 10


def list_lines(case: Case, name: str, tell: Tell, *, body: str = "") -> str:
    """A list of the case, a line for each row; seats and duties are those of a body."""
    return lines_of(case, _rows(case, name, body), LISTS[name], tell)


def with_list(case: Case, name: str, text: str, tell: Tell, *, body: str = "") -> Case:
    """The case with a list as written; of seats and duties those of a body.

    Raises
    ------
    InputError
        With everything that cannot be read, by list and line.
    """
    stands, kind = _rows(case, name, body), LISTS[name]
    kept = tuple(row for row in getattr(case, name) if row not in stands)
    fixed = {"body": body} if body else {}
    found = read_lines(case, stands, kind, text, tell=tell, fixed=fixed, taken=(str(getattr(row, "id", "")) for row in kept))
    if wrong := [fault for read in found for fault in _unknown_steps(read, found)]:
        raise InputError(wrong)
    return replace(case, **{name: (*kept, *(read.row for read in found))})


def _rows(case: Case, name: str, body: str) -> Sequence[Any]:
    """The rows in the order in which people read them."""
    if name == "seats":
        return next((board.seats for board in boards(case) if board.body.id == body), ())
    if name == "duties":
        return sorted((one for one in case.duties if one.body == body), key=lambda one: (first_day(one.opens), one.id))
    if name == "meetings":
        return in_order(case)
    return sorted(case.cycle, key=lambda one: (first_day(one.date), one.id))


def _unknown_steps(read: Read, every: Sequence[Read]) -> Iterator[Fault]:
    """The steps that a line names and no line is."""
    names = tuple(str(getattr(one.row, "id", "")) for one in every)
    for step in getattr(read.row, "after", ()):
        if step not in names:
            yield from (in_line(STEPS, read.number, fault) for fault in none_of(step, names).faults)


def with_body(case: Case, body: str, fields: Mapping[str, Any], lists: Mapping[str, str], tell: Tell) -> Case:
    """The case with a body as it is said to be; what is not said of it stays, but for where it came from.

    Parameters
    ----------
    body
        By id; "" for a new one.
    fields
        By name; a text as it was typed, "" or None where it is not stated.
    lists
        Its seats and duties as lines, by the names of the lists.

    Raises
    ------
    InputError
        With everything that cannot be read, by field, or by list and line.
    """
    wrong = list[Fault]()
    before: dict[str, Any] = next((plain(one) for one in case.bodies if one.id == body), {})
    document = {**before, "id": body or new_id(str(fields.get("name", "")), (one.id for one in case.bodies))}
    for name, typed in fields.items():
        content = typed.strip() if isinstance(typed, str) else typed
        document.pop(name, None)
        if content not in ("", None, ()):
            document[name] = content
    if fields:
        for origin in ("provenance", "source"):
            document.pop(origin, None)
    try:
        made = value_of(Body, document)
    except InputError as error:
        wrong += [_in_field(fault, document) for fault in error.faults]
        made = Body(id=document["id"], name="-", kind="decides")  # type: ignore[arg-type]  # pydantic reads it
    # What stands in lines speaks of a body as it was called when they were written.
    becomes = (*(one for one in case.bodies if one.id != body), made)
    case = case if body else replace(case, bodies=becomes)
    for name, text in lists.items():
        try:
            case = with_list(case, name, text, tell, body=made.id)
        except InputError as error:
            wrong += error.faults
    if wrong:
        raise InputError(wrong)
    return replace(case, bodies=becomes)


def _in_field(fault: Fault, document: Mapping[str, Any]) -> Fault:
    name = str(next(iter(fault.path), ""))
    if name not in document:
        return Fault(say("{name} is missing; state it.", name=FIELDS[name]))
    return Fault(say("{name}: {found}", name=FIELDS[name], found=fault.message))


def without_body(case: Case, body: str) -> Case:
    """The case without a body that nothing refers to.

    Raises
    ------
    InputError
        Where something does, with its name.
    """
    rest = replace(case, bodies=tuple(one for one in case.bodies if one.id != body))
    lost = list(dict.fromkeys(_named(case, fault) for fault in unknown(rest)))
    if not lost:
        return rest
    name = next(one.name for one in case.bodies if one.id == body)
    more = (say("{number} more", number=len(lost) - _MOST_NAMED),) if len(lost) > _MOST_NAMED else ()
    others: tuple[str | Message, ...] = (*lost[:_MOST_NAMED], *more)
    raise InputError(
        say(
            "'{name}' stays, since these name it: {others:list}. Take them away, or let them name another body, first.",
            name=name,
            others=others,
        )
    )


def _named(case: Case, fault: Fault) -> Message:
    """What a fault is about, by its kind and name."""
    kind, key, *_ = fault.path
    rows: tuple[Value, ...] = getattr(case, str(kind))
    row = next(one for place, one in enumerate(rows) if getattr(one, "id", place) == key)
    return subject(Altered(str(kind), str(key), None, plain(row)), names_of(case))
