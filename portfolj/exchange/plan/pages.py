"""The plan as a document: one page for those who decide, then the annexes."""

from collections.abc import Iterator

from portfolj.errors import Message, say
from portfolj.exchange.plan import annexes
from portfolj.exchange.plan.blocks import Block, Bullets, Column, Kind, Pages, Paragraph, Section, Table
from portfolj.exchange.plan.words import Tell
from portfolj.results.decided import Side
from portfolj.results.plan import Plan, PlanRow
from portfolj.text import Language, render
from portfolj.text.dates import date

# As many rows as there is room for on the first page; the annexes have them all.
MOST_ROWS, MOST_RESERVE = 18, 3


def pages(plan: Plan) -> Pages:
    """Lay the plan out."""
    language = Language(plan.language)

    def tell(message: Message) -> str:
        return render(message, language)

    return Pages(
        language=language,
        title=plan.case.name,
        facts=tuple(_facts(plan, tell)),
        date=plan.date,
        sections=tuple(_sections(plan, tell)),
    )


def _facts(plan: Plan, tell: Tell) -> Iterator[str]:
    language = Language(plan.language)
    yield tell(say("Prioritised list for the business plan"))
    yield tell(say("Scenario: {name} ({id})", name=plan.scenario.name, id=plan.scenario.id))
    if plan.decided.body and plan.decided.date:
        yield tell(say("Decided by {body}, {day:date}.", body=plan.decided.body, day=plan.decided.date))
    elif plan.decided.body:
        yield tell(say("To be decided by {body}.", body=plan.decided.body))
    if plan.date and plan.date != plan.decided.date:
        yield date(plan.date, language)


def _sections(plan: Plan, tell: Tell) -> Iterator[Section]:
    yield Section(tell(say("In short")), tuple(_in_short(plan, tell)))
    yield Section(tell(say("How we have prioritised")), tuple(Paragraph(one) for one in plan.how_prioritised), level=2)
    yield from annexes.sections(plan, tell)


def _in_short(plan: Plan, tell: Tell) -> Iterator[Block]:
    if plan.made_up:
        yield Paragraph(plan.made_up, strong=True)
    yield Paragraph(plan.in_short, strong=True)
    if plan.broken:
        yield Bullets(plan.broken)
    within, reserve = plan.within, plan.on(Side.RESERVE)
    if within:
        yield _short_table(tell(say("The list")), within[:MOST_ROWS], tell)
    else:
        yield Paragraph(tell(say("Nothing is chosen.")))
    if len(within) > MOST_ROWS:
        yield Paragraph(tell(say("{number:initiatives} more stand in the annexes.", number=len(within) - MOST_ROWS)))
    yield Paragraph(
        tell(say("Here the money ends: {frame:kr}.", frame=plan.frame))
        + " "
        + tell(say("The list takes {used:kr} of it.", used=plan.used)),
        strong=True,
    )
    if reserve:
        names = tuple(row.name for row in reserve[:MOST_RESERVE])
        yield Paragraph(tell(say("First in the reserve list: {names:list}.", names=names)))
    if plan.decided.agreed:
        yield Paragraph(tell(say("Agreed: {text}", text=plan.decided.agreed)))


def _short_table(caption: str, rows: tuple[PlanRow, ...], tell: Tell) -> Table:
    columns = (
        Column(tell(say("Place")), width=2),
        Column(tell(say("Initiative")), width=12),
        Column(tell(say("Starts")), Kind.YEAR, width=2),
        Column(tell(say("Take part")), Kind.NUMBER, width=2),
        Column(tell(say("Money, kr")), Kind.KRONOR, width=3),
    )
    cells = tuple((annexes.place(row, tell), row.name, row.start, len(row.participants) or None, row.kronor) for row in rows)
    return Table("short", caption, columns, cells)
