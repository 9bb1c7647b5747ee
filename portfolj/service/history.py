"""What has been done to a case of a register, as somebody may see it, and taking any of it back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError, Message, say
from portfolj.exchange.translate import value_of
from portfolj.explain.change_parts import DECISIONS, PROPOSALS, SCENARIOS, Names, names_of
from portfolj.explain.changes import Altered, in_detail, in_short, of_its_own
from portfolj.service.asking import Need, authorize_change, of_proposal
from portfolj.service.authorizing import Action, User, authorize, may
from portfolj.service.places import in_register
from portfolj.service.seeing_past import without_drafts
from portfolj.storage import CASE, Entry, Name, Register, Step, Way, case_id_of, history, name_of, open_register, read, taken_back, undo

# How many changes make a page of the history.
PAGE = 25


@dataclass(frozen=True, slots=True)
class Past:
    """A change, as somebody may see it.

    Parameters
    ----------
    number
        By which it can be taken back.
    at
        When, in UTC.
    undoes
        The number of the change that it takes back.
    what
        What was changed, in short.
    details
        Short parts as they were and as they are; of several records each with its parts.
    records
        What it touched.
    others
        How many records it touched beside the one whose history this is.
    taken_back_by, under
        The change that has taken it back, and the newest that stands on it; None where none does.
    begins
        Whether the whole case came, or went, with it.
    enters
        Whether proposals came with it, which go when it is taken back.
    open
        Whether it can be taken back as things stand, by whom it is shown to.
    """

    number: int
    at: datetime
    seat: str
    undoes: int | None
    what: tuple[Message, ...]
    details: tuple[Message, ...]
    records: tuple[Name, ...]
    others: int
    taken_back_by: int | None
    under: int | None
    begins: bool
    enters: bool
    open: bool

    @property
    def standing(self) -> tuple[Message, ...]:
        """How it stands to other changes: which it takes back, and which has taken it back or stands on it."""
        told = [] if self.undoes is None else [say("takes back change {number}", number=str(self.undoes))]
        if self.taken_back_by is not None:
            told.append(say("taken back by change {number}", number=str(self.taken_back_by)))
        elif self.under is not None:
            told.append(say("change {number} stands on it", number=str(self.under)))
        return tuple(told)


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes, newest first; `older` is what the next page is asked for with, None where nothing is older."""

    changes: tuple[Past, ...] = ()
    older: int | None = None


def history_of(
    user: User, path: str, *, case: Case | None = None, about: Initiative | None = None, before: int | None = None, count: int = PAGE
) -> Page:
    """A page of the changes of a case, or of one of its proposals; empty where the case stands in files.

    Who may not read drafts sees nothing from the time when a proposal was one: to them it was entered when it had been assessed.

    Parameters
    ----------
    case
        As the user sees it, for the names that are said; ids stand in their place without it.
    about
        The proposal whose history it is; None for all of the case.
    before
        Only changes older than the one of this number.
    count
        How many at most; some of them may be hidden from the user.

    Raises
    ------
    NotAllowedError
        When the user may not read it.
    InputError
        When the register has never held such a case.
    """
    authorize(user, Action.READ_HISTORY, about)
    place = in_register(path)
    if place is None:
        return Page()
    register = open_register(place.register)
    case_id = case_id_of(register, place.case_id)
    own = None if about is None else name_of(PROPOSALS, about)
    entries = history(register, case_id, own, before=before, count=count + 1)
    shown = entries[:count]
    names = names_of(case)
    seen = ((entry, tuple(steps)) for entry, steps in zip(shown, _as_seen(user, register, case_id, shown), strict=True))
    past = (_past(user, entry, steps, own, names) for entry, steps in seen if any(own in (None, step.name) for step in steps))
    return Page(tuple(past), shown[-1].number if len(entries) > count else None)


def _as_seen(user: User, register: Register, case_id: str, entries: Iterable[Entry]) -> Iterator[Iterable[Step]]:
    """The steps of each change; without drafts for those who may not read them."""
    if may(user, Action.READ_DRAFT):
        yield from (entry.steps for entry in entries)
        return
    open_to_all = frozenset(one.id for one in read(register, case_id).case.initiatives if not one.draft)
    for entry in entries:
        yield without_drafts(entry.steps, open_to_all)


def _past(user: User, entry: Entry, steps: tuple[Step, ...], own: Name | None, names: Names) -> Past:
    altered = [Altered(*step.name, step.before, step.after) for step in steps if own in (None, step.name)]
    what = in_short(altered, names) if own is None else (of_its_own(altered[0], names),)
    told = [say("File imported")] if entry.way == Way.IMPORT else []
    return Past(
        number=entry.number,
        at=entry.at,
        seat=entry.seat,
        undoes=entry.undoes,
        what=(*told, *what),
        details=in_detail(altered, names),
        records=tuple(step.name for step in steps),
        others=len(steps) - len(altered),
        taken_back_by=entry.taken_back_by,
        under=entry.under,
        begins=any(step.name.kind == CASE and None in (step.before, step.after) for step in steps),
        enters=any(step.name.kind == PROPOSALS and step.before is None for step in steps),
        open=entry.taken_back_by is None and entry.under is None and _may_take_back(user, entry.steps),
    )


def _may_take_back(user: User, steps: Iterable[Step]) -> bool:
    if not may(user, Action.UNDO):
        return False
    everything = all(may(user, action) for action in Action) and not user.member
    return everything or all(may(user, *need) for step in steps for need in _needed(step))


def _needed(step: Step) -> Iterator[Need]:
    """What taking a step back needs; what can no longer be read is for those who may change all of the case."""
    if step.name.kind == PROPOSALS:
        try:
            yield from of_proposal(*(None if part is None else value_of(Initiative, part) for part in (step.after, step.before)))
        except InputError:
            yield Need(Action.CHANGE_CASE)
    else:
        yield Need({SCENARIOS: Action.CHANGE_SCENARIO, DECISIONS: Action.DECIDE}.get(step.name.kind, Action.CHANGE_CASE))


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
        When the case has no such change, or it has been taken back already.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.UNDO)
    place = in_register(path)
    if place is None:
        return Undone(None)
    register = open_register(place.register)
    case_id, stands, becomes = taken_back(register, number)
    if place.case_id not in ("", case_id):
        raise InputError(say("There is no change {number}; choose one from the history.", number=number))
    authorize_change(user, stands, becomes)
    undone = undo(register, number, seat=user.seat, at=at)
    return Undone(undone.number, (*undone.erased, *_without_contacts(stands, becomes)))


def _without_contacts(stands: Case | None, becomes: Case | None) -> Iterator[Message]:
    there = {one.id for one in (stands.initiatives if stands else ())}
    back = tuple(one.name for one in (becomes.initiatives if becomes else ()) if one.id not in there)
    if back:
        yield say("Back without contact persons, who were erased for good when it was taken away: {names:list}.", names=back)
