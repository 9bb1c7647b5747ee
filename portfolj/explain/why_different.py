"""Why two scenarios have different portfolios, in sentences."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.departures import how_it_differs, in_a_row
from portfolj.results.portfolio import Status
from portfolj.results.why_different import Departure, Effect, WhyDifferent


@dataclass(frozen=True, slots=True)
class Words:
    """What things are called.

    Parameters
    ----------
    first, second
        The names of the two scenarios.
    initiatives
        Names by id.
    departure
        A difference between the scenarios, in a sentence.
    """

    first: str
    second: str
    initiatives: Mapping[str, str]
    departure: Callable[[Departure], Message]


def words_for(case: Case, first: str, second: str, names: Mapping[str, str]) -> Words:
    """The words for two scenarios of a case.

    Parameters
    ----------
    first, second
        Their ids.
    names
        Of scenarios by id.
    """
    initiatives = {one.id: one.name for one in case.initiatives}
    told = partial(how_it_differs, case, case.scenario(first), case.scenario(second))
    return Words(names[first], names[second], initiatives, told)


def in_short(why: WhyDifferent, words: Words) -> Iterator[Message]:
    """What the whole comes to, as far as it is known."""
    number, whole = len(why.departures), [one for one in why.effects if one.whole]
    if not number:
        yield say("'{second}' asks the same as '{first}'.", first=words.first, second=words.second)
        return
    if number > 1:
        yield say("'{second}' differs from '{first}' in {number} things.", first=words.first, second=words.second, number=number)
    else:
        yield say("'{second}' differs from '{first}' in one thing only.", first=words.first, second=words.second)
    if why.same:
        yield say("Both choose the same.")
    elif number == 1 or len(whole) == 1:
        yield from (say("The whole difference is due to this: {what}", what=words.departure(one.departure)) for one in whole)
    elif whole:
        yield say("Any one of {number} of them turned back gives the same choice as in '{first}'.", number=len(whole), first=words.first)
    if why.finished and why.unexplained:
        yield _together(why, tuple(words.initiatives[one] for one in why.unexplained))
    if any(one.status is not None and not one.proven for one in why.effects):
        yield say("As far as was found in time.")


def _together(why: WhyDifferent, names: tuple[str, ...]) -> Message:
    if why.settled:
        return say("Due to several of them together: {names:list}.", names=names)
    return say("Not due to any one of those that were settled: {names:list}.", names=names)


def what_comes_of_it(effect: Effect, why: WhyDifferent, words: Words) -> Iterator[Message]:
    """What comes of turning one difference back."""
    if effect.status is None:
        yield say("That cannot be asked for: {faults}", faults=in_a_row(effect.faults))
    elif effect.status is Status.INFEASIBLE:
        yield say("There is no portfolio that meets all rules.")
    elif effect.chosen is None:
        yield say("No portfolio was found in time.")
    elif why.before is None:
        yield say("There is a portfolio, of {number:initiatives}.", number=effect.chosen)
    else:
        yield from _changes(effect, words.initiatives)
        yield from _amounts(effect, effect.chosen - why.before)
        if not effect.proven:
            yield say("As far as was found in time.")


def _changes(effect: Effect, names: Mapping[str, str]) -> Iterator[Message]:
    came_in, went_out, moved, others = (
        tuple(names[one] for one in ids) for ids in (effect.came_in, effect.went_out, effect.moved, effect.others_take_part)
    )
    if came_in:
        yield say("In: {names:list}.", names=came_in)
    if went_out:
        yield say("Out: {names:list}.", names=went_out)
    if moved:
        yield say("Another first year: {names:list}.", names=moved)
    if others:
        yield say("Others take part: {names:list}.", names=others)
    if not effect.changes:
        yield say("The same is chosen.")
    elif effect.equally_good:
        yield say("What was chosen before is as good: the order among equals decides.")


def _amounts(effect: Effect, more: int) -> Iterator[Message]:
    points, kronor, number = abs(effect.least), abs(effect.kronor), abs(more)
    if effect.least < effect.most:
        yield say("The benefit changes by {least:points} to {most:points}.", least=effect.least, most=effect.most)
    elif points:
        higher = say("The benefit is {points:points} higher.", points=points)
        lower = say("The benefit is {points:points} lower.", points=points)
        yield higher if effect.least > 0 else lower
    elif effect.changes:
        yield say("The benefit does not change at all.")
    if effect.departure.field == "weights":
        yield say("The points are counted by other weights then.")
    if kronor:
        more_paid = say("Funds and members together pay {kronor:kr} more.", kronor=kronor)
        less_paid = say("Funds and members together pay {kronor:kr} less.", kronor=kronor)
        yield more_paid if effect.kronor > 0 else less_paid
    if number:
        yield say("{number:initiatives} more.", number=number) if more > 0 else say("{number:initiatives} fewer.", number=number)


def where_it_differs(initiative: str, why: WhyDifferent, words: Words) -> Message:
    """In what an initiative differs between the two."""
    if initiative in why.only_in_first:
        return say("Only in '{scenario}'", scenario=words.first)
    if initiative in why.only_in_second:
        return say("Only in '{scenario}'", scenario=words.second)
    return say("Another first year") if initiative in why.moved else say("Others take part")


def what_it_is_due_to(initiative: str, why: WhyDifferent, words: Words) -> tuple[Message, ...]:
    """The differences that an initiative is due to, each by itself; else that it is due to several, or not known yet."""
    if causes := why.causes(initiative):
        return tuple(map(words.departure, causes))
    if not why.finished:
        return (say("Not worked out yet."),)
    return (say("Several together."),) if why.settled else (say("None of those that were settled by itself."),)
