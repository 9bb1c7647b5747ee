"""Putting a changed case where it stood: in its folder, its JSON file or its register."""

from datetime import UTC, datetime

from portfolj.domain.case import Case
from portfolj.errors import InputError, say
from portfolj.exchange.imports.writing import replace_case
from portfolj.service.places import in_register

_SEAT = "portfolj"


def put_back(path: str, old: Case, new: Case) -> None:
    """Write a changed case, all of it or nothing.

    Parameters
    ----------
    path
        As people write it: a folder, a JSON file, or register.db#ID.
    old
        The case as it was when the change began.

    Raises
    ------
    InputError
        When it has changed meanwhile, or the system refuses. Nothing is written then.
    """
    place = in_register(path)
    if place is None:
        replace_case(path, old, new)
        return
    from portfolj.storage import change, open_register, read

    register = open_register(place[0])
    seen = read(register, place[1])
    if seen.case != old:
        raise InputError(say("'{path}' has changed on disk meanwhile; begin again.", path=path))
    change(register, seen, new, seat=_SEAT, at=datetime.now(UTC))
