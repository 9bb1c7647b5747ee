"""The smallest change of one kind after which the rules of a scenario can all hold."""

from dataclasses import dataclass
from enum import StrEnum


class Means(StrEnum):
    """What is changed: limits of money or hours raised, least points of goals or shares of a floor lowered, decisions by hand dropped."""

    KRONOR = "kronor"
    HOURS = "hours"
    POINTS = "points"
    FLOOR = "floor"
    ALONE = "alone"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class Repair:
    """The smallest change of one kind.

    Parameters
    ----------
    changes
        The rules that change, such as "budget(own, 2027)", each by how much: kronor, hours, thousandths of a point, percent, or 1.
    total
        What they come to together.
    least
        No less is enough, as far as is known.
    impossible
        Whether no change of this kind is enough.
    holds
        Whether a portfolio was found anew under the changed rules.
    """

    means: Means
    changes: tuple[tuple[str, int], ...] = ()
    total: int | None = None
    least: int = 0
    impossible: bool = False
    holds: bool = False
