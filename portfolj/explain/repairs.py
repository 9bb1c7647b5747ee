"""What would make the rules of a scenario hold together, in words."""

from collections.abc import Iterator

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.clashes import what_it_asks
from portfolj.results.repair import Means, Repair
from portfolj.valuation.instance import Instance

_NONE = {
    Means.KRONOR: say("No money repairs it."),
    Means.HOURS: say("No hours repair it."),
    Means.POINTS: say("No lower least for the goals repairs it."),
    Means.FLOOR: say("No lower floor for the least served repairs it."),
    Means.ALONE: say("No lower share of what each could do alone repairs it."),
    Means.DECISIONS: say("No decision that is dropped repairs it."),
}
_UNSETTLED = {
    Means.KRONOR: say("Whether money repairs it was not settled in time."),
    Means.HOURS: say("Whether hours repair it was not settled in time."),
    Means.POINTS: say("Whether a lower least for the goals repairs it was not settled in time."),
    Means.FLOOR: say("Whether a lower floor for the least served repairs it was not settled in time."),
    Means.ALONE: say("Whether a lower share of what each could do alone repairs it was not settled in time."),
    Means.DECISIONS: say("Whether dropping decisions repairs it was not settled in time."),
}


def in_words(repair: Repair) -> Message:
    """What the repair comes to, in a sentence."""
    total = repair.total
    if repair.impossible:
        return _NONE[repair.means]
    if total is None:
        return _UNSETTLED[repair.means]
    if repair.means is Means.KRONOR:
        return say("{kronor:kr} more repair it:", kronor=total)
    if repair.means is Means.HOURS:
        return say("{hours:h} more repair it:", hours=total)
    if repair.means is Means.POINTS:
        return say("{points:points} less asked for repair it:", points=total)
    if repair.means is Means.FLOOR:
        return say("A floor for the least served that is {number} percentage points lower repairs it.", number=total)
    if repair.means is Means.ALONE:
        return say("A share of what each could do alone that is {number} percentage points lower repairs it.", number=total)
    return say("{number:decisions} dropped repair it:", number=total)


def how_sure(repair: Repair) -> Iterator[Message]:
    """What is not known of it."""
    if repair.total is not None and repair.least < repair.total:
        yield say("Whether less is enough was not settled in time.")
    if repair.total is not None and not repair.holds:
        yield say("It was not seen to hold when it was tried anew.")


def changes(case: Case, instance: Instance, repair: Repair) -> Iterator[Message]:
    """Each rule that changes: what it asks now, and by how much it gives way."""
    if repair.means in (Means.FLOOR, Means.ALONE):
        return
    for rule, amount in repair.changes:
        asks = what_it_asks(case, instance, rule)
        if repair.means is Means.KRONOR:
            yield say("{asks} {kronor:kr} more.", asks=asks, kronor=amount)
        elif repair.means is Means.HOURS:
            yield say("{asks} {hours:h} more.", asks=asks, hours=amount)
        elif repair.means is Means.POINTS:
            yield say("{asks} {points:points} less.", asks=asks, points=amount)
        else:
            yield say("{asks} Drop that.", asks=asks)
