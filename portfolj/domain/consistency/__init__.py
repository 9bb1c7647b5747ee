"""Everything that is wrong with a case, found all at once."""

from collections.abc import Iterator

from portfolj.domain.case import Case
from portfolj.domain.consistency import names, proposals, references, rules
from portfolj.domain.consistency.dates import dates
from portfolj.domain.consistency.money import money
from portfolj.domain.consistency.tiles import tiles
from portfolj.errors import Fault


def faults(case: Case) -> tuple[Fault, ...]:
    """All faults and notices of a case, in the order of its parts.

    Parameters
    ----------
    case
        A case whose values are each well formed.

    Returns
    -------
    tuple of Fault
        With `initiative` set, the fault concerns only that proposal and keeps it from being a candidate; without, no
        model can be built and the case is refused. Paths name rows by id where they have one, else by their position
        (0 is the first) in the case's own order.
    """
    own = tuple(_of_proposals(case))
    return (*_of_case(case), *rules.benefit_missing(case, own), *own, *references.same_names(case))


def _of_case(case: Case) -> Iterator[Fault]:
    yield from references.duplicates(case)
    yield from references.synergies_from_both_sides(case)
    yield from names.unknown(case)
    yield from references.goal_tree(case)
    yield from references.chains(case)
    yield from tiles(case)
    yield from rules.years_of_funds(case)
    yield from rules.overrides(case)
    yield from rules.leads(case)
    yield from rules.participation_floors(case)


def _of_proposals(case: Case) -> Iterator[Fault]:
    for one in case.initiatives:
        yield from proposals.starts(one)
        yield from proposals.shares(one)
        yield from proposals.beyond_duration(one)
        yield from proposals.earmarked(case, one)
        yield from money(case, one)
        yield from dates(one)
        yield from proposals.not_listed(one)
