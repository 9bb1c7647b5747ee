"""Tables of what a portfolio uses and gives: money by fund and year, goals, areas and the four fields."""

from collections.abc import Iterable

from portfolj.cli.screen import Column, Screen
from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.fields import FIELDS
from portfolj.results.result import Result
from portfolj.results.usage import Part, Usage


def show_uses(screen: Screen, case: Case, result: Result) -> None:
    """Print the tables."""
    if result.usage is None:
        return
    _funds(screen, case, result, result.usage)
    _goals(screen, case, result.usage)
    areas = {area.id: say("{name}", name=area.name) for area in case.areas} | {"": FIELDS[""]}
    _parts(screen, say("Area"), [(areas[part.of], part) for part in result.usage.areas])
    _parts(screen, say("Field"), [(FIELDS[part.of], part) for part in result.usage.fields])


def _funds(screen: Screen, case: Case, result: Result, usage: Usage) -> None:
    used = {(use.of, use.year): use for use in usage.funds}
    years = result.instance.years
    columns = (Column(say("Fund, kronor"), least=20), *(Column(say("{year}", year=str(year)), figures=True) for year in years))
    rows = []
    for fund in case.funds:
        yearly = [used[fund.id, year] for year in years]
        rows.append((fund.name, *(screen.number(use.used) for use in yearly)))
        rows.append((screen.words(say("of")), *(screen.number(use.limit or 0) for use in yearly)))
    screen.blank()
    screen.table(columns, rows)


def _goals(screen: Screen, case: Case, usage: Usage) -> None:
    names = {goal.id: goal.name for goal in case.goals}
    columns = (
        Column(say("Goal"), least=20),
        Column(say("Contribution, points"), figures=True),
        Column(say("Of which realised by those taking part"), figures=True),
    )
    screen.blank()
    screen.table(columns, [(names[one.goal], screen.points(one.contribution), screen.points(round(one.realised))) for one in usage.goals])


def _parts(screen: Screen, title: Message, parts: Iterable[tuple[Message, Part]]) -> None:
    listed = list(parts)
    money = sum(part.kronor for _, part in listed)
    columns = (
        Column(title, least=20),
        Column(say("Number"), figures=True),
        Column(say("Kronor"), figures=True),
        Column(say("Percent of the money"), figures=True),
        Column(say("Hours"), figures=True),
    )
    rows = [
        (
            screen.words(name),
            screen.number(part.number),
            screen.number(part.kronor),
            screen.number(100 * part.kronor // money) if money else "–",
            screen.number(part.hours),
        )
        for name, part in listed
    ]
    screen.blank()
    screen.table(columns, rows)
