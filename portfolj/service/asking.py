"""Which actions a change needs, told by what differs; so none of them slips in by the door of another."""

from collections.abc import Iterator
from typing import NamedTuple

from portfolj.domain.assessment import Assessment
from portfolj.domain.base import Value, replace
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer, Participation
from portfolj.domain.steering import DECIDED_STAGES, FULFILLED_STAGES, Stage
from portfolj.domain.takes import Effort, Financing
from portfolj.service.authorizing import Action, User, authorize

_BINDING = DECIDED_STAGES | FULFILLED_STAGES


class Need(NamedTuple):
    """An action, and what it is done to, as `authorize` takes them."""

    action: Action
    about: Initiative | str | None = None


def authorize_change(user: User, old: Case | None, new: Case | None) -> None:
    """Let everything pass that differs between two versions of a case, or nothing; None where there is none.

    Raises
    ------
    NotAllowedError
        Where the user may not do a part of it.
    """
    for need in needed(old, new):
        authorize(user, *need)


def needed(old: Case | None, new: Case | None) -> tuple[Need, ...]:
    """What a change from one version of a case to another needs; each once."""
    if old is None or new is None:
        return (Need(Action.CHANGE_CASE),) if old != new else ()
    return tuple(dict.fromkeys(_of_case(old, new)))


def _of_case(old: Case, new: Case) -> Iterator[Need]:
    before, after = ({one.id: one for one in case.initiatives} for case in (old, new))
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield from of_proposal(before.get(name), after.get(name))
    if old.scenarios != new.scenarios:
        yield Need(Action.CHANGE_SCENARIO)
    if old.decisions != new.decisions:
        yield Need(Action.DECIDE)
    if _frame(old) != _frame(new):
        yield Need(Action.CHANGE_CASE)


def _frame(case: Case) -> Case:
    """What stands around the proposals and what is made of them."""
    return replace(case, initiatives=(), scenarios=(), decisions=())


def of_proposal(old: Initiative | None, new: Initiative | None) -> Iterator[Need]:
    """What a change of a proposal needs; None where there is none before or after."""
    known = [one for one in (old, new) if one is not None]
    about = next((one for one in known if one.draft), known[0])
    # To be asked is no answer yet.
    answered = frozenset(row.member for one in known for row in one.parties.participations if row.answer is not Answer.UNDECIDED)
    decides = _binds(old) != _binds(new)
    if old is None or new is None or _rest(old, answered, decides=decides) != _rest(new, answered, decides=decides):
        yield Need(Action.CHANGE_PROPOSAL, about)
    if decides:
        yield Need(Action.DECIDE, about)
    if _assessments(old) != _assessments(new):
        yield Need(Action.ASSESS, about)
    yield from (Need(Action.ANSWER_FOR_MEMBER, name) for name in sorted(answered) if _given(old, name) != _given(new, name))


def _binds(one: Initiative | None) -> bool:
    """Whether it is decided, or has been."""
    return one is not None and one.steering.stage in _BINDING


def _assessments(one: Initiative | None) -> tuple[Assessment, ...]:
    return () if one is None else one.gives.assessments


def _given(one: Initiative | None, member: str) -> tuple[Value, ...]:
    """What a member gives with its answer: the answer, its hours and its own money."""
    if one is None:
        return ()
    rows: tuple[Participation | Effort | Financing, ...] = (*one.parties.participations, *one.takes.efforts, *one.takes.financing)
    return tuple(row for row in rows if row.member == member)


def _rest(one: Initiative, answered: frozenset[str], *, decides: bool) -> Initiative:
    """The proposal without what other actions are about: assessments, what members give, and the step that decides where one does."""
    steering, takes = one.steering, one.takes
    if decides:
        steps = tuple(step for step in steering.steps if step.stage not in _BINDING)
        steering = replace(steering, stage=Stage.CANDIDATE, steps=steps)
    efforts = tuple(row for row in takes.efforts if row.member not in answered)
    financing = tuple(row for row in takes.financing if row.member not in answered)
    asked = tuple(
        Participation(member=row.member, answer=Answer.UNDECIDED) if row.member in answered else row for row in one.parties.participations
    )
    return replace(
        one,
        gives=replace(one.gives, assessments=()),
        takes=replace(takes, efforts=efforts, financing=financing),
        parties=replace(one.parties, participations=asked),
        steering=steering,
    )
