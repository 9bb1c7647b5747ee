"""Why two scenarios have different portfolios."""

from dataclasses import dataclass

from portfolj.errors import Message
from portfolj.results.portfolio import Status

# What tells a row from others of its list: the values of the fields that name it.
RowKey = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """One way in which a scenario differs from another, that can be turned back by itself.

    Parameters
    ----------
    parts
        The fields in which they differ, such as "hours_percent" or "rules.counts"; of a list the keys of its rows, () is the whole field.
        The first field says what kind of difference it is.
    """

    parts: tuple[tuple[str, tuple[RowKey, ...]], ...]

    @property
    def field(self) -> str:
        """The field that says what kind of difference it is."""
        return self.parts[0][0]

    @property
    def keys(self) -> tuple[RowKey, ...]:
        """Of its rows in that field."""
        return self.parts[0][1]

    @property
    def id(self) -> str:
        """The id of what it speaks of, where that is one thing."""
        return str(self.keys[0][0])


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of the second scenario's portfolio when one departure alone is turned back.

    Parameters
    ----------
    status
        Of the answer; None where it cannot be asked for, and `faults` say why.
    proven
        Whether both portfolios are known to be the one answer: the best, and the first among equals.
    chosen
        How many initiatives there are then; None where there is no portfolio.
    came_in, went_out, moved, others_take_part
        Ids of what changes; empty where either has no portfolio.
    explains
        Ids of what differs between the two scenarios, and is as in the first one then.
    whole
        Whether everything is chosen as in the first one then.
    equally_good
        Whether the portfolio before would do as well then: the order among equals decides.
    least, most
        How much more the total benefit is then, thousandths of a point; equal where both are proven the best.
    kronor
        How much more funds and members pay then.
    """

    departure: Departure
    status: Status | None
    proven: bool = False
    faults: tuple[Message, ...] = ()
    chosen: int | None = None
    came_in: tuple[str, ...] = ()
    went_out: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    others_take_part: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()
    whole: bool = False
    equally_good: bool = False
    least: int = 0
    most: int = 0
    kronor: int = 0

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """By what effects are ordered: initiatives that come or go, then the benefit, then those that change otherwise, then kronor."""
        benefit = max(abs(self.least), abs(self.most))
        return len(self.came_in) + len(self.went_out), benefit, len(self.moved) + len(self.others_take_part), abs(self.kronor)

    @property
    def changes(self) -> bool:
        """Whether anything is chosen otherwise."""
        return bool(self.came_in or self.went_out or self.moved or self.others_take_part)


@dataclass(frozen=True, slots=True)
class WhyDifferent:
    """What is known so far of why two scenarios differ.

    Parameters
    ----------
    departures
        All ways in which the second differs from the first, as far as they can matter.
    only_in_first, only_in_second, moved, others_take_part
        Ids of what differs between the portfolios; empty where either scenario has none.
    same
        Whether both have a portfolio, and the same one.
    before
        How many initiatives the second has; None where it has no portfolio.
    effects
        Of the departures that have been turned back, the heaviest first.
    """

    departures: tuple[Departure, ...]
    only_in_first: tuple[str, ...]
    only_in_second: tuple[str, ...]
    moved: tuple[str, ...]
    others_take_part: tuple[str, ...]
    same: bool
    before: int | None
    effects: tuple[Effect, ...] = ()

    @property
    def differing(self) -> tuple[str, ...]:
        """Ids of all that differs between the portfolios."""
        return (*self.only_in_first, *self.only_in_second, *self.moved, *self.others_take_part)

    @property
    def finished(self) -> bool:
        """Whether every departure has been turned back."""
        return len(self.effects) == len(self.departures)

    @property
    def settled(self) -> bool:
        """Whether every departure has been turned back, and what came of each is known for sure."""
        return self.finished and all(one.proven for one in self.effects)

    @property
    def unexplained(self) -> tuple[str, ...]:
        """Ids of what differs, and is as in the first scenario whichever departure is turned back: none of those known so far."""
        explained = {one for effect in self.effects for one in effect.explains}
        return tuple(one for one in self.differing if one not in explained)

    def causes(self, initiative: str) -> tuple[Departure, ...]:
        """The departures any one of which, turned back, makes an initiative as in the first scenario."""
        return tuple(effect.departure for effect in self.effects if initiative in effect.explains)
