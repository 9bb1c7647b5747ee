"""Amounts by year in tables: a column for each planning year, and one for all later years where something goes on that long."""

from collections.abc import Callable

from portfolj.errors import say
from portfolj.exchange.plan.blocks import Column, Kind
from portfolj.exchange.plan.words import Tell
from portfolj.results.plan import Plan, Years

_UNITS = {Kind.KRONOR: "kronor", Kind.HOURS: "hours"}


def year_columns(plan: Plan, kind: Kind, tell: Tell, *, headed: Callable[[str], str] = str, width: int = 2) -> tuple[Column, ...]:
    """The columns.

    Parameters
    ----------
    kind
        Kronor or hours.
    headed
        The heading of a year, or of all that is later.
    """
    names = {str(year): str(year) for year in plan.years} | ({"later": tell(say("Later"))} if _UNITS[kind] in plan.later else {})
    return tuple(Column(headed(name), kind, width, f"{_UNITS[kind]}_{key}") for key, name in names.items())


def spread(plan: Plan, kind: Kind, amounts: Years) -> tuple[int, ...]:
    """Amounts by year under those columns."""
    later = (sum(amount for year, amount in amounts.items() if year > plan.years[-1]),) if _UNITS[kind] in plan.later else ()
    return (*(amounts.get(year, 0) for year in plan.years), *later)
