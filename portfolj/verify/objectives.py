"""What a portfolio is worth, and what it comes to among equals. docs/math.md, section 5."""

from fractions import Fraction

from portfolj.domain.scenario import Objective
from portfolj.results.portfolio import Portfolio, References
from portfolj.valuation.instance import Instance
from portfolj.verify.chosen import Chosen, read


def total_benefit(chosen: Chosen) -> Fraction:
    """sum_i b_i0 y_i + sum_m u_m + sum_ij points h_ij, thousandths of a point."""
    region = sum(one.candidate.region_benefit for one in chosen.started)
    return Fraction(region + sum(chosen.benefits.values()) + sum(pair.points for pair in chosen.synergies))


def best_floor(chosen: Chosen) -> Fraction:
    """min over reachable m in P of u_m / w_m, thousandths of a point per person; 0 when nobody is reachable."""
    given, exempt = chosen.benefits, chosen.references.exempt()
    members = [chosen.instance.member[member] for member in chosen.instance.parties if member not in exempt]
    return min((Fraction(given[member.id], member.weight) for member in members), default=Fraction(0))


def economic_benefit(chosen: Chosen) -> Fraction:
    """sum r_im,t-s z_ims over the planning years, kronor."""
    return Fraction(sum(kronor for (_, year), kronor in chosen.income.items() if year in chosen.planning_years))


def participations(chosen: Chosen) -> Fraction:
    """sum z_ims"""
    return Fraction(sum(len(one.members) for one in chosen.started))


WORTH = {
    Objective.TOTAL_BENEFIT: total_benefit,
    Objective.BEST_FLOOR: best_floor,
    Objective.ECONOMIC_BENEFIT: economic_benefit,
    Objective.PARTICIPATIONS: participations,
}


def values(instance: Instance, portfolio: Portfolio, references: References) -> dict[Objective, Fraction]:
    """What a portfolio reaches in each objective of its instance, in their order.

    Parameters
    ----------
    portfolio
        Of known candidates.
    references
        Who is exempt from best_floor.

    Returns
    -------
    dict
        Thousandths of a point (best_floor: per person), kronor, or a number.
    """
    chosen = read(instance, portfolio, references)
    return {objective: WORTH[objective](chosen) for objective in instance.objectives}


def tie_break(instance: Instance, portfolio: Portfolio) -> tuple[int, int, int, int]:
    """What decides among equals, before the key.

    Returns
    -------
    tuple of int
        Cost in kronor, hours used, participations, years waited: from the first planning year on, nothing cut at the end.
    """
    chosen = read(instance, portfolio, References())
    first = instance.years[0]
    cost = -sum(pair.saved for pair in chosen.synergies if pair.fund)
    used = -sum(pair.saved for pair in chosen.synergies if pair.pool)
    waited = 0
    for one in chosen.started:
        candidate, since = one.candidate, first - one.start
        waited += one.start - min(candidate.starts)
        cost += sum(row.amount for row in candidate.fund_cost if row.k >= since)
        cost += sum(row.amount for row in candidate.own_cost if row.k >= since and row.on in one.members)
        used += sum(row.hours - row.released for row in candidate.effort if row.k >= since and row.member in one.members)
        used += sum(row.amount for row in candidate.pool_effort if row.k >= since)
    return cost, used, int(participations(chosen)), waited
