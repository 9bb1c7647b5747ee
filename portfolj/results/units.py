"""Values of objectives with their units, as sentences name them."""

from fractions import Fraction

from portfolj.domain.scenario import Objective
from portfolj.errors import Message, say


def amount(objective: Objective, number: Fraction) -> Message:
    """A value of an objective with its unit."""
    if objective is Objective.TOTAL_BENEFIT:
        return say("{points:points}", points=round(number))
    if objective is Objective.BEST_FLOOR:
        return per_thousand(number)
    if objective is Objective.ECONOMIC_BENEFIT:
        return say("{kronor:kr}", kronor=round(number))
    return say("{number}", number=round(number))


def per_thousand(per_person: Fraction) -> Message:
    """Thousandths of a point for a person are points for a thousand."""
    return say("{points:points} per thousand residents", points=round(per_person * 1000))
