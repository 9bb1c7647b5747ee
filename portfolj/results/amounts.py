"""What a chosen initiative takes: kronor and hours from the first planning year on."""

from collections.abc import Mapping

from portfolj.results.portfolio import Choice
from portfolj.valuation.instance import Instance


def money(instance: Instance, choice: Choice) -> int:
    """Kronor of its funds and of those that take part."""
    candidate, since = instance.by_id[choice.id], instance.years[0] - choice.start
    own = sum(one.amount for one in candidate.own_cost if one.on in choice.participants and one.k >= since)
    return own + sum(one.amount for one in candidate.fund_cost if one.k >= since)


def hours(instance: Instance, choice: Choice) -> int:
    """Hours of those that take part, less hours released, and of shared staff."""
    candidate, since = instance.by_id[choice.id], instance.years[0] - choice.start
    members = sum(one.net for one in candidate.effort if one.member in choice.participants and one.k >= since)
    return members + sum(one.amount for one in candidate.pool_effort if one.k >= since)


def money_by_payer(instance: Instance, choice: Choice) -> Mapping[str, Mapping[int, int]]:
    """Kronor by fund ("" is the members that take part) and planning year; only what is above 0."""
    candidate = instance.by_id[choice.id]
    found: dict[str, dict[int, int]] = {}
    own = (("", one) for one in candidate.own_cost if one.on in choice.participants)
    for payer, one in (*own, *((one.on, one) for one in candidate.fund_cost)):
        year = choice.start + one.k
        if year >= instance.years[0] and one.amount:
            of_payer = found.setdefault(payer, {})
            of_payer[year] = of_payer.get(year, 0) + one.amount
    return {payer: dict(sorted(found[payer].items())) for payer in sorted(found)}


def hours_by_year(instance: Instance, choice: Choice) -> Mapping[int, int]:
    """Hours of those that take part, less hours released, and of shared staff, by year from the first planning year on."""
    candidate = instance.by_id[choice.id]
    found: dict[int, int] = {}
    members = ((one.k, one.net) for one in candidate.effort if one.member in choice.participants)
    for k, effort in (*members, *((one.k, one.amount) for one in candidate.pool_effort)):
        if choice.start + k >= instance.years[0] and effort:
            found[choice.start + k] = found.get(choice.start + k, 0) + effort
    return dict(sorted(found.items()))
