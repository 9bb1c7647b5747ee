"""What a portfolio uses of money and hours, and what it gives to goals, areas and the four fields."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from portfolj.results.ledger import member_hours
from portfolj.results.portfolio import Choice, Portfolio
from portfolj.valuation.instance import Candidate, Instance


@dataclass(frozen=True, slots=True)
class Use:
    """What is used of one thing in a year; `year` None is all planning years together, `limit` None is no limit."""

    of: str
    year: int | None
    used: int
    limit: int | None
    role: str = ""


@dataclass(frozen=True, slots=True)
class GoalUse:
    """What a goal is given, thousandths of a point: in all, and the part that those taking part realise; `floor` is L_g."""

    goal: str
    contribution: int
    realised: Fraction
    floor: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """What falls to an area or field ("" is none): number, fund money in kronor, hours before hours released."""

    of: str
    number: int
    kronor: int
    hours: int


@dataclass(frozen=True, slots=True)
class Usage:
    """All uses, each in the order of ids and years.

    Parameters
    ----------
    funds
        Kronor less savings; the limit of a fund with carry-over is what is left of all years so far.
    members
        Hours less hours released; one row for each year, and one for each role with stated hours.
    pools
        Hours less savings.
    """

    funds: tuple[Use, ...]
    members: tuple[Use, ...]
    pools: tuple[Use, ...]
    goals: tuple[GoalUse, ...]
    areas: tuple[Part, ...]
    fields: tuple[Part, ...]


def usage(instance: Instance, portfolio: Portfolio) -> Usage:
    """What a portfolio uses and gives in the planning years."""
    return Usage(
        funds=_funds(instance, portfolio),
        members=_members(instance, portfolio),
        pools=_pools(instance, portfolio),
        goals=_goals(instance, portfolio),
        areas=_parts(instance, portfolio, lambda candidate: candidate.area),
        fields=_parts(instance, portfolio, lambda candidate: candidate.field),
    )


def own_by_year(instance: Instance, portfolio: Portfolio) -> dict[int, tuple[int, int]]:
    """Kronor of the association's own frames in each planning year: used, and held without what is carried over."""
    funds = [use for use in _funds(instance, portfolio) if use.of in instance.own_funds]
    return {
        year: (sum(use.used for use in funds if use.year == year), sum(instance.budgets[fund, year] for fund in instance.own_funds))
        for year in instance.years
    }


def _saved(instance: Instance, portfolio: Portfolio, kind: Callable[[str, str], str]) -> dict[tuple[str, int], int]:
    """What synergies save, below 0, by fund or pool and year."""
    there = {choice.id for choice in portfolio}
    saved: dict[tuple[str, int], int] = {}
    for pair in instance.synergies:
        if (on := kind(pair.fund, pair.pool)) and {pair.first, pair.second} <= there:
            saved[on, pair.year] = saved.get((on, pair.year), 0) - pair.saved
    return saved


def _funds(instance: Instance, portfolio: Portfolio) -> tuple[Use, ...]:
    used = _saved(instance, portfolio, lambda fund, _: fund)
    for choice in portfolio:
        for one in instance.by_id[choice.id].fund_cost:
            at = (one.on, choice.start + one.k)
            used[at] = used.get(at, 0) + one.amount
    rows = []
    for fund in instance.funds:
        left = whole = 0
        for year in instance.years:
            spent = used.get((fund, year), 0)
            limit = instance.budgets[fund, year] + (left if fund in instance.carry_over else 0)
            left, whole = limit - spent, whole + spent
            rows.append(Use(fund, year, spent, limit))
        rows.append(Use(fund, None, whole, instance.totals.get(fund)))
    return tuple(rows)


def _members(instance: Instance, portfolio: Portfolio) -> tuple[Use, ...]:
    used = member_hours(instance, portfolio)
    in_all = {(member.id, "", year) for member in instance.members for year in instance.years}
    stated = {at for at in instance.capacities if at[2] in instance.years}
    return tuple(
        Use(member, year, used.get((member, role, year), 0), instance.capacities.get((member, role, year)), role)
        for member, role, year in sorted(in_all | stated, key=lambda at: (at[0], at[1], at[2]))
    )


def _pools(instance: Instance, portfolio: Portfolio) -> tuple[Use, ...]:
    used = _saved(instance, portfolio, lambda _, pool: pool)
    for choice in portfolio:
        for one in instance.by_id[choice.id].pool_effort:
            at = (one.on, choice.start + one.k)
            used[at] = used.get(at, 0) + one.amount
    stated = sorted(at for at in instance.pool_hours if at[1] in instance.years)
    return tuple(Use(pool, year, used.get((pool, year), 0), instance.pool_hours[pool, year]) for pool, year in stated)


def _realised(candidate: Candidate, choice: Choice) -> Fraction:
    """The part of the value that falls to somebody that takes part, or to the region."""
    given = candidate.region_benefit + sum(candidate.benefit[member] for member in choice.participants)
    return Fraction(given, candidate.value) if candidate.value else Fraction(0)


def _goals(instance: Instance, portfolio: Portfolio) -> tuple[GoalUse, ...]:
    whole = dict.fromkeys({goal for one in instance.candidates for goal in one.contribution} | set(instance.goal_floors), 0)
    part = dict.fromkeys(whole, Fraction(0))
    for choice in portfolio:
        candidate = instance.by_id[choice.id]
        for goal, amount in candidate.contribution.items():
            whole[goal] += amount
            part[goal] += amount * _realised(candidate, choice)
    return tuple(GoalUse(goal, whole[goal], part[goal], instance.goal_floors.get(goal)) for goal in sorted(whole))


def _parts(instance: Instance, portfolio: Portfolio, of: Callable[[Candidate], str]) -> tuple[Part, ...]:
    number = dict.fromkeys(sorted({of(candidate) for candidate in instance.candidates}), 0)
    kronor, hours = dict(number), dict(number)
    for choice in portfolio:
        candidate = instance.by_id[choice.id]
        name = of(candidate)
        years = [year - choice.start for year in instance.years]
        number[name] += 1
        kronor[name] += sum(one.amount for one in candidate.fund_cost if one.k in years)
        hours[name] += sum(one.hours for one in candidate.effort if one.member in choice.participants and one.k in years)
        hours[name] += sum(one.amount for one in candidate.pool_effort if one.k in years)
    return tuple(Part(name, number[name], kronor[name], hours[name]) for name in number)
