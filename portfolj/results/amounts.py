"""What a chosen initiative takes: kronor and hours from the first planning year on."""

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
