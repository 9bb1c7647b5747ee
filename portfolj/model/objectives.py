"""What is made large or small, as whole coefficients. docs/math.md, section 5."""

from collections.abc import Callable

from portfolj.domain.scenario import Objective
from portfolj.model.block import Block, Term


def total_benefit(block: Block) -> list[Term]:
    """sum_i b_i0 y_i + sum_m u_m + sum_ij points h_ij, thousandths of a point."""
    region = [term for candidate in block.instance.candidates for term in block.chosen(candidate, candidate.region_benefit)]
    members = [term for member in block.instance.members for term in block.benefit(member.id)]
    pairs = zip(block.instance.synergies, block.together, strict=True)
    return region + members + [(both, pair.points) for pair, both in pairs]


def economic_benefit(block: Block) -> list[Term]:
    """sum r_im,t-s z_ims over the planning years, kronor."""
    return [
        (variable, one.amount)
        for candidate in block.instance.candidates
        for one in candidate.economic
        for s in candidate.starts
        if s + one.k in block.instance.years and (variable := block.part(candidate, one.on, s)) is not None
    ]


def participations(block: Block) -> list[Term]:
    """sum z_ims."""
    fixed = [term for candidate in block.instance.candidates for term in block.chosen(candidate, len(candidate.fixed))]
    return fixed + [(variable, 1) for variable in block.takes_part.values()]


def total_cost(block: Block) -> list[Term]:
    """Kronor of funds and members from the first planning year on, less what synergies save."""
    first = block.instance.years[0]
    terms: list[Term] = []
    for candidate in block.instance.candidates:
        for s in candidate.starts:
            x = block.start[candidate.id, s]
            terms.append((x, sum(cost.amount for cost in candidate.fund_cost if s + cost.k >= first)))
            for cost in candidate.own_cost:
                variable = block.part(candidate, cost.on, s)
                if variable is not None and s + cost.k >= first:
                    terms.append((variable, cost.amount))
    pairs = zip(block.instance.synergies, block.together, strict=True)
    return terms + [(both, -pair.saved) for pair, both in pairs if pair.fund]


def hours_used(block: Block) -> list[Term]:
    """Hours of members (net of released) and pools from the first planning year on, less what synergies save."""
    first = block.instance.years[0]
    terms: list[Term] = []
    for candidate in block.instance.candidates:
        for s in candidate.starts:
            x = block.start[candidate.id, s]
            terms.append((x, sum(effort.amount for effort in candidate.pool_effort if s + effort.k >= first)))
            for effort in candidate.effort:
                variable = block.part(candidate, effort.member, s)
                if variable is not None and s + effort.k >= first:
                    terms.append((variable, effort.net))
    pairs = zip(block.instance.synergies, block.together, strict=True)
    return terms + [(both, -pair.saved) for pair, both in pairs if pair.pool]


def waited(block: Block) -> list[Term]:
    """Years waited after the first admissible start."""
    return [(block.start[candidate.id, s], s - candidate.starts[0]) for candidate in block.instance.candidates for s in candidate.starts]


LINEAR: dict[Objective, Callable[[Block], list[Term]]] = {
    Objective.TOTAL_BENEFIT: total_benefit,
    Objective.ECONOMIC_BENEFIT: economic_benefit,
    Objective.PARTICIPATIONS: participations,
}

TIE_BREAKS: tuple[tuple[Callable[[Block], list[Term]], int], ...] = (
    (total_cost, -1),
    (hours_used, -1),
    (participations, 1),
    (waited, -1),
)
