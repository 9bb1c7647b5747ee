"""Which dial, turned alone as little as can be, makes a scenario possible."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from portfolj.workflow.dials import Dials

# Percent; no dial of money or hours is turned beyond.
MOST = 1000


def least_turns(stands: Dials, possible: Callable[[Dials], bool]) -> Iterator[tuple[str, Dials]]:
    """For money, hours and the floor: the dials with this one turned as little as makes it possible; none where no turn of it does.

    Where members are promised what they could do alone, that grows with money and hours: there a smaller turn, or any, can be missed.

    Parameters
    ----------
    stands
        Dials under which it is not possible.
    possible
        Whether a portfolio is found under such dials.
    """
    for name, farthest in (("money", MOST), ("hours", MOST), ("floor", 0)):
        if getattr(stands, name) != farthest and possible(_at(stands, name, farthest)):
            yield name, _least(stands, name, farthest, possible)


def _least(stands: Dials, name: str, farthest: int, possible: Callable[[Dials], bool]) -> Dials:
    """By halving: what is enough goes on being enough where limits only rise, or the floor only falls."""
    fails, enough = getattr(stands, name), farthest
    while abs(enough - fails) > 1:
        middle = (fails + enough) // 2
        fails, enough = (fails, middle) if possible(_at(stands, name, middle)) else (middle, enough)
    return _at(stands, name, enough)


def _at(stands: Dials, name: str, percent: int) -> Dials:
    turned: Any = {name: percent}
    return replace(stands, **turned)
