"""Copying whole cases: out into files, and into a register."""

from datetime import datetime

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.errors import Fault, InputError, Place, say
from portfolj.exchange import CaseFile, write_case, write_json
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.places import InRegister, in_register
from portfolj.storage import begin, cases, change, file_of, open_register, read


def copy_case(user: User, case: Case, to: str, *, over: bool, at: datetime) -> CaseFile:
    """Write a case, as the user may see it, into a folder, a JSON file or a register.

    Parameters
    ----------
    to
        A folder, a file ending in .json, or register.db#ID; without an id the case keeps its own.
    over
        Whether a case of this id in the register is made like it.
    at
        When, with a time zone.

    Returns
    -------
    CaseFile
        The case as it now stands there, with what a register tells of it.

    Raises
    ------
    InputError
        When the register holds another one and `over` is not said, or the system refuses.
    NotAllowedError
        When the user may not do this: into files it is an export, into a register a change of a whole case.
    """
    place = in_register(to)
    if place is not None:
        authorize(user, Action.CHANGE_CASE)
        return _into_register(user, replace(case, id=place.case_id or case.id), place, over=over, at=at)
    authorize(user, Action.EXPORT)
    if to.endswith(".json"):
        write_json(case, to)
    else:
        write_case(case, to)
    return CaseFile(case)


def _into_register(user: User, case: Case, place: InRegister, *, over: bool, at: datetime) -> CaseFile:
    file = file_of(place.register)
    if not file.exists():
        return CaseFile(case, begin(file, case, seat=user.seat, at=at).faults)
    register = open_register(file)
    seen = read(register, case.id) if case.id in cases(register) else None
    if seen is not None and seen.case != case and not over:
        message = say("The register holds another '{case}' already; --over makes it like this one, which can be undone.", case=case.id)
        raise InputError([Fault(message, place=Place(place.register))])
    changed = change(register, seen, case, seat=user.seat, at=at)
    return CaseFile(case, (*changed.faults, *(Fault(one, severity="notice") for one in changed.erased)))
