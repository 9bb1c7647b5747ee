"""What a search may use: nodes where bytes must repeat, seconds for the screen, and the solver that spends them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from portfolj.solve.engine import Engine, Highs


class Stop(StrEnum):
    """What ended a search early."""

    NODES = "nodes"
    TIME = "time"
    CANCELLED = "cancelled"


def _no_clock() -> float:
    return 0.0


@dataclass
class Limits:
    """What may still be spent; shared by all solves of one answer and counted down by them.

    Parameters
    ----------
    nodes
        Branch-and-bound nodes in all; None is no limit.
    seconds
        Seconds in all, by `clock`; None is no limit.
    clock
        Seconds since some moment; the core has no clock of its own.
    cancelled
        Whether nobody waits for the answer any more; None where nobody can say so.
    engine
        Makes the solver of each search; a fake in tests.
    """

    nodes: int | None = None
    seconds: float | None = None
    clock: Callable[[], float] = _no_clock
    cancelled: Callable[[], bool] | None = None
    engine: Callable[[], Engine] = Highs
    stopped_by: Stop | None = None
    spent_nodes: int = 0
    began: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.clock()

    def nodes_left(self) -> int | None:
        """Nodes that the next solve may use; 0 when none are left."""
        return None if self.nodes is None else max(0, self.nodes - self.spent_nodes)

    def seconds_left(self) -> float | None:
        """Seconds that the next solve may use; 0 when none are left."""
        return None if self.seconds is None else max(0.0, self.seconds - (self.clock() - self.began))

    def part(self, share: float) -> "Limits":
        """Limits of their own for a part of the work: a share of what is left; what it spends is to be told by `spend`."""
        nodes, seconds = self.nodes_left(), self.seconds_left()
        return Limits(
            nodes=None if nodes is None else max(1, int(nodes * share)),
            seconds=None if seconds is None else seconds * share,
            clock=self.clock,
            cancelled=self.cancelled,
            engine=self.engine,
        )

    def spend(self, part: "Limits") -> None:
        """Count what a part has spent; that it ended early does not end the whole."""
        self.spent_nodes += part.spent_nodes

    def reached(self) -> bool:
        """Whether nothing may be spent any more; remembers which limit it was."""
        if self.nodes_left() == 0:
            self.stopped_by = self.stopped_by or Stop.NODES
        elif self.seconds_left() == 0:
            self.stopped_by = self.stopped_by or Stop.TIME
        elif self.cancelled is not None and self.cancelled():
            self.stopped_by = self.stopped_by or Stop.CANCELLED
        return self.stopped_by is not None
