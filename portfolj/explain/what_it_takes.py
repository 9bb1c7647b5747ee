"""What would bring an initiative in, kind by kind, in words."""

from collections.abc import Iterator
from decimal import Decimal

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.clashes import what_it_asks
from portfolj.explain.names import names_by_id
from portfolj.explain.not_chosen import what_follows
from portfolj.results.change import Change, Kind
from portfolj.valuation.instance import Instance

KINDS = {
    Kind.EARMARKED: say("Money earmarked for it"),
    Kind.FRAME: say("A larger frame for all"),
    Kind.LIMIT: say("One limit that is eased for all"),
}


def told(case: Case, instance: Instance, change: Change) -> Iterator[Message]:
    """What is known of a change, in sentences."""
    if change.most == 0:
        yield say("Worked out anew, it is in without any change.")
    elif change.kind is Kind.EARMARKED:
        yield from _earmarked(case, change)
    elif change.kind is Kind.FRAME:
        yield _frame(change)
    else:
        yield from _limit(case, instance, change)
    if change.most is not None:
        yield from what_follows(change, names_by_id(case))


def _earmarked(case: Case, change: Change) -> Iterator[Message]:
    least, most = change.least, change.most
    if change.impossible:
        yield say("However much money its own costs are given, it is not in: something else stands in the way.")
    elif most is None and least <= 1:
        yield say("Whether money for its own costs brings it in was not settled in time.")
    elif most is None:
        yield say("Less than {least:kr} for its own costs is not enough; whether more is was not settled in time.", least=least)
    elif least < most:
        yield say(
            "{most:kr} for its own costs brings it in; whether less is enough, down to {least:kr}, was not settled in time.",
            least=least,
            most=most,
        )
    else:
        yield say("{kronor:kr} for its own costs brings it in; one krona less is not enough.", kronor=most)
    names = names_by_id(case)
    for fund, year, kronor in change.where if most else ():
        yield say("{kronor:kr} replaces money from '{fund}' in {year}.", kronor=kronor, fund=names[fund], year=str(year))


def _frame(change: Change) -> Message:
    least = str(Decimal(change.least) / 10)
    if change.impossible:
        return say("However large the frame, it is not in: others go before, or another rule stands in the way.")
    if change.most is None and change.least <= 1:
        return say("Whether a larger frame brings it in was not settled in time.")
    if change.most is None:
        return say("A frame less than {least:percent} larger is not enough; whether a larger one is was not settled in time.", least=least)
    most = str(Decimal(change.most) / 10)
    if change.least < change.most:
        return say(
            "A frame {most:percent} larger brings it in; whether less is enough, down to {least:percent}, was not settled in time.",
            least=least,
            most=most,
        )
    return say(
        "It first comes in when the frame is {most:percent} larger, {kronor:kr} over all years; with still more it can fall out again.",
        most=most,
        kronor=change.kronor,
    )


def _limit(case: Case, instance: Instance, change: Change) -> Iterator[Message]:
    if not change.rule and change.impossible:
        yield say("It is not enough to ease one limit on money, hours or numbers, or one least demand.")
    elif not change.rule:
        yield say("Whether any other limit is enough to ease alone was not settled in time.")
    else:
        yield what_it_asks(case, instance, change.rule)
        yield _eased(instance, change)


def _eased(instance: Instance, change: Change) -> Message:
    rule, least, most = change.rule, change.least, change.most
    if most is None:
        return say("Whether it comes in when this limit is eased was not settled in time.")
    if rule == "floor_per_resident":
        return _share(instance.floor_percent, least, most)
    if rule == "go_it_alone":
        return _share(instance.alone_percent, least, most)
    if rule.startswith(("goal_floor(", "participation_floor(")) or rule.endswith(", lo)"):
        return _lowered(rule, least, most)
    return _raised(rule, least, most)


def _share(now: int, least: int, most: int) -> Message:
    then, high = now - most, now - least
    if then == high:
        return say("Lowered to {then:percent} it lets it in; a higher one is not enough.", then=then)
    return say("Lowered to {then:percent} it lets it in; whether up to {high:percent} does was not settled in time.", then=then, high=high)


def _lowered(rule: str, least: int, most: int) -> Message:
    parts = {"least": least, "most": most}
    if rule.startswith("goal_floor("):
        if least == most:
            return say("Lowered by {most:points} it lets it in; less is not enough.", most=most)
        return say(
            "Lowered by {most:points} it lets it in; whether less is enough, down to {least:points}, was not settled in time.", **parts
        )
    if least == most:
        return say("Lowered by {most:initiatives} it lets it in; less is not enough.", most=most)
    return say("Lowered by {most:initiatives} it lets it in; whether less is enough, down to {least}, was not settled in time.", **parts)


def _raised(rule: str, least: int, most: int) -> Message:
    parts = {"least": least, "most": most}
    if rule.startswith("count("):
        if least == most:
            return say("Raised by {most:initiatives} it lets it in; less is not enough.", most=most)
        return say("Raised by {most:initiatives} it lets it in; whether less is enough, down to {least}, was not settled in time.", **parts)
    if rule.startswith(("hours(", "pool(")):
        if least == most:
            return say("Raised by {most:h} it lets it in; less is not enough.", most=most)
        return say("Raised by {most:h} it lets it in; whether less is enough, down to {least:h}, was not settled in time.", **parts)
    if least == most:
        return say("Raised by {most:kr} it lets it in; less is not enough.", most=most)
    return say("Raised by {most:kr} it lets it in; whether less is enough, down to {least:kr}, was not settled in time.", **parts)
