"""Saving how a cooperation is steered, as one change of its case."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portfolj.domain.base import Value, replace
from portfolj.domain.case import Case
from portfolj.domain.document import plain
from portfolj.errors import InputError, StaleChange, saved_meanwhile, say
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.places import in_register
from portfolj.storage import Name, change, name_of, open_register, read

LISTS = ("bodies", "seats", "duties", "meetings", "cycle", "mandate_table")
_Rows = Mapping[Name, Value]


def save_steering(user: User, path: str, wanted: Case, *, seen: Case, at: datetime) -> None:
    """Save what differs in bodies, seats, duties, meetings, steps and mandates; what others have changed elsewhere stays.

    Parameters
    ----------
    path
        Where the case stands, which must be a register.
    seen
        The case as it was when the change began.
    at
        When, with a time zone.

    Raises
    ------
    StaleChange
        When what differs has been saved otherwise since it was seen; carries both versions of each.
    InputError
        When something would refer to what is no more, or the case stands in files.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.CHANGE_CASE)
    place = in_register(path)
    if place is None:
        raise InputError(
            say(
                "How the cooperation is steered is changed in a register, or in the files of the case; portfolj copy {path} register.db",
                path=path,
            )
        )
    register = open_register(place.register)
    stored = read(register, place.case_id)
    before, after, stands = (_rows(one) for one in (seen, wanted, stored.case))
    edits = {name: after.get(name) for name in {**before, **after} if before.get(name) != after.get(name)}
    if clashes := [_clash(name, stands.get(name), row) for name, row in edits.items() if stands.get(name) not in (before.get(name), row)]:
        raise StaleChange((fault for one in clashes for fault in one.faults), (clash for one in clashes for clash in one.clashes))
    becomes: dict[Name, Any] = {**stands, **edits}
    lists = {kind: tuple(row for name, row in becomes.items() if name.kind == kind and row is not None) for kind in LISTS}
    change(register, stored, replace(stored.case, **lists), seat=user.seat, at=at)


def _rows(case: Case) -> _Rows:
    return {name_of(kind, row): row for kind in LISTS for row in getattr(case, kind)}


def _clash(name: Name, theirs: Value | None, ours: Value | None) -> StaleChange:
    return saved_meanwhile(name.kind, name.key, theirs=_plain(theirs), ours=_plain(ours))


def _plain(row: Value | None) -> object:
    return None if row is None else plain(row)
