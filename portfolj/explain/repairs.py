"""What would make the rules of a scenario hold together, in words."""

from collections.abc import Iterator

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.clashes import what_it_asks
from portfolj.results.repair import Means, Repair
from portfolj.valuation.instance import Instance

_NONE = {
    Means.KRONOR: say("More money does not repair it."),
    Means.HOURS: say("More hours do not repair it."),
    Means.POINTS: say("Asking less for the goals does not repair it."),
    Means.FLOOR: say("A lower floor for the least served does not repair it."),
    Means.ALONE: say("A lower share of what each could do alone does not repair it."),
    Means.DECISIONS: say("Dropping decisions made by hand does not repair it."),
}
_UNSETTLED = {
    Means.KRONOR: say("Whether more money repairs it was not settled in time."),
    Means.HOURS: say("Whether more hours repair it was not settled in time."),
    Means.POINTS: say("Whether asking less for the goals repairs it was not settled in time."),
    Means.FLOOR: say("Whether a lower floor for the least served repairs it was not settled in time."),
    Means.ALONE: say("Whether a lower share of what each could do alone repairs it was not settled in time."),
    Means.DECISIONS: say("Whether dropping decisions made by hand repairs it was not settled in time."),
}


def in_words(instance: Instance, repair: Repair) -> Message:
    """What the repair comes to, in a sentence.

    Parameters
    ----------
    instance
        As it is before the repair.
    """
    total = repair.total
    if repair.impossible:
        return _NONE[repair.means]
    return _UNSETTLED[repair.means] if total is None else _enough(instance, repair.means, total)


def _enough(instance: Instance, means: Means, total: int) -> Message:
    if means is Means.KRONOR:
        return say("{kronor:kr} more repairs it:", kronor=total)
    if means is Means.HOURS:
        return say("{hours:h} more repairs it:", hours=total)
    if means is Means.POINTS:
        return say("Asking {points:points} less repairs it:", points=total)
    if means is Means.FLOOR:
        now, then = instance.floor_percent, instance.floor_percent - total
        return say("A floor for the least served of {then:percent} instead of {now:percent} repairs it.", now=now, then=then)
    if means is Means.ALONE:
        now, then = instance.alone_percent, instance.alone_percent - total
        return say("{then:percent} instead of {now:percent} of what each could do alone repairs it.", now=now, then=then)
    return say("Dropping {number:decisions} repairs it:", number=total)


def how_sure(repair: Repair) -> Iterator[Message]:
    """What is not known of it."""
    if repair.total is not None and repair.least < repair.total:
        yield say("Whether less is enough was not settled in time.")
    if repair.total is not None and not repair.holds:
        yield say("When it was tried anew, no portfolio was found.")


def changes(case: Case, instance: Instance, repair: Repair) -> Iterator[Message]:
    """Each rule that changes: what it asks now, and by how much it gives way."""
    if repair.means in (Means.FLOOR, Means.ALONE):
        return
    for rule, amount in repair.changes:
        asks = what_it_asks(case, instance, rule)
        if repair.means is Means.KRONOR:
            yield say("{asks} Raise that by {kronor:kr}.", asks=asks, kronor=amount)
        elif repair.means is Means.HOURS:
            yield say("{asks} Raise that by {hours:h}.", asks=asks, hours=amount)
        elif repair.means is Means.POINTS:
            yield say("{asks} Lower that by {points:points}.", asks=asks, points=amount)
        else:
            yield say("{asks} Drop that.", asks=asks)
