"""Other portfolios that are nearly as good, clearly different from the answer and from each other. docs/math.md, section 10.

Random directions first, which are quick and lie well apart; then, while time lasts, the farthest one after the other.
"""

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from portfolj.model.block import Term, binary, linear
from portfolj.model.build import build, portfolio, values
from portfolj.model.objectives import total_benefit
from portfolj.results.alternatives import fund_money
from portfolj.results.portfolio import Answer, Portfolio
from portfolj.solve.levels import at_level
from portfolj.solve.limits import Limits
from portfolj.solve.rows import at_least, at_most
from portfolj.solve.session import Point, Session
from portfolj.solve.ties import settle
from portfolj.valuation.instance import Instance

# Random directions for each portfolio asked for, and nodes of each; more nodes did not lead farther apart in the same time.
DIRECTIONS, NODES_OF_DIRECTION = 3, 200
# Directions in a row that lead to nothing new, after which no other is tried.
MOST_MISSES = 4
# Nodes for starts and participants of a set.
NODES_OF_SET = 1000
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


def spread_out(
    instance: Instance, answer: Answer, least: int, limits: Limits, *, count: int, seed: int = 0, directions: int = DIRECTIONS
) -> Iterator[Spread]:
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
    directions
        The most of them for each portfolio that is looked for; 0: only one after the other.
    """
    search = _Search(instance, answer, least, limits)
    yield from search.in_directions(count, directions * count, random.Random(seed))  # noqa: S311  nothing secret is drawn
    yield from search.one_by_one(count)


class _Search:
    """What has been found, and the problem in which it is looked for."""

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
        self._loose = any(one.optional or len(one.starts) > 1 for one in instance.candidates)

    def in_directions(self, count: int, most: int, draw: random.Random) -> Iterator[Spread]:
        """Those that lie apart among what random directions lead to; half of the limits is spent at most."""
        early, misses, sketched = self._limits.part(1 / 2), 0, self._loose
        for _ in range(most):
            if early.reached() or misses == MOST_MISSES:
                break
            found = self._direction(draw, early, sketched=sketched)
            if found is not None and self._keep(found, early):
                misses = 0
                yield self._spread([], count)
            else:
                misses, sketched = misses + 1, self._loose and not sketched
        self._limits.spend(early)

    def one_by_one(self, count: int) -> Iterator[Spread]:
        """The farthest from the answer and those before, one after the other."""
        taken: list[Set] = []
        farthest, no_others = 0, False
        for place in range(count):
            proven, no_others = self._farther(taken, self._limits.part(1 / (count - place)))
            known = farthest + (proven and farthest == place)
            # What is not known to be the farthest may have been found since.
            taken, farthest = self._taken(taken[:farthest], place + 1), known
            if len(taken) <= place:
                break
            yield self._spread(taken[:farthest], count, farthest)
        yield replace(self._spread(taken[:farthest], count, farthest), no_others=no_others, ended=True)

    def _spread(self, fixed: list[Set], count: int, farthest: int = 0) -> Spread:
        return Spread(tuple(self._found[one] for one in self._taken(fixed, count)), farthest)

    def _taken(self, fixed: list[Set], count: int) -> list[Set]:
        """Those that are fixed, and after them, as long as there are any, the farthest of what has been found."""
        taken = list(fixed)
        while len(taken) < count and (another := self._farthest(taken)) is not None:
            taken.append(another)
        return taken

    def _farthest(self, taken: list[Set]) -> Set | None:
        """The one among those found that is farthest from the answer and those taken; of several the first found."""
        others = [one for one in self._found if one not in taken]
        return max(others, key=lambda one: self._nearest(one, taken), default=None)

    def _nearest(self, one: Set, taken: list[Set]) -> int:
        return min(distance(self._weights, one, other) for other in (self._own, *taken))

    def _direction(self, draw: random.Random, limits: Limits, *, sketched: bool) -> Portfolio | None:
        """The farthest that is found in a random direction, away from what was chosen often.

        Parameters
        ----------
        sketched
            Whether the starts and participants of what one of those known chooses are held, so that little but the set is left to choose.
        """
        part, known = _part(limits, 1 / 8, NODES_OF_DIRECTION), [self._portfolio, *self._found.values()]
        session, terms = self._session(part), list[Term]()
        if sketched:
            base = draw.choice(known)
            self._hold(session, base)
            known = [base]
        for one in self._instance.candidates:
            often = sum(one.id in each for each in (self._own, *self._found))
            terms += self._block.chosen(one, self._weights[one.id] * draw.randint(1, 9) * (1 + len(self._found) - 2 * often))
        points = [session.point(values(self._block, one)) for one in known]
        point = session.maximise(terms, start=max(points, key=lambda one: session.value(terms, one))).point
        limits.spend(part)
        return None if point is None else self._read(session, point)

    def _hold(self, session: Session, base: Portfolio) -> None:
        """Hold starts and participants of what is chosen in a portfolio: it stays out, or is in as it is there."""
        for choice in base:
            candidate = self._block.instance.by_id[choice.id]
            for s in candidate.starts:
                x = session.column(self._block.start[choice.id, s])
                if s != choice.start:
                    session.require(at_most({x: 1}, 0))
                for member in candidate.optional:
                    z = session.column(self._block.takes_part[choice.id, member, s])
                    session.require(at_least({z: 1, x: -1}, 0) if member in choice.participants else at_most({z: 1}, 0))

    def _keep(self, found: Portfolio, limits: Limits) -> bool:
        """Keep a set that is new, with the starts and participants that give most and among equals those that an answer would have."""
        chosen = _set_of(found)
        if chosen == self._own or chosen in self._found:
            return False
        part = _part(limits, 1 / 4, NODES_OF_SET)
        session = self._session(part)
        for one in self._instance.candidates:
            starts = session.collect(self._block.chosen(one))
            session.require(at_least(starts, 1) if one.id in chosen else at_most(starts, 0))
        outcome = session.maximise(total_benefit(self._block), start=session.point(values(self._block, found)))
        point = outcome.point
        if point is not None and outcome.proven and outcome.value is not None:
            benefit = total_benefit(self._block)
            session.require_at_least(benefit, outcome.value)
            point = settle(session, [self._block], point, benefit).point
        limits.spend(part)
        self._found[chosen] = found if point is None else self._read(session, point)
        return True

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
            self._keep(self._read(session, outcome.point), self._limits)
        return outcome.proven, outcome.infeasible

    def _session(self, limits: Limits) -> Session:
        """The whole problem, with what a portfolio has to reach."""
        session = Session(self._problem, limits)
        for level in self._answer.reached[:-1]:
            for row in at_level(session, self._block, level):
                session.require(row)
        session.require_at_least(total_benefit(self._block), self._least)
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

    def _read(self, session: Session, point: Point) -> Portfolio:
        return portfolio(self._block, lambda variable: point[session.column(variable)] == 1)


def _part(limits: Limits, share: float, nodes: int) -> Limits:
    """A share of what is left, and so many nodes at most."""
    part = limits.part(share)
    part.nodes = nodes if part.nodes is None else min(nodes, part.nodes)
    return part


def _set_of(chosen: Portfolio) -> Set:
    return frozenset(choice.id for choice in chosen)
