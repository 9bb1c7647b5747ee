"""What has been done to a proposal of a register, and taking the latest of it back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError, Message, say
from portfolj.exchange.translate import value_of
from portfolj.service.asking import authorize_change
from portfolj.service.authorizing import Action, User, authorize, may
from portfolj.service.places import in_register
from portfolj.storage import Document, Entry, history, name_of, open_register, read, taken_back, undo


def history_of(user: User, path: str, proposal: Initiative) -> tuple[Entry, ...]:
    """All changes of a proposal, newest first; none where the case stands in files.

    Who may not read drafts sees nothing from the time when it was one: to them it was entered when it had been assessed.

    Raises
    ------
    NotAllowedError
        When the user may not read it.
    """
    authorize(user, Action.READ_HISTORY, proposal)
    place = in_register(path)
    if place is None:
        return ()
    register = open_register(place.register)
    case_id = place.case_id or read(register).case.id
    entries = history(register, case_id, name_of("initiatives", proposal))
    return entries if may(user, Action.READ_DRAFT) else tuple(_without_drafts(entries))


def _without_drafts(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        before, after = (None if part is None or _draft(part) else part for part in (entry.before, entry.after))
        if before is not None or after is not None:
            yield replace(entry, before=before, after=after)


def _draft(content: Document) -> bool:
    """Whether a record was a draft; what can no longer be read as a proposal is taken for one."""
    try:
        return value_of(Initiative, content).draft
    except InputError:
        return True


@dataclass(frozen=True, slots=True)
class Undone:
    """A change taken back: the number of the change that did so, None where nothing was to be done, and what there is to tell besides."""

    number: int | None
    told: tuple[Message, ...] = ()


def undo_change(user: User, path: str, number: int, *, at: datetime) -> Undone:
    """Take a change back, as a new change; all that this changes is asked for.

    A proposal that comes back has no contact persons: they went for good when it was taken away. That is told.

    Raises
    ------
    StaleChange
        When something newer stands on it; carries what stands and what would come back.
    InputError
        When the case has no such change.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.UNDO)
    place = in_register(path)
    if place is None:
        return Undone(None)
    register = open_register(place.register)
    stands, becomes = taken_back(register, number)
    if stands.id != (place.case_id or read(register).case.id):
        raise InputError(say("There is no change {number}; choose one from the history.", number=number))
    authorize_change(user, stands, becomes)
    undone = undo(register, number, seat=user.seat, at=at)
    return Undone(undone.number, (*undone.erased, *_without_contacts(stands, becomes)))


def _without_contacts(stands: Case, becomes: Case | None) -> Iterator[Message]:
    there = {one.id for one in stands.initiatives}
    back = tuple(one.name for one in (becomes.initiatives if becomes else ()) if one.id not in there)
    if back:
        yield say("Back without contact persons, who were erased for good when it was taken away: {names:list}.", names=back)
