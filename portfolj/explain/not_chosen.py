"""Why an initiative is left out and what would bring it in, in words."""

from collections.abc import Iterator, Mapping

from portfolj.errors import Message, say
from portfolj.results.change import Change
from portfolj.results.not_chosen import NotChosen, PointsNeeded


def told(one: NotChosen, names: Mapping[str, str]) -> Iterator[Message]:
    """What is known, in sentences.

    Parameters
    ----------
    names
        Of initiatives, by id.
    """
    yield from one.reasons
    if one.points is not None:
        yield from _points(one.points, names)
    elif not one.settled:
        yield say("How many points would bring it in was not settled in time.")
    elif one.competes:
        yield say("Points do not bring it in: with it no portfolio meets all rules, or what counts before benefit would be less.")


def _points(points: PointsNeeded, names: Mapping[str, str]) -> Iterator[Message]:
    if points.least < points.most:
        yield say(
            "It takes between {least:points} and {most:points} more to bring it in; how many was not settled in time.",
            least=points.least,
            most=points.most,
        )
        return
    if points.least:
        yield say("With {points:points} more it is as good as what is chosen, and with anything above that it is in.", points=points.least)
    else:
        yield say("It is as good as what is chosen: the order among equals left it out.")
    yield from what_follows(points, names)


def what_follows(change: PointsNeeded | Change, names: Mapping[str, str]) -> Iterator[Message]:
    """What leaves and what else comes when it is in, and whether that was worked out twice."""
    if change.pushed_out:
        yield say("Then it pushes out {names:list}.", names=tuple(names[one] for one in change.pushed_out))
    if change.brought_in:
        yield say("It brings {names:list} with it.", names=tuple(names[one] for one in change.brought_in))
    if not change.checked:
        yield say("This has not been worked out a second time.")
