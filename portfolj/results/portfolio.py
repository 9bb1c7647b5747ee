"""What an answer holds: the portfolio, how good it is, and how surely."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from portfolj.domain.scenario import Objective


class Status(StrEnum):
    """What is known about an answer."""

    PROVEN = "proven"
    WITHIN = "within"
    INFEASIBLE = "infeasible"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen initiative: its id, the year it starts, and the ids of those that take part, sorted."""

    id: str
    start: int
    participants: tuple[str, ...]


Portfolio = tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """How far one objective was carried: thousandths of a point (best_floor: per person), kronor, or a number; bound >= value."""

    name: Objective
    value: Fraction
    bound: Fraction

    @property
    def proven(self) -> bool:
        """Whether nothing better is possible."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True)
class References:
    """The references of fairness.

    Parameters
    ----------
    unreachable
        Members that no portfolio serves, each with the rule that shuts it out.
    alone
        G_m in thousandths of a point.
    floor
        t* in thousandths of a point per person; None when nothing asks for it.
    proven
        Whether each of them is known to be the best.
    """

    unreachable: tuple[tuple[str, str], ...] = ()
    alone: Mapping[str, int] | None = None
    floor: Fraction | None = None
    proven: bool = True

    def exempt(self) -> frozenset[str]:
        """The members that fairness does not speak of."""
        return frozenset(member for member, _ in self.unreachable)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who worked it out and how, never seconds, paths or clocks.

    Parameters
    ----------
    log_head
        The head of the case's log at that time; "" where the case stands in files.
    """

    versions: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]
    log_head: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver's side hands over, before it is checked.

    Parameters
    ----------
    portfolio
        None when there is none.
    reached
        One for each objective, in order.
    ties
        Distinct sets with equal values; "100+" when there are more; None when not known.
    settled
        Whether the choice among equals was carried to its end.
    stopped_by
        "" or the limit that ended the search: "time", "nodes" or "cancelled".
    fails_alone
        For an infeasible instance: the rules that cannot hold even by themselves.
    halved_by
        The relative rules without any one of which the total benefit would be at least twice as large.
    """

    status: Status
    portfolio: Portfolio | None
    reached: tuple[Reached, ...]
    references: References
    ties: int | str | None = None
    settled: bool = True
    stopped_by: str = ""
    fails_alone: tuple[str, ...] = ()
    halved_by: tuple[str, ...] = ()

    @property
    def total_benefit(self) -> Reached | None:
        """The closing objective: total benefit."""
        return self.reached[-1] if self.reached else None
