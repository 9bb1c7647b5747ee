"""Beginning a register of one's own: a new file, with what another case says of the cooperation and nothing proposed yet."""

from datetime import datetime

from portfolj.domain.case import Case
from portfolj.errors import Fault, InputError, Place, say
from portfolj.exchange.source import refused
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.places import in_register
from portfolj.storage import begin, file_of
from portfolj.workflow.afresh import afresh


def begin_register(user: User, place: str, pattern: Case, *, at: datetime) -> str:
    """Make a register that holds the members, goals, scales, money and rules of a case.

    Parameters
    ----------
    place
        The register's file, which must not exist yet.
    pattern
        The case whose members, goals, scales, money and rules are taken over.
    at
        When, with a time zone.

    Returns
    -------
    str
        Where the new case stands: register.db#ID.

    Raises
    ------
    InputError
        When something has that name already, or the system refuses. What is there stays as it is, and nothing new is left behind.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.CHANGE_CASE)
    named = in_register(place)
    if named is None or named.case_id or not named.register.endswith(".db"):
        raise InputError(say("'{place}' must end in .db; choose another name.", place=place))
    file, case = file_of(named.register), afresh(pattern)
    try:
        begin(file, case, seat=user.seat, at=at)
    except OSError as wrong:
        raise InputError([Fault(refused(wrong), place=Place(str(file)))]) from wrong
    return f"{file}#{case.id}"
