"""The plan as a document: one page for those who decide, then the annexes."""

from collections.abc import Iterator

from portfolj.errors import Message, say
from portfolj.exchange.plan import annexes
from portfolj.exchange.plan.blocks import Block, Bullets, Column, Kind, Pages, Paragraph, Section, Table, added_up
from portfolj.exchange.plan.words import SIGNS, Tell
from portfolj.results.decided import Side
from portfolj.results.plan import Plan
from portfolj.text import Language, render
from portfolj.text.dates import date

# As many rows, and as much of a text, as there is room for on the first page; the annexes have them all.
MOST_ROWS, MOST_RESERVE, MOST_MOVED, MOST_BROKEN = 18, 3, 4, 4
MOST_LINES, MOST_SIGNS = 6, 300


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
    if plan.decided.body:
        yield tell(annexes.decided_by(plan))
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
        more = len(plan.broken) - MOST_BROKEN
        yield Bullets((*plan.broken[:MOST_BROKEN], *((tell(say("{number} more", number=more)),) if more > 0 else ())))
    if plan.within:
        yield _short_table(plan, tell)
    else:
        yield Paragraph(tell(say("Nothing is chosen.")))
    yield Paragraph(" ".join(tell(one) for one in _own_money(plan)), strong=True)
    if reserve := plan.on(Side.RESERVE):
        names = tuple(row.name for row in reserve[:MOST_RESERVE])
        yield Paragraph(tell(say("First in the reserve list: {names:list}.", names=names)))
    if moved := plan.on(Side.TAKEN_IN, Side.TAKEN_OUT):
        yield Paragraph(tell(say("Where the list departs from the model")), strong=True)
        yield Bullets(tuple(f"{SIGNS[row.side]} {_cut(row.name)}: {_cut(row.reason)}" for row in moved[:MOST_MOVED]))
    if plan.decided.agreed:
        yield Paragraph(tell(say("Agreed: {text}", text=_cut(plan.decided.agreed))))
    if plan.decided.reserved:
        yield Paragraph(tell(say("Reservations: {text}", text=_cut(plan.decided.reserved))))


def _own_money(plan: Plan) -> Iterator[Message]:
    """What the own frames are, what the list takes of them, and why the rows may come to more than that."""
    left = plan.frame - plan.used
    if left >= 0:
        yield say(
            "The own frames are {frame:kr}; the list takes {used:kr} of them, and {left:kr} are left.",
            frame=plan.frame,
            used=plan.used,
            left=left,
        )
    else:
        yield say(
            "The own frames are {frame:kr}; the list takes {used:kr}, which is {over:kr} too much.",
            frame=plan.frame,
            used=plan.used,
            over=-left,
        )
    own = [(year, amount) for row in plan.within for one in row.money if one.own for year, amount in one.years.items()]
    later = sum(amount for year, amount in own if year > plan.years[-1])
    if later:
        yield say("Of the rows, {later:kr} of own frames come after {year}.", later=later, year=str(plan.years[-1]))
    if (saved := sum(amount for _, amount in own) - later - plan.used) > 0:
        yield say("What is done together saves {saved:kr} of own frames, which the rows do not show.", saved=saved)


def _cut(text: str) -> str:
    """As much of a text as the first page has room for; the annexes have all of it."""
    whole = text.strip()
    short = "\n".join(whole.split("\n")[:MOST_LINES])[:MOST_SIGNS]
    return whole if short == whole else f"{short.rstrip()}…"


def _short_table(plan: Plan, tell: Tell) -> Table:
    """The first rows of the list, and what all of it comes to."""
    columns = (
        Column(tell(say("Place")), width=2),
        Column(tell(say("Initiative")), width=11),
        Column(tell(say("Starts")), Kind.YEAR, width=2),
        Column(tell(say("Take part")), Kind.NUMBER, width=2),
        Column(tell(say("Money, kr")), Kind.KRONOR, width=3),
        Column(tell(say("Of own frames, kr")), Kind.KRONOR, width=3),
    )
    cells = [(annexes.place(row, tell), row.name, row.start, len(row.participants) or None, row.kronor, row.own) for row in plan.within]
    more = len(cells) - MOST_ROWS
    label = say("Together, with the {more} that stand in the annexes", more=more) if more > 0 else say("Together")
    whole = added_up(cells, columns, "")
    return Table("short", tell(say("The list")), columns, (*cells[:MOST_ROWS], ("", tell(label), *whole[2:])), sums=True)
