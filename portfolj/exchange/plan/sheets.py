"""The tables of the plan's workbook, each on a sheet of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portfolj.errors import say
from portfolj.exchange.plan import annexes, members, money
from portfolj.exchange.plan.blocks import Kind, Table
from portfolj.exchange.plan.by_year import year_columns
from portfolj.exchange.plan.tables import DIGEST_KEY, whole_list
from portfolj.exchange.plan.words import Tell
from portfolj.results.decided import Side
from portfolj.results.plan import Plan

# Of the list, what tells one row from the others: it stands first, and stays while one scrolls. Then what is printed besides.
_FIRST = ("rank", "name")
_BEFORE_MONEY, _AFTER_MONEY = (
    ("side", "goal", "start", "participants"),
    ("kronor", "hours", "owner", "decided_by", "decided_on", "follow_up", "why"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under its name on the tab.

    Parameters
    ----------
    fixed
        How many columns stay while one scrolls.
    on_paper
        How many columns are printed, for a wall: on one page across; all of them, on as many as they need, unless given.
    """

    name: str
    table: Table
    fixed: int = 1
    on_paper: int | None = None


def sheets(plan: Plan, tell: Tell) -> Iterator[Sheet]:
    """The list, and every other table that has rows."""
    first = _first(plan)
    yield Sheet(tell(say("The list")), _list(plan, first), fixed=len(_FIRST), on_paper=len(first))
    for one in _others(plan, tell):
        if one.table.rows[: -1 if one.table.sums else None]:
            yield replace(one, table=_with_units(one.table, tell))


def _others(plan: Plan, tell: Tell) -> Iterator[Sheet]:
    yield Sheet(tell(say("Own frames by year")), money.own_money(plan, tell))
    yield Sheet(tell(say("By fund")), money.by_payer(plan, tell))
    yield Sheet(tell(say("Who pays for what")), money.money(plan, tell))
    yield Sheet(tell(say("Decided already")), annexes.running(plan, tell))
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


def _first(plan: Plan) -> tuple[str, ...]:
    """The keys of the columns that stand first and are printed; the reasons of those who decided where there are any."""
    money = (column.key for column in year_columns(plan, Kind.KRONOR, str))
    reasons = ("reason",) if any(row.reason for row in plan.rows) else ()
    return (*_FIRST, *_BEFORE_MONEY, *money, *_AFTER_MONEY, *reasons)


def _list(plan: Plan, first: tuple[str, ...]) -> Table:
    """The whole list; the fingerprint is said once, on the sheet about the plan."""
    table = whole_list(plan)
    keys = [column.key for column in table.columns]
    order = [keys.index(key) for key in (*first, *(key for key in keys if key not in (*first, DIGEST_KEY)))]
    return replace(
        table,
        columns=tuple(table.columns[at] for at in order),
        rows=tuple(tuple(row[at] for at in order) for row in table.rows),
    )


def _with_units(table: Table, tell: Tell) -> Table:
    """The table with the unit in the headings of years."""
    columns = (
        replace(one, heading=tell(say("{year}, kr", year=one.heading))) if one.key.startswith("kronor_") else one for one in table.columns
    )
    return replace(table, columns=tuple(columns))
