"""The limits of an instance that can be raised, one by one, or the frame as a whole."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from portfolj.solve.elastic import Soft
from portfolj.valuation.instance import Bounds, Instance, at_level


@dataclass(frozen=True)
class Raised:
    """A limit, or several together, that can be raised step by step.

    Parameters
    ----------
    rule
        The limit's name; "" for the frame.
    by
        The instance with so many steps more.
    labels
        The names of the rules whose limits rise.
    relative
        Whether a step is a thousandth of each limit, and not one unit.
    """

    rule: str
    by: Callable[[int], Instance]
    labels: tuple[str, ...]
    relative: bool = False

    def soft(self, terms: dict[int, int], limit: int) -> Soft:
        """A rule that can be exceeded by steps."""
        return Soft(terms, limit, up=limit, down=1000) if self.relative else Soft(terms, limit)


def frame(instance: Instance) -> Raised:
    """The association's own funds, all years alike; a step is a thousandth."""
    own = sorted(instance.own_funds & set(instance.funds))
    labels = [f"budget({fund}, {year})" for fund in own for year in instance.years] + [f"budget({fund})" for fund in own]
    return Raised("", lambda steps: at_level(instance, Fraction(1000 + steps, 10)), tuple(labels), relative=True)


def every_limit(instance: Instance) -> Iterator[Raised]:
    """Each limit that is a number of kronor, hours or initiatives; a step is one of them."""
    for (fund, year), kronor in instance.budgets.items():
        held = [year] if fund not in instance.carry_over else [one for one in instance.years if one >= year]
        labels = tuple(f"budget({fund}, {one})" for one in held)
        yield Raised(labels[0], _more(instance, "budgets", (fund, year), kronor), labels)
    for fund, kronor in instance.totals.items():
        yield _one(f"budget({fund})", _more(instance, "totals", fund, kronor))
    for (member, role, year), hours in instance.capacities.items():
        yield _one(
            f"hours({', '.join(filter(None, (member, role, str(year))))})", _more(instance, "capacities", (member, role, year), hours)
        )
    for (shared, year), hours in instance.pool_hours.items():
        yield _one(f"pool({shared}, {year})", _more(instance, "pool_hours", (shared, year), hours))
    for (member, year), kronor in instance.ceilings.items():
        yield _one(f"money_ceiling({member}, {year})", _more(instance, "ceilings", (member, year), kronor))
    for rule in instance.counts:
        if rule.at_most is not None:
            yield _one(f"count({rule.id}, hi)", _more_of(instance, rule, rule.at_most))


def _one(rule: str, by: Callable[[int], Instance]) -> Raised:
    return Raised(rule, by, (rule,))


def _more(instance: Instance, field: str, at: Hashable, stands: int) -> Callable[[int], Instance]:
    def by(steps: int) -> Instance:
        changed: Any = {field: {**getattr(instance, field), at: stands + steps}}
        return replace(instance, **changed)

    return by


def _more_of(instance: Instance, rule: Bounds, at_most: int) -> Callable[[int], Instance]:
    def by(steps: int) -> Instance:
        changed = replace(rule, at_most=at_most + steps)
        return replace(instance, counts=tuple(changed if one.id == rule.id else one for one in instance.counts))

    return by
