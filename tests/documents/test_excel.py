"""The plan as an Excel workbook, read back by another program."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from portfolj.errors import InputError
from portfolj.exchange.plan.excel import as_workbook
from portfolj.results.plan import plan_text
from portfolj.text import Language
from tests.documents.sheet_plans import HOSTILE, changed, formulas, hostile, many, nothing, parts, sheets, small

ROOT = Path(__file__).parents[2]
PLANS = {"small": small, "hostile": hostile, "many": many, "nothing": nothing}
OURS = re.compile(r"SUBTOTAL\(109,[A-Z]+2(:[A-Z]+\d+)?\)")


def column(rows: list[list[object]], heading: str) -> list[object]:
    """What stands under a heading."""
    at = rows[0].index(heading)
    return [row[at] for row in rows[1:]]


def tables(book: dict[str, str]) -> list[str]:
    """The XML of the sheets between the one about the plan and the one that carries it."""
    names = [name for name in book if re.search(r"worksheets/sheet\d+\.xml$", name)]
    return [book[name] for name in sorted(names, key=lambda name: int(re.findall(r"\d+", name)[0]))][1:-1]


def test_the_list_has_numbers_under_headings_with_units_and_text_as_text() -> None:
    rows, plan = sheets(small())["Listan"], small()
    assert rows[0][:2] == ["Plats", "Insats"]
    assert column(rows, "Insats") == [row.name for row in plan.rows]
    assert column(rows, "Pengar, kr") == [row.kronor if row.kronor is not None else "" for row in plan.rows]
    assert column(rows, "2027, kr") == [row.kronor_by_year.get(2027, 0) for row in plan.rows]
    assert column(rows, "Börjar") == [row.start if row.start is not None else "" for row in plan.rows]
    assert "Svarets kontrollsumma" not in rows[0]


def test_money_comes_to_its_sums_and_what_comes_from_outside_is_in_none() -> None:
    rows = sheets(small())["Vem som betalar vad"]
    stated = [one for row in small().within for one in row.money]
    assert [row[-1] for row in rows[1:-1]] == [sum(one.years.values()) for one in stated]
    assert rows[-1][-1] == sum(sum(one.years.values()) for one in stated if not one.outside)


def test_own_money_by_year_is_held_against_the_frames() -> None:
    rows = sheets(small())["Egna ramar per år"]
    assert [row[:3] for row in rows[1:-1]] == [[one.year, one.used, one.kronor] for one in small().frames]
    assert rows[-1][:3] == ["Tillsammans", small().used, small().frame]


def test_undertakings_are_one_table_with_its_members() -> None:
    rows = sheets(small())["Åtaganden"]
    assert [(row[0], row[1]) for row in rows[1:-1]] == [(one.member.name, one.initiative.name) for one in small().undertakings]
    assert rows[-1][rows[0].index("2027, h")] == sum(one.hours.get(2027, 0) for one in small().undertakings)


def test_points_read_back_as_numbers() -> None:
    rows = sheets(small())["Kommunerna"]
    assert [float(row[-1]) for row in rows[1:-1]] == [float(one.benefit) for one in small().members]


def test_a_sum_follows_the_filter_and_carries_its_value() -> None:
    found = formulas(as_workbook(small()))
    assert len(found) >= 10
    assert [one for one in found if not OURS.fullmatch(one)] == []


@pytest.mark.parametrize("plan", PLANS)
def test_no_text_of_people_becomes_a_formula_or_a_link(plan: str) -> None:
    content = as_workbook(PLANS[plan]())
    assert [one for one in formulas(content) if not OURS.fullmatch(one)] == []
    assert 'TargetMode="External"' not in "".join(parts(content).values())


def test_a_hostile_text_reads_back_as_it_was_written() -> None:
    assert column(sheets(hostile())["Listan"], "Insats") == list(HOSTILE)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("plan", ["hostile", "nothing"])
def test_names_of_sheets_are_such_as_excel_takes(plan: str, language: Language) -> None:
    names = list(sheets(PLANS[plan]().model_copy(update={"language": language.value})))
    assert len({name.casefold() for name in names}) == len(names)
    assert [name for name in names if len(name) > 31 or re.search(r"[][:*?/\\]|^'|'$", name) or name.casefold() == "history"] == []


def test_three_hundred_long_names_are_all_there_and_no_row_is_lower_than_its_text() -> None:
    plan, content = many(), as_workbook(many())
    heights = [float(one) for one in re.findall(r'<row r="\d+"[^>]* ht="([\d.]+)"', tables(parts(content))[0])]
    assert column(sheets(plan)["Listan"], "Insats") == [row.name for row in plan.rows]
    assert len(heights) == 301
    assert min(heights[1:]) >= 15 * 300 / 60


def test_nothing_chosen_is_said_and_leaves_a_list_with_headings_alone() -> None:
    read = sheets(nothing())
    assert "Inget är valt." in [row[0] for row in read["Om planen"]]
    assert len(read["Listan"]) == 1
    assert "Reservlista" not in read


def test_what_departs_from_the_model_stands_with_its_reason() -> None:
    rows = sheets(small())["Avvikelser från modellen"]
    assert {row[0]: row[2] for row in rows[1:]} == {"=Kompetensväxling": "=Alla vill ha den", "Gemensamt e-arkiv": "Kan vänta"}


@pytest.mark.parametrize(("language", "name"), [("sv", "Listan"), ("nb", "Listen"), ("en", "The list")])
def test_sheets_speak_the_language_of_the_plan(language: str, name: str) -> None:
    assert name in sheets(small(Language(language)))


def test_every_table_has_a_frozen_filtered_heading_that_is_printed_on_each_page() -> None:
    book = parts(as_workbook(small()))
    wanted = ('state="frozen"', "<autoFilter", 'fitToHeight="0"', 'paperSize="', "&amp;P / &amp;N")
    assert [one for xml in tables(book) for one in wanted if one not in xml] == []
    assert book["xl/workbook.xml"].count("_xlnm.Print_Titles") == len(tables(book))


def test_the_list_is_printed_for_a_wall_on_one_page_across_with_what_a_reader_asks_for() -> None:
    book, rows = parts(as_workbook(small())), sheets(small())["Listan"]
    [area] = re.findall(r'<definedName name="_xlnm.Print_Area"[^>]*>Listan!\$A\$1:\$([A-Z]+)\$\d+<', book["xl/workbook.xml"])
    shown = rows[0][: ord(area) - ord("A") + 1]
    assert shown == [
        *("Plats", "Insats", "Står", "Mål", "Börjar", "Deltar", "2027, kr", "2028, kr", "Pengar, kr", "Timmar, h"),
        *("Ägare", "Beslutat av", "Beslutat den", "Följs upp genom", "Varför den står där", "Skäl till avvikelsen"),
    ]
    page = re.findall(r"<pageSetup[^>]*>", tables(book)[0])[0]
    assert [one for one in ('paperSize="8"', 'orientation="landscape"', 'fitToHeight="0"') if one not in page] == []
    assert "fitToWidth" not in page


def test_the_chart_has_a_text_for_those_who_do_not_see_it_and_is_read_without_colour() -> None:
    book = parts(as_workbook(small()))
    drawing, chart = book["xl/drawings/drawing1.xml"], book["xl/charts/chart1.xml"]
    colours = re.findall(r'srgbClr val="([0-9A-F]{6})"', chart)
    assert 'descr="Staplar för varje år från 2027 till 2028' in drawing
    assert "pattFill" in chart
    assert [one for one in colours if len({one[:2], one[2:4], one[4:]}) > 1] == []


def test_the_plan_is_carried_on_a_sheet_that_nobody_sees() -> None:
    book = parts(as_workbook(small()))["xl/workbook.xml"]
    assert re.findall(r'<sheet name="([^"]*)"[^>]*state="veryHidden"', book) == ["portfolj-plan-1"]


def test_a_sign_that_no_workbook_holds_is_told() -> None:
    with pytest.raises(InputError, match="no workbook can hold"):
        as_workbook(changed(in_short="a\uffffb"))


def test_the_file_tells_the_plans_date_and_no_clock() -> None:
    content = as_workbook(small())
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", parts(content)["docProps/core.xml"])) == {"2026-12-03T00:00:00Z"}
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_plan_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(plan_text(hostile()), "utf-8")
    code = (
        "import sys, hashlib, pathlib; from portfolj.results.plan import read_plan; from portfolj.exchange.plan.excel import as_workbook;"
        "print(hashlib.sha256(as_workbook(read_plan(pathlib.Path(sys.argv[1]).read_text('utf-8')))).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "plan.json")],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert found == {hashlib.sha256(as_workbook(hostile())).hexdigest()}
