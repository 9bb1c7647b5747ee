"""The figures of Skaraborg's documents, against sums made here of the case's own files; from the plan come only starts and participants."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from python_calamine import CalamineWorkbook

from portfolj.exchange.lists import escaped
from portfolj.exchange.plan.blocks import Table, printed
from portfolj.exchange.plan.excel import as_workbook
from portfolj.exchange.plan.formats import FORMATS
from portfolj.exchange.plan.pages import pages
from portfolj.exchange.plan.sheets import sheets
from portfolj.exchange.plan.word import as_word
from portfolj.results.plan import Balance, PlanRow
from portfolj.text import Language, render
from tests.documents.odd_plans import SKARABORG, skaraborg, tables
from tests.documents.word_reading import opened

PLAN = skaraborg()
YEARS = (2027, 2028, 2029, 2030)
OWN = ("kommunmedel", "vgr")


def stated(name: str) -> list[dict[str, str]]:
    """The rows of a file of the case."""
    return list(csv.DictReader(io.StringIO((SKARABORG / f"{name}.csv").read_text("utf-8"), newline="")))


INITIATIVES = {row["id"]: row for row in stated("initiatives")}


def payments(row: PlanRow) -> list[tuple[str, int, int]]:
    """Payer ("member" and "outside" among them), year and kronor of an initiative as it starts and with those that take part."""
    there = {one.id for one in row.participants}
    found = []
    for one in stated("financing"):
        if one["initiative"] == row.id and (not one["member"] or one["member"] in there):
            payer = one["fund"] or ("member" if one["member"] else "outside")
            found.append((payer, (row.start or 0) + int(one["year"]) - 1, int(one["kronor"])))
    return [(payer, year, kronor) for payer, year, kronor in found if year >= YEARS[0]]


def shares(parts: Mapping[str, int]) -> dict[str, int]:
    """Whole percent of all, halves upwards."""
    return {name: floor(Fraction(100 * amount, sum(parts.values())) + Fraction(1, 2)) for name, amount in parts.items()}


def of_funds(row: PlanRow) -> int:
    return sum(kronor for payer, year, kronor in payments(row) if payer not in ("member", "outside") and year in YEARS)


def falls_to(of: Mapping[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """How many initiatives and how much fund money falls to each part."""
    number: dict[str, int] = defaultdict(int)
    kronor: dict[str, int] = defaultdict(int)
    for row in PLAN.within:
        number[of[row.id]] += 1
        kronor[of[row.id]] += of_funds(row)
    return number, kronor


def main_goals() -> dict[str, str]:
    """The name of the goal that each initiative gives most to."""
    names = {row["id"]: row["name"] for row in stated("goals")}
    given: dict[str, list[tuple[Decimal, str]]] = defaultdict(list)
    for row in stated("contributions"):
        given[row["initiative"]].append((-Decimal(row["likely"]), row["goal"]))
    return {one: names[min(amounts)[1]] for one, amounts in given.items()}


def as_told(lines: Iterable[Balance]) -> dict[str, tuple[int, int, int | None]]:
    return {one.name: (one.number, one.kronor, one.percent) for one in lines if one.number}


@pytest.mark.parametrize("what", ["goals", "areas", "fields"])
def test_the_balance_is_that_of_the_payments_in_the_file(what: str) -> None:
    areas = {row["id"]: row["name"] for row in stated("areas")}
    fields = {
        "explore_operative": "Utforska, operativ leverans",
        "explore_strategic": "Utforska, strategisk framsyn och avtryck",
        "produce_operative": "Producera, operativ leverans",
        "produce_strategic": "Producera, strategisk framsyn och avtryck",
    }
    of = {
        "goals": main_goals(),
        "areas": {one: areas[row["area"]] for one, row in INITIATIVES.items()},
        "fields": {one: fields[row["field"]] for one, row in INITIATIVES.items()},
    }[what]
    number, kronor = falls_to(of)
    percent = shares(kronor)
    assert as_told(getattr(PLAN, what)) == {name: (number[name], kronor[name], percent[name]) for name in number}


def test_the_points_of_a_goal_are_what_the_list_gives_it_before_weights() -> None:
    names, within = {row["id"]: row["name"] for row in stated("goals")}, {row.id for row in PLAN.within}
    given: dict[str, Decimal] = defaultdict(Decimal)
    for row in stated("contributions"):
        if row["initiative"] in within:
            given[names[row["goal"]]] += Decimal(row["likely"]) * Decimal(INITIATIVES[row["initiative"]]["feasibility"]) / 100
    assert {one.name: Decimal(one.points or 0) for one in PLAN.goals} == given


def test_a_row_costs_what_its_payers_pay_year_by_year() -> None:
    for row in PLAN.rows:
        by_year: dict[int, int] = defaultdict(int)
        for payer, year, kronor in payments(row):
            by_year[year] += kronor if payer != "outside" else 0
        assert (row.id, row.kronor) == (row.id, sum(by_year.values()))
        assert row.kronor_by_year == {year: kronor for year, kronor in by_year.items() if kronor}
        assert row.own == sum(kronor for payer, _, kronor in payments(row) if payer in OWN)


def test_the_own_frames_are_those_of_the_file_and_what_is_used_of_them_is_what_the_rows_take() -> None:
    held: dict[int, int] = defaultdict(int)
    for one in stated("budgets"):
        held[int(one["year"])] += int(one["kronor"]) if one["fund"] in OWN else 0
    used = dict.fromkeys(YEARS, 0)
    for row in PLAN.within:
        for payer, year, kronor in payments(row):
            used[year] += kronor if payer in OWN else 0
    assert [(one.year, one.kronor, one.used) for one in PLAN.frames] == [(year, held[year], used[year]) for year in YEARS]
    assert (PLAN.frame, PLAN.used) == (sum(held.values()), sum(used.values()))


def test_everybody_that_takes_part_has_its_hours_and_its_money_at_home() -> None:
    expected = {}
    for row in PLAN.within:
        for member in row.participants:
            hours: dict[int, int] = defaultdict(int)
            for one in stated("efforts"):
                year = (row.start or 0) + int(one["year"]) - 1
                if (one["initiative"], one["member"]) == (row.id, member.id) and year >= YEARS[0]:
                    hours[year] += int(one["hours"]) - int(one["released"] or 0)
            kronor = sum(
                int(one["kronor"])
                for one in stated("financing")
                if (one["initiative"], one["member"]) == (row.id, member.id) and (row.start or 0) + int(one["year"]) > YEARS[0]
            )
            expected[member.id, row.id] = (dict(hours), kronor)
    assert {(one.member.id, one.initiative.id): (one.hours, sum(one.kronor.values())) for one in PLAN.undertakings} == expected


def test_what_a_member_gives_is_the_sum_of_its_undertakings() -> None:
    for member in PLAN.members:
        mine = [one for one in PLAN.undertakings if one.member.id == member.id]
        hours = sum(amount for one in mine for amount in one.hours.values())
        kronor = sum(amount for one in mine for amount in one.kronor.values())
        assert (member.id, member.initiatives, member.hours, member.kronor) == (member.id, len(mine), hours, kronor)


def cells(table: Table) -> list[list[str]]:
    """A table as people read it."""
    return [
        [column.heading for column in table.columns],
        *([printed(cell, column.kind, Language.SWEDISH) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows),
    ]


def test_word_and_markdown_have_every_table_cell_by_cell() -> None:
    made, text = tables(pages(PLAN)), FORMATS["md"](PLAN).decode()
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in opened(as_word(PLAN)).tables] == [*map(cells, made)]
    missing = [row for table in made for row in cells(table) if f"| {' | '.join(map(escaped, row))} |" not in text]
    assert missing == []


def test_excel_has_the_same_tables_as_numbers() -> None:
    listed = tuple(sheets(PLAN, lambda message: render(message, Language.SWEDISH)))
    with CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(PLAN))) as book:
        for one in listed:
            read = book.get_sheet_by_name(one.name).to_python(skip_empty_area=False)[1:]
            shown = [[Fraction(str(cell)) if isinstance(cell, int | float) else cell for cell in row] for row in read]
            wanted = [
                ["" if cell is None else cell if isinstance(cell, str) else Fraction(str(cell)) for cell in row] for row in one.table.rows
            ]
            assert (one.name, shown) == (one.name, wanted)
