"""All portfolios of a small instance, one by one."""

from collections.abc import Iterator
from itertools import combinations, product

from portfolj.results.portfolio import Choice, Portfolio, References
from portfolj.valuation.instance import Candidate, Instance
from portfolj.verify import broken


def ways(candidate: Candidate) -> list[Choice | None]:
    """Not at all, or each start with each part of those that are willing."""
    parts = [part for size in range(len(candidate.optional) + 1) for part in combinations(candidate.optional, size)]
    return [None, *(Choice(candidate.id, s, tuple(sorted((*candidate.fixed, *part)))) for s in candidate.starts for part in parts)]


def every_portfolio(instance: Instance) -> Iterator[Portfolio]:
    """All that can be written down, whether the rules hold or not."""
    for choices in product(*map(ways, instance.candidates)):
        yield tuple(sorted((one for one in choices if one is not None), key=lambda one: one.id))


def portfolios(instance: Instance, references: References | None = None) -> list[Portfolio]:
    """All that meet every rule, by the check's word."""
    known = references or References()
    return [one for one in every_portfolio(instance) if not broken(instance, one, known)]
