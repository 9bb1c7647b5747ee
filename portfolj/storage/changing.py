"""Changing a case of the register, and taking a change back."""

from datetime import datetime

from sqlalchemy import func, select

from portfolj.domain.case import Case
from portfolj.errors import Fault, InputError, Place, say
from portfolj.storage.reading import Stored, place_of
from portfolj.storage.records import Name, differing
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
    InputError
        When there is no such change, or something newer stands on it.
    """
    with register.reading() as connection:
        case_id = connection.scalar(select(changes.c.case_id).where(changes.c.number == number))
        if case_id is None:
            raise InputError(say("There is no change {number}; choose one from the history.", number=number))
        made = connection.execute(select(steps.c.kind, steps.c.key, steps.c.before, steps.c.after).where(steps.c.number == number)).all()
        later = connection.execute(
            select(steps.c.kind, steps.c.key, func.max(steps.c.number))
            .join_from(steps, changes)
            .where(changes.c.case_id == case_id, steps.c.number > number)
            .group_by(steps.c.kind, steps.c.key)
        ).all()
    newest = {Name(kind, key): after for kind, key, after in later}
    place = place_of(register.file, case_id)
    wrong = [
        Fault(
            say("Change {newer} stands on change {number}; take back the newer one first.", newer=newest[name], number=number),
            place=Place(place, None, str(name)),
        )
        for kind, key, _, _ in made
        if (name := Name(kind, key)) in newest
    ]
    if wrong:
        raise InputError(wrong)
    edits = [Edit(Name(kind, key), 0 if after is None else number, before) for kind, key, before, after in made]
    return write(register, case_id, edits, seat=seat, at=at, undoes=number)
