"""How surely an answer is the best, in the words of meetings."""

from decimal import Decimal

from portfolj.errors import Message, say
from portfolj.results.document import gap_percent
from portfolj.results.portfolio import Status
from portfolj.results.result import Result


def how_sure(result: Result) -> Message:
    """What is known about an answer."""
    if result.status is Status.PROVEN:
        return say("Proven best.")
    if result.status is Status.INFEASIBLE:
        return say("There is no portfolio that meets all rules.")
    if result.status is Status.NO_ANSWER:
        return say("No portfolio was found in time.")
    gaps = [gap_percent(one) for one in result.objectives]
    known = [Decimal(gap) for gap in gaps if gap is not None]
    return how_far(max(known) if len(known) == len(gaps) else None)


def how_far(gap_in_percent: Decimal | None) -> Message:
    """How far from the best an answer is at most; None, or 0 without proof, is not known."""
    if not gap_in_percent:
        return say("How far it is from the best is not known.")
    return say("At most {gap:percent} from the best.", gap=str(gap_in_percent))
