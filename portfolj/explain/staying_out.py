"""What a member and the others lose if it stays out, in words."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from portfolj.errors import Argument, Message, say
from portfolj.results.staying_out import Loss


def told(found: Loss, name: str, points: Callable[[Fraction], str]) -> Iterator[Message]:
    """What is lost, in sentences.

    Parameters
    ----------
    name
        Of the member.
    points
        Writes thousandths of a point as points.
    """
    lost = found.lost
    if lost.total >= 0:
        share = round(found.percent or 0)
        yield say("In all {lost} points of benefit are lost, {share:percent}.", lost=points(lost.total), share=share)
    else:
        yield say("In all there are {more} points more of benefit, since other things than benefit count too.", more=points(-lost.total))
    yield say("{name} itself loses {lost} points.", name=name, lost=points(Fraction(lost.own)))
    if lost.others >= 0:
        yield say("The others lose {lost} points.", lost=points(Fraction(lost.others)))
    else:
        yield say("The others get {more} points more.", more=points(Fraction(-lost.others)))
    yield from _to_carry(found, name)
    if not found.proven:
        yield say("This can still change: at least one of the two answers is not proven the best.")


def _to_carry(found: Loss, name: str) -> Iterator[Message]:
    frame, carried = found.lost.frame, found.carried
    if not found.kronor:
        yield say("It takes no kronor with it that the others must carry.")
        return
    parts: dict[str, Argument] = {"kronor": found.kronor, "name": name}
    if not carried:
        yield say("For what stays to have the same money the others must carry {kronor:kr}, the fee's part of the own frames.", **parts)
    elif not frame:
        yield say("For what stays to have the same money the others must carry the {kronor:kr} that {name} pays itself.", **parts)
    else:
        yield say(
            "For what stays to have the same money the others must carry {kronor:kr}: {frame:kr} for the fee's part of the own frames and "
            "{carried:kr} that {name} pays itself.",
            frame=frame,
            carried=carried,
            **parts,
        )
