"""Among equals: how many there are, and which one is taken. docs/math.md, sections 5 and 6."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2

from portfolj.model.block import Block, Term
from portfolj.model.objectives import TIE_BREAKS
from portfolj.solve.rows import Row, at_least, at_most, other_than
from portfolj.solve.session import Outcome, Point, Session

MOST_TIES = 100
MOST_BITS = 20


@dataclass(frozen=True, slots=True)
class Settled:
    """The end of the choice among equals.

    Parameters
    ----------
    point
        The one taken.
    to_the_end
        Whether the choice was carried to its end.
    ties
        The number of distinct sets; "100+" when there are more, None when they were not counted or a limit ended the count.
    """

    point: Point
    to_the_end: bool
    ties: int | str | None = None


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


def another(session: Session, blocks: Sequence[Block], point: Point, guide: Sequence[Term]) -> Outcome:
    """Any other portfolio that meets all rows, or the word that there is none."""
    variables = [*(x for block in blocks for x in block.start.values()), *(z for block in blocks for z in block.takes_part.values())]
    row = session.require_beside(other_than(point, [session.column(variable) for variable in variables]))
    outcome = session.find_beside(point, guide)
    session.release(row)
    return outcome


def count_ties(session: Session, blocks: Sequence[Block], point: Point, guide: Sequence[Term], *, most: int) -> int | str | None:
    """The number of distinct sets of chosen initiatives among all points that meet all rows.

    Parameters
    ----------
    guide
        What the rows hold at the value it has at the point.

    Returns
    -------
    int, str or None
        Up to `most` the number, above it such as "100+"; None when a limit ended the count.
    """
    found = point
    rows: list[int] = []
    try:
        while len(rows) < most:
            rows.append(session.require_beside(_other_sets(session, blocks, found)))
            outcome = session.find_beside(point, guide)
            if outcome.infeasible:
                return len(rows)
            if outcome.point is None:
                return None
            found = outcome.point
    finally:
        for row in rows:
            session.release(row)
    return f"{most}+"


def _starts(session: Session, blocks: Sequence[Block]) -> list[list[int]]:
    """The columns of each initiative's starts, in each block."""
    return [[session.column(block.start[one.id, s]) for s in one.starts] for block in blocks for one in block.instance.candidates]


def _other_sets(session: Session, blocks: Sequence[Block], point: Point) -> Row:
    """In some block another set is chosen."""
    terms: dict[int, int] = {}
    inside = 0
    for columns in _starts(session, blocks):
        chosen = any(point[column] for column in columns)
        inside += chosen
        terms |= dict.fromkeys(columns, 1 if chosen else -1)
    return at_most(terms, inside - 1)


def _hold_sets(session: Session, blocks: Sequence[Block], point: Point) -> None:
    """From here on the sets of the point are chosen: what is known to be the only way is said, so that the rest is quick."""
    for columns in _starts(session, blocks):
        if any(point[column] for column in columns):
            session.require(at_least(dict.fromkeys(columns, 1), 1))
        else:
            session.require(at_most(dict.fromkeys(columns, 1), 0))


def settle(session: Session, blocks: Sequence[Block], point: Point, guide: Sequence[Term], *, count: bool = False) -> Settled:
    """Take the one portfolio among equals that the rules of docs/math.md name.

    Parameters
    ----------
    session
        Its rows hold the objectives at the values reached.
    blocks
        One block, or those of the levels of a ranked list; tie-breaks are summed over them.
    point
        One of the equals.
    guide
        The last objective, which they all carry as far.
    count
        Whether the equally good sets are counted.
    """
    ties = count_ties(session, blocks, point, guide, most=MOST_TIES if count else 1)
    if ties == 1:
        _hold_sets(session, blocks, point)
    return replace(_taken(session, blocks, point, guide, held=ties == 1), ties=ties if count else None)


def _taken(session: Session, blocks: Sequence[Block], point: Point, guide: Sequence[Term], *, held: bool) -> Settled:
    other = another(session, blocks, point, guide)
    if other.infeasible:
        return Settled(point, True)
    for measure, sign in TIE_BREAKS:
        terms = [(variable, sign * factor) for block in blocks for variable, factor in measure(block)]
        terms = _differing(session, blocks, point, terms) if held else terms
        outcome = session.maximise(terms, start=point)
        if outcome.point is None or outcome.value is None or not outcome.proven:
            return Settled(outcome.point or point, False)
        point = outcome.point
        session.require_at_least(terms, outcome.value)
    return _draw(session, blocks, point, guide)


def _differing(session: Session, blocks: Sequence[Block], point: Point, terms: Sequence[Term]) -> list[Term]:
    """Terms that differ by a constant from those given while the sets are held: what every start of an initiative has is left out.

    What is left is small, where the whole is not: no exact row has to be eased for it.
    """
    variables = {variable.name: variable for variable, _ in terms}
    factors = dict.fromkeys(variables, 0)
    for variable, factor in terms:
        factors[variable.name] += factor
    for block in blocks:
        for one in block.instance.candidates:
            starts = [block.start[one.id, s] for s in one.starts]
            chosen = any(point[session.column(x)] for x in starts)
            shared = min(factors.get(x.name, 0) for x in starts) if chosen else 0
            for x in starts:
                variables[x.name] = x
                factors[x.name] = factors.get(x.name, 0) - shared if chosen else 0
    return [(variables[name], factor) for name, factor in factors.items() if factor]


def _draw(session: Session, blocks: Sequence[Block], point: Point, guide: Sequence[Term]) -> Settled:
    open_ones = decisions(blocks)
    base = len(blocks) + 1
    at_once = int(MOST_BITS / log2(base))
    while open_ones:
        other = another(session, blocks, point, guide)
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
