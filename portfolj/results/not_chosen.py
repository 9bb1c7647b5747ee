"""What would bring an initiative in that is left out."""

from dataclasses import dataclass

from portfolj.errors import Message


@dataclass(frozen=True, slots=True)
class PointsNeeded:
    """How many points more it takes, thousandths of a point, that fall to the region as a whole.

    Parameters
    ----------
    least, most
        Equal where both portfolios are proven the best. At so many it stands as good as what is chosen, with a thousandth more it is in.
    checked
        Whether it was worked out anew: in with a thousandth more, and out with a thousandth less.
    pushed_out, brought_in
        Ids of what leaves and what else comes when it is in.
    """

    least: int
    most: int
    checked: bool
    pushed_out: tuple[str, ...]
    brought_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotChosen:
    """An initiative that is not chosen.

    Parameters
    ----------
    reasons
        Why it is out by rule and not by competition; empty where it competes.
    points
        None where no number of points brings it in, or nothing was settled in time.
    settled
        Whether it is known what points can do.
    competes
        Whether it could be in: it is a candidate, and not refused.
    """

    id: str
    name: str
    reasons: tuple[Message, ...]
    points: PointsNeeded | None = None
    settled: bool = True
    competes: bool = False
