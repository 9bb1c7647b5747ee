"""The year-end as tables: what came of each initiative, of goals and benefits, for each member and frame, and the record; in files too."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from portfolj.domain.case import Case
from portfolj.domain.dates import last_day
from portfolj.domain.stages import STAGES
from portfolj.errors import Message, say
from portfolj.exchange.imports.grid import Grid, as_xlsx
from portfolj.exchange.lists import csv_text, safe
from portfolj.exchange.plan.blocks import Cell, Column, Kind, Table, added_up
from portfolj.exchange.plan.words import Tell
from portfolj.explain.outcome import KINDS, PARTIES, state_of
from portfolj.governance.accounts import PartyKind
from portfolj.governance.benefits import BenefitStanding
from portfolj.governance.follow_up import last_date
from portfolj.governance.year_end import FrameLine, InitiativeLine, YearEnd
from portfolj.text import Language, render

_PATTERNS = {Kind.KRONOR: "#,##0", Kind.HOURS: "#,##0", Kind.NUMBER: "#,##0", Kind.PERCENT: "#,##0"}
_WIDTH_OF_TEXT = 9


def tables(case: Case, found: YearEnd, tell: Tell) -> tuple[Table, ...]:
    """The tables; those that would be empty are left out."""
    every = (
        _initiatives(found, tell),
        _goals(found, tell),
        _benefits(found, tell),
        _members(case, found, tell),
        _frames(case, found, tell),
    )
    return tuple(table for table in (*every, _record(found, tell), _reports(found, tell)) if table.rows)


def as_workbook(case: Case, found: YearEnd, language: Language, log_head: str = "") -> bytes:
    """The tables as sheets of an .xlsx file, after one that says what they are of.

    Parameters
    ----------
    log_head
        The head of the case's log as it stands; "" where the case stands in files.

    Raises
    ------
    InputError
        When a text holds a sign that no workbook can hold.
    """

    def tell(message: Message) -> str:
        return render(message, language)

    return as_xlsx(tuple(map(_grid, (_about(case, found, log_head, tell), *tables(case, found, tell)))), most_rows=1)


def as_csv(case: Case, found: YearEnd, language: Language, log_head: str = "") -> bytes:
    """The table of the initiatives as CSV for Excel, with what it is of in its last columns; parameters as for the workbook."""

    def tell(message: Message) -> str:
        return render(message, language)

    table, about = _initiatives(found, tell), _about(case, found, log_head, tell).rows
    heads = [*(column.heading for column in table.columns), *(str(name) for name, _ in about)]
    rows = ([*map(_plain, row), *(_plain(said) for _, said in about)] for row in table.rows)
    return csv_text([map(safe, heads), *rows], language).encode("utf-8-sig")


def _about(case: Case, found: YearEnd, log_head: str, tell: Tell) -> Table:
    """What the tables are of."""
    said = (
        (say("Case"), case.name),
        (say("As of"), tell(say("{day:date}", day=found.on.isoformat()))),
        (say("Year"), tell(say("All years")) if found.year is None else str(found.year)),
        (say("Head of the log"), log_head),
    )
    columns = ((say("About the table"), Kind.TEXT, 3), (say("Says"), Kind.TEXT, 8))
    return _table("about", say("About the table"), columns, ((tell(name), text) for name, text in said if text), tell)


def _plain(cell: Cell) -> str:
    return "" if cell is None else safe(cell) if isinstance(cell, str) else str(cell)


def _grid(table: Table) -> Grid:
    return Grid(
        table.caption,
        tuple(column.heading for column in table.columns),
        table.rows,
        widths={column.heading: _WIDTH_OF_TEXT * column.width for column in table.columns if column.kind is Kind.TEXT},
        patterns={column.heading: _PATTERNS[column.kind] for column in table.columns if column.kind in _PATTERNS},
    )


def _table(
    name: str, caption: Message, columns: tuple[tuple[Message, Kind, int], ...], rows: Iterator[tuple[Cell, ...]], tell: Tell
) -> Table:
    heads = tuple(Column(tell(heading), kind, width) for heading, kind, width in columns)
    return Table(name, tell(caption), heads, tuple(rows))


def _initiatives(found: YearEnd, tell: Tell) -> Table:
    columns = (
        (say("Initiative"), Kind.TEXT, 4),
        (say("Stage"), Kind.TEXT, 2),
        (say("Planned, kr"), Kind.KRONOR, 2),
        (say("Paid, kr"), Kind.KRONOR, 2),
        (say("Left, kr"), Kind.KRONOR, 2),
        (say("Invoices"), Kind.NUMBER, 1),
        (say("Planned, h"), Kind.HOURS, 1),
        (say("Worked, h"), Kind.HOURS, 1),
        (say("Goals reached"), Kind.TEXT, 2),
        (say("Benefits measured"), Kind.TEXT, 2),
        (say("Final report"), Kind.TEXT, 2),
    )
    table = _table("initiatives", say("Initiatives"), columns, (_initiative(one, found, tell) for one in found.initiatives), tell)
    if len(table.rows) < 2:
        return table
    return Table(
        table.name, table.caption, table.columns, (*table.rows, added_up(table.rows, table.columns, tell(say("In all")))), sums=True
    )


def _initiative(one: InitiativeLine, found: YearEnd, tell: Tell) -> tuple[Cell, ...]:
    of = one.found.initiative
    return (
        of.name,
        tell(STAGES[of.steering.stage]),
        one.kronor.planned,
        one.kronor.actual,
        one.kronor.left,
        one.invoices,
        one.hours.planned,
        one.hours.actual,
        _of(one.goals_reached, one.goals, tell),
        _of(one.benefits_measured, one.benefits, tell),
        _report(one, found, tell),
    )


def _of(part: int, whole: int, tell: Tell) -> str:
    return tell(say("{part} of {whole}", part=part, whole=whole)) if whole else ""


def _report(one: InitiativeLine, found: YearEnd, tell: Tell) -> str:
    reported, last = one.found.initiative.outcome.reported, last_date(one.found.initiative)
    if reported is not None:
        return tell(say("{day:date}", day=reported))
    if not one.found.ended:
        return ""
    if one.found.initiative.outcome.written:
        return tell(say("without a day"))
    since = last is not None and last_day(last) < found.on
    return tell(say("missing since {day:date}", day=last or "") if since else say("missing"))


def _goals(found: YearEnd, tell: Tell) -> Table:
    columns = (
        (say("Initiative"), Kind.TEXT, 3),
        (say("Goal"), Kind.TEXT, 4),
        (say("Date"), Kind.TEXT, 2),
        (say("How it stands"), Kind.TEXT, 4),
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.initiatives:
            for goal in one.found.goals:
                when = () if goal.told is None else (say("{day:date}", day=goal.told.date),)
                told = ", ".join(map(tell, (state_of(goal), *when)))
                note = "" if goal.told is None else goal.told.note
                yield (
                    one.found.initiative.name,
                    goal.goal.text,
                    tell(say("{day:date}", day=goal.goal.date)),
                    ". ".join(filter(None, (told, note))),
                )

    return _table("goals", say("Goals with a date"), columns, rows(), tell)


def _benefits(found: YearEnd, tell: Tell) -> Table:
    columns = (
        (say("Initiative"), Kind.TEXT, 3),
        (say("Benefit"), Kind.TEXT, 4),
        (say("Owner"), Kind.TEXT, 3),
        (say("Measure"), Kind.TEXT, 3),
        (say("Before"), Kind.TEXT, 2),
        (say("Aimed at"), Kind.TEXT, 2),
        (say("Measured"), Kind.TEXT, 3),
        (say("Of the way, %"), Kind.PERCENT, 1),
    )
    rows = ((one.found.initiative.name, *_benefit(benefit, tell)) for one in found.initiatives for benefit in one.found.benefits)
    return _table("benefits", say("Benefits"), columns, rows, tell)


def _benefit(one: BenefitStanding, tell: Tell) -> tuple[Cell, ...]:
    effect, measured = one.effect, one.measured
    target = effect.target if effect.date is None else tell(say("{target}, {day:date}", target=effect.target, day=effect.date))
    if measured is None:
        told = tell(say("nobody has measured")) if one.late else ""
    else:
        judged = (tell(say("as judged by {body}", body=measured.body)),) if one.judged else ()
        told = ", ".join(filter(None, (measured.value, tell(say("{day:date}", day=measured.date)), *judged)))
    return effect.text, effect.owner, effect.measure, effect.baseline, target, told, _rounded(one.percent)


def _members(case: Case, found: YearEnd, tell: Tell) -> Table:
    names = {member.id: member.name for member in case.members}
    columns = (
        (say("Member"), Kind.TEXT, 3),
        (say("Planned, kr"), Kind.KRONOR, 2),
        (say("Paid, kr"), Kind.KRONOR, 2),
        (say("Has invoiced, kr"), Kind.KRONOR, 2),
        (say("Planned, h"), Kind.HOURS, 1),
        (say("Worked, h"), Kind.HOURS, 1),
        (say("Spared at home as planned, h"), Kind.HOURS, 1),
        (say("Spared at home, h"), Kind.HOURS, 1),
    )
    rows = (
        (
            names[one.member],
            one.kronor.planned,
            one.kronor.actual,
            one.invoiced,
            one.hours.planned,
            one.hours.actual,
            one.released.planned,
            one.released.actual,
        )
        for one in found.members
    )
    return _table("members", say("Members"), columns, rows, tell)


def _frames(case: Case, found: YearEnd, tell: Tell) -> Table:
    columns = (
        (say("Frame"), Kind.TEXT, 3),
        (say("Unit"), Kind.TEXT, 2),
        (say("Has"), Kind.NUMBER, 2),
        (say("Planned"), Kind.NUMBER, 2),
        (say("Used"), Kind.NUMBER, 2),
        (say("Left of what it has"), Kind.NUMBER, 2),
    )
    return _table("frames", say("Frames"), columns, (_frame(case, one, tell) for one in found.frames), tell)


def _frame(case: Case, one: FrameLine, tell: Tell) -> tuple[Cell, ...]:
    rows = case.funds if one.party.kind is PartyKind.FUND else case.pools
    name = next(row.name for row in rows if row.id == one.party.id)
    left = None if one.has is None else one.has - one.sums.actual
    return name, tell(PARTIES[one.party.kind]), one.has, one.sums.planned, one.sums.actual, left


def _record(found: YearEnd, tell: Tell) -> Table:
    columns = (
        (say("What was promised"), Kind.TEXT, 4),
        (say("Owner"), Kind.TEXT, 4),
        (say("Promised"), Kind.NUMBER, 2),
        (say("Came"), Kind.NUMBER, 2),
        (say("Came, %"), Kind.PERCENT, 1),
        (say("Promises told of"), Kind.NUMBER, 1),
        (say("Not told"), Kind.NUMBER, 1),
    )
    rows = (
        (
            tell(KINDS[row.kind]),
            row.owner or tell(say("nobody")),
            _rounded(row.promised) if row.told else None,
            _rounded(row.realised) if row.told else None,
            _rounded(row.percent),
            row.told,
            row.untold,
        )
        for row in found.record
    )
    return _table("record", say("Promised and realised"), columns, rows, tell)


def _reports(found: YearEnd, tell: Tell) -> Table:
    columns = (
        (say("Initiative"), Kind.TEXT, 3),
        (say("The result against the work plan"), Kind.TEXT, 5),
        (say("The lesson"), Kind.TEXT, 5),
        (say("Who received the report"), Kind.TEXT, 3),
    )
    told = (one.found.initiative for one in found.initiatives)
    rows = (
        (one.name, one.outcome.result, one.outcome.lesson, one.outcome.reported_to)
        for one in told
        if one.outcome.result or one.outcome.lesson
    )
    return _table("reports", say("What we have learnt"), columns, rows, tell)


def _rounded(amount: Fraction | None) -> int | None:
    """To whole units, halves away from 0."""
    if amount is None:
        return None
    return int((Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(Decimal(1), ROUND_HALF_UP))
