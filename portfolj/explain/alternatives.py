"""Portfolios that are nearly as good, in words."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import floor

from portfolj.errors import Message, say
from portfolj.results.alternatives import Alternative, Alternatives, Difference


def how_many(found: Alternatives) -> Iterator[Message]:
    """How many there are, and whether there are others."""
    number, share = len(found.found), _percent(100 - found.within)
    if not number:
        yield from _none(found, share)
        return
    if found.proven:
        yield say("{number:portfolios} more with at least {share:percent} of the best benefit.", number=number, share=share)
    else:
        yield say(
            "{number:portfolios} more with at least {share:percent} of the best benefit that was found.",
            number=number,
            share=share,
        )
    if found.no_others:
        yield say("There are no others.")
    elif number < found.asked and found.ended:
        yield say("No more were found in time.")
    if number > 1 or not found.no_others:
        yield say("They were sought so as to be clearly different; how much differs is told of each.")


def _none(found: Alternatives, share: str) -> Iterator[Message]:
    if found.no_others and found.proven:
        yield say("No other choice of initiatives gives at least {share:percent} of the best benefit.", share=share)
    elif found.no_others:
        yield say("No other choice of initiatives gives at least {share:percent} of the best benefit that was found.", share=share)
    else:
        yield say("No other portfolio with at least {share:percent} of the benefit was found in time.", share=share)


def of_the_best(found: Alternatives, one: Alternative) -> Message | None:
    """The benefit against the answer's, rounded down to a tenth of a percent; None where that cannot be said."""
    share = found.of_the_best(one)
    if share is None:
        return None
    if found.proven:
        return say("{share:percent} of the best", share=_percent(share))
    return say("{share:percent} of the best that was found", share=_percent(share))


def money_apart(found: Alternatives, difference: Difference) -> Message:
    """The fund money of what is in one only, in kronor and against that of what the answer chooses."""
    share = found.share(difference)
    if share is None:
        return say("{kronor:kr}", kronor=difference.kronor)
    return say("{kronor:kr}, {share:percent}", kronor=difference.kronor, share=str(round(share)))


def told(found: Alternatives, one: Alternative, names: Mapping[str, str]) -> Iterator[Message]:
    """What one of them comes to and how it differs, in sentences.

    Parameters
    ----------
    names
        Of initiatives, by id.
    """
    yield say("{kronor:kr} of the own frames and {hours:h} of the members.", kronor=one.kronor, hours=one.hours)
    if one.comes_in:
        yield say("Coming in: {names:list}.", names=tuple(names[name] for name in one.comes_in))
    if one.goes_out:
        yield say("Going out: {names:list}.", names=tuple(names[name] for name in one.goes_out))
    yield say(
        "It differs from what is chosen by {number:initiatives} ({money}).",
        number=one.from_answer.initiatives,
        money=money_apart(found, one.from_answer),
    )
    if one.from_nearest is not None:
        yield say(
            "It differs from the nearest of the others by {number:initiatives} ({money}).",
            number=one.from_nearest.initiatives,
            money=money_apart(found, one.from_nearest),
        )


def what_is_counted(found: Alternatives) -> Message:
    """What the kronor that differ are."""
    if not found.money:
        return say("The kronor that differ are the fund money of what is in one of the two only.")
    return say(
        "The kronor that differ are the fund money of what is in one of the two only; percent of the {money:kr} of what is chosen.",
        money=found.money,
    )


def _percent(share: Fraction) -> str:
    """Rounded down to a tenth, so that nothing is called better than it is."""
    return str(floor(share * 10) / 10)
