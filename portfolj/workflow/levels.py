"""The levels of a ranked list: each by itself, and all of them in one chain. docs/math.md, section 8."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from portfolj.domain.case import Level
from portfolj.domain.scenario import Objective
from portfolj.errors import CheckError, say
from portfolj.results.portfolio import Portfolio, References
from portfolj.solve.answer import Progress
from portfolj.solve.limits import Limits
from portfolj.solve.nested import Chain, Step, around, best_total, inside, nested, one_by_one
from portfolj.solve.references import NoPortfolio, find_references, with_floor
from portfolj.valuation.instance import Instance, at_level
from portfolj.verify import broken

FRAME = 100


@dataclass(frozen=True)
class Ranking:
    """What a list is made under: `own` is the set at the frame, or None when the list may choose it."""

    instance: Instance
    own: Portfolio | None
    references: References
    limits: Limits
    progress: Progress


@dataclass(frozen=True)
class OpenLevel:
    """A level free of the list, under total benefit alone."""

    instance: Instance
    references: References


@dataclass(frozen=True)
class FreeLevel:
    """The best at a level, free of the list; thousandths of a point, None where the time did not suffice."""

    level: OpenLevel
    portfolio: Portfolio | None
    value: int | None
    bound: int | None


@dataclass(frozen=True)
class Chains:
    """The parts of the list, what one unit of weight is multiplied by in them, and each level's portfolio with what fairness refers to."""

    scale: int
    parts: tuple[Chain, ...]
    found: Mapping[int, tuple[Portfolio, References]]


def opened(ranking: Ranking, percent: int) -> OpenLevel | None:
    """A level with what fairness refers to there; None when it is known already that the level has no portfolio."""
    instance = replace(at_level(ranking.instance, percent), objectives=(Objective.TOTAL_BENEFIT,))
    try:
        return OpenLevel(instance, find_references(instance, ranking.limits))
    except NoPortfolio:
        return None


def best_at(ranking: Ranking, percent: int, level: OpenLevel | None) -> FreeLevel | None:
    """The best total benefit at a level, free of the list; None when the level has no portfolio."""
    if level is None:
        return None
    ranking.progress(say("Solving the level {percent:percent}", percent=percent))
    outcome, taken = best_total(level.instance, level.references, ranking.limits)
    if outcome.infeasible:
        return None
    if taken is not None:
        hold(level.instance, taken, level.references)
    return FreeLevel(level, taken, outcome.value, outcome.bound)


def hold(instance: Instance, taken: Portfolio, references: References) -> None:
    """Check a portfolio against every rule.

    Raises
    ------
    CheckError
        When it breaks one: a defect of portfolj.
    """
    if complaints := broken(instance, taken, references):
        raise CheckError(complaints)


def longest(ranking: Ranking, levels: Sequence[Level], alone: Mapping[int, OpenLevel | None]) -> tuple[list[Level], Chains]:
    """The chain over all levels; without the level farthest from the frame (of two, the higher) until there is one."""
    kept = list(levels)
    scale = lcm(*(Fraction(level.weight).denominator for level in levels))
    while True:
        ranking.progress(say("Joining the levels into one list"))
        try:
            chains = _chains(ranking, kept, alone, scale)
            if not any(chain.infeasible for chain in chains.parts):
                return kept, chains
        except NoPortfolio:
            pass
        kept.remove(max(kept, key=lambda level: (abs(level.percent - FRAME), level.percent)))


def _chains(ranking: Ranking, kept: Sequence[Level], alone: Mapping[int, OpenLevel | None], scale: int) -> Chains:
    found: dict[int, tuple[Portfolio, References]] = {}
    groups = [list(kept)]
    if ranking.own is not None:
        groups = [[one for one in kept if one.percent < FRAME], [one for one in kept if one.percent > FRAME]]
        found[FRAME] = (ranking.own, ranking.references)
    parts = []
    for group in groups:
        steps = [_step(ranking, level, alone[level.percent], scale) for level in group]
        nearest = min(range(len(group)), key=lambda place: abs(group[place].percent - FRAME), default=0)
        chain = _chain(steps, nearest, ranking.limits)
        parts.append(chain)
        for level, step, taken in zip(group, steps, chain.portfolios or (), strict=False):
            hold(step.instance, taken, step.references)
            found[level.percent] = (taken, step.references)
    return Chains(scale, tuple(parts), found)


def _chain(steps: Sequence[Step], nearest: int, limits: Limits) -> Chain:
    """The best chain. Under limits half of what is left goes to a good one, a level at a time, and half of the rest to the best."""
    quick = limits.part(1 / 2)
    start = one_by_one(steps, nearest, quick) if steps else None
    limits.spend(quick)
    search = limits.part(1 / 2)
    chain = nested(steps, search, start=start)
    limits.spend(search)
    return chain


def _step(ranking: Ranking, level: Level, free: OpenLevel | None, scale: int) -> Step:
    """A level as part of a chain: inside the set at the frame below it, around it above it.

    Raises
    ------
    NoPortfolio
        When the level has none, or none that goes with the set at the frame.
    """
    if free is None:
        raise NoPortfolio
    weight = int(Fraction(level.weight) * scale)
    if ranking.own is None:
        return Step(free.instance, free.references, weight)
    chosen = frozenset(choice.id for choice in ranking.own)
    bounded = inside(free.instance, chosen) if level.percent < FRAME else around(free.instance, chosen)
    return Step(bounded, with_floor(bounded, free.references, ranking.limits), weight)
