"""The money of the plan as tables: the own frames by year, what each payer pays by year, and who pays for what."""

from portfolj.errors import say
from portfolj.exchange.plan.blocks import Cell, Column, Kind, Table, added_up
from portfolj.exchange.plan.by_year import spread, year_columns
from portfolj.exchange.plan.words import Tell
from portfolj.results.plan import Paid, Plan


def own_money(plan: Plan, tell: Tell) -> Table:
    """What the own frames hold and what the list takes of them, by year."""
    columns = (
        Column(tell(say("Year")), Kind.YEAR),
        Column(tell(say("The list takes, kr")), Kind.KRONOR),
        Column(tell(say("The own frames hold, kr")), Kind.KRONOR),
        Column(tell(say("Left in the year, kr")), Kind.KRONOR),
    )
    rows = tuple((one.year, one.used, one.kronor, one.kronor - one.used) for one in plan.frames)
    # All years together may hold less than one by one: a frame can have a total of its own.
    label = say("Together") if plan.frame == sum(one.kronor for one in plan.frames) else say("Together, at most")
    whole = (tell(label), plan.used, plan.frame, plan.frame - plan.used)
    return Table("own_money", tell(say("Own frames by year: what the list takes of them")), columns, (*rows, whole), sums=True)


def by_payer(plan: Plan, tell: Tell) -> Table:
    """Kronor of the list by payer and year; what comes from outside every fund is marked and in no sum."""
    columns = (Column(tell(say("Paid by")), width=8), *_amounts(plan, tell))
    paid: dict[tuple[bool, str], dict[int, int]] = {}
    names = {}
    for one in (one for row in plan.within for one in row.money):
        names[one.outside, one.payer] = _name(one, tell)
        whole = paid.setdefault((one.outside, one.payer), {})
        for year, amount in one.years.items():
            whole[year] = whole.get(year, 0) + amount
    # Funds by their ids, then those that take part, then what comes from outside.
    order = sorted(paid, key=lambda one: (one[0], not one[1], one[1]))
    lines: dict[tuple[bool, str], tuple[Cell, ...]] = {
        one: (names[one], *spread(plan, Kind.KRONOR, paid[one]), sum(paid[one].values())) for one in order
    }
    counted = [cells for (outside, _), cells in lines.items() if not outside]
    whole_row = added_up(counted, columns, _together(tell))
    return Table("by_payer", tell(say("By fund and other payers")), columns, (*lines.values(), whole_row), sums=True)


def money(plan: Plan, tell: Tell) -> Table:
    """Kronor by initiative, payer and year; what comes from outside every fund is marked and in no sum."""
    columns = (Column(tell(say("Initiative")), width=6), Column(tell(say("Paid by")), width=6), *_amounts(plan, tell))
    cells: list[tuple[Cell, ...]] = []
    counted: list[tuple[Cell, ...]] = []
    for row in plan.within:
        for paid in row.money:
            line: tuple[Cell, ...] = (row.name, _name(paid, tell), *spread(plan, Kind.KRONOR, paid.years), sum(paid.years.values()))
            cells.append(line)
            counted += [] if paid.outside else [line]
    return Table("money", tell(say("Who pays for what")), columns, (*cells, added_up(counted, columns, _together(tell))), sums=True)


def _amounts(plan: Plan, tell: Tell) -> tuple[Column, ...]:
    return (*year_columns(plan, Kind.KRONOR, tell), Column(tell(say("Together, kr")), Kind.KRONOR, width=3))


def _name(paid: Paid, tell: Tell) -> str:
    return tell(say("{name} (outside the frames)", name=paid.name)) if paid.outside else paid.name


def _together(tell: Tell) -> str:
    return tell(say("Together, apart from what comes from outside"))
