"""Rows as people write them: a line for each, with semicolons or tabs between its parts, as they come from a sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from typing import Any, NamedTuple

from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.domain.document import plain
from portfolj.errors import Fault, InputError, Message, say
from portfolj.exchange.translate import value_of
from portfolj.service.line_parts import Part, Tell, other_row, shown, value
from portfolj.workflow.naming import new_id

Document = Mapping[str, Any]
# What a line that is changed says no longer: where the row it was before came from.
_ORIGIN = ("provenance", "source")


@dataclass(frozen=True, slots=True)
class Lines:
    """A list that is written by lines.

    Parameters
    ----------
    title, says
        What it is called, and how a line of it is written.
    called
        The fields that the id of a new row is made of; none where rows have no id.
    once
        The fields that no two lines may have in common.
    stands
        The list of the case that it is, where its rows name each other.
    """

    title: Message
    says: Message
    row: type[Value]
    parts: tuple[Part, ...]
    called: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    stands: str = ""


class Read(NamedTuple):
    """A row as its line says it, and the number of the line; 1 is the first."""

    number: int
    row: Value


def lines_of(case: Case, rows: Iterable[Value], kind: Lines, tell: Tell) -> str:
    """Rows as lines; a text that holds line ends or semicolons has spaces and commas there."""
    return "\n".join("; ".join(_cells(case, plain(row), kind, tell)).rstrip("; ") for row in rows)


def read_lines(
    case: Case,
    rows: Iterable[Value],
    kind: Lines,
    text: str,
    *,
    tell: Tell,
    fixed: Document | None = None,
    taken: Iterable[str] = (),
) -> tuple[Read, ...]:
    """What lines say. A row whose line is as it was stays as it was; one whose line differs in part keeps what a line does not say.

    Parameters
    ----------
    rows
        What stands now.
    fixed
        What every new row states and no line says.
    taken
        Ids that a new row must not have, beside those of `rows`.

    Raises
    ------
    InputError
        With everything that cannot be read, by list and line.
    """
    before = [_Before(_cells(case, content, kind, tell), content) for content in map(plain, rows)]
    used = {*taken, *(str(one.row.get("id", "")) for one in before)}
    read, found, wrong = list[tuple[int, Document, Document]](), list[Read](), list[Fault]()
    for number, cells, old in _paired(kind, text, before):
        try:
            content = old.row if old is not None and old.cells == cells else _row(case, kind, cells, old, tell)
            if old is None:
                content = {**content, **(fixed or {})}
            if kind.called and "id" not in content:
                content = {"id": new_id(" ".join(str(content.get(one, "")) for one in kind.called), used), **content}
                used.add(content["id"])
            read.append((number, content, _naming_others(kind, cells, old)))
        except InputError as error:
            wrong += [in_line(kind, number, fault) for fault in error.faults]
    every = _every(case, kind, before, [content for _, content, _ in read])
    for number, content, others in read:
        try:
            named = {field: other_row(case, kind.stands, cell, content["id"], every) for field, cell in others.items()}
            found.append(Read(number, value_of(kind.row, {**content, **named})))
        except InputError as error:
            wrong += [in_line(kind, number, fault) for fault in error.faults]
    wrong += _twice(kind, found)
    if wrong:
        raise InputError(wrong)
    return tuple(found)


def _naming_others(kind: Lines, cells: Sequence[str], old: "_Before | None") -> dict[str, str]:
    """What a line says anew of other rows of its list."""
    stood = ("",) * len(cells) if old is None else old.cells
    parts = zip(kind.parts, cells, stood, strict=True)
    return {part.name: cell for part, cell, was in parts if part.of and part.of == kind.stands and cell and cell != was}


def _every(case: Case, kind: Lines, before: Sequence["_Before"], read: Sequence[Document]) -> Sequence[Document]:
    """All rows that shall stand in a list whose rows name each other, those of other lines of it too."""
    if not kind.stands:
        return ()
    gone = {one.row["id"] for one in before}
    return [*(row for row in map(plain, getattr(case, kind.stands)) if row["id"] not in gone), *read]


def in_line(kind: Lines, number: int, fault: Fault) -> Fault:
    """A fault of a line, with the list and the line."""
    return Fault(say("{name}, line {line}: {found}", name=kind.title, line=str(number), found=fault.message))


class _Before(NamedTuple):
    """A row that stands, with the parts of its line."""

    cells: tuple[str, ...]
    row: Document


def _paired(kind: Lines, text: str, before: Sequence[_Before]) -> list[tuple[int, tuple[str, ...], _Before | None]]:
    """Each line with the row it was before: that of the same line, else the one left over that shares most with it."""
    lines = dict[int, tuple[str, ...]]()
    for number, line in enumerate(text.splitlines(), 1):
        cells = tuple(cell.strip() for cell in line.replace("\t", ";").split(";"))
        if any(cells):
            lines[number] = _padded(cells, len(kind.parts))
    numbers, same = list(lines), dict[int, _Before]()
    in_order = SequenceMatcher(None, [row.cells for row in before], list(lines.values()), autojunk=False)
    for first, second, size in in_order.get_matching_blocks():
        same.update(zip(numbers[second : second + size], before[first : first + size], strict=True))
    stays = {id(row) for row in same.values()}
    left = [row for row in before if id(row) not in stays]
    for alike in (_equal, _half):
        for number, cells in lines.items():
            near = None if number in same else max(left, key=partial(_shared, cells), default=None)
            if near is not None and alike(near.cells, cells):
                same[number] = near
                left.remove(near)
    return [(number, cells, same.get(number)) for number, cells in lines.items()]


def _shared(cells: Sequence[str], before: _Before) -> tuple[bool, int]:
    return cells == before.cells, sum(bool(one) and one == other for one, other in zip(before.cells, cells, strict=False))


def _equal(one: Sequence[str], other: Sequence[str]) -> bool:
    return one == other


def _half(before: Sequence[str], now: Sequence[str]) -> bool:
    """Whether at least half of what stood there still does."""
    stated = [pair for pair in zip(before, now, strict=False) if pair[0]]
    return 2 * sum(old == new for old, new in stated) >= len(stated)


def _padded(cells: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The cells, as many as there are parts; more of them where they say something."""
    while len(cells) > most and not cells[-1]:
        cells = cells[:-1]
    return (*cells, *("" for _ in range(most - len(cells))))


def _row(case: Case, kind: Lines, cells: tuple[str, ...], old: _Before | None, tell: Tell) -> dict[str, Any]:
    """What a line says, on top of the row it was before."""
    most, wrong = len(kind.parts), list[Fault]()
    if len(cells) > most:
        raise InputError(say("it has {number} parts, and {most} have a place; remove a semicolon.", number=len(cells), most=most))
    stood, row = (("",) * most, dict[str, Any]()) if old is None else (old.cells, {**old.row})
    for origin in _ORIGIN:
        row.pop(origin, None)
    for number, (part, cell, was) in enumerate(zip(kind.parts, cells, stood, strict=True), 1):
        if old is not None and cell == was:
            continue
        row.pop(part.name, None)
        try:
            if part.of and part.of == kind.stands:
                continue
            if cell and cell != part.unstated:
                row[part.name] = value(case, part, cell, tell)
            elif not kind.called or part.name != "id":
                _must_be_stated(kind, number, part)
        except InputError as error:
            wrong += error.faults
    if wrong:
        raise InputError(wrong)
    return row


def _must_be_stated(kind: Lines, number: int, part: Part) -> None:
    if kind.row.model_fields[part.name].is_required():
        raise InputError(say("part {number} is empty; a line is written: {says}", number=number, says=kind.says))


def _twice(kind: Lines, found: Sequence[Read]) -> list[Fault]:
    seen, wrong = dict[tuple[object, ...], int](), list[Fault]()
    for number, row in found:
        key = tuple(str(getattr(row, one)).casefold() for one in kind.once)
        if kind.once and key in seen:
            wrong.append(in_line(kind, number, Fault(say("it is the same as line {other}; remove one of them.", other=str(seen[key])))))
        seen.setdefault(key, number)
    return wrong


def _cells(case: Case, row: Document, kind: Lines, tell: Tell) -> tuple[str, ...]:
    """What a line says."""
    return tuple(shown(case, part, row.get(part.name), tell) for part in kind.parts)
