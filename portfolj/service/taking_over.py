"""Putting a changed case where it stood: in its folder, its JSON file or its register."""

from datetime import datetime

from portfolj.domain.case import Case
from portfolj.errors import InputError, say
from portfolj.exchange.imports.writing import replace_case
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.places import in_register
from portfolj.storage import change, open_register, read


def take_over(user: User, path: str, old: Case, new: Case, *, at: datetime) -> int | None:
    """Write what an import makes of a case, all of it or nothing.

    Parameters
    ----------
    path
        As people write it: a folder, a JSON file, or register.db#ID.
    old
        The case as it was when the import began.
    at
        When, with a time zone.

    Returns
    -------
    int or None
        The number of the change in the register's history, to be taken back by; None where the case stands in files.

    Raises
    ------
    InputError
        When it has changed meanwhile, or the system refuses. Nothing is written then.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.IMPORT)
    place = in_register(path)
    if place is None:
        replace_case(path, old, new)
        return None
    register = open_register(place.register)
    seen = read(register, place.case_id)
    if seen.case != old:
        raise InputError(say("'{path}' has changed on disk meanwhile; begin again.", path=path))
    return change(register, seen, new, seat=user.seat, at=at).number
