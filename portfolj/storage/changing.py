"""Changing a case of the register, and taking a change back."""

from datetime import datetime

from sqlalchemy import Connection, select

from portfolj.domain.case import Case
from portfolj.errors import Clash, Fault, InputError, Place, StaleChange, say
from portfolj.storage.later import later
from portfolj.storage.reading import Stored, place_of, standing
from portfolj.storage.records import Document, Name, case_of, differing
from portfolj.storage.register import Register
from portfolj.storage.schema import changes, records, steps
from portfolj.storage.seals import Way
from portfolj.storage.writing import Changed, Edit, write


def change(register: Register, seen: Stored | None, wanted: Case, *, seat: str, at: datetime, way: Way | None = None) -> Changed:
    """Make what differs between two versions of a case so in the register.

    Parameters
    ----------
    seen
        The case as it was read when the change began; None for a new one.
    wanted
        The case as it shall be. What others have changed elsewhere in it stays.
    seat
        The role or seat that changes it, never a person.
    at
        When, with a time zone.
    way
        By what way the change comes; None for the usual one.

    Raises
    ------
    StaleChange
        When what differs has been changed since it was seen.
    InputError
        When no model could be built of the case that would become, or the database refuses.

    Notes
    -----
    Nothing is written when anything is raised.
    """
    if seen is not None and seen.case.id != wanted.id:
        raise InputError(say("The id of a case stays as it is, '{id}'; copy it under another name.", id=seen.case.id))
    old, versions = (None, {}) if seen is None else (seen.case, seen.versions)
    edits = [Edit(name, versions.get(name, 0), content) for name, content in differing(old, wanted)]
    return write(register, wanted.id, edits, seat=seat, at=at, way=way)


def undo(register: Register, number: int, *, seat: str, at: datetime) -> Changed:
    """Take a change back, as a new change; parameters and errors as for `change`.

    A change and the one that takes it back count as if neither had been, so several are taken back one after another, the newest first,
    and what has been taken back is made again by taking that back.

    Raises
    ------
    StaleChange
        When something newer stands on it; carries what stands and what would come back.
    InputError
        When there is no such change, or it has been taken back already.
    """
    case_id, edits = _undoing(register, number)
    return write(register, case_id, edits, seat=seat, at=at, undoes=number)


def taken_back(register: Register, number: int) -> tuple[str, Case | None, Case | None]:
    """A case by its id, as it stands and as it would be with a change taken back, None where there is none; errors as for `undo`."""
    case_id, edits = _undoing(register, number)
    place = place_of(register.file, case_id)
    with register.reading() as connection:
        stands = {name: record.content for name, record in standing(connection, case_id, place).items()}
    becomes = {name: content for name, content in (stands | {edit.name: edit.content for edit in edits}).items() if content is not None}
    before, after = (case_of(one, place=place) if one else None for one in (stands, becomes))
    return case_id, before, after


def _undoing(register: Register, number: int) -> tuple[str, list[Edit]]:
    """The case that a change was made to, and the edits that take it back."""
    with register.reading() as connection:
        case_id = connection.scalar(select(changes.c.case_id).where(changes.c.number == number))
        if case_id is None:
            raise InputError(say("There is no change {number}; choose one from the history.", number=number))
        made = connection.execute(select(steps.c.kind, steps.c.key, steps.c.before).where(steps.c.number == number)).all()
        since = later(connection, case_id, number)
        place = place_of(register.file, case_id)
        if (by := since.taken_back.get(number)) is not None:
            message = say(
                "Change {newer} has taken back change {number} already; take back that one to make it again.", newer=by, number=number
            )
            raise InputError([Fault(message, place=Place(place))])
        clashes = [
            _clash(connection, Name(kind, key), newer, before)
            for kind, key, before in made
            if (newer := since.on_record(number, Name(kind, key))) is not None
        ]
        if clashes:
            raise StaleChange((_stands_on(clash, number, place) for clash in clashes), clashes)
        stands = select(records.c.kind, records.c.key, records.c.version).where(records.c.case_id == case_id)
        versions = {Name(kind, key): version for kind, key, version in connection.execute(stands)}
    return case_id, [Edit(Name(kind, key), versions.get(Name(kind, key), 0), before) for kind, key, before in made]


def _clash(connection: Connection, name: Name, newer: int, before: Document | None) -> Clash:
    """A record that a newer change stands on, as that one left it, and as it would come back."""
    of_record = (changes.c.number == newer, steps.c.kind == name.kind, steps.c.key == name.key)
    seat, after = connection.execute(select(changes.c.seat, steps.c.after).join_from(changes, steps).where(*of_record)).one()
    return Clash(name.kind, name.key, newer, seat, theirs=after, ours=before)


def _stands_on(clash: Clash, number: int, place: str) -> Fault:
    message = say("Change {newer} stands on change {number}; take back the newer one first.", newer=clash.version, number=number)
    return Fault(message, place=Place(place, None, str(Name(clash.kind, clash.key))))
