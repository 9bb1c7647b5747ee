"""The annexes of the plan: the whole list by goal, who does what, the money, the members, the balance, and how it was reached."""

from collections.abc import Iterator
from decimal import Decimal

from portfolj.errors import Message, say
from portfolj.exchange.plan.blocks import Block, Bullets, Column, Kind, Paragraph, Section, Table, added_up
from portfolj.exchange.plan.by_year import spread, year_columns
from portfolj.exchange.plan.members import at_home, ledger
from portfolj.exchange.plan.money import by_payer, money, own_money
from portfolj.exchange.plan.pictures import over_years, own_money_by_year
from portfolj.exchange.plan.words import SIGNS, STANDINGS, Tell
from portfolj.results.decided import Side, Standing
from portfolj.results.plan import Balance, Named, Plan, PlanRow
from portfolj.text import Language
from portfolj.text.dates import date


def sections(plan: Plan, tell: Tell) -> Iterator[Section]:
    """Every annex that has something to say."""
    if plan.since:
        yield Section(tell(say("Since the last business plan")), (Bullets(plan.since),), level=2)
    if picture := tuple(over_years(plan, tell)):
        yield Section(tell(say("The plan over the years")), picture)
    if plan.within:
        yield Section(tell(say("The list by goal: what and how much")), tuple(_by_goal(plan, plan.within, tell)), wide=True)
        yield Section(tell(say("The list: who, and why it stands there")), (who_and_why(plan, plan.within, tell),), wide=True)
        yield Section(
            tell(say("Money by year and fund")),
            (own_money_by_year(plan, tell), own_money(plan, tell), by_payer(plan, tell), money(plan, tell)),
            wide=True,
        )
    if any(row.decided_before for row in plan.within):
        yield Section(tell(say("What is decided or under way already")), (running(plan, tell),))
    if moved := plan.on(Side.TAKEN_IN, Side.TAKEN_OUT):
        yield Section(
            tell(say("Where the list departs from the model")), (deviations(moved, tell), *((Bullets(plan.broken),) if plan.broken else ()))
        )
    if plan.on(Side.RESERVE):
        yield Section(tell(say("Reserve list")), (reserve(plan, tell),))
    yield Section(tell(say("What each municipality gives and gets")), (ledger(plan, tell),), wide=True)
    yield from at_home(plan, tell)
    yield Section(tell(say("Balance")), tuple(balances(plan, tell)))
    if plan.left_out:
        yield Section(tell(say("What was left out")), (left_out(plan, tell),))
    if plan.events:
        yield Section(tell(say("Decision points and milestones")), (events(plan, tell),))
    yield Section(tell(say("From the minutes")), tuple(minutes(plan, tell)))
    yield Section(tell(say("How the answer was reached")), (Bullets(plan.how_reached),), level=2)


def place(row: PlanRow, tell: Tell) -> str:
    """The place of a row, and that others have the same; the sign of what was taken in or out."""
    rank = "" if row.rank is None else tell(say("{place} (shared)", place=row.rank) if row.shared else say("{place}", place=row.rank))
    return f"{SIGNS.get(row.side, '')} {rank}".strip()


def _by_goal(plan: Plan, rows: tuple[PlanRow, ...], tell: Tell) -> Iterator[Block]:
    goals = {row.goal.id if row.goal else "": row.goal.name if row.goal else tell(say("No goal")) for row in rows}
    for goal in sorted(goals, key=lambda one: (not one, goals[one])):
        yield amounts(plan, tuple(row for row in rows if (row.goal.id if row.goal else "") == goal), tell, caption=goals[goal])


def amounts(plan: Plan, rows: tuple[PlanRow, ...], tell: Tell, *, caption: str) -> Table:
    """What each takes: kronor by year and in all, and hours."""
    columns = (
        Column(tell(say("Place")), width=3),
        Column(tell(say("Initiative")), width=7),
        Column(tell(say("Area")), width=4),
        Column(tell(say("Starts")), Kind.YEAR, width=2),
        *year_columns(plan, Kind.KRONOR, tell),
        Column(tell(say("Money, kr")), Kind.KRONOR, width=3),
        Column(tell(say("Hours, h")), Kind.HOURS, width=2),
    )
    cells = [
        (
            place(row, tell),
            row.name,
            _name(row.area),
            row.start,
            *spread(plan, Kind.KRONOR, row.kronor_by_year),
            row.kronor,
            row.hours,
        )
        for row in rows
    ]
    return Table("amounts", caption, columns, (*cells, added_up(cells, columns, tell(say("Together")))), sums=True)


def _name(one: Named | None) -> str:
    return one.name if one else ""


def who_and_why(plan: Plan, rows: tuple[PlanRow, ...], tell: Tell) -> Table:
    """Who does each, who answers for it, who decided, how it is followed up, and why it stands there."""
    columns = (
        Column(tell(say("Place")), width=2),
        Column(tell(say("Initiative")), width=5),
        Column(tell(say("Takes part")), width=4),
        Column(tell(say("Owner")), width=3),
        Column(tell(say("Decided by")), width=3),
        Column(tell(say("Followed up by")), width=5),
        Column(tell(say("Why it stands there")), width=5),
    )
    language = Language(plan.language)
    cells = tuple(
        (
            place(row, tell),
            row.name,
            row.taking_part,
            row.owner,
            ", ".join(part for part in (row.decided_by, date(row.decided_on, language)) if part),
            "; ".join(row.follow_up),
            row.reason or row.why,
        )
        for row in rows
    )
    return Table("who", tell(say("Who does it, who decided, and how it is followed up")), columns, cells)


def running(plan: Plan, tell: Tell) -> Table:
    """What is decided, or under way, before this decision."""
    columns = (
        Column(tell(say("Initiative")), width=8),
        Column(tell(say("Starts")), Kind.YEAR, width=2),
        Column(tell(say("Ends")), Kind.YEAR, width=2),
        Column(tell(say("Owner")), width=4),
        Column(tell(say("Money, kr")), Kind.KRONOR, width=3),
    )
    rows = (row for row in plan.within if row.decided_before)
    cells = tuple((row.name, row.start, row.end, row.owner, row.kronor) for row in rows)
    return Table("running", tell(say("What is decided or under way already")), columns, cells)


def deviations(rows: tuple[PlanRow, ...], tell: Tell) -> Table:
    """What people have taken in or out, why, and what the check says."""
    columns = (
        Column(tell(say("Initiative")), width=6),
        Column(tell(say("Departs from the model")), width=3),
        Column(tell(say("Reason of those who decided")), width=7),
        Column(tell(say("Checked")), width=4),
    )
    moves = {Side.TAKEN_IN: tell(say("taken in")), Side.TAKEN_OUT: tell(say("taken out"))}
    cells = tuple((row.name, moves[row.side], row.reason, tell(STANDINGS[row.standing or Standing.NOT_KNOWN])) for row in rows)
    return Table("deviations", tell(say("Where the list departs from the model")), columns, cells)


def reserve(plan: Plan, tell: Tell) -> Table:
    """What comes next, and the sum of own frames at which each enters."""
    columns = (
        Column(tell(say("Place")), width=2),
        Column(tell(say("Initiative")), width=8),
        Column(tell(say("Starts")), Kind.YEAR, width=2),
        Column(tell(say("Money, kr")), Kind.KRONOR, width=3),
        Column(tell(say("Hours, h")), Kind.HOURS, width=3),
        Column(tell(say("Enters at, kr")), Kind.KRONOR, width=3),
        Column(tell(say("Why it stands there")), width=6),
    )
    rows = plan.on(Side.RESERVE)
    cells = tuple((place(row, tell), row.name, row.start, row.kronor, row.hours, row.enters_at, row.why) for row in rows)
    return Table("reserve", tell(say("Reserve list, with the sum of own frames at which each enters")), columns, cells)


def balances(plan: Plan, tell: Tell) -> Iterator[Table]:
    """What falls to goals, areas and the four fields."""
    by_goal = tell(say("By goal: each initiative counts for the goal that it gives most to"))
    yield _balance("goals", by_goal, plan.goals, tell, points=True)
    yield _balance("areas", tell(say("By area")), plan.areas, tell)
    yield _balance("fields", tell(say("By field of the four-field model")), plan.fields, tell)


def _balance(name: str, caption: str, lines: tuple[Balance, ...], tell: Tell, *, points: bool = False) -> Table:
    columns = (
        Column(caption.partition(":")[0], width=8),
        Column(tell(say("Initiatives")), Kind.NUMBER, width=2),
        Column(tell(say("Money of funds, kr")), Kind.KRONOR, width=3),
        Column(tell(say("Share, %")), Kind.PERCENT, width=2),
        *((Column(tell(say("Given, points before weights")), Kind.POINTS, width=3),) if points else ()),
    )
    cells = tuple((one.name, one.number, one.kronor, one.percent, *((Decimal(one.points or 0),) if points else ())) for one in lines)
    return Table(name, caption, columns, cells)


def left_out(plan: Plan, tell: Tell) -> Table:
    """What is in no list, and why."""
    columns = (Column(tell(say("Initiative")), width=4), Column(tell(say("Why")), width=6))
    return Table("left_out", tell(say("What was left out")), columns, tuple((one.name, one.why) for one in plan.left_out))


def events(plan: Plan, tell: Tell) -> Table:
    """What is decided and reached when."""
    columns = (
        Column(tell(say("When")), width=3),
        Column(tell(say("Initiative")), width=6),
        Column(tell(say("What")), width=6),
        Column(tell(say("Kind")), width=3),
    )
    kinds = {True: tell(say("milestone")), False: tell(say("decision point"))}
    language = Language(plan.language)
    cells = tuple((date(one.date, language), one.initiative.name, one.text, kinds[one.milestone]) for one in plan.events)
    return Table("events", tell(say("Decision points and milestones")), columns, cells)


def minutes(plan: Plan, tell: Tell) -> Iterator[Block]:
    """Text to paste into minutes: matter, proposal, decision, mandate, reservations."""
    said, nothing = plan.decided, tell(say("Nothing noted."))
    matter = say("Prioritised list for the business plan: {name}, scenario {scenario}", name=plan.case.name, scenario=plan.scenario.name)
    yield Paragraph(tell(say("Matter: {text}", text=tell(matter))))
    yield Paragraph(tell(say("Proposal: {text}", text=plan.in_short)))
    if moved := plan.on(Side.TAKEN_IN, Side.TAKEN_OUT):
        signed = (f"{SIGNS[row.side]} {row.name}: {row.reason}" for row in moved)
        yield Paragraph(tell(say("Departures from the model, with reasons: {text}", text="\n".join(("", *signed)))))
    yield Paragraph(tell(say("Decision: {text}", text=said.agreed or nothing)))
    if said.body:
        yield Paragraph(tell(decided_by(plan)))
    yield Paragraph(tell(say("Mandate: {text}", text=said.mandate or nothing)))
    yield Paragraph(tell(say("Reservations: {text}", text=said.reserved or nothing)))
    if said.to_discuss:
        yield Paragraph(tell(say("Left to discuss: {text}", text=said.to_discuss)))


def decided_by(plan: Plan) -> Message:
    """Who decides, and on which day where that is stated."""
    if plan.decided.date:
        return say("Decided by {body}, {day:date}.", body=plan.decided.body, day=plan.decided.date)
    return say("To be decided by {body}.", body=plan.decided.body)
