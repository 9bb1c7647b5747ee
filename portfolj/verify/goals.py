"""Rules about goals, areas and fields."""

from collections.abc import Iterator

from portfolj.domain.rules import Measure
from portfolj.errors import Message, say
from portfolj.verify.chosen import Chosen, Started


def goal_floor(chosen: Chosen) -> Iterator[Message]:
    """sum_i v_ig phi_i/100 y_i >= L_g"""
    for goal, least in chosen.instance.goal_floors.items():
        given = sum(one.candidate.contribution.get(goal, 0) for one in chosen.started)
        if given < least:
            yield say(
                "goal_floor: goal '{goal}' is given {amount:points}; the least is {least:points}.", goal=goal, amount=given, least=least
            )


def _kronor(chosen: Chosen, one: Started) -> int:
    """Fund money of a chosen candidate in the planning years."""
    return sum(cost.amount for cost in one.candidate.fund_cost if one.start + cost.k in chosen.planning_years)


def _hours(chosen: Chosen, one: Started) -> int:
    """Hours of a chosen candidate in the planning years, before hours released: those taking part, and pools."""
    ks, members = {year - one.start for year in chosen.planning_years}, one.members
    own = sum([row.hours for row in one.candidate.effort if row.k in ks and row.member in members])
    return own + sum([row.amount for row in one.candidate.pool_effort if row.k in ks])


def balance(chosen: Chosen) -> Iterator[Message]:
    """lo sum_i a_i <= 100 sum_{i in A} a_i <= hi sum_i a_i"""
    for rule in chosen.instance.balances:
        amount_of = _kronor if rule.measure is Measure.MONEY else _hours
        whole = part = 0
        for one in chosen.started:
            amount = amount_of(chosen, one)
            whole += amount
            part += amount if one.candidate.id in rule.of else 0
        if rule.at_least is not None and rule.at_least * whole > 100 * part:
            yield say(
                "balance: '{rule}' has {amount} of {whole} in {measure}; it asks for at least {least:percent}.",
                rule=rule.id,
                amount=part,
                whole=whole,
                measure=str(rule.measure),
                least=rule.at_least,
            )
        if rule.at_most is not None and rule.at_most * whole < 100 * part:
            yield say(
                "balance: '{rule}' has {amount} of {whole} in {measure}; it allows at most {most:percent}.",
                rule=rule.id,
                amount=part,
                whole=whole,
                measure=str(rule.measure),
                most=rule.at_most,
            )
