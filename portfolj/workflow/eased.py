"""The limits of an instance that can give way, one by one, or the frame as a whole."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

from portfolj.results.labels import parts_of
from portfolj.results.portfolio import References
from portfolj.solve.elastic import Soft
from portfolj.valuation.instance import Bounds, Instance, at_level

# A row as sum <= limit, by its label: how it is exceeded by steps; None where nothing can break it.
Soften = Callable[[str, dict[int, int], int, References], Soft | None]


def _by_units(_: str, terms: dict[int, int], limit: int, __: References) -> Soft:
    return Soft(terms, limit)


def _by_thousandths(_: str, terms: dict[int, int], limit: int, __: References) -> Soft | None:
    return Soft(terms, limit, up=limit, down=1000) if limit else None


@dataclass(frozen=True)
class Eased:
    """A limit, or several together, that can give way step by step.

    Parameters
    ----------
    rule
        The limit's name; "" for the frame.
    by
        The instance after so many steps.
    labels
        The names of the rules whose limits give way.
    soften
        What a step is in each of their rows.
    """

    rule: str
    by: Callable[[int], Instance]
    labels: tuple[str, ...]
    soften: Soften = _by_units


def frame(instance: Instance) -> Eased:
    """The association's own funds, all years alike; a step is a thousandth."""
    own = sorted(instance.own_funds & set(instance.funds))
    labels = [f"budget({fund}, {year})" for fund in own for year in instance.years] + [f"budget({fund})" for fund in own]
    return Eased("", lambda steps: at_level(instance, Fraction(1000 + steps, 10)), tuple(labels), _by_thousandths)


def every_limit(instance: Instance) -> Iterator[Eased]:
    """The limits on money, hours and numbers, and what is asked for at least, but balance, quorum and that nobody loses.

    A step is a krona, an hour, an initiative, a thousandth of a point, or a percent of what fairness refers to.
    """
    yield from _upper_limits(instance)
    yield from _lower_limits(instance)


def _upper_limits(instance: Instance) -> Iterator[Eased]:
    for (fund, year), kronor in instance.budgets.items():
        held = [year] if fund not in instance.carry_over else [one for one in instance.years if one >= year]
        labels = tuple(f"budget({fund}, {one})" for one in held)
        yield Eased(labels[0], _more(instance, "budgets", (fund, year), kronor), labels)
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
            yield _one(f"count({rule.id}, hi)", _other_count(instance, rule, at_most=1))


def _lower_limits(instance: Instance) -> Iterator[Eased]:
    for rule in instance.counts:
        if rule.at_least:
            yield _one(f"count({rule.id}, lo)", _other_count(instance, rule, at_least=-1))
    for goal, points in instance.goal_floors.items():
        yield _one(f"goal_floor({goal})", _less(instance, "goal_floors", goal, points))
    for member, number in instance.participation_floors.items():
        yield _one(f"participation_floor({member})", _less(instance, "participation_floors", member, number))
    if instance.floor_percent:
        yield _share(instance, "floor_per_resident", lambda steps: replace(instance, floor_percent=max(0, instance.floor_percent - steps)))
    if instance.alone_percent:
        yield _share(instance, "go_it_alone", lambda steps: replace(instance, alone_percent=max(0, instance.alone_percent - steps)))


def _one(rule: str, by: Callable[[int], Instance]) -> Eased:
    return Eased(rule, by, (rule,))


def _more(instance: Instance, field: str, at: Hashable, stands: int) -> Callable[[int], Instance]:
    def by(steps: int) -> Instance:
        changed: Any = {field: {**getattr(instance, field), at: stands + steps}}
        return replace(instance, **changed)

    return by


def _less(instance: Instance, field: str, at: Hashable, stands: int) -> Callable[[int], Instance]:
    return lambda steps: _more(instance, field, at, stands)(-min(steps, stands))


def _other_count(instance: Instance, rule: Bounds, *, at_least: int = 0, at_most: int = 0) -> Callable[[int], Instance]:
    """A limit of number, moved by so much for each step."""

    def by(steps: int) -> Instance:
        least = None if rule.at_least is None else max(0, rule.at_least + at_least * steps)
        most = None if rule.at_most is None else rule.at_most + at_most * steps
        changed = replace(rule, at_least=least, at_most=most)
        return replace(instance, counts=tuple(changed if one.id == rule.id else one for one in instance.counts))

    return by


def _share(instance: Instance, rule: str, by: Callable[[int], Instance]) -> Eased:
    return Eased(rule, by, tuple(f"{rule}({member})" for member in instance.parties), partial(soft_share, instance))


def soft_share(instance: Instance, label: str, terms: dict[int, int], _: int, references: References) -> Soft | None:
    """A member's least share, lowered by percent of what it refers to, p / q: 100 q u_m >= (percent - steps) p."""
    rule, (member,) = parts_of(label)
    if rule == "floor_per_resident":
        whole, percent = (references.floor or Fraction(0)) * instance.member[member].weight, instance.floor_percent
    else:
        whole, percent = Fraction((references.alone or {}).get(member, 0)), instance.alone_percent
    if not whole:
        return None
    scaled = {column: 100 * whole.denominator * factor for column, factor in terms.items()}
    return Soft(scaled, -percent * whole.numerator, whole.numerator)
