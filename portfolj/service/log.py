"""The log of decisions and all other changes of a case: its head, and whether it still is the log that a printed head stands for."""

from portfolj.errors import Fault, InputError, say
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.places import InRegister, in_register
from portfolj.storage import LogHead, log_faults, log_head, open_register, read_head


def head_of(user: User, path: str) -> LogHead:
    """The head of the log of a case in a register.

    Raises
    ------
    InputError
        When the path leads to no case of a register.
    NotAllowedError
        When the user may not read its history.
    """
    authorize(user, Action.READ_HISTORY)
    place = _place(path)
    return log_head(open_register(place.register), place.case_id)


def head_to_print(user: User, path: str) -> str:
    """The head as it stands on what is taken along; "" where the case stands in files, which have no log.

    Raises
    ------
    NotAllowedError
        When the user may not take anything along.
    """
    authorize(user, Action.EXPORT)
    place = in_register(path)
    return "" if place is None else str(log_head(open_register(place.register), place.case_id))


def against(user: User, path: str, head: str) -> tuple[Fault, ...]:
    """What shows that the log is not what it was when a head was printed; errors as for its head.

    Parameters
    ----------
    head
        As it was printed.
    """
    authorize(user, Action.READ_HISTORY)
    return log_faults(open_register(_place(path).register), read_head(head))


def _place(path: str) -> InRegister:
    place = in_register(path)
    if place is None:
        raise InputError(say("'{path}' is no register; only a register has a log. Name it as register.db or register.db#ID.", path=path))
    return place
