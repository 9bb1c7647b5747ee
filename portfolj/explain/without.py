"""What is lost without an initiative that is chosen, and who bears it, in words."""

from collections.abc import Iterator, Mapping, Sequence

from portfolj.domain.scenario import Objective
from portfolj.errors import Message, say
from portfolj.results.portfolio import Reached
from portfolj.results.units import amount
from portfolj.results.without import Lost, MemberWithout, Without

# Of those who lose or get more, so many are named.
MOST_NAMED = 3
# Beside figures of what members lose and are spared.
MINUS = say("Minus is more than now: more benefit, more kronor of their own, more hours.")


def told(one: Without, names: Mapping[str, str]) -> Iterator[Message]:
    """What is known, in sentences: how much is lost, what else changes, and who bears it.

    Parameters
    ----------
    names
        Of initiatives, by id.
    """
    if one.decided:
        yield say("It is decided. This is how it would be if it were not decided and were left out.")
    if one.lost is None:
        yield nothing_found(one)
        return
    yield _how_much(one.lost)
    yield from worse_before(one.lost)
    if one.lost.falls_away:
        yield say("It takes {names:list} out with it.", names=tuple(names[name] for name in one.lost.falls_away))
    if one.lost.comes_in:
        yield say("Instead there is room for {names:list}.", names=tuple(names[name] for name in one.lost.comes_in))
    yield from _who_bears(one.lost)


def nothing_found(one: Without) -> Message:
    """Why there is no portfolio to tell of."""
    impossible = say("Without it no portfolio meets all rules.")
    return impossible if one.possible is False else say("What is lost without it was not settled in time.")


def _how_much(lost: Lost) -> Message:
    if not lost.proven:
        return say(
            "Without it the benefit is between {least:points} and {most:points} less; how much was not settled in time.",
            least=lost.least,
            most=lost.most,
        )
    if lost.least > 0:
        return say("Without it the benefit is {points:points} less.", points=lost.least)
    if lost.least < 0:
        return say("Without it the benefit is {points:points} more.", points=-lost.least)
    if lost.worse_before:
        return say("Without it the benefit is the same.")
    return say("Without it the benefit is the same: another portfolio is as good.")


def worse_before(lost: Lost) -> Iterator[Message]:
    """What counts before benefit and reaches less."""
    for now, then in lost.worse_before:
        yield _worse(now, then)


def _worse(now: Reached, then: Reached) -> Message:
    parts = {"now": amount(now.name, now.value), "then": amount(then.name, then.value)}
    if now.name is Objective.BEST_FLOOR:
        return say("What the least served gets, which comes before benefit, falls from {now} to {then}.", **parts)
    if now.name is Objective.ECONOMIC_BENEFIT:
        return say("The economic benefit, which comes before benefit, falls from {now} to {then}.", **parts)
    return say("The number of participations, which comes before benefit, falls from {now} to {then}.", **parts)


def _who_bears(lost: Lost) -> Iterator[Message]:
    lose = [one for one in lost.members if one.lost.benefit > 0]
    gain = [one for one in reversed(lost.members) if one.lost.benefit < 0]
    if len(lose) > MOST_NAMED:
        yield say("It falls most on {names:list}; on {number:members} in all.", names=_named(lose), number=len(lose))
    elif lose:
        yield say("It falls on {names:list}.", names=_named(lose))
    if len(gain) > MOST_NAMED:
        yield say("More goes to {number:members}, most of all to {names:list}.", names=_named(gain), number=len(gain))
    elif gain:
        yield say("More goes to {names:list}.", names=_named(gain))
    if lost.region > 0:
        yield say("The region as a whole loses {points:points}.", points=lost.region)
    elif lost.region < 0:
        yield say("The region as a whole gets {points:points} more.", points=-lost.region)


def _named(members: Sequence[MemberWithout]) -> tuple[Message, ...]:
    return tuple(say("{name} ({points:points})", name=one.name, points=abs(one.lost.benefit)) for one in members[:MOST_NAMED])
