"""The rows under which a portfolio reaches what an objective has reached."""

from collections.abc import Iterator
from math import ceil, floor

from portfolj.domain.scenario import Objective
from portfolj.model.block import Block
from portfolj.model.objectives import LINEAR
from portfolj.results.portfolio import Reached
from portfolj.solve.rows import Row, at_least
from portfolj.solve.session import Session


def at_level(session: Session, block: Block, level: Reached, *, more: bool = False) -> Iterator[Row]:
    """As much as was reached; of the best floor a row for each member that it speaks of.

    Parameters
    ----------
    more
        Ask for more than that.
    """
    if level.name is not Objective.BEST_FLOOR:
        yield at_least(session.collect(LINEAR[level.name](block)), int(level.value) + more)
        return
    for member in block.instance.parties:
        if member not in block.references.exempt():
            share = level.value * block.instance.member[member].weight
            yield at_least(session.collect(block.benefit(member)), floor(share) + 1 if more else ceil(share))
