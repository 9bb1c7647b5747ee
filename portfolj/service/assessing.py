"""Assessments entered by a body."""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolj.domain.assessment import Judged
from portfolj.domain.document import plain
from portfolj.domain.initiative import Initiative
from portfolj.exchange.translate import value_of
from portfolj.valuation.assessed import mark


@dataclass(frozen=True, slots=True)
class Thought:
    """What a body thinks of one thing: points as text, "" for nothing said, and why."""

    judged: Judged
    goal: str | None
    points: str
    reason: str


def thoughts_of(one: Initiative, body: str) -> tuple[Thought, ...]:
    """What a body has said of a proposal."""
    return tuple(Thought(row.judged, row.goal, str(row.points), row.reason) for row in one.gives.assessments if row.body == body)


def assessed(one: Initiative, body: str, thoughts: Iterable[Thought], *, date: str) -> Initiative:
    """The proposal with what a body thinks of it now, in place of what it thought of the same before; nothing said takes it away.

    Parameters
    ----------
    date
        Of what has changed; what is as it was keeps its date.

    Raises
    ------
    InputError
        With everything that cannot be read or cannot be so.
    """
    said = tuple(thoughts)
    about = {(one.judged, one.goal) for one in said}
    before = {(row.judged, row.goal): row for row in one.gives.assessments if row.body == body}
    rows = [plain(row) for row in one.gives.assessments if row.body != body or (row.judged, row.goal) not in about]
    for thought in said:
        if not thought.points:
            continue
        old = before.get((thought.judged, thought.goal))
        if old is not None and (str(old.points), old.reason) == (thought.points, thought.reason) and old.seen == mark(one):
            rows.append(plain(old))
            continue
        goal = {} if thought.goal is None else {"goal": thought.goal}
        new = {"judged": thought.judged.value, "body": body, "points": thought.points, "date": date, "reason": thought.reason}
        rows.append(new | goal | {"seen": mark(one)})
    document = plain(one)
    document["gives"] = document.get("gives", {}) | {"assessments": rows}
    return value_of(Initiative, document)
