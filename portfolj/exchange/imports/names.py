"""Goals and municipalities: from a cell to names that the case knows, or the question whom they mean."""

import re
from collections.abc import Iterable, Iterator

from portfolj.domain.consistency.walk import nearest
from portfolj.errors import say
from portfolj.exchange.imports.findings import Notes, Verdict
from portfolj.exchange.imports.reference import Reference, folded
from portfolj.exchange.imports.table import Cell, Odd
from portfolj.exchange.imports.wording import EMPTY, ERRORS, broken_formula, faults, never_calculated, trimmed

_SEPARATOR = "|"


def goals(cell: Cell, row: int, reference: Reference, notes: Notes) -> tuple[str, ...]:
    """The goals as written, in the order of the file; unknown ones are pointed out."""
    names: dict[str, str] = {}
    for name in _items(cell, "goals", row, notes):
        if folded(name) in names:
            notes.warn(say("The goal '{name}' stands twice; it is read once.", name=name), row, "goals", cell.place)
            continue
        names[folded(name)] = name
        if folded(name) not in reference.goals:
            near = nearest(name, reference.goal_names)
            if near:
                message = say("The goal '{name}' is unknown; perhaps '{near}' is meant.", name=name[:60], near=near)
            else:
                message = say("The goal '{name}' is unknown; correct it, or add the goal to the case.", name=name[:60])
            notes.warn(message, row, "goals", cell.place)
    if not names and not _told(notes, row, "goals"):
        notes.warn(say("The initiative names no goal."), row, "goals", cell.place)
    return tuple(names.values())


def municipalities(cell: Cell, row: int, reference: Reference, notes: Notes) -> tuple[str, ...]:
    """The official names of the municipalities, in the order of the file; unknown ones are asked about, none is refused."""
    names: dict[str, None] = {}
    for text in _items(cell, "municipalities", row, notes):
        name = reference.municipality(text)
        if not name:
            _unknown(text, cell, row, reference, notes)
        elif name in names:
            notes.warn(say("The municipality '{name}' stands twice; it is read once.", name=name), row, "municipalities", cell.place)
        else:
            names[name] = None
    if not names and not _told(notes, row, "municipalities"):
        message = say("'municipalities' names no municipality; write at least one.")
        notes.reject(message, row, "municipalities", cell.place)
    return tuple(names)


def _unknown(text: str, cell: Cell, row: int, reference: Reference, notes: Notes) -> None:
    shown, near = text[:60], nearest(text, reference.municipalities)
    if any(folded(text) == folded(other) for other in reference.others):
        message = say("'{name}' is a member but no municipality; leave it out of this column.", name=shown)
    elif near:
        message = say("The municipality '{name}' is unknown; is '{near}' meant?", name=shown, near=near)
    elif re.search(r"[,;/\n]| och | & ", text):
        message = say("The municipality '{name}' is unknown; part several by |.", name=shown)
    else:
        message = say("The municipality '{name}' is unknown; write the official name of a member.", name=shown)
    notes.ask(message, row, "municipalities", cell.place)


def _told(notes: Notes, row: int, column: str) -> bool:
    return any(note.row == row and note.column == column and note.weight >= Verdict.ASK for note in notes.all[-50:])


def _items(cell: Cell, column: str, row: int, notes: Notes) -> Iterator[str]:
    """The names in a cell, each trimmed; what is no name is refused."""
    for item in _parts(cell, column, row, notes):
        text = trimmed(item)
        found = list(faults(text, joining=False))
        for weight, message in found:
            (notes.reject if weight is Verdict.REJECT else notes.ask if weight is Verdict.ASK else notes.warn)(
                message, row, column, cell.place
            )
        if ERRORS.fullmatch(text):
            notes.reject(broken_formula(text), row, column, cell.place)
        elif not any(weight is Verdict.REJECT for weight, _ in found):
            yield text


def _parts(cell: Cell, column: str, row: int, notes: Notes) -> Iterable[str]:
    match cell.value:
        case Odd.NOTHING:
            return ()
        case str(text):
            parts = text.split(_SEPARATOR)
            if len(parts) == 1 and trimmed(text).casefold() in EMPTY:
                return ()
            named = [part for part in parts if trimmed(part)]
            if named and len(named) < len(parts):
                notes.ask(
                    say("'{text}' has an empty place between or beside |; is a name missing?", text=trimmed(text)[:60]),
                    row,
                    column,
                    cell.place,
                )
            return named
        case tuple(cells):
            found = []
            for one in cells:
                if isinstance(one.value, str) and trimmed(one.value):
                    found.append(one.value)
                else:
                    notes.reject(say("The list holds '{text}', which is no name; write names.", text=one.shown[:40]), row, column)
            return found
        case _:
            return _no_text(cell, column, row, notes)


def _no_text(cell: Cell, column: str, row: int, notes: Notes) -> Iterable[str]:
    if cell.value is Odd.ERROR:
        notes.reject(broken_formula(cell.shown), row, column, cell.place)
    elif cell.value is Odd.UNCALCULATED:
        message = never_calculated()
        notes.reject(message, row, column, cell.place)
    else:
        notes.ask(say("'{text}' is no text; write the names as text.", text=cell.shown[:40]), row, column, cell.place)
    return ()
