"""What is lost where a member stays out: to all, to it and to the others."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class SideOf:
    """An answer with or without a member; benefit in thousandths of a point, kronor of the association's own frames.

    Parameters
    ----------
    total
        All benefit, also what falls to the region and to two initiatives together.
    own, others
        What falls to the member, and to all other members.
    frame
        What the frames come to: they shrink with the fee.
    """

    total: Fraction
    own: int
    others: int
    initiatives: int
    frame: int

    @property
    def region(self) -> Fraction:
        """What falls to nobody alone: to the region as a whole, and to initiatives that gain from each other."""
        return self.total - self.own - self.others

    def less(self, other: "SideOf") -> "SideOf":
        """The difference to another answer."""
        return SideOf(
            self.total - other.total,
            self.own - other.own,
            self.others - other.others,
            self.initiatives - other.initiatives,
            self.frame - other.frame,
        )


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost where a member stays out.

    Parameters
    ----------
    falls_away, comes_in
        Id and name of initiatives that are chosen only with the member, or only without it; by name.
    carried
        The member's own money in what stays in without it, kronor.
    proven
        Whether both answers are known to be the best.
    """

    together: SideOf
    without: SideOf
    falls_away: tuple[tuple[str, str], ...]
    comes_in: tuple[tuple[str, str], ...]
    carried: int
    proven: bool

    @property
    def lost(self) -> SideOf:
        """With the member less without it; below 0 where more is had without it."""
        return self.together.less(self.without)

    @property
    def percent(self) -> Fraction | None:
        """The total benefit that is lost, percent; None where there was none."""
        return 100 * self.lost.total / self.together.total if self.together.total else None

    @property
    def kronor(self) -> int:
        """What the others must carry for what stays to have the same money: the fee's part of the frames, and the member's own money."""
        return self.lost.frame + self.carried
