"""Among equals: how many there are, and which one is taken. docs/math.md, sections 5 and 6."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from portfolj.model.block import Block, Term
from portfolj.model.objectives import TIE_BREAKS, total_benefit
from portfolj.solve.rows import Row, at_most, other_than
from portfolj.solve.session import Outcome, Point, Session

MOST_TIES = 100
MOST_BITS = 20


@dataclass(frozen=True, slots=True)
class Settled:
    """The point taken among equals, and whether the choice was carried to its end."""

    point: Point
    to_the_end: bool


def decisions(blocks: Sequence[Block]) -> list[list[Term]]:
    """All open decisions of a list of blocks, first the initiatives, then the starts, then the optional participations, by key."""
    instance = blocks[0].instance
    initiatives = [[term for block in blocks for term in block.chosen(one)] for one in instance.candidates]
    starts = [[(block.start[one.id, s], 1) for block in blocks] for one in instance.candidates if len(one.starts) > 1 for s in one.starts]
    optional = sorted((one.participation_keys[member], one.id, member) for one in instance.candidates for member in one.optional)
    parts = [
        [(block.takes_part[name, member, s], 1) for block in blocks for s in instance.by_id[name].starts] for _, name, member in optional
    ]
    return initiatives + starts + parts


def another(session: Session, blocks: Sequence[Block], point: Point) -> Outcome:
    """Any other portfolio that meets all rows, or the word that there is none."""
    variables = [*(x for block in blocks for x in block.start.values()), *(z for block in blocks for z in block.takes_part.values())]
    row = session.require(other_than(point, [session.column(variable) for variable in variables]))
    try:
        return session.find_unlikely([term for block in blocks for term in total_benefit(block)])
    finally:
        session.release(row)


def count_ties(session: Session, block: Block, point: Point) -> int | str | None:
    """The number of distinct sets of chosen initiatives among all points that meet all rows.

    Returns
    -------
    int, str or None
        Up to 100 the number, above it "100+"; None when a limit ended the count.
    """
    rows = []
    found = 1
    try:
        while True:
            rows.append(session.require(_other_set(session, block, point)))
            outcome = session.find_unlikely(total_benefit(block))
            if outcome.infeasible:
                return found
            if outcome.point is None:
                return None
            found += 1
            if found > MOST_TIES:
                return f"{MOST_TIES}+"
            point = outcome.point
    finally:
        for row in rows:
            session.release(row)


def _other_set(session: Session, block: Block, point: Point) -> Row:
    terms: dict[int, int] = {}
    inside = 0
    for candidate in block.instance.candidates:
        columns = [session.column(block.start[candidate.id, s]) for s in candidate.starts]
        chosen = any(point[column] for column in columns)
        inside += chosen
        terms |= dict.fromkeys(columns, 1 if chosen else -1)
    return at_most(terms, inside - 1)


def settle(session: Session, blocks: Sequence[Block], point: Point) -> Settled:
    """Take the one portfolio among equals that the rules of docs/math.md name.

    Parameters
    ----------
    session
        Its rows hold the objectives at the values reached.
    blocks
        One block, or those of the levels of a ranked list; tie-breaks are summed over them.
    point
        One of the equals.
    """
    other = another(session, blocks, point)
    if other.infeasible:
        return Settled(point, True)
    for measure, sign in TIE_BREAKS:
        terms = [(variable, sign * factor) for block in blocks for variable, factor in measure(block)]
        outcome = session.maximise(terms, start=point)
        if outcome.point is None or outcome.value is None or not outcome.proven:
            return Settled(outcome.point or point, False)
        point = outcome.point
        session.require_at_least(terms, outcome.value)
    return _draw(session, blocks, point)


def _draw(session: Session, blocks: Sequence[Block], point: Point) -> Settled:
    open_ones = decisions(blocks)
    base = len(blocks) + 1
    at_once = int(MOST_BITS / log2(base))
    while open_ones:
        other = another(session, blocks, point)
        if other.infeasible:
            return Settled(point, True)
        if other.point is None:
            return Settled(point, False)
        batch, open_ones = open_ones[:at_once], open_ones[at_once:]
        ranked = enumerate(reversed(batch))
        terms = [(variable, factor * base**place) for place, decision in ranked for variable, factor in decision]
        outcome = session.maximise(terms, start=point)
        if outcome.point is None or not outcome.proven:
            return Settled(outcome.point or point, False)
        point = outcome.point
        for decision in batch:
            reached = session.value(decision, point)
            session.require_at_least(decision, reached)
            session.require_at_most(decision, reached)
    return Settled(point, True)
