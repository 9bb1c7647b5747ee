"""What the assessments of an initiative come to: (low, likely, high) for each goal and for feasibility."""

import hashlib
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from portfolj.domain.assessment import Assessment, Judged
from portfolj.domain.base import replace
from portfolj.domain.digest import canonical
from portfolj.domain.gives import Contribution, Score
from portfolj.domain.initiative import Initiative

_MILLIONTH = Decimal("0.000001")
_MARK_SIGNS = 16


def counted(initiative: Initiative) -> tuple[Assessment, ...]:
    """The assessments that count: those with a reason."""
    return tuple(one for one in initiative.gives.assessments if one.reason)


def together(assessments: Iterable[Assessment]) -> tuple[Decimal, Decimal, Decimal]:
    """(low, likely, high) of several assessments of the same: the least, the median, the most.

    Of an even number the median is the mean of the two in the middle, rounded half up to millionths of a point.
    """
    points = [one.points for one in assessments]
    return min(points), median(points).quantize(_MILLIONTH, ROUND_HALF_UP), max(points)


def as_assessed(initiative: Initiative) -> Initiative:
    """The initiative with its scores as assessed; where nobody has assessed with a reason, as they are stated."""
    found: dict[tuple[Judged, str], list[Assessment]] = {}
    for one in counted(initiative):
        found.setdefault((one.judged, one.goal or ""), []).append(one)
    contributions = {row.goal: row for row in initiative.gives.contributions}
    feasibility = initiative.gives.feasibility
    for (judged, goal), several in found.items():
        low, likely, high = together(several)
        if judged is Judged.GOAL:
            contributions[goal] = Contribution(goal=goal, low=low, likely=likely, high=high)
        elif judged is Judged.FEASIBILITY:
            feasibility = Score(low=low, likely=likely, high=high)
    if not found:
        return initiative
    gives = replace(initiative.gives, contributions=tuple(contributions.values()), feasibility=feasibility)
    return replace(initiative, gives=gives)


# What of its steering an assessment looks at: when and how long, and what it needs, excludes and brings together with others.
_OF_STEERING = ("starts", "duration", "requires", "excludes", "option_of", "synergies")


def mark(initiative: Initiative) -> str:
    """Tells one state of a proposal from another, in what an assessment looks at.

    That is what it is, gives and takes, who takes part, and when and with what it can be done; not its stage, mandates or next step.
    """
    gives, steering = replace(initiative.gives, assessments=()), [getattr(initiative.steering, name) for name in _OF_STEERING]
    parts = [initiative.name, initiative.what, gives, initiative.takes, initiative.parties, steering]
    return hashlib.sha256(canonical(parts).encode()).hexdigest()[:_MARK_SIGNS]


def marked(before: Initiative, after: Initiative) -> Initiative:
    """A proposal as changed, where each new assessment says what it has seen, and an old one that does not say it has seen what was before.

    So an assessment that came without a mark is out of date too, once the proposal is another one.
    """
    if all(one.seen for one in after.gives.assessments):
        return after
    old, now = mark(before), mark(after)
    unsaid = {False: now, True: "" if old == now else old}
    rows = tuple(replace(one, seen=one.seen or unsaid[one in before.gives.assessments]) for one in after.gives.assessments)
    return replace(after, gives=replace(after.gives, assessments=rows))


def out_of_date(initiative: Initiative) -> tuple[Assessment, ...]:
    """The assessments of a proposal that has been changed since."""
    now = mark(initiative)
    return tuple(one for one in initiative.gives.assessments if one.seen and one.seen != now)
