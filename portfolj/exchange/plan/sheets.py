"""The tables of the plan's workbook, each on a sheet of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portfolj.errors import say
from portfolj.exchange.plan import annexes, members
from portfolj.exchange.plan.blocks import Column, Kind, Table
from portfolj.exchange.plan.tables import DIGEST_KEY, whole_list
from portfolj.exchange.plan.words import Tell
from portfolj.results.decided import Side
from portfolj.results.plan import Plan

# Of the list, what tells one row from the others; it stands first, and stays while one scrolls.
_FIRST = ("rank", "name")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under its name on the tab; `fixed` is how many columns stay while one scrolls."""

    name: str
    table: Table
    fixed: int = 1


def sheets(plan: Plan, tell: Tell) -> Iterator[Sheet]:
    """The list, and every other table that has rows."""
    yield Sheet(tell(say("The list")), _list(plan), fixed=len(_FIRST))
    for one in _others(plan, tell):
        if one.table.rows[: -1 if one.table.sums else None]:
            yield replace(one, table=_with_units(one.table, tell))


def _others(plan: Plan, tell: Tell) -> Iterator[Sheet]:
    yield Sheet(tell(say("Own money by year")), own_money(plan, tell))
    yield Sheet(tell(say("Who pays for what")), annexes.money(plan, tell))
    yield Sheet(tell(say("Reserve list")), annexes.reserve(plan, tell), fixed=2)
    yield Sheet(tell(say("The municipalities")), members.ledger(plan, tell))
    caption = tell(say("Undertakings: who does what at home"))
    everybody = members.undertakings(plan, plan.undertakings, tell, caption=caption, member=True)
    yield Sheet(tell(say("Undertakings")), everybody, fixed=2)
    goals, areas, fields = annexes.balances(plan, tell)
    yield Sheet(tell(say("By goal")), goals)
    yield Sheet(tell(say("By area")), areas)
    yield Sheet(tell(say("By field")), fields)
    yield Sheet(tell(say("Departures from the model")), annexes.deviations(plan.on(Side.TAKEN_IN, Side.TAKEN_OUT), tell))
    yield Sheet(tell(say("What was left out")), annexes.left_out(plan, tell))
    yield Sheet(tell(say("Decision points")), annexes.events(plan, tell))


def _list(plan: Plan) -> Table:
    """The whole list, with place and name first; the fingerprint is said once, on the sheet about the plan."""
    table = whole_list(plan)
    keys = [column.key for column in table.columns]
    order = [keys.index(key) for key in (*_FIRST, *(key for key in keys if key not in (*_FIRST, DIGEST_KEY)))]
    return replace(
        table,
        columns=tuple(table.columns[at] for at in order),
        rows=tuple(tuple(row[at] for at in order) for row in table.rows),
    )


def own_money(plan: Plan, tell: Tell) -> Table:
    """What the own frames hold and what the list takes of them, by year."""
    columns = (
        Column(tell(say("Year")), Kind.YEAR),
        Column(tell(say("The list takes, kr")), Kind.KRONOR),
        Column(tell(say("The own frames hold, kr")), Kind.KRONOR),
        Column(tell(say("Left in the year, kr")), Kind.KRONOR),
    )
    rows = tuple((one.year, one.used, one.kronor, one.kronor - one.used) for one in plan.frames)
    sums = (sum(one.used for one in plan.frames), sum(one.kronor for one in plan.frames))
    whole = (tell(say("Together")), *sums, sums[1] - sums[0])
    return Table("own_money", tell(say("Own money by year: what the list takes of the frames")), columns, (*rows, whole), sums=True)


def _with_units(table: Table, tell: Tell) -> Table:
    """The table with the unit in the headings that are years alone."""
    columns = (
        replace(one, heading=tell(say("{year}, kr", year=one.heading))) if one.kind is Kind.KRONOR and one.heading.isdecimal() else one
        for one in table.columns
    )
    return replace(table, columns=tuple(columns))
