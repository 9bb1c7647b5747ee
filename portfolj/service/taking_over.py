"""Putting a changed case where it stood: in its folder, its JSON file or its register."""

from datetime import datetime

from portfolj.domain.case import Case
from portfolj.domain.document import plain
from portfolj.errors import Clash, Fault, StaleChange, say
from portfolj.exchange import read_case
from portfolj.exchange.imports.writing import replace_case
from portfolj.service.asking import authorize_change
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.example import refuse_installed
from portfolj.service.places import in_register


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
    StaleChange
        When it has changed meanwhile; carries both versions of each proposal that has. Nothing is written then.
    InputError
        When the system refuses, or the case is the installed example. Nothing is written then.
    NotAllowedError
        When the user may not do this, or not all that it changes.
    """
    authorize(user, Action.IMPORT)
    authorize_change(user, old, new)
    place = in_register(path)
    if place is None:
        refuse_installed(path)
        _refuse_stale(path, old, read_case(path).case, new)
        replace_case(path, old, new)
        return None
    from portfolj.storage import Way, change, open_register, read

    register = open_register(place.register)
    seen = read(register, place.case_id)
    _refuse_stale(path, old, seen.case, new)
    return change(register, seen, new, seat=user.seat, at=at, way=Way.IMPORT).number


def _refuse_stale(path: str, old: Case, stands: Case, new: Case) -> None:
    if stands == old:
        return
    before, theirs, ours = ({one.id: one for one in case.initiatives} for case in (old, stands, new))
    clashes = [
        Clash("initiatives", name, 0, "", *(plain(rows[name]) if name in rows else None for rows in (theirs, ours)))
        for name in sorted({*before, *theirs})
        if before.get(name) != theirs.get(name)
    ]
    raise StaleChange([Fault(say("'{path}' has changed on disk meanwhile; begin again.", path=path))], clashes)
