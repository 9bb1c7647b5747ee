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
NOTHING = References()


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
    references: References = NOTHING


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
    """Bath and road, with plenty of money and shared hours where nothing else is stated."""
    budgets = {(name, year): PLENTY for name in ("own", "gift") for year in YEARS} | stated.pop("budgets", {})
    pool_hours = {("office", year): PLENTY for year in YEARS} | stated.pop("pool_hours", {})
    return an_instance(BATH, ROAD, budgets=budgets, pool_hours=pool_hours, **stated)


def fund(name: str, year: int, synergies: tuple[Pair, ...] = ()) -> Make:
    """One budget is the limit."""
    return lambda limit: resources(budgets={(name, year): limit}, synergies=synergies)


def carried(year: int, held: dict[int, int]) -> Make:
    """One budget of a fund with carry-over is the limit; the others are stated."""
    others = {("own", at): amount for at, amount in held.items()}
    return lambda limit: resources(budgets=others | {("own", year): limit}, carry_over=frozenset(("own",)))


def total(name: str, synergies: tuple[Pair, ...] = ()) -> Make:
    """A fund's total is the limit."""
    return lambda limit: resources(totals={name: limit}, synergies=synergies)


def two_pairs(name: str) -> Make:
    """Bath and tram, neither decided, that save 20 together; one budget, or hours of the pool, is the limit."""
    pair = Pair("bath", "tram", fund="own", year=2027, saved=20) if name == "own" else Pair("bath", "tram", pool=name, year=2027, saved=20)
    takes = "fund_cost" if name == "own" else "pool_effort"
    bath, tram = a_candidate("bath", **{takes: (kronor(name, 0, 60),)}), a_candidate("tram", **{takes: (kronor(name, 0, 25),)})

    def make(limit: int) -> Instance:
        held = {(name, 2027): limit, (name, 2028): 0, (name, 2029): 0}
        limits = {"budgets": held} if name == "own" else {"pool_hours": held}
        return an_instance(bath, tram, synergies=(pair,), **limits)

    return make


def two_pools(limit: int) -> Instance:
    """Bath takes 5 h of the desk and 9 h of the office; the desk's hours are the limit."""
    hours_of_pools = {(name, year): 9 for name in ("desk", "office") for year in YEARS} | {("desk", 2027): limit}
    return an_instance(a_candidate("bath", pool_effort=(kronor("desk", 0, 5), kronor("office", 0, 9))), pool_hours=hours_of_pools)


def shared(year: int, synergies: tuple[Pair, ...] = ()) -> Make:
    """The hours of the pool are the limit."""
    return lambda limit: resources(pool_hours={("office", year): limit}, synergies=synergies)


IN_GIFTS = (Pair("bath", "road", fund="gift", year=2029, saved=-3), Pair("bath", "road", pool="office", year=2029, saved=-3))
ROAD_ALONE = ("road", 2026, "ab")
BUDGET = (
    at_most("budget", "in the first year", fund("own", 2027), 85, *EARLY),
    at_most("budget", "in the second year", fund("own", 2028), 55, *EARLY),
    at_most("budget", "in the last year", fund("own", 2029), 5, *EARLY),
    at_most("budget", "of a later start", fund("own", 2029), 45, *LATE),
    at_most("budget", "of another fund", fund("gift", 2027), 30, *EARLY),
    at_most("budget", "of another fund in its second year", fund("gift", 2028), 8, *EARLY),
    at_most("budget", "less what is saved", fund("own", 2027, IN_KRONOR), 75, *EARLY),
    at_most("budget", "with what is added", fund("own", 2028, IN_KRONOR), 58, *EARLY),
    at_most("budget", "where one alone saves nothing", fund("own", 2027, IN_KRONOR), 25, ROAD_ALONE),
    at_most("budget", "of what is added in a year without other cost", fund("gift", 2029, IN_GIFTS), 3, *EARLY),
    at_most("budget", "where only the one named first is chosen", two_pairs("own"), 60, ("bath", 2027, "ab")),
    at_most("budget", "where only the one named last is chosen", two_pairs("own"), 25, ("tram", 2027, "ab")),
    at_most("budget", "with what is left of the first year", carried(2028, {2027: 100, 2029: 5}), 40, *EARLY),
    at_most("budget", "with what is left of both years", carried(2029, {2027: 30, 2028: 13}), 2, ROAD_ALONE),
    at_most("budget", "without what comes later", carried(2027, {2028: 100, 2029: 100}), 85, *EARLY),
    at_most("budget", "over all years", total("own"), 145, *EARLY),
    at_most("budget", "over all years, with what is saved and added", total("own", IN_KRONOR), 138, *EARLY),
    at_most("budget", "over all years of another fund", total("gift"), 38, *EARLY),
)

POOL = (
    at_most("pool", "in the first year", shared(2027), 18, *EARLY),
    at_most("pool", "in the second year", shared(2028), 9, *EARLY),
    at_most("pool", "in the last year", shared(2029), 9, *LATE),
    at_most("pool", "less what is saved", shared(2027, IN_HOURS), 16, *EARLY),
    at_most("pool", "with what is added", shared(2028, IN_HOURS), 10, *EARLY),
    at_most("pool", "beside another pool", two_pools, 5, ("bath", 2027, "ab")),
    at_most("pool", "of what is added in a year without other hours", shared(2029, IN_GIFTS), 3, *EARLY),
    at_most("pool", "where only the one named first is chosen", two_pairs("desk"), 60, ("bath", 2027, "ab")),
    at_most("pool", "where only the one named last is chosen", two_pairs("desk"), 25, ("tram", 2027, "ab")),
    at_most("pool", "where one alone saves nothing", shared(2027, IN_HOURS), 6, ROAD_ALONE),
)

# school takes c only where c wants; park began in 2026.
SCHOOL = a_candidate(
    "school",
    starts=(2027, 2028),
    fixed=("a", "b"),
    optional=("c",),
    effort=(
        hours("a", 0, 30, role="planner"),
        hours("a", 0, 12, released=4),
        hours("a", 1, 9, role="planner"),
        hours("a", 3, 99),
        hours("b", 0, 20),
        hours("c", 0, 7),
        hours("c", 1, 3, role="planner"),
    ),
    own_cost=(kronor("a", 0, 40), kronor("a", 1, 15), kronor("c", 0, 30), kronor("a", 3, 99)),
)
PARK = a_candidate(
    "park",
    decided=True,
    by_stage=True,
    starts=(2026,),
    fixed=("a",),
    effort=(hours("a", 0, 500), hours("a", 1, 11), hours("a", 2, 2, role="planner")),
    own_cost=(kronor("a", 0, 500), kronor("a", 1, 6)),
)
WITH_C = (("park", 2026, "a"), ("school", 2027, "abc"))
WITHOUT_C = (("park", 2026, "a"), ("school", 2027, "ab"))
LATER = (("park", 2026, "a"), ("school", 2028, "ab"))


def capacity(member: str, role: str, year: int) -> Make:
    """The hours of a member, or of a role in it, are the limit."""
    return lambda limit: an_instance(SCHOOL, PARK, capacities={(member, role, year): limit})


def ceiling(member: str, year: int) -> Make:
    """What a member pays is the limit."""
    return lambda limit: an_instance(SCHOOL, PARK, ceilings={(member, year): limit})


HOURS = (
    at_most("hours", "of all roles in the first year", capacity("a", "", 2027), 49, *WITH_C),
    at_most("hours", "of all roles in the second year", capacity("a", "", 2028), 11, *WITH_C),
    at_most("hours", "of a later start", capacity("a", "", 2028), 40, *LATER),
    at_most("hours", "of a later start in the last year", capacity("a", "", 2029), 9, *LATER),
    at_most("hours", "of one role", capacity("a", "planner", 2027), 30, *WITH_C),
    at_most("hours", "of one role in the second year", capacity("a", "planner", 2028), 11, *WITH_C),
    at_most("hours", "of a role that nobody fills", capacity("b", "planner", 2027), 0, *WITH_C),
    at_most("hours", "of one initiative alone", lambda limit: an_instance(SCHOOL, capacities={("a", "", 2027): limit}), 38, WITH_C[1]),
    at_most("hours", "of another member", capacity("b", "", 2027), 20, *WITH_C),
    at_most("hours", "of a willing member", capacity("c", "", 2027), 7, *WITH_C),
    at_most("hours", "of a willing member in a role", capacity("c", "planner", 2028), 3, *WITH_C),
    at_most("hours", "of a willing member that does not take part", capacity("c", "", 2027), 0, *WITHOUT_C),
)

MONEY_CEILING = (
    at_most("money_ceiling", "in the first year", ceiling("a", 2027), 46, *WITH_C),
    at_most("money_ceiling", "in the second year", ceiling("a", 2028), 15, *WITH_C),
    at_most("money_ceiling", "of a later start", ceiling("a", 2029), 15, *LATER),
    at_most("money_ceiling", "of a willing member", ceiling("c", 2027), 30, *WITH_C),
    at_most(
        "money_ceiling",
        "of a willing member that cannot wait",
        lambda limit: an_instance(replace(SCHOOL, starts=(2027,)), ceilings={("c", 2027): limit}),
        30,
        WITH_C[1],
    ),
    at_most("money_ceiling", "of a willing member that does not take part", ceiling("c", 2027), 0, *WITHOUT_C),
)

NAMES = ("bath", "road", "tram")
TWO_OF_THREE = (("bath", 2027, "ab"), ("tram", 2027, "ab"))


def three(**stated: Any) -> Instance:
    """Bath, road and tram without anything to tell them apart."""
    return an_instance(*(a_candidate(name) for name in NAMES), **stated)


def counted(*, least: bool, of: tuple[str, ...] = ("bath", "tram")) -> Make:
    """The number of a kind is the limit."""
    return lambda limit: three(counts=(Bounds("kind", "Kind", frozenset(of), limit if least else None, None if least else limit),))


def marked(mark: str) -> Make:
    """The candidate at a position is decided, or refused; nobody would choose what is decided, or leave what is refused."""
    benefit = {"a": -5, "b": 0} if mark == "decided" else {"a": 5, "b": 0}
    return lambda limit: an_instance(*(a_candidate(name, benefit=benefit, **{mark: place == limit}) for place, name in enumerate(NAMES)))


def needing(finished: bool, plan: tuple[int, ...] = (2027,), school: tuple[int, ...] = (2028,)) -> Make:
    """School needs plan, which lasts so many years."""
    return lambda limit: an_instance(
        a_candidate("plan", starts=plan, duration=limit), a_candidate("school", starts=school, requires=(("plan", finished),))
    )


def needing_what_is_not_chosen(needed: str) -> Make:
    """School needs another one, when the limit is 1."""
    return lambda limit: an_instance(
        a_candidate("plan", benefit={"a": -900, "b": 0}), a_candidate("school", requires=((needed, False),) if limit else ())
    )


def needing_what_follows(limit: int) -> Instance:
    """School stands first."""
    requires = (("plan", False),) if limit else ()
    return an_instance(a_candidate("school", requires=requires), a_candidate("plan", benefit={"a": -900, "b": 0}))


def asking_for(optional: tuple[str, ...]) -> Make:
    """The number of those that take part in school is the limit."""
    fixed = tuple(member for member in ("a", "b", "c") if member not in optional)
    return lambda limit: an_instance(a_candidate("school", starts=(2027, 2028), fixed=fixed, optional=optional, quorum=limit))


CHOICE = (
    Edge("decided", "what is decided is chosen", marked("decided"), 0, 1, chosen(*TWO_OF_THREE)),
    Edge("decided", "the first too", marked("decided"), 2, 0, chosen(("road", 2027, "ab"), ("tram", 2027, "ab"))),
    Edge("refused", "what is refused is not chosen", marked("refused"), 1, 2, chosen(*TWO_OF_THREE)),
    Edge("refused", "the first neither", marked("refused"), 1, 0, chosen(*TWO_OF_THREE)),
    at_least("quorum", "all of whom are committed", asking_for(()), 3, ("school", 2027, "abc")),
    at_least("quorum", "one of whom was only willing", asking_for(("c",)), 3, ("school", 2028, "abc")),
    at_least("quorum", "two of whom were only willing", asking_for(("b", "c")), 2, ("school", 2028, "ac")),
    at_least(
        "quorum",
        "in its only year",
        lambda limit: an_instance(a_candidate("bath", optional=("c",), quorum=limit)),
        3,
        ("bath", 2027, "abc"),
    ),
    at_least("quorum", "without those who were willing", asking_for(("b", "c")), 1, ("school", 2027, "a")),
    at_least("requires", "what has ended when it starts", needing(True), 1, ("plan", 2027, "ab"), ("school", 2028, "ab")),
    at_least("requires", "two years before", needing(True, school=(2029,)), 2, ("plan", 2027, "ab"), ("school", 2029, "ab")),
    at_least("requires", "a later start", needing(True, (2027, 2028), (2028, 2029)), 1, ("plan", 2028, "ab"), ("school", 2029, "ab")),
    at_least("requires", "what is chosen", needing_what_is_not_chosen("plan"), 0, ("school", 2027, "ab")),
    at_least("requires", "what comes after it in the list", needing_what_follows, 0, ("school", 2027, "ab")),
    at_least("requires", "what is no candidate", needing_what_is_not_chosen("ghost"), 0, ("school", 2027, "ab")),
    at_least("excludes", "in a group", lambda limit: three(excludes=(NAMES[:limit],)), 2, *TWO_OF_THREE),
    at_least("excludes", "in the second group", lambda limit: three(excludes=(NAMES[:2], NAMES[3 - limit :])), 2, *TWO_OF_THREE),
    at_most("count", "from above", counted(least=False), 2, *TWO_OF_THREE),
    at_most("count", "from above, of another kind", counted(least=False, of=("road", "tram")), 1, *TWO_OF_THREE),
    at_least("count", "from below", counted(least=True), 2, *TWO_OF_THREE),
    at_least("count", "from below, of another kind", counted(least=True, of=("road", "tram")), 1, *TWO_OF_THREE),
)

HEALTHY = a_candidate("bath", contribution={"health": 12_500, "climate": 40})
GREEN = a_candidate("road", contribution={"health": 333, "climate": 5000})
AT_ODDS = (("bath", 2027, "ab"), ("road", 2027, "ab"))


def goal(name: str) -> Make:
    """What a goal is given is the limit."""
    return lambda limit: an_instance(HEALTHY, GREEN, goal_floors={"climate": 0} | {name: limit})


def barely(limit: int) -> Instance:
    """Road says nothing of health."""
    return an_instance(HEALTHY, a_candidate("road", contribution={"climate": 1}), goal_floors={"health": limit})


# In the planning years bath takes 60 kr, 8 h of c if c takes part, and 12 h of the office; road takes 40 kr, 5 h of a and 15 of the office.
IN_BALANCE = a_candidate(
    "bath",
    fixed=("a",),
    optional=("c",),
    fund_cost=(kronor("own", 0, 45), kronor("own", 2, 15), kronor("own", 3, 999)),
    effort=(hours("c", 1, 8, released=3), hours("c", 3, 999)),
    pool_effort=(kronor("office", 2, 12), kronor("office", 3, 999)),
)
AGAINST_IT = a_candidate(
    "road",
    decided=True,
    by_stage=True,
    starts=(2026,),
    fund_cost=(kronor("own", 0, 999), kronor("own", 1, 40)),
    effort=(hours("a", 0, 999), hours("a", 1, 5, released=5)),
    pool_effort=(kronor("office", 0, 999), kronor("office", 1, 15)),
)
OF_C = (("bath", 2027, "ac"), ("road", 2026, "ab"))
NOT_OF_C = (("bath", 2027, "a"), ("road", 2026, "ab"))


def share(measure: Measure, *, least: bool) -> Make:
    """Bath's percent of all is the limit."""

    def make(limit: int) -> Instance:
        budgets = {("own", year): PLENTY for year in YEARS}
        pool_hours = {("office", year): PLENTY for year in YEARS}
        bounded = Bounds("of", "Of", frozenset(("bath",)), limit if least else None, None if least else limit, measure)
        return an_instance(IN_BALANCE, AGAINST_IT, balances=(bounded,), budgets=budgets, pool_hours=pool_hours)

    return make


def half(*, least: bool) -> Make:
    """Bath takes so many kronor and road 1000; half is the limit for bath."""

    def make(amount: int) -> Instance:
        bounds = (50, None) if least else (None, 50)
        candidates = [a_candidate(name, fund_cost=(kronor("own", 0, cost),)) for name, cost in (("bath", amount), ("road", 1000))]
        bounded = Bounds("half", "Half", frozenset(("bath",)), bounds[0], bounds[1], Measure.MONEY)
        return an_instance(*candidates, balances=(bounded,), budgets={("own", year): PLENTY for year in YEARS})

    return make


def all_there_is(limit: int) -> Instance:
    """Bath takes one krona and may be so many percent of all."""
    bounded = Bounds("of", "Of", frozenset(("bath",)), None, limit, Measure.MONEY)
    return an_instance(
        a_candidate("bath", fund_cost=(kronor("own", 0, 1),)), balances=(bounded,), budgets={("own", year): 1 for year in YEARS}
    )


GOALS = (
    at_most("balance", "a krona that is all there is", all_there_is, 100, ("bath", 2027, "ab")),
    at_most("balance", "half, not one krona less", half(least=True), 1000, *AT_ODDS),
    at_least("balance", "half, not one krona more", half(least=False), 1000, *AT_ODDS),
    at_least("goal_floor", "with one that gives it nothing", barely, 12_500, *AT_ODDS),
    at_least("goal_floor", "of one goal", goal("health"), 12_833, *AT_ODDS),
    at_least("goal_floor", "of the other", goal("climate"), 5_040, *AT_ODDS),
    at_least("goal_floor", "by one initiative", goal("health"), 12_500, ("bath", 2027, "ab")),
    at_least("balance", "money from below", share(Measure.MONEY, least=True), 60, *OF_C),
    at_most("balance", "money from above", share(Measure.MONEY, least=False), 60, *OF_C),
    at_least("balance", "hours from below", share(Measure.HOURS, least=True), 50, *OF_C),
    at_most("balance", "hours from above", share(Measure.HOURS, least=False), 50, *OF_C),
    at_least("balance", "hours without c from below", share(Measure.HOURS, least=True), 37, *NOT_OF_C),
    at_most("balance", "hours without c from above", share(Measure.HOURS, least=False), 38, *NOT_OF_C),
    at_least("balance", "nothing of it from below", share(Measure.MONEY, least=True), 0, ("road", 2026, "ab")),
)


def joining(limit: int) -> Instance:
    """C is willing in one, committed to another and not in the third; b is in one."""
    return an_instance(
        a_candidate("bath", starts=(2027, 2028), fixed=("a",), optional=("c",)),
        a_candidate("road", fixed=("a", "c")),
        a_candidate("tram", fixed=("a", "b")),
        participation_floors={"a": 2 + (limit > 1), "b": 1, "c": limit},
    )


WEIGHTS = (a_member("a", 100, fee=300), a_member("b", 33, fee=200), a_member("c", 50))
SERVED = (
    a_candidate("bath", starts=(2027, 2028), fixed=("a",), optional=("c",), benefit={"a": 700, "c": 300}),
    a_candidate("road", fixed=("a", "b"), benefit={"a": 0, "b": 78}),
)
SERVING = (("bath", 2027, "ac"), ("road", 2027, "ab"))
A_AND_B = (("bath", 2027, "a"), ("road", 2027, "ab"))


def floor_of(**stated: Any) -> Make:
    """Alpha is the limit."""
    return lambda limit: an_instance(*SERVED, members=WEIGHTS, floor_percent=limit, **stated)


def alone(limit: int) -> Instance:
    """Lambda is the limit."""
    return an_instance(*SERVED, members=WEIGHTS, alone_percent=limit)


def gaining(member: str, *, count_fee: bool = False) -> Make:
    """What the member pays in the initiative's two years, 7 kr in the second, is the limit.

    It gains 5000 and 2000 kr, and gives 5 h in the second year.
    """

    def make(limit: int) -> Instance:
        mine = a_candidate(
            "bath",
            starts=(2027, 2029),
            fixed=("b",) if member == "c" else ("a", "b"),
            optional=("c",) if member == "c" else (),
            benefit={"b": 1, "c": 5} if member == "c" else {"a": 5, "b": 1},
            economic=(kronor(member, 0, 5000), kronor(member, 1, 2000), kronor(member, 3, 99_000), kronor("b", 0, 9000)),
            own_cost=(kronor(member, 0, limit - 7), kronor(member, 1, 7), kronor(member, 3, 99_000)),
            effort=(hours(member, 1, 6, released=1), hours(member, 3, 500)),
        )
        other = a_candidate("road", fixed=("a", "b"), economic=(kronor("b", 0, 600), kronor("a", 0, 100)), own_cost=(kronor("a", 0, 100),))
        return an_instance(mine, other, members=WEIGHTS, parties=("a", "b", "c"), nobody_loses=True, count_fee=count_fee)

    return make


FLOOR = References(floor=Fraction(10, 3), unreachable=(("c", "hours"),))
SOLE = References(alone={"a": 777, "b": 83}, unreachable=(("c", "hours"),))


def by_itself(limit: int) -> Instance:
    """Lambda is 100, and road gives a so much."""
    return an_instance(
        a_candidate("road", fixed=("a", "b"), benefit={"a": limit, "b": 50}), alone_percent=100, members=WEIGHTS, parties=("a", "b")
    )


def taking_part(limit: int) -> Instance:
    """A is in two, and asked to be in so many; b's least is behind it."""
    return an_instance(a_candidate("bath"), a_candidate("road"), participation_floors={"a": limit, "b": 1})


FAIRNESS = (
    at_least("participation_floor", "of the first that is named", taking_part, 2, *AT_ODDS),
    referring(at_most("go_it_alone", "not a thousandth less", by_itself, 700, ("road", 2027, "ab")), References(alone={"a": 700, "b": 50})),
    at_least("participation_floor", "with a willing one", joining, 2, ("bath", 2028, "ac"), ("road", 2027, "ac"), ("tram", 2027, "ab")),
    at_least("participation_floor", "without it", joining, 1, ("road", 2027, "ac"), ("tram", 2027, "ab")),
    referring(at_least("floor_per_resident", "rounded up", floor_of(), 70, *A_AND_B), FLOOR),
    referring(
        at_least("floor_per_resident", "of the parties only", floor_of(parties=("a",)), 70, *A_AND_B), References(floor=Fraction(10))
    ),
    referring(at_least("floor_per_resident", "of a willing one", floor_of(parties=("c",)), 60, *SERVING), References(floor=Fraction(10))),
    referring(at_least("go_it_alone", "rounded up", alone, 90, *A_AND_B), SOLE),
    referring(at_least("go_it_alone", "of a willing one", alone, 75, *SERVING), References(alone={"c": 400, "a": 1, "b": 1})),
    at_least("nobody_loses", "over two years", gaining("a"), 4500, ("bath", 2027, "ab")),
    at_least("nobody_loses", "in the last year", gaining("a"), 5007, ("bath", 2029, "ab")),
    at_least("nobody_loses", "with another one that is even", gaining("a"), 4500, ("bath", 2027, "ab"), ("road", 2027, "ab")),
    at_least("nobody_loses", "of a willing one", gaining("c"), 4500, ("bath", 2027, "bc")),
    at_least("nobody_loses", "with the fees of three years", gaining("a", count_fee=True), 3600, ("bath", 2027, "ab")),
)


def starting(limit: int) -> Instance:
    """Bath may start in one year."""
    return an_instance(a_candidate("bath", starts=(limit,)), a_candidate("road"))


def committed(limit: int) -> Instance:
    """So many of a, b and c are committed."""
    return an_instance(a_candidate("bath", fixed=("a", "b", "c")[:limit], optional=("a", "b", "c")[limit:2]))


def willing(limit: int) -> Instance:
    """C is willing when the limit is 1."""
    return an_instance(a_candidate("bath", fixed=("a", "b"), optional=("c",) if limit else ()))


STRUCTURE = (
    Edge("start_once", "in an admissible year", starting, 2027, 2028, chosen(("bath", 2027, "ab"))),
    at_least("takes_part", "with all that are committed", committed, 2, ("bath", 2027, "ab")),
    at_most("takes_part", "with none that has not said so", willing, 1, ("bath", 2027, "abc")),
)

EDGES = (*STRUCTURE, *BUDGET, *HOURS, *POOL, *MONEY_CEILING, *CHOICE, *GOALS, *FAIRNESS)


@dataclass(frozen=True)
class Example:
    """A portfolio that breaks a rule, or none (`rule` is empty), where no limit is to be moved.

    Parameters
    ----------
    of_a_case
        Whether a case can lead to the instance; the check alone is asked of others.
    """

    rule: str
    about: str
    instance: Instance
    portfolio: Portfolio
    references: References = NOTHING
    of_a_case: bool = True


SAME = (a_candidate("bath"), a_candidate("road"))
TWICE = an_instance(a_candidate("bath", starts=(2027, 2028), optional=("c",)), a_candidate("road"))
PAYING = an_instance(
    a_candidate("bath", fund_cost=(kronor("own", 0, 1),), pool_effort=(kronor("office", 0, 1),)),
    a_candidate("road"),
)
OUTSIDE = an_instance(
    SCHOOL,
    PARK,
    capacities={("a", "", 2030): 0, ("a", "planner", 2026): 0, ("a", "", 2026): 0},
    ceilings={("a", 2030): 0, ("a", 2026): 0},
)
NEEDING_NOT_FINISHED = an_instance(a_candidate("plan", duration=3), a_candidate("school", starts=(2028,), requires=(("plan", False),)))
LOSING = a_candidate(
    "bath",
    fixed=("a",),
    optional=("c",),
    economic=(kronor("a", 0, 5), kronor("c", 0, 500)),
    own_cost=(kronor("a", 0, 7), kronor("a", 3, 9)),
    effort=(hours("a", 0, 1), hours("c", 2, 1)),
)
DEAR = a_candidate("road", fixed=("b", "c"), own_cost=(kronor("c", 0, 1),))
BATH_OF_AB = chosen(("bath", 2027, "ab"))

EITHER = {"excludes": (("bath", "road"),), "synergies": (Pair("bath", "road", points=500),)}
MORE, LESS = {"a": 2000, "b": 0}, {"a": 1000, "b": 0}
TWO_ALONE = References(unreachable=(("c", "no_benefit"),), alone={"a": 1000, "b": 1000, "c": 4}, floor=Fraction(10))

EXAMPLES = (
    Example(
        "", "one of two that bring more together", an_instance(a_candidate("bath", benefit=MORE), a_candidate("road"), **EITHER), BATH_OF_AB
    ),
    Example("", "the other", an_instance(a_candidate("bath", benefit=LESS), a_candidate("road"), **EITHER), chosen(("road", 2027, "ab"))),
    Example("", "two that bring less together", an_instance(*SAME, synergies=(Pair("bath", "road", points=-300),)), chosen(*AT_ODDS)),
    Example("", "an option that is no candidate", an_instance(*SAME, excludes=(("bath", "ghost"),)), chosen(*AT_ODDS)),
    Example("", "one without any benefit, alone", an_instance(*SAME, alone_percent=100), chosen(*AT_ODDS), TWO_ALONE),
    Example("", "one without any benefit, under a floor", an_instance(*SAME, floor_percent=100), chosen(*AT_ODDS), TWO_ALONE),
    Example("known", "what is no candidate", TWICE, chosen(("ghost", 2027, "ab"))),
    Example("known", "what is no candidate beside what is", TWICE, chosen(("bath", 2027, "ab"), ("ghost", 2027, "ab"))),
    Example("known", "in another order than that of ids", TWICE, chosen(("road", 2027, "ab"), ("bath", 2027, "ab"))),
    Example("start_once", "chosen twice", TWICE, chosen(("bath", 2027, "ab"), ("bath", 2028, "ab"))),
    Example("takes_part", "one that is not listed", TWICE, chosen(("road", 2027, "abc"))),
    Example("takes_part", "the first that is committed left out", TWICE, chosen(("bath", 2027, "bc"))),
    Example("takes_part", "the last that is committed left out", TWICE, chosen(("bath", 2027, "ac"))),
    Example("takes_part", "somebody twice", TWICE, chosen(("bath", 2027, "aab"))),
    Example("takes_part", "in another order", TWICE, chosen(("bath", 2027, "ba"))),
    Example(
        "takes_part", "one that is not listed before the rest", an_instance(a_candidate("bath", fixed=("b",))), chosen(("bath", 2027, "ab"))
    ),
    Example("", "with a willing one and a later start", TWICE, chosen(("bath", 2028, "abc"), ("road", 2027, "ab"))),
    Example("", "hours and kronor outside the planning years", OUTSIDE, chosen(*WITH_C), of_a_case=False),
    Example(
        "", "what is needed lasts on, and need not have ended", NEEDING_NOT_FINISHED, chosen(("plan", 2027, "ab"), ("school", 2028, "ab"))
    ),
    Example("budget", "a fund that holds nothing", replace(PAYING, pool_hours={("office", 2027): 1}), BATH_OF_AB, of_a_case=False),
    Example("pool", "a pool that has nothing", replace(PAYING, budgets={("own", year): 1 for year in YEARS}), BATH_OF_AB, of_a_case=False),
    Example("", "no alpha", an_instance(*SERVED, members=WEIGHTS), (), References(floor=Fraction(10))),
    Example("", "no t*", an_instance(*SERVED, members=WEIGHTS, floor_percent=100), ()),
    Example("", "no lambda", an_instance(*SERVED, members=WEIGHTS), (), References(alone={"a": 5, "b": 5, "c": 5})),
    Example("", "no G", an_instance(*SERVED, members=WEIGHTS, alone_percent=100), ()),
    Example("", "nothing to be had alone", an_instance(*SERVED, members=WEIGHTS, alone_percent=100), (), References(alone={})),
    Example(
        "",
        "one that cannot be reached, and could be alone",
        an_instance(*SERVED, members=WEIGHTS, alone_percent=100),
        (),
        References(alone={"a": 0, "b": 0, "c": 9}, unreachable=(("c", "hours"),)),
    ),
    Example("", "one that loses and is no party", an_instance(LOSING, parties=("b",), nobody_loses=True), chosen(("bath", 2027, "ac"))),
    Example("", "losses where nobody speaks of them", an_instance(LOSING, parties=("a",)), chosen(("bath", 2027, "a"))),
    Example(
        "nobody_loses",
        "gains of what it takes no part in",
        an_instance(LOSING, DEAR, parties=("c",), nobody_loses=True),
        chosen(("bath", 2027, "a"), ("road", 2027, "bc")),
    ),
)
