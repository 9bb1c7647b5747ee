"""What points mean, in words: the scales of a case, and those that hold where it states none."""

from decimal import Decimal

from portfolj.domain.assessment import Judged
from portfolj.domain.case import Case
from portfolj.errors import Message, say

_STEPS = (Decimal(0), Decimal(25), Decimal(50), Decimal(75), Decimal(100))
_WORDS = {
    Judged.GOAL: (
        say("Does nothing for the goal"),
        say("Touches the goal at its edge, or for a few"),
        say("Helps clearly, in a part of what the goal is about"),
        say("Helps much, in most members that take part"),
        say("Is what the goal needs most; without it the goal is not reached"),
    ),
    Judged.FEASIBILITY: (
        say("Cannot be done as it is described"),
        say("Large questions of staff, law or technology are open"),
        say("Can be done; one large question is open"),
        say("Can be done; small questions are left"),
        say("Tried before under like conditions; people and money are there"),
    ),
    Judged.BENEFIT: (
        say("No saving and no income"),
        say("A little for some, hard to follow up"),
        say("Covers about its own cost"),
        say("Clearly more than its cost, for most that take part"),
        say("Many times its cost, measured elsewhere"),
    ),
}


def scale(case: Case, judged: Judged, goal: str | None = None) -> tuple[tuple[Decimal, Message], ...]:
    """The steps of a scale with their words, the least points first: those of the goal, else of all goals, else portfolj's own."""
    steps = [one for one in case.scales if one.judged is judged]
    own = [one for one in steps if one.goal == goal] or [one for one in steps if one.goal is None]
    if own:
        return tuple((one.points, say("{words}", words=one.words)) for one in sorted(own, key=lambda one: one.points))
    return tuple(zip(_STEPS, _WORDS[judged], strict=True))
