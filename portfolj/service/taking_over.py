"""Putting a changed case where it stood: in its folder, its JSON file or its register."""

from datetime import datetime

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Participation
from portfolj.domain.takes import Effort
from portfolj.errors import InputError, say
from portfolj.exchange.imports.writing import replace_case
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.places import in_register
from portfolj.storage import change, open_register, read


def take_over(user: User, path: str, old: Case, new: Case, *, at: datetime) -> int | None:
    """Write what an import makes of a case, all of it or nothing; where only answers of members change, whoever answers for them may.

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
    members = _answering(old, new)
    for member in members or ():
        authorize(user, Action.ANSWER_FOR_MEMBER, member=member)
    if members is None:
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


def _answering(old: Case, new: Case) -> frozenset[str] | None:
    """The members whose answers and hours are all that differs; None where anything else does, or nothing."""
    if old == new or _without_answers(old) != _without_answers(new):
        return None
    before, after = ({(one.id, row.member, row) for one in case.initiatives for row in _answers(one)} for case in (old, new))
    return frozenset(member for _, member, _ in before ^ after)


def _answers(one: Initiative) -> tuple[Participation | Effort, ...]:
    return (*one.parties.participations, *one.takes.efforts)


def _without_answers(case: Case) -> Case:
    initiatives = tuple(
        replace(one, parties=replace(one.parties, participations=()), takes=replace(one.takes, efforts=())) for one in case.initiatives
    )
    return replace(case, initiatives=initiatives)
