"""Changing a case of the register, and taking a change back."""

from datetime import datetime

from sqlalchemy import select

from portfolj.domain.case import Case
from portfolj.errors import Clash, Fault, InputError, Place, StaleChange, say
from portfolj.storage.reading import Stored, place_of, standing
from portfolj.storage.records import Name, case_of, differing
from portfolj.storage.register import Register
from portfolj.storage.schema import changes, steps
from portfolj.storage.writing import Changed, Edit, write


def change(register: Register, seen: Stored | None, wanted: Case, *, seat: str, at: datetime) -> Changed:
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
    return write(register, wanted.id, edits, seat=seat, at=at)


def undo(register: Register, number: int, *, seat: str, at: datetime) -> Changed:
    """Take a change back, as a new change; parameters and errors as for `change`.

    Raises
    ------
    StaleChange
        When something newer stands on it; carries what stands and what would come back.
    InputError
        When there is no such change.
    """
    case_id, edits = _undoing(register, number)
    return write(register, case_id, edits, seat=seat, at=at, undoes=number)


def taken_back(register: Register, number: int) -> tuple[Case, Case | None]:
    """A case as it stands, and as it would be with a change taken back; None where nothing would be left of it. Errors as for `undo`."""
    case_id, edits = _undoing(register, number)
    place = place_of(register.file, case_id)
    with register.reading() as connection:
        stands = {name: record.content for name, record in standing(connection, case_id, place).items()}
    becomes = {name: content for name, content in (stands | {edit.name: edit.content for edit in edits}).items() if content is not None}
    return case_of(stands, place=place), case_of(becomes, place=place) if becomes else None


def _undoing(register: Register, number: int) -> tuple[str, list[Edit]]:
    """The case that a change was made to, and the edits that take it back."""
    with register.reading() as connection:
        case_id = connection.scalar(select(changes.c.case_id).where(changes.c.number == number))
        if case_id is None:
            raise InputError(say("There is no change {number}; choose one from the history.", number=number))
        made = connection.execute(select(steps.c.kind, steps.c.key, steps.c.before, steps.c.after).where(steps.c.number == number)).all()
        later = connection.execute(
            select(steps.c.kind, steps.c.key, steps.c.number, changes.c.seat, steps.c.after)
            .join_from(steps, changes)
            .where(changes.c.case_id == case_id, steps.c.number > number)
            .order_by(steps.c.number)
        ).all()
    newest = {Name(kind, key): (newer, seat, after) for kind, key, newer, seat, after in later}
    place = place_of(register.file, case_id)
    clashes = [
        Clash(kind, key, newer, seat, theirs=after, ours=before)
        for kind, key, before, _ in made
        for newer, seat, after in ([newest[Name(kind, key)]] if Name(kind, key) in newest else [])
    ]
    if clashes:
        raise StaleChange((_stands_on(clash, number, place) for clash in clashes), clashes)
    return case_id, [Edit(Name(kind, key), 0 if after is None else number, before) for kind, key, before, after in made]


def _stands_on(clash: Clash, number: int, place: str) -> Fault:
    message = say("Change {newer} stands on change {number}; take back the newer one first.", newer=clash.version, number=number)
    return Fault(message, place=Place(place, None, str(Name(clash.kind, clash.key))))
