"""What came of initiatives, in words."""

from collections.abc import Iterator, Mapping

from portfolj.domain.outcome import Reached
from portfolj.errors import Message, say
from portfolj.governance.accounts import PartyKind
from portfolj.governance.benefits import GoalStanding
from portfolj.governance.record import BenefitKind
from portfolj.governance.year_end import YearEnd

STATES: Mapping[Reached, Message] = {
    Reached.REACHED: say("reached"),
    Reached.PARTLY: say("partly reached"),
    Reached.NOT_REACHED: say("not reached"),
    Reached.GIVEN_UP: say("given up"),
}
LATE, AHEAD = say("nobody has told"), say("not yet due")
KINDS: Mapping[BenefitKind, Message] = {
    BenefitKind.GOALS: say("Benefit for the goals, points"),
    BenefitKind.ECONOMIC: say("Economic benefit, kr"),
    BenefitKind.RELEASED: say("Hours spared at home, h"),
    BenefitKind.EFFECTS: say("Measured benefits, percent of the way"),
    BenefitKind.DATED_GOALS: say("Goals with a date, percent reached"),
}
PARTIES: Mapping[PartyKind, Message] = {
    PartyKind.FUND: say("Money, kr"),
    PartyKind.POOL: say("Shared staff, h"),
}


def state_of(goal: GoalStanding) -> Message:
    """How a dated goal stands."""
    if goal.told is not None:
        return STATES[goal.told.state]
    return LATE if goal.late else AHEAD


def in_short(found: YearEnd) -> Iterator[Message]:
    """What a page begins with: how many are followed up, what has been paid of what, how many goals were reached, what is to be settled."""
    if not found.initiatives:
        yield say("Nothing is followed up yet: nothing has been decided.")
        return
    lines = found.initiatives
    yield say("Followed up: {number:initiatives}.", number=len(lines))
    planned = [line.kronor.planned for line in lines if line.kronor.planned is not None]
    paid = sum(line.kronor.actual for line in lines)
    if planned:
        yield say("Paid: {paid:kr} of {planned:kr} planned.", paid=paid, planned=sum(planned))
    elif paid:
        yield say("Paid: {paid:kr}.", paid=paid)
    if goals := sum(line.goals for line in lines):
        reached = sum(line.goals_reached for line in lines)
        yield say("Reached: {reached} of {goals} goals whose day has passed.", reached=reached, goals=goals)
    yield say("{number:notices} to settle.", number=len(found.faults)) if found.faults else say("Nothing is left to settle.")
