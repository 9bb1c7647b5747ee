"""Other portfolios that are nearly as good, clearly different from the answer and from each other. docs/math.md, section 7.

Random directions first, which are quick and lie well apart; then, while time lasts, the farthest one after the other.
"""

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import ceil

from portfolj.domain.scenario import Objective
from portfolj.model.block import Block, Term, binary, linear
from portfolj.model.build import build, portfolio, values
from portfolj.model.objectives import LINEAR, total_benefit
from portfolj.results.alternatives import fund_money
from portfolj.results.portfolio import Answer, Portfolio
from portfolj.solve.first import ABOUT_PARTICIPATION, bold
from portfolj.solve.limits import Limits
from portfolj.solve.rows import at_least, at_most
from portfolj.solve.session import Point, Session
from portfolj.solve.ties import settle
from portfolj.valuation.instance import Instance

# Random directions for each portfolio asked for, and nodes of each; more nodes did not lead farther apart in the same time.
DIRECTIONS, NODES_OF_DIRECTION = 3, 200
# Directions in a row that led to nothing new, after which there is no other.
MOST_MISSES = 4
# Nodes for starts and participants of a set.
NODES_OF_SET = 1000
# Of what may be lost of the benefit, the part that is still allowed in the next direction when a set turned out too poor.
TIGHTER = 2 / 3
# The distance of one initiative, per mille of the money.
FARTHEST = 1000

Set = frozenset[str]


@dataclass(frozen=True, slots=True)
class Spread:
    """Portfolios that lie apart.

    Parameters
    ----------
    portfolios
        Each the farthest that is known from the answer and those before it.
    farthest
        How many of them, from the first on, are known to be the farthest there are.
    no_others
        Whether no other set of initiatives could stand beside them.
    ended
        Whether nothing better comes.
    """

    portfolios: tuple[Portfolio, ...]
    farthest: int = 0
    no_others: bool = False
    ended: bool = False


def weights(instance: Instance, chosen: Collection[str]) -> dict[str, int]:
    """How far each initiative sets two sets apart: its fund money in per mille of that of what is chosen, rounded up, from 1 to 1000."""
    money = {one.id: fund_money(one) for one in instance.candidates}
    whole = sum(money[one] for one in chosen)
    return {one: min(FARTHEST, max(1, -(-FARTHEST * kronor // whole))) if whole else 1 for one, kronor in money.items()}


def distance(weight: dict[str, int], one: Collection[str], other: Collection[str]) -> int:
    """The weights of what is in one of two sets only."""
    return sum(weight[name] for name in set(one) ^ set(other))


def spread_out(instance: Instance, answer: Answer, least: int, limits: Limits, *, count: int, seed: int = 0) -> Iterator[Spread]:
    """Portfolios that lie apart from the answer and from each other, and better ones as they are found.

    Parameters
    ----------
    answer
        With a portfolio. What fairness refers to is held, and the others reach what it reaches in the objectives before total benefit.
    least
        The least total benefit, thousandths of a point; not above the answer's.
    count
        How many are looked for.
    seed
        Of the random directions.
    """
    search = _Search(instance, answer, least, limits)
    yield from search.in_directions(count, random.Random(seed))  # noqa: S311  nothing secret is drawn
    yield from search.one_by_one(count)


class _Search:
    """What has been found, and two problems: the whole one, and a sketch of it in which sets are quick to find."""

    def __init__(self, instance: Instance, answer: Answer, least: int, limits: Limits) -> None:
        self._instance, self._answer, self._least, self._limits = instance, answer, least, limits
        self._portfolio: Portfolio = answer.portfolio or ()
        self._own = _set_of(self._portfolio)
        self._weights = weights(instance, self._own)
        self._found: dict[Set, Portfolio] = {}
        self._problem, self._block = build(instance, answer.references)
        # The distance to the nearest, written in 0/1 columns.
        bits = range(sum(self._weights.values()).bit_length())
        self._apart: list[Term] = [(binary(self._problem, f"apart__{place}"), 1 << place) for place in bits]
        terms, limit = self._no_farther_than(self._own)
        self._problem.addConstraint(linear(self._block, terms) <= limit, "apart")
        self._optional = any(one.optional for one in instance.candidates)
        self._sketch, self._sketched = build(bold(instance), answer.references, leave_out=ABOUT_PARTICIPATION)

    def in_directions(self, count: int, draw: random.Random) -> Iterator[Spread]:
        """Those that lie apart among what random directions lead to; half of the limits is spent at most."""
        early, lost = self._limits.part(1 / 2), 1.0
        sketched, misses = False, 0
        for _ in range(DIRECTIONS * count):
            if early.reached() or misses == MOST_MISSES:
                break
            found = self._sketched_direction(draw, lost, early) if sketched else self._direction(draw, early)
            if (
                found is not None
                and _set_of(found) not in (self._own, *self._found)
                and self._complete(_set_of(found), early, None if sketched else found)
            ):
                misses = 0
                yield self._spread([], count)
            else:
                misses += 1
                lost *= TIGHTER if sketched else 1
                sketched = self._optional and not sketched
        self._limits.spend(early)

    def one_by_one(self, count: int) -> Iterator[Spread]:
        """The farthest from the answer and those before, one after the other."""
        fixed: list[Set] = []
        farthest, no_others = 0, False
        while len(fixed) < count and not no_others:
            proven, no_others = self._farther(fixed, self._limits.part(1 / (count - len(fixed))))
            known = self._farthest(fixed)
            if known is None:
                break
            farthest += proven and farthest == len(fixed)
            fixed.append(known)
            yield self._spread(fixed, count, farthest)
        yield Spread(tuple(self._found[one] for one in fixed), farthest, no_others, ended=True)

    def _spread(self, fixed: list[Set], count: int, farthest: int = 0) -> Spread:
        """Those that are fixed, and after them, as long as there are any, the farthest of what has been found."""
        taken = list(fixed)
        while len(taken) < count and (another := self._farthest(taken)) is not None:
            taken.append(another)
        return Spread(tuple(self._found[one] for one in taken), farthest)

    def _farthest(self, taken: list[Set]) -> Set | None:
        """The one among those found that is farthest from the answer and those taken; of several the first found."""
        others = [one for one in self._found if one not in taken]
        return max(others, key=lambda one: self._nearest(one, taken), default=None)

    def _nearest(self, one: Set, taken: list[Set]) -> int:
        return min(distance(self._weights, one, other) for other in (self._own, *taken))

    def _direction(self, draw: random.Random, limits: Limits) -> Portfolio | None:
        """What lies farthest in a random direction, or the farthest that was found."""
        part = _part(limits, NODES_OF_DIRECTION)
        session, terms = self._session(part), self._away(draw, self._block)
        known = [session.point(values(self._block, one)) for one in (self._portfolio, *self._found.values())]
        point = session.maximise(terms, start=max(known, key=lambda one: session.value(terms, one))).point
        limits.spend(part)
        return None if point is None else _read(self._block, session, point)

    def _sketched_direction(self, draw: random.Random, lost: float, limits: Limits) -> Portfolio | None:
        """The same in the sketch, where it need not be one of the whole problem; `lost` is the part of what may be lost of the benefit."""
        part, block = _part(limits, NODES_OF_DIRECTION), self._sketched
        session = Session(self._sketch, part)
        own = session.value(total_benefit(block), session.point(values(block, self._portfolio)))
        allowed = int(self._answer.reached[-1].value) - self._least
        session.require_at_least(total_benefit(block), own - int(lost * allowed))
        point = session.maximise(self._away(draw, block)).point
        limits.spend(part)
        return None if point is None else _read(block, session, point)

    def _away(self, draw: random.Random, block: Block) -> list[Term]:
        """A random direction, away from what was chosen often."""
        seen, terms = (self._own, *self._found), list[Term]()
        for one in block.instance.candidates:
            often = sum(one.id in each for each in seen)
            terms += block.chosen(one, self._weights[one.id] * draw.randint(1, 9) * (len(seen) - 2 * often))
        return terms

    def _complete(self, chosen: Set, limits: Limits, known: Portfolio | None = None) -> bool:
        """Keep a set with the starts and participants that give most, and among equals those that an answer would have; whether it can be.

        Parameters
        ----------
        known
            A portfolio of this set.
        """
        part = _part(limits, NODES_OF_SET)
        session = self._session(part)
        for one in self._instance.candidates:
            starts = session.collect(self._block.chosen(one))
            session.require(at_least(starts, 1) if one.id in chosen else at_most(starts, 0))
        start = None if known is None else session.point(values(self._block, known))
        outcome = session.maximise(total_benefit(self._block), start=start)
        point = outcome.point
        if point is not None and outcome.proven and outcome.value is not None:
            session.require_at_least(total_benefit(self._block), outcome.value)
            point = settle(session, [self._block], point).point
        limits.spend(part)
        if point is not None:
            self._found[chosen] = _read(self._block, session, point)
        return point is not None

    def _farther(self, taken: list[Set], limits: Limits) -> tuple[bool, bool]:
        """Look for one farther than those found; whether the farthest is known now, and whether there is no other at all."""
        known = self._farthest(taken)
        session = self._session(limits)
        session.require_at_least(self._apart, 1)
        for one in taken:
            session.require_at_most(*self._no_farther_than(one))
        start = None if known is None else session.point(self._ones(known, taken))
        outcome = session.maximise(self._apart, start=start, sure=True)
        self._limits.spend(limits)
        if outcome.point is not None:
            found = _read(self._block, session, outcome.point)
            if _set_of(found) not in self._found:
                self._found[_set_of(found)] = found
                self._complete(_set_of(found), self._limits, found)
        return outcome.proven, outcome.infeasible

    def _session(self, limits: Limits) -> Session:
        """The whole problem, with what a portfolio has to reach."""
        session, block = Session(self._problem, limits), self._block
        for level in self._answer.reached[:-1]:
            if level.name is Objective.BEST_FLOOR:
                for member in set(self._instance.parties) - self._answer.references.exempt():
                    least = ceil(level.value * self._instance.member[member].weight)
                    session.require_at_least(block.benefit(member) or [(block.nothing, 1)], least)
            else:
                session.require_at_least(LINEAR[level.name](block), int(level.value))
        session.require_at_least(total_benefit(block), self._least)
        return session

    def _no_farther_than(self, one: Set) -> tuple[list[Term], int]:
        """The distance to the nearest is no more than that to this set, as terms and their limit."""
        terms = list(self._apart)
        for candidate in self._instance.candidates:
            weight = self._weights[candidate.id]
            terms += self._block.chosen(candidate, weight if candidate.id in one else -weight)
        return terms, sum(self._weights[name] for name in one)

    def _ones(self, one: Set, taken: list[Set]) -> dict[str, int]:
        near = self._nearest(one, taken)
        return values(self._block, self._found[one]) | {bit.name: 1 for bit, size in self._apart if near & size}


def _part(limits: Limits, nodes: int) -> Limits:
    """A quarter of what is left, and so many nodes at most."""
    part = limits.part(1 / 4)
    part.nodes = nodes if part.nodes is None else min(nodes, part.nodes)
    return part


def _read(block: Block, session: Session, point: Point) -> Portfolio:
    return portfolio(block, lambda variable: point[session.column(variable)] == 1)


def _set_of(chosen: Portfolio) -> Set:
    return frozenset(choice.id for choice in chosen)
