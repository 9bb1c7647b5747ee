"""What is lost without an initiative that is chosen, and who bears it."""

from collections.abc import Sequence
from dataclasses import dataclass

from portfolj.results.portfolio import Reached


@dataclass(frozen=True, slots=True)
class Share:
    """What falls to a member over the planning years: benefit in thousandths of a point, own money in kronor, hours less hours released."""

    benefit: int
    kronor: int
    hours: int

    def less(self, other: "Share") -> "Share":
        """The difference to another share."""
        return Share(self.benefit - other.benefit, self.kronor - other.kronor, self.hours - other.hours)


@dataclass(frozen=True, slots=True)
class MemberWithout:
    """A member for which something differs."""

    id: str
    name: str
    now: Share
    then: Share

    @property
    def lost(self) -> Share:
        """What it has now less what it has then: benefit that it loses, kronor and hours that it is spared; below 0 the other way."""
        return self.now.less(self.then)


@dataclass(frozen=True, slots=True)
class Lost:
    """The portfolio as it is beside the best one without an initiative.

    Parameters
    ----------
    least, most
        Total benefit that is lost, thousandths of a point; below 0 where more is had without it. Equal where both portfolios are proven the
        best.
    falls_away, comes_in
        Ids of what leaves with it, and of what comes in its place.
    members
        Those for which something differs: who loses most benefit first.
    region
        What is lost and falls to nobody alone, thousandths of a point: to the region as a whole, and to two initiatives together. With what
        the members lose it comes to the difference of the two portfolios.
    worse_before
        What counts before total benefit and reaches less without it: now, and then.
    """

    least: int
    most: int
    falls_away: tuple[str, ...]
    comes_in: tuple[str, ...]
    members: tuple[MemberWithout, ...]
    region: int
    worse_before: tuple[tuple[Reached, Reached], ...]

    @property
    def proven(self) -> bool:
        """Whether the loss is known to the thousandth of a point."""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Without:
    """A chosen initiative, and what would be without it.

    Parameters
    ----------
    decided
        Whether it is decided, and was asked about as if it were not.
    lost
        None where no portfolio was found without it, or what counts before total benefit was not settled in time.
    possible
        Whether a portfolio without it meets all rules; None where that was not settled in time.
    """

    id: str
    name: str
    decided: bool
    lost: Lost | None
    possible: bool | None


def by_loss(found: Sequence[Without]) -> tuple[Without, ...]:
    """What nothing can be without first, then by falling loss; last what was not settled."""
    return tuple(sorted(found, key=lambda one: (_place(one), -one.lost.most if one.lost else 0, one.name.casefold(), one.id)))


def _place(one: Without) -> int:
    return 0 if one.possible is False else 1 if one.lost is not None else 2
