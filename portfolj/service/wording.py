"""What the association has put into words itself: the steps of its scales, and the questions of the admission test."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from portfolj.domain.assessment import Judged, ScaleStep
from portfolj.domain.base import replace as replaced
from portfolj.domain.case import Case, Criterion
from portfolj.domain.document import plain
from portfolj.errors import Fault, InputError, Message, saved_meanwhile, say
from portfolj.exchange.translate import value_of
from portfolj.explain.scales import scale
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.places import in_register
from portfolj.storage import change, open_register, read
from portfolj.workflow.naming import new_id

_LINE = re.compile(r"\s*([^:]+?)\s*:\s*(\S.*?)\s*")
SCALES: dict[Judged, Message] = {
    Judged.GOAL: say("Scale for goals"),
    Judged.FEASIBILITY: say("Scale for feasibility"),
    Judged.BENEFIT: say("Scale for economic benefit"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The steps that the case states, and the questions it asks."""

    scales: tuple[ScaleStep, ...]
    criteria: tuple[Criterion, ...]


def wording_of(case: Case) -> Wording:
    """What a case states."""
    return Wording(case.scales, case.admission.criteria)


def with_scale(wording: Wording, judged: Judged, text: str) -> Wording:
    """With other steps of a scale; those that a single goal has for itself stay.

    Parameters
    ----------
    text
        A line for each step, such as "25: Touches the goal at its edge"; an empty text: the steps that portfolj has.

    Raises
    ------
    InputError
        With every line that is no step, or one that stands twice.
    """
    steps, wrong = list[ScaleStep](), list[Fault]()
    for line in filter(str.strip, text.splitlines()):
        found = _LINE.fullmatch(line)
        if found is None:
            wrong.append(
                Fault(say("'{line}' is no step; write points, a colon and words, such as '25: A little'.", line=line.strip()[:60]))
            )
            continue
        try:
            steps.append(value_of(ScaleStep, {"judged": judged, "points": found[1], "words": found[2]}))
        except InputError as error:
            wrong += error.faults
    points = [one.points for one in steps]
    for twice in sorted({one for one in points if points.count(one) > 1}):
        wrong.append(Fault(say("The step {points} stands twice; take one of them away.", points=str(twice))))
    if wrong:
        raise InputError(wrong)
    others = (one for one in wording.scales if one.judged is not judged or one.goal is not None)
    return replace(wording, scales=(*others, *steps))


def with_question(wording: Wording, criterion: str, text: str) -> Wording:
    """With other words for a question, a new one where `criterion` is ""; an empty text takes it away. Other words have no source.

    Raises
    ------
    InputError
        When the text is too long.
    """
    stand = {one.id: one for one in wording.criteria}
    name = criterion or new_id(text, stand)
    if text.strip():
        stand[name] = value_of(Criterion, {"id": name, "question": text.strip()})
    else:
        stand.pop(name, None)
    return replace(wording, criteria=tuple(stand.values()))


def save_wording(user: User, path: str, wording: Wording, *, seen: Wording, at: datetime) -> None:
    """Save it with its case, which must stand in a register.

    Parameters
    ----------
    seen
        What stood there when the change began.
    at
        When, with a time zone.

    Raises
    ------
    StaleChange
        When something of it has been saved otherwise since it was seen.
    InputError
        When a score would stand on a step that is no more, or an answer answer a question that is no more.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.CHANGE_CASE)
    place = in_register(path)
    if place is None:
        message = say(
            "Scales and questions are changed in a register, or in the files of the case; portfolj copy {path} register.db", path=path
        )
        raise InputError(message)
    register = open_register(place.register)
    stored = read(register, place.case_id)
    old = stored.case
    if wording_of(old) not in (seen, wording):
        raise saved_meanwhile("case", old.id, theirs=_plain(wording_of(old)), ours=_plain(wording))
    new = replaced(old, scales=wording.scales, admission=replaced(old.admission, criteria=wording.criteria))
    if wrong := [Fault(message) for message in (*_off_the_scale(old, new), *_unasked(old, new))]:
        raise InputError(wrong)
    change(register, stored, new, seat=user.seat, at=at)


def _plain(wording: Wording) -> dict[str, object]:
    return {"scales": plain(wording.scales), "criteria": plain(wording.criteria)}


def _off_the_scale(old: Case, new: Case) -> Iterator[Message]:
    """The steps that go, with the scores that stand on them."""
    found: dict[tuple[Judged, str], int] = {}
    for row in (row for one in old.initiatives for row in one.gives.assessments):
        before, after = (frozenset(step for step, _ in scale(case, row.judged, row.goal)) for case in (old, new))
        if row.points in before - after:
            about = (row.judged, str(row.points))
            found[about] = found.get(about, 0) + 1
    for (judged, points), number in sorted(found.items()):
        yield say(
            "{scale}: assessments stand on the step {points} ({number}); keep the step, or assess anew first.",
            scale=SCALES[judged],
            number=number,
            points=points,
        )


def _unasked(old: Case, new: Case) -> Iterator[Message]:
    """The questions that go, with the answers on record."""
    asked = frozenset(one.id for one in new.admission.criteria)
    answers = [row.criterion for one in old.initiatives for row in one.steering.admission_answers]
    for one in old.admission.criteria:
        if one.id not in asked and (number := answers.count(one.id)):
            yield say(
                "'{question}' has {number} answers on record; keep it with other words, or take the answers away first.",
                question=one.question,
                number=number,
            )
