"""What would bring an initiative in, kind by kind, in words."""

from collections.abc import Iterator
from decimal import Decimal

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.clashes import what_it_asks
from portfolj.explain.names import names_by_id
from portfolj.results.change import Change, Kind
from portfolj.valuation.instance import Instance

KINDS = {
    Kind.EARMARKED: say("Money earmarked for it"),
    Kind.FRAME: say("A larger frame for all"),
    Kind.LIMIT: say("One limit raised for all"),
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
        names = names_by_id(case)
        if change.pushed_out:
            yield say("Then it pushes out {names:list}.", names=tuple(names[one] for one in change.pushed_out))
        if change.brought_in:
            yield say("With it comes {names:list}.", names=tuple(names[one] for one in change.brought_in))
        if not change.checked:
            yield say("This was not worked out a second time.")


def _earmarked(case: Case, change: Change) -> Iterator[Message]:
    least, most = change.least, change.most
    if change.impossible:
        yield say("No money for its own costs brings it in: something else stands in the way.")
    elif most is None and least <= 1:
        yield say("Whether money for its own costs brings it in was not settled in time.")
    elif most is None:
        yield say("Less than {least:kr} for its own costs does not; whether more does was not settled in time.", least=least)
    elif least < most:
        yield say(
            "{most:kr} for its own costs bring it in, less than {least:kr} do not; it was not settled in time.", least=least, most=most
        )
    else:
        yield say("{kronor:kr} for its own costs bring it in, one krona less does not.", kronor=most)
    names = names_by_id(case)
    for fund, year, kronor in change.where:
        yield say("{kronor:kr} instead of '{fund}' in {year}.", kronor=kronor, fund=names[fund], year=str(year))


def _frame(change: Change) -> Message:
    least = str(Decimal(change.least) / 10)
    if change.impossible:
        return say("No larger frame brings it in: others go before, or another rule stands in the way.")
    if change.most is None and change.least <= 1:
        return say("Whether a larger frame brings it in was not settled in time.")
    if change.most is None:
        return say("A frame less than {least:percent} larger does not; whether a larger one does was not settled in time.", least=least)
    most = str(Decimal(change.most) / 10)
    if change.least < change.most:
        return say(
            "A frame {most:percent} larger brings it in, one less than {least:percent} larger does not; it was not settled in time.",
            least=least,
            most=most,
        )
    return say(
        "It is first in when the frame is {most:percent} larger, {kronor:kr} in all years; with still more it can be out again.",
        most=most,
        kronor=change.kronor,
    )


def _limit(case: Case, instance: Instance, change: Change) -> Iterator[Message]:
    if not change.rule and change.impossible:
        yield say("No limit that is raised alone brings it in.")
    elif not change.rule:
        yield say("Whether other limits raised alone bring it in was not settled in time.")
    else:
        yield what_it_asks(case, instance, change.rule)
        yield _raised(change)


def _raised(change: Change) -> Message:
    least, most = change.least, change.most
    if most is None:
        return say("Whether it is in when this limit is raised was not settled in time.")
    if change.rule.startswith("count("):
        if least == most:
            return say("Raised by {most:initiatives} it lets it in, by less it does not.", most=most)
        return say(
            "Raised by {most:initiatives} it lets it in, by less than {least:initiatives} it does not; the rest was not settled in time.",
            least=least,
            most=most,
        )
    if change.rule.startswith(("hours(", "pool(")):
        if least == most:
            return say("Raised by {most:h} it lets it in, by less it does not.", most=most)
        return say(
            "Raised by {most:h} it lets it in, by less than {least:h} it does not; the rest was not settled in time.",
            least=least,
            most=most,
        )
    if least == most:
        return say("Raised by {most:kr} it lets it in, by less it does not.", most=most)
    return say(
        "Raised by {most:kr} it lets it in, by less than {least:kr} it does not; the rest was not settled in time.", least=least, most=most
    )
