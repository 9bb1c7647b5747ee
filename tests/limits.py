"""For each rule portfolios that lie on its limit, and the limit one step past them.

The limits are worked out by hand; nothing here is taken from the model or the check.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from portfolj.domain.rules import Measure
from portfolj.results.portfolio import Portfolio, References
from portfolj.valuation.instance import Bounds, Instance, Pair
from tests.unit.instances import YEARS, a_candidate, a_member, an_instance, chosen, hours, kronor

Make = Callable[[int], Instance]
PLENTY = 10**6


@dataclass(frozen=True)
class Edge:
    """A portfolio that just keeps a rule.

    Parameters
    ----------
    make
        The instance with a limit.
    limit
        At which the portfolio just keeps the rule.
    past
        The nearest limit at which it does not.
    """

    rule: str
    about: str
    make: Make
    limit: int
    past: int
    portfolio: Portfolio
    references: References = References()


def at_most(rule: str, about: str, make: Make, limit: int, *choices: tuple[str, int, str]) -> Edge:
    """A limit from above."""
    return Edge(rule, about, make, limit, limit - 1, chosen(*choices))


def at_least(rule: str, about: str, make: Make, limit: int, *choices: tuple[str, int, str]) -> Edge:
    """A limit from below."""
    return Edge(rule, about, make, limit, limit + 1, chosen(*choices))


def referring(edge: Edge, references: References) -> Edge:
    """The same with references of fairness."""
    return replace(edge, references=references)


# bath may begin in 2027 or 2028; road began in 2026, so its first row is past.
BATH = a_candidate(
    "bath",
    starts=(2027, 2028),
    fund_cost=(kronor("own", 0, 60), kronor("own", 1, 40), kronor("own", 3, 7), kronor("gift", 0, 30), kronor("gift", 1, 8)),
    pool_effort=(kronor("office", 0, 12), kronor("office", 1, 9), kronor("office", 3, 50)),
)
ROAD = a_candidate(
    "road",
    decided=True,
    by_stage=True,
    starts=(2026,),
    fund_cost=(kronor("own", 0, 900), kronor("own", 1, 25), kronor("own", 2, 15), kronor("own", 3, 5)),
    pool_effort=(kronor("office", 0, 70), kronor("office", 1, 6)),
)
EARLY = (("bath", 2027, "ab"), ("road", 2026, "ab"))
LATE = (("bath", 2028, "ab"), ("road", 2026, "ab"))
IN_KRONOR = (Pair("bath", "road", fund="own", year=2027, saved=10), Pair("bath", "road", fund="own", year=2028, saved=-3))
IN_HOURS = (Pair("bath", "road", pool="office", year=2027, saved=2), Pair("bath", "road", pool="office", year=2028, saved=-1))


def resources(**stated: Any) -> Instance:
    """Bath and road with plenty of everything that is not stated."""
    plenty = {
        "budgets": {(fund, year): PLENTY for fund in ("own", "gift") for year in YEARS},
        "pool_hours": {("office", year): PLENTY for year in YEARS},
    }
    return an_instance(BATH, ROAD, **{name: plenty.get(name, {}) | part if name in plenty else part for name, part in stated.items()} | {
        name: part for name, part in plenty.items() if name not in stated
    })


def fund(name: str, year: int, synergies: tuple[Pair, ...] = ()) -> Make:
    """One budget is the limit."""
    return lambda limit: resources(budgets={(name, year): limit}, synergies=synergies)


def carried(year: int, **held: int) -> Make:
    """One budget of a fund with carry-over is the limit; the others are stated."""
    others = {("own", int(f"20{at[1:]}")): amount for at, amount in held.items()}
    return lambda limit: resources(budgets=others | {("own", year): limit}, carry_over=frozenset(("own",)))


def total(name: str, synergies: tuple[Pair, ...] = ()) -> Make:
    """A fund's total is the limit."""
    return lambda limit: resources(totals={name: limit}, synergies=synergies)


BUDGET = (
    at_most("budget", "in the first year", fund("own", 2027), 85, *EARLY),
    at_most("budget", "in the second year", fund("own", 2028), 55, *EARLY),
    at_most("budget", "in the last year", fund("own", 2029), 5, *EARLY),
    at_most("budget", "of a later start", fund("own", 2029), 45, *LATE),
    at_most("budget", "of another fund", fund("gift", 2027), 30, *EARLY),
    at_most("budget", "of another fund in its second year", fund("gift", 2028), 8, *EARLY),
    at_most("budget", "less what is saved", fund("own", 2027, IN_KRONOR), 75, *EARLY),
    at_most("budget", "with what is added", fund("own", 2028, IN_KRONOR), 58, *EARLY),
    at_most("budget", "where one alone saves nothing", fund("own", 2027, IN_KRONOR), 25, ("road", 2026, "ab")),
    at_most("budget", "with what is left of the first year", carried(2028, y27=100, y29=0), 45, *EARLY),
    at_most("budget", "with what is left of both years", carried(2029, y27=90, y28=60), 0, ("road", 2026, "ab"), *EARLY[:0]),
    at_most("budget", "over all years", total("own"), 145, *EARLY),
    at_most("budget", "over all years, with what is saved and added", total("own", IN_KRONOR), 138, *EARLY),
    at_most("budget", "over all years of another fund", total("gift"), 38, *EARLY),
)
