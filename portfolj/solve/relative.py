"""Relative rules can be met by doing little: which of them empties a portfolio or halves its benefit."""

from portfolj.model.build import build
from portfolj.model.objectives import total_benefit
from portfolj.results.portfolio import References
from portfolj.solve.limits import Limits
from portfolj.solve.session import Session
from portfolj.valuation.instance import Instance


def halved_by(instance: Instance, references: References, value: int, limits: Limits) -> tuple[str, ...]:
    """The relative rules without any one of which the total benefit would be at least twice as large.

    Parameters
    ----------
    value
        Total benefit under all rules, thousandths of a point.

    Returns
    -------
    tuple of str
        Names of rules; empty when there are none, or when a limit ended the search.
    """
    asked = {
        "balance": bool(instance.balances),
        "floor_per_resident": instance.floor_percent > 0,
        "go_it_alone": instance.alone_percent > 0,
    }
    return tuple(rule for rule, there in asked.items() if there and _twice_without(instance, references, rule, value, limits))


def _twice_without(instance: Instance, references: References, rule: str, value: int, limits: Limits) -> bool:
    problem, block = build(instance, references, leave_out=frozenset((rule,)))
    session = Session(problem, limits)
    session.require_at_least(total_benefit(block), max(1, 2 * value))
    return session.find().point is not None
