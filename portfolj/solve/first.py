"""A good portfolio to start from, where many starts and optional participations make one hard to find.

Measured on generated cases of 22 initiatives with three starts each: within 1 to 5 % of the best after half a second, where the
solver by itself was 3 to 46 % away after a whole one (docs/benchmarks.md).
"""

from dataclasses import replace

from portfolj.model.build import build, portfolio
from portfolj.model.objectives import total_benefit
from portfolj.results.portfolio import Portfolio, References
from portfolj.solve.limits import Limits
from portfolj.solve.session import Session
from portfolj.valuation.instance import Candidate, Instance

MOST_NODES = 1000
ABOUT_PARTICIPATION = frozenset(("quorum", "participation_floor", "floor_per_resident", "nobody_loses", "go_it_alone", "balance"))


def worth_it(instance: Instance) -> bool:
    """Whether initiatives have two starts or more on the whole, and some participation is optional."""
    starts = sum(len(one.starts) for one in instance.candidates)
    return starts >= 2 * len(instance.candidates) and any(one.optional for one in instance.candidates)


def first_portfolio(instance: Instance, references: References, limits: Limits) -> Portfolio | None:
    """Choose sets and starts as if optional members gave no hours but their benefit came all the same; then let them join what was chosen.

    Returns
    -------
    Portfolio or None
        One that meets every rule; None when this way leads to none.
    """
    bold = replace(instance, candidates=tuple(_without_hours(one) for one in instance.candidates))
    chosen = _best(bold, references, limits, ABOUT_PARTICIPATION)
    if chosen is None:
        return None
    starts = {choice.id: (choice.start,) for choice in chosen}
    fixed = tuple(replace(one, starts=starts.get(one.id, one.starts), refused=one.id not in starts) for one in instance.candidates)
    return _best(replace(instance, candidates=fixed), references, limits, frozenset())


def _without_hours(candidate: Candidate) -> Candidate:
    optional = sum(candidate.benefit[member] for member in candidate.optional)
    return replace(candidate, optional=(), region_benefit=candidate.region_benefit + optional)


def _best(instance: Instance, references: References, limits: Limits, leave_out: frozenset[str]) -> Portfolio | None:
    part = limits.part(1 / 3)
    part.nodes = MOST_NODES if part.nodes is None else min(MOST_NODES, part.nodes)
    problem, block = build(instance, references, leave_out=leave_out)
    session = Session(problem, part)
    point = session.maximise(total_benefit(block)).point
    limits.spend(part)
    return None if point is None else portfolio(block, lambda variable: point[session.column(variable)] == 1)
