"""The pictures of the plan, each with its words, made of the plan alone."""

from collections.abc import Iterator

import pandas as pd

from portfolj.charts.plan import HIGH, LOW, Bar, rows
from portfolj.charts.plan import plan as drawn_plan
from portfolj.charts.printing import printed
from portfolj.charts.uses import uses
from portfolj.errors import say
from portfolj.exchange.plan.blocks import Block, Column, Kind, Paragraph, Picture, Table
from portfolj.exchange.plan.words import SIDES, SIGNS, Tell
from portfolj.results.decided import Side
from portfolj.results.plan import Plan, PlanRow

Groups = list[tuple[str, list[Bar]]]

_INSIDE = (Side.WITHIN, Side.TAKEN_IN)

# So many rows of two lines, or of one, have room on a page.
MOST_HIGH, MOST_LOW = 24, 40
MOST_OUTSIDE, SIGNS_OF_LINE = 12, 28


def over_years(plan: Plan, tell: Tell) -> Iterator[Block]:
    """What is in the list, and what stands next, as bars over the years, if a page has room for them, and as a table."""
    started = [row for row in plan.rows if row.start is not None]
    if not started:
        return
    within = [row for row in started if row.side in _INSIDE]
    outside = [row for row in started if row.side not in _INSIDE]
    shown = [*within, *outside[:MOST_OUTSIDE]]
    groups = _groups(shown, tell)
    if (height := len(shown) + len(groups)) > MOST_LOW:
        dense = say("A picture of {number:initiatives} would be too dense to read; the table says the same.", number=len(shown))
        yield Paragraph(tell(dense))
    else:
        yield _picture(groups, len(within), tell, high=height <= MOST_HIGH)
        if more := len(outside[MOST_OUTSIDE:]):
            yield Paragraph(tell(say("{number:initiatives} more are not in; the table has them all.", number=more)))
    yield _years(started, tell)


def _picture(groups: Groups, number: int, tell: Tell, *, high: bool) -> Picture:
    table = rows(groups, lines=2 if high else 1, signs=SIGNS_OF_LINE)
    means = say(
        "{number:initiatives} over the years {first} to {last}, by area. Filled is in the list; hollow with a dashed edge is not."
        " Plus is taken in and minus is taken out beside the model. The table below says the same.",
        number=number,
        first=str(table["first"].min()),
        last=str(table["last"].max()),
    )
    return Picture("over_years", tell(means), printed(drawn_plan(table, row=HIGH if high else LOW)))


def _years(started: list[PlanRow], tell: Tell) -> Table:
    columns = (
        Column(tell(say("Initiative")), width=8),
        Column(tell(say("Area")), width=5),
        Column(tell(say("Starts")), Kind.YEAR, width=2),
        Column(tell(say("Ends")), Kind.YEAR, width=2),
        Column(tell(say("Stands")), width=3),
    )
    cells = tuple((row.name, row.area.name if row.area else "", row.start, row.end, tell(SIDES[row.side])) for row in started)
    return Table("over_years", tell(say("The plan over the years")), columns, cells)


def _groups(shown: list[PlanRow], tell: Tell) -> Groups:
    areas = {row.area.id: row.area.name for row in shown if row.area} | {"": tell(say("No area"))}
    groups: Groups = []
    for area in sorted(areas, key=lambda one: (not one, areas[one].casefold(), one)):
        inside = [row for row in shown if (row.area.id if row.area else "") == area]
        if inside:
            groups.append((areas[area], [_bar(row) for row in inside]))
    return groups


def _bar(row: PlanRow) -> Bar:
    start = row.start or 0
    return Bar(row.name, row.side in _INSIDE, start, start if row.end is None else row.end, SIGNS.get(row.side, ""))


def own_money_by_year(plan: Plan, tell: Tell) -> Picture:
    """What the list takes of the own frames, year by year, kronor: filled bars inside hollow ones for what the frames hold."""
    amounts = [tell(say("{used:kr} of {frame:kr}", used=one.used, frame=one.kronor)) for one in plan.frames]
    table = pd.DataFrame(
        {
            "name": [str(one.year) for one in plan.frames],
            "used": [one.used for one in plan.frames],
            "limit": [one.kronor for one in plan.frames],
            "label": amounts,
            "special": [False] * len(plan.frames),
        }
    )
    said = tuple(f"{one.year}: {amount}" for one, amount in zip(plan.frames, amounts, strict=True))
    means = say(
        "What the list takes of the own frames: {amounts:list}. Filled is what it takes, hollow what the frames hold in the year.",
        amounts=said,
    )
    return Picture("own_money", tell(means), printed(uses(table)))
