"""Rules about money, hours and goals."""

from collections.abc import Iterator
from itertools import accumulate

import pulp

from portfolj.domain.rules import Measure
from portfolj.model.block import Block, Term, linear
from portfolj.valuation.instance import Candidate

Rows = Iterator[tuple[str, pulp.LpConstraint]]


def _fund_money(block: Block, fund: str, year: int) -> list[Term]:
    """Kronor of a fund in a year, less what synergies save."""
    terms = [
        (block.start[candidate.id, year - cost.k], cost.amount)
        for candidate in block.instance.candidates
        for cost in candidate.fund_cost
        if cost.on == fund and year - cost.k in candidate.starts
    ]
    pairs = zip(block.instance.synergies, block.together, strict=True)
    return terms + [(both, -pair.saved) for pair, both in pairs if pair.fund == fund and pair.year == year]


def budget(block: Block) -> Rows:
    """sum_is c_if,t-s x_is - sum_ij saved_ijft h_ij <= B_ft"""
    instance = block.instance
    for fund in instance.funds:
        spent = [_fund_money(block, fund, year) for year in instance.years]
        limits = [instance.budgets[fund, year] for year in instance.years]
        if fund in instance.carry_over:
            spent, limits = list(accumulate(spent)), list(accumulate(limits))
        for year, terms, limit in zip(instance.years, spent, limits, strict=True):
            yield block.name("budget", fund, year), linear(block, terms) <= limit
        if fund in instance.totals:
            whole = [term for year in instance.years for term in _fund_money(block, fund, year)]
            yield block.name("budget", fund), linear(block, whole) <= instance.totals[fund]


def hours(block: Block) -> Rows:
    """sum_is e_im,t-s z_ims <= E_mt"""
    for (member, role, year), limit in block.instance.capacities.items():
        terms = [
            (variable, effort.net)
            for candidate in block.instance.candidates
            for effort in candidate.effort
            if effort.member == member and role in ("", effort.role) and year - effort.k in candidate.starts
            if (variable := block.part(candidate, member, year - effort.k)) is not None
        ]
        yield block.name("hours", member, role, year), linear(block, terms) <= limit


def pool(block: Block) -> Rows:
    """sum_is e_ir,t-s x_is - sum_ij saved_ijrt h_ij <= E_rt"""
    for (shared, year), limit in block.instance.pool_hours.items():
        terms = [
            (block.start[candidate.id, year - effort.k], effort.amount)
            for candidate in block.instance.candidates
            for effort in candidate.pool_effort
            if effort.on == shared and year - effort.k in candidate.starts
        ]
        pairs = zip(block.instance.synergies, block.together, strict=True)
        saved = [(both, -pair.saved) for pair, both in pairs if pair.pool == shared and pair.year == year]
        yield block.name("pool", shared, year), linear(block, terms + saved) <= limit


def money_ceiling(block: Block) -> Rows:
    """sum_is k_im,t-s z_ims <= K_mt"""
    for (member, year), limit in block.instance.ceilings.items():
        terms = [
            (variable, cost.amount)
            for candidate in block.instance.candidates
            for cost in candidate.own_cost
            if cost.on == member and year - cost.k in candidate.starts
            if (variable := block.part(candidate, member, year - cost.k)) is not None
        ]
        yield block.name("money_ceiling", member, year), linear(block, terms) <= limit


def goal_floor(block: Block) -> Rows:
    """sum_i v_ig phi_i/100 y_i >= L_g"""
    for goal, least in block.instance.goal_floors.items():
        terms = [term for candidate in block.instance.candidates for term in block.chosen(candidate, candidate.contribution.get(goal, 0))]
        yield block.name("goal_floor", goal), linear(block, terms) >= least


def _amounts(block: Block, candidate: Candidate, measure: Measure | None) -> list[Term]:
    """a_i: fund money, or hours of those taking part and of pools, in the planning years."""
    years = block.instance.years
    terms: list[Term] = []
    for s in candidate.starts:
        x = block.start[candidate.id, s]
        if measure is Measure.MONEY:
            terms.append((x, sum(cost.amount for cost in candidate.fund_cost if s + cost.k in years)))
            continue
        terms.append((x, sum(effort.amount for effort in candidate.pool_effort if s + effort.k in years)))
        for effort in candidate.effort:
            variable = block.part(candidate, effort.member, s)
            if variable is not None and s + effort.k in years:
                terms.append((variable, effort.hours))
    return terms


def balance(block: Block) -> Rows:
    """lo sum_i a_i <= 100 sum_{i in A} a_i <= hi sum_i a_i"""
    for rule in block.instance.balances:
        every = [(candidate.id in rule.of, _amounts(block, candidate, rule.measure)) for candidate in block.instance.candidates]
        for side, limit in (("lo", rule.at_least), ("hi", rule.at_most)):
            if limit is not None:
                terms = [(variable, amount * ((100 if of_it else 0) - limit)) for of_it, some in every for variable, amount in some]
                whole = linear(block, terms)
                yield block.name("balance", rule.id, side=side), (whole >= 0 if side == "lo" else whole <= 0)
