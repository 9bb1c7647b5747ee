"""A random or made instance with one of its rules alone, each under the name that the rule is told by."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from portfolj.results.portfolio import References
from portfolj.valuation.instance import Bounds, Candidate, Instance

LARGE = 10**15
Named = Iterator[tuple[str, Instance]]


def bare(instance: Instance) -> Instance:
    """The instance without any rule but what ties choices together."""
    return replace(
        instance,
        candidates=tuple(replace(one, decided=False, refused=False, quorum=0, requires=()) for one in instance.candidates),
        budgets=dict.fromkeys(instance.budgets, LARGE),
        totals={},
        capacities={},
        pool_hours=dict.fromkeys(instance.pool_hours, LARGE),
        ceilings={},
        excludes=(),
        counts=(),
        balances=(),
        goal_floors={},
        participation_floors={},
        floor_percent=0,
        alone_percent=0,
        nobody_loses=False,
    )


def one_by_one(instance: Instance, references: References) -> Named:
    """Each rule of an instance by name, with the instance in which it alone holds."""
    free = bare(instance)
    for one in instance.candidates:
        yield from _of_candidate(free, one)
    for fund in instance.funds:
        yield from _of_fund(instance, free, fund)
    yield from _of_limits(instance, free)
    for member in instance.parties:
        yield from _of_fairness(instance, replace(free, parties=(member,)), references, member)


def _of_candidate(free: Instance, one: Candidate) -> Named:
    others = tuple(other for other in free.candidates if other.id != one.id)
    lonely = next(other for other in free.candidates if other.id == one.id)

    def only(**stated: object) -> Instance:
        return replace(free, candidates=(*others, replace(lonely, **stated)))

    if one.decided:
        yield f"decided({one.id})", only(decided=True)
    if one.refused:
        yield f"refused({one.id})", only(refused=True)
    if len(one.fixed) < one.quorum:
        yield f"quorum({one.id})", only(quorum=one.quorum)
    for needed, finished in one.requires:
        yield f"requires({one.id}, {needed})", only(requires=((needed, finished),))


def _of_fund(instance: Instance, free: Instance, fund: str) -> Named:
    limits = [instance.budgets[fund, year] for year in instance.years]
    held = list(accumulate(limits)) if fund in instance.carry_over else limits
    for at, year in enumerate(instance.years):
        sums = [held[at] if one == at else LARGE for one in range(len(held))]
        # Of a fund that carries over it is the sums that hold.
        yearly = [one - before for one, before in zip(sums, [0, *sums], strict=False)] if fund in instance.carry_over else sums
        stated = {(fund, one): kronor for one, kronor in zip(instance.years, yearly, strict=True)}
        yield f"budget({fund}, {year})", replace(free, budgets={**free.budgets, **stated})
    if fund in instance.totals:
        yield f"budget({fund})", replace(free, totals={fund: instance.totals[fund]})


def _of_limits(instance: Instance, free: Instance) -> Named:
    for (member, role, year), hours in instance.capacities.items():
        name = ", ".join(filter(None, (member, role, str(year))))
        yield f"hours({name})", replace(free, capacities={(member, role, year): hours})
    for (shared, year), hours in instance.pool_hours.items():
        yield f"pool({shared}, {year})", replace(free, pool_hours={**free.pool_hours, (shared, year): hours})
    for (member, year), kronor in instance.ceilings.items():
        yield f"money_ceiling({member}, {year})", replace(free, ceilings={(member, year): kronor})
    for group in instance.excludes:
        yield f"excludes({', '.join(group)})", replace(free, excludes=(group,))
    for rule in instance.counts:
        yield from _sides(free, "count", "counts", rule)
    for rule in instance.balances:
        yield from _sides(free, "balance", "balances", rule)
    for goal, least in instance.goal_floors.items():
        yield f"goal_floor({goal})", replace(free, goal_floors={goal: least})
    for member, least in instance.participation_floors.items():
        yield f"participation_floor({member})", replace(free, participation_floors={member: least})


def _sides(free: Instance, name: str, field: str, rule: Bounds) -> Named:
    if rule.at_least is not None and (rule.at_least or name == "balance"):
        yield f"{name}({rule.id}, lo)", replace(free, **{field: (replace(rule, at_most=None),)})
    if rule.at_most is not None:
        yield f"{name}({rule.id}, hi)", replace(free, **{field: (replace(rule, at_least=None),)})


def _of_fairness(instance: Instance, lonely: Instance, references: References, member: str) -> Named:
    if instance.nobody_loses:
        yield f"nobody_loses({member})", replace(lonely, nobody_loses=True)
    if member in references.exempt():
        return
    if instance.floor_percent and references.floor is not None:
        yield f"floor_per_resident({member})", replace(lonely, floor_percent=instance.floor_percent)
    if instance.alone_percent and references.alone is not None:
        yield f"go_it_alone({member})", replace(lonely, alone_percent=instance.alone_percent)
