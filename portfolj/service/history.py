"""What has been done to a proposal of a register, and taking the latest of it back."""

from datetime import datetime

from portfolj.domain.initiative import Initiative
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.places import in_register
from portfolj.storage import Entry, history, name_of, open_register, read, undo


def history_of(user: User, path: str, proposal: Initiative) -> tuple[Entry, ...]:
    """All changes of a proposal, newest first; none where the case stands in files.

    Raises
    ------
    NotAllowedError
        When the user may not read it.
    """
    authorize(user, Action.READ_HISTORY)
    place = in_register(path)
    if place is None:
        return ()
    register = open_register(place.register)
    case_id = place.case_id or read(register).case.id
    return history(register, case_id, name_of("initiatives", proposal))


def undo_change(user: User, path: str, number: int, *, at: datetime) -> None:
    """Take a change back, as a new change.

    Raises
    ------
    InputError
        When something newer stands on it.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.UNDO)
    place = in_register(path)
    if place is not None:
        undo(open_register(place.register), number, seat=user.seat, at=at)
