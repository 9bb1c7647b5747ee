"""What is lost in the gaps, in words."""

from collections.abc import Mapping

from portfolj.errors import Message, say
from portfolj.governance.gaps import Gap, GapKind
from portfolj.governance.meetings import has_day

KINDS: Mapping[GapKind, Message] = {
    GapKind.NEED_WITHOUT_OWNER: say("Needs without an owner"),
    GapKind.ASSIGNMENT_WITHOUT_BODY: say("Assignments without a body, and bodies without an assignment"),
    GapKind.DECISION_WITHOUT_MEETING: say("Decisions without a meeting"),
    GapKind.AREA_WITHOUT_NETWORK: say("Areas without a network"),
    GapKind.UNDERTAKING_WITHOUT_REPORT: say("Undertakings without a report"),
}


def how_long(gap: Gap, days: int | None) -> Message:
    """Since when it has been so, and for how many days."""
    if gap.since is None or days is None:
        return say("It is not known since when")
    if has_day(gap.since):
        return say("since {day:date} ({days:days})", day=gap.since, days=days)
    return say("since {day:date} (at least {days:days})", day=gap.since, days=days)


def whose_turn(gap: Gap) -> Message:
    """Whose turn it is; where nobody is known, that somebody must be named."""
    return say("{name}", name=gap.turn) if gap.turn else say("Nobody is known: name somebody")
