"""The plan as tables for spreadsheets and programs: one row for each initiative, and everything about it in columns."""

from portfolj.errors import Message, say
from portfolj.exchange.lists import csv_text, safe
from portfolj.exchange.plan.blocks import Cell, Column, Kind, Table
from portfolj.exchange.plan.by_year import spread, year_columns
from portfolj.exchange.plan.words import SIDES, STANDINGS, Tell
from portfolj.results.plan import Plan, PlanRow
from portfolj.text import Language, render

DIGEST, DIGEST_KEY = say("Fingerprint of the answer"), "result_sha256"


def whole_list(plan: Plan) -> Table:
    """Every row of the list with all that is known of it, money by year and by payer."""
    language = Language(plan.language)

    def tell(message: Message) -> str:
        return render(message, language)

    payers = {paid.payer: paid.name for row in plan.rows for paid in row.money}
    columns = (
        Column("id", key="id"),
        Column(tell(say("Place")), Kind.NUMBER, key="rank"),
        Column(tell(say("Shared place")), key="shared"),
        Column(tell(say("Stands")), key="side"),
        Column(tell(say("Decided before")), key="decided_before"),
        Column(tell(say("Initiative")), width=7, key="name"),
        Column(tell(say("Goal")), key="goal"),
        Column(tell(say("Area")), width=5, key="area"),
        Column(tell(say("Field")), width=5, key="field"),
        Column(tell(say("Starts")), Kind.YEAR, key="start"),
        Column(tell(say("Ends")), Kind.YEAR, key="end"),
        Column(tell(say("Takes part")), width=6, key="participants"),
        Column(tell(say("Leads")), key="leads"),
        *year_columns(plan, Kind.KRONOR, tell, headed=lambda year: tell(say("{year}, kr", year=year))),
        Column(tell(say("Money, kr")), Kind.KRONOR, key="kronor"),
        *(
            Column(tell(say("{name}, kr", name=payers[payer])), Kind.KRONOR, 5, f"kronor_from_{payer or 'members'}")
            for payer in sorted(payers)
        ),
        *year_columns(plan, Kind.HOURS, tell, headed=lambda year: tell(say("{year}, h", year=year))),
        Column(tell(say("Hours, h")), Kind.HOURS, key="hours"),
        Column(tell(say("Owner")), key="owner"),
        Column(tell(say("Decided by")), key="decided_by"),
        Column(tell(say("Decided on")), key="decided_on"),
        Column(tell(say("Followed up by")), width=7, key="follow_up"),
        Column(tell(say("Why it stands there")), width=7, key="why"),
        Column(tell(say("Reason of those who decided")), width=6, key="reason"),
        Column(tell(say("Checked")), key="standing"),
        Column(tell(say("Enters at, kr")), Kind.KRONOR, key="enters_at"),
        Column(tell(DIGEST), key=DIGEST_KEY),
        *([Column(tell(say("Head of the log")), key="log_head")] if plan.log_head else []),
    )
    rows = tuple(_cells(plan, row, tuple(sorted(payers)), tell) for row in plan.rows)
    return Table("list", tell(say("Prioritised list for the business plan")), columns, rows)


def _cells(plan: Plan, row: PlanRow, payers: tuple[str, ...], tell: Tell) -> tuple[Cell, ...]:
    paid = {one.payer: sum(one.years.values()) for one in row.money}
    return (
        row.id,
        row.rank,
        tell(say("yes") if row.shared else say("no")),
        tell(SIDES[row.side]),
        tell(say("yes") if row.decided_before else say("no")),
        row.name,
        row.goal.name if row.goal else "",
        row.area.name if row.area else "",
        row.field,
        row.start,
        row.end,
        ", ".join(one.name for one in row.participants),
        ", ".join(one.name for one in row.leads),
        *spread(plan, Kind.KRONOR, row.kronor_by_year),
        row.kronor,
        *(paid.get(payer, 0) for payer in payers),
        *spread(plan, Kind.HOURS, row.hours_by_year),
        row.hours,
        row.owner,
        row.decided_by,
        row.decided_on,
        "; ".join(row.follow_up),
        row.why,
        row.reason,
        tell(STANDINGS[row.standing]) if row.standing else "",
        row.enters_at,
        plan.result_digest,
        *([plan.log_head] if plan.log_head else []),
    )


def as_csv(plan: Plan) -> str:
    """The whole list as Swedish Excel opens it with a double click: semicolons; commas in English."""
    table = whole_list(plan)
    headings = [safe(column.heading) for column in table.columns]
    return csv_text([headings, *(map(_plain, row) for row in table.rows)], Language(plan.language))


def as_csv_for_machines(plan: Plan) -> str:
    """The whole list with commas, under names that are the same in every language."""
    table = whole_list(plan)
    return csv_text([[column.key for column in table.columns], *(map(_plain, row) for row in table.rows)], Language.ENGLISH)


def _plain(cell: Cell) -> str:
    return safe(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
