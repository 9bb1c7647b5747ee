"""The smallest change of one kind that brings an initiative in."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is changed.

    EARMARKED: kronor that pay its own costs and nothing else. LIMIT: one limit, for all. FRAME: the association's own funds, all years
    alike, for all.
    """

    EARMARKED = "earmarked"
    LIMIT = "limit"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest change of one kind that brings an initiative in.

    Parameters
    ----------
    rule
        The limit that is eased, such as "hours(skara, 2028)" or "go_it_alone"; "" for other kinds.
    least
        No less brings it in, as far as is known: kronor, hours, initiatives, thousandths of a point, or percent of a least share; of the
        frame thousandths.
    most
        So much brings it in; None where none was found that does.
    impossible
        Whether no change of this kind brings it in.
    checked
        Whether it was worked out anew: in with so much, and out with one less.
    kronor
        What the change of the frame comes to in all years.
    where
        Of the earmarked kronor fund, year and amount.
    pushed_out, brought_in
        Ids of what leaves and what else comes when it is in.
    """

    kind: Kind
    rule: str = ""
    least: int = 0
    most: int | None = None
    impossible: bool = False
    checked: bool = False
    kronor: int = 0
    where: tuple[tuple[str, int, int], ...] = ()
    pushed_out: tuple[str, ...] = ()
    brought_in: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether it is known what a change of this kind can do."""
        return self.impossible or self.least == self.most
