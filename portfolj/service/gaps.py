"""What is lost in the gaps in one case, or in all cases of a register, as somebody may see it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from portfolj.errors import InputError
from portfolj.exchange import CaseFile
from portfolj.governance.gaps import Gap, GapKind, days, gaps
from portfolj.service.authorizing import Action, User, authorize, may
from portfolj.service.opening import read_any
from portfolj.service.places import InRegister, in_register
from portfolj.service.seeing_past import without_drafts
from portfolj.storage import Name, history, names, open_register


@dataclass(frozen=True, slots=True)
class Lost:
    """A gap and the case it is in.

    Parameters
    ----------
    place, case
        Where the case stands, and its name.
    days
        How long it has been so, in days; None where nobody knows since when.
    """

    place: str
    case: str
    gap: Gap
    days: int | None


@dataclass(frozen=True, slots=True)
class LostInCases:
    """All of it, by kind and in each the longest first; and where the cases stand that cannot be opened."""

    all: tuple[Lost, ...]
    unread: tuple[str, ...] = ()


Read = Callable[[User, str], CaseFile]


def lost(user: User, path: str, on: datetime.date, *, read: Read = read_any) -> LostInCases:
    """What is lost on a day in a case; in all cases of a register where that is named without a case.

    What a case does not say since when it is so, is so since its record came into the register, as far as the user may read its history.

    Parameters
    ----------
    read
        Reads a case as the user may see it, from where it stands; another one where some cases have been read already.

    Raises
    ------
    InputError
        When the one case that is named cannot be opened, or there is no such register or no case in it.
    NotAllowedError
        When the user may not read cases.
    """
    authorize(user, Action.READ_CASE)
    place = in_register(path)
    known = names(open_register(place.register)) if place is not None and not place.case_id else {}
    if place is None or len(known) < 2:
        return LostInCases(_in_order(_of_case(user, path, on, read)))
    found: list[Lost] = []
    unread = []
    for one in (f"{place.register}#{case_id}" for case_id in known):
        try:
            found += _of_case(user, one, on, read)
        except InputError:
            unread.append(one)
    return LostInCases(_in_order(found), tuple(unread))


def _of_case(user: User, path: str, on: datetime.date, read: Read) -> list[Lost]:
    case, place = read(user, path).case, in_register(path)
    stands = path if place is None else f"{place.register}#{case.id}"
    found = gaps(case, on)
    if place is not None and may(user, Action.READ_HISTORY):
        found = tuple(one if one.since else replace(one, since=_came(user, InRegister(place.register, case.id), one, on)) for one in found)
    return [Lost(stands, case.name, one, None if one.since is None else days(one.since, on)) for one in found]


def _came(user: User, place: InRegister, gap: Gap, on: datetime.date) -> str | None:
    """The day on which its record came into the register, as the user may see that; None where it was after the day asked about."""
    name = Name(*gap.path[:2])
    for entry in history(open_register(place.register), place.case_id, name):
        steps = entry.steps if may(user, Action.READ_DRAFT) else without_drafts(entry.steps, ())
        if any(step.name == name and step.before is None for step in steps):
            day = entry.at.astimezone().date()
            return day.isoformat() if day <= on else None
    return None


def _in_order(found: list[Lost]) -> tuple[Lost, ...]:
    kinds = list(GapKind)
    return tuple(
        sorted(
            found,
            key=lambda one: (kinds.index(one.gap.kind), one.days is None, -(one.days or 0), one.case.casefold(), one.gap.name.casefold()),
        )
    )
