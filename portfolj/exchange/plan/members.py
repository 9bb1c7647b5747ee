"""The members in the plan: what each gives and gets, and what it does at home."""

from collections.abc import Iterator
from decimal import Decimal

from portfolj.errors import say
from portfolj.exchange.plan.blocks import Column, Kind, Section, Table, added_up
from portfolj.exchange.plan.by_year import spread, year_columns
from portfolj.exchange.plan.words import Tell
from portfolj.results.plan import Plan, Undertaking


def ledger(plan: Plan, tell: Tell) -> Table:
    """What each member gives and gets over the planning years."""
    columns = (
        Column(tell(say("Member")), width=4),
        Column(tell(say("Takes part in")), Kind.NUMBER, width=2),
        Column(tell(say("Own money, kr")), Kind.KRONOR, width=3),
        Column(tell(say("Fee, kr")), Kind.KRONOR, width=3),
        Column(tell(say("Hours, h")), Kind.HOURS, width=2),
        Column(tell(say("Hours released, h")), Kind.HOURS, width=2),
        Column(tell(say("Economic benefit, kr")), Kind.KRONOR, width=3),
        Column(tell(say("Benefit, points")), Kind.POINTS, width=2),
    )
    cells = [
        (
            one.name,
            one.initiatives,
            one.kronor,
            one.fee,
            one.hours,
            one.hours_released,
            one.economic_benefit,
            Decimal(one.benefit),
        )
        for one in plan.members
    ]
    years = say("Over the years {first} to {last}", first=str(plan.years[0]), last=str(plan.years[-1]))
    return Table("ledger", tell(years), columns, (*cells, added_up(cells, columns, tell(say("Together")))), sums=True)


def at_home(plan: Plan, tell: Tell) -> Iterator[Section]:
    """Who does what at home: one table for each member that takes part in something."""
    tables = []
    for member in plan.members:
        mine = tuple(one for one in plan.undertakings if one.member.id == member.id)
        if mine:
            tables.append(undertakings(plan, mine, tell, caption=member.name))
    if tables:
        yield Section(tell(say("Undertakings: who does what at home")), tuple(tables), wide=True)


def undertakings(plan: Plan, mine: tuple[Undertaking, ...], tell: Tell, *, caption: str, member: bool = False) -> Table:
    """What members do at home in each initiative: hours by year, own money, and who leads."""
    columns = (
        *((Column(tell(say("Member")), width=3),) if member else ()),
        Column(tell(say("Initiative")), width=7),
        Column(tell(say("Does")), width=5),
        Column(tell(say("Starts")), Kind.YEAR, width=2),
        *year_columns(plan, Kind.HOURS, tell, headed=lambda year: tell(say("{year}, h", year=year))),
        Column(tell(say("Own money, kr")), Kind.KRONOR, width=3),
    )
    cells = [
        (
            *((one.member.name,) if member else ()),
            one.initiative.name,
            _does(one, tell),
            one.start,
            *spread(plan, Kind.HOURS, one.hours),
            sum(one.kronor.values()),
        )
        for one in mine
    ]
    return Table("undertakings", caption, columns, (*cells, added_up(cells, columns, tell(say("Together")))), sums=True)


def _does(one: Undertaking, tell: Tell) -> str:
    does = tell(say("leads") if one.leads else say("takes part"))
    return f"{does}: {', '.join(one.roles)}" if one.roles else does
