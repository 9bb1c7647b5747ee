"""The pictures of the plan and of the app on paper: what they show, and that no browser is needed to colour them."""

import json
import re

import pandas as pd
import pytest
import vl_convert

from portfolj.charts.colours import LIGHT
from portfolj.charts.differences import differences
from portfolj.charts.gives_and_gets import gives_and_gets
from portfolj.charts.plan import Bar, plan, rows
from portfolj.charts.printing import FONT, printed
from portfolj.charts.uses import uses
from portfolj.errors import Message
from portfolj.exchange.plan.blocks import Paragraph, Picture, Table
from portfolj.exchange.plan.pictures import MOST_OUTSIDE, over_years, own_money_by_year
from portfolj.results.decided import Side
from portfolj.text import Language, render
from tests.documents.odd_plans import of_rows, skaraborg

BARS = [("Skola", [Bar("Ut", chosen=False, first=2027, last=2028, mark="−"), Bar("In", chosen=True, first=2028, last=2029)])]
USES = pd.DataFrame([("2027", 5, 9, "5 av 9", False)], columns=["name", "used", "limit", "label", "special"])
CHANGES = pd.DataFrame([("", 0, "h", "%"), ("Hjo", -30, "−30", "−6")], columns=["name", "change", "amount", "share"])
RANGES = pd.DataFrame([{"name": "Timmar", "least": 0.5, "most": 2, "mine": 1.2, "at_least": "1", "at_most": "9", "at_mine": "2"}])
CHARTS = {
    "plan": plan(rows(BARS, lines=1, signs=20), row=20),
    "uses": uses(USES),
    "differences": differences(CHANGES, most=60),
    "ranges": gives_and_gets(RANGES, average="snittet"),
}


def tell(message: Message) -> str:
    return render(message, Language.SWEDISH)


@pytest.mark.parametrize("name", CHARTS)
def test_a_printed_chart_has_the_colours_of_the_light_ground_on_white(name: str) -> None:
    chart = printed(CHARTS[name])
    svg = vl_convert.vegalite_to_svg(chart)
    colours = {colour.upper() for colour in re.findall(r'(?:fill|stroke)="(#\w+|var[^"]*)"', svg)}
    assert "var(" not in json.dumps(chart)
    assert colours <= {colour.upper() for colour in LIGHT.named.values()} | {"#000000", "#FFFFFF"}
    assert chart["background"] == "#FFFFFF"
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {FONT}


def test_a_printed_chart_leaves_what_people_have_typed_alone() -> None:
    typed = "var(--portfolj-accent)"
    drawn = rows([("Skola", [Bar(typed, chosen=True, first=2027, last=2027)])], lines=1, signs=40)
    assert typed in vl_convert.vegalite_to_svg(printed(plan(drawn, row=20)))


def test_what_is_not_in_is_hollow_and_dashed_and_what_is_in_is_filled() -> None:
    svg = vl_convert.vegalite_to_svg(printed(CHARTS["plan"]))
    bars = re.findall(r'aria-roledescription="rect mark"[^>]*>|<path [^>]*stroke-dasharray[^>]*>|<path [^>]*fill="#1F5FA8"[^>]*>', svg)
    assert len([bar for bar in bars if "stroke-dasharray" in bar]) == 1
    assert len([bar for bar in bars if 'fill="#1F5FA8"' in bar]) == 1


def test_rows_stand_below_their_head_with_what_is_in_first_and_names_that_read_the_same_keep_their_places() -> None:
    same = [Bar("Bad", chosen=False, first=2027, last=2027), Bar("Bad", chosen=True, first=2028, last=2030)]
    table = rows([("Bad", same), ("Tom", [])], lines=1, signs=20)
    assert list(table["kind"]) == ["head", "in", "out", "head"]
    assert table["label"].is_unique
    assert [label.strip("\u2063\u200b") for label in table["label"]] == ["Bad", "Bad", "Bad", "Tom"]
    assert (table["first"][0], table["last"][0]) == (2027, 2030)


def test_signs_that_tell_names_apart_take_no_room_in_the_picture() -> None:
    def width(names: int) -> float:
        bars = [Bar("Verksamhetsutvecklingsprojekt", chosen=True, first=2027, last=2028)] * names
        svg = vl_convert.vegalite_to_svg(printed(plan(rows([("Skola", bars)], lines=1, signs=28), row=20)))
        return float(re.findall(r'transform="translate\(([\d.]+),', svg)[0])

    assert width(1) == width(30)


def test_the_picture_of_the_plan_shows_every_row_that_its_table_has() -> None:
    [picture, table] = over_years(skaraborg(), tell)
    assert isinstance(picture, Picture)
    assert isinstance(table, Table)
    [data] = [values for values in picture.chart["datasets"].values() if "kind" in values[0]]
    bars = [(one["kind"], one["first"], one["last"]) for one in data if one["kind"] != "head"]
    assert sorted(bars) == sorted(("in" if row.side is Side.WITHIN else "out", row.start, row.end) for row in skaraborg().rows)
    assert len(table.rows) == len(skaraborg().rows)


def test_a_plan_that_no_page_has_room_for_is_no_picture_but_a_sentence() -> None:
    [sentence, table] = over_years(of_rows(300), tell)
    assert isinstance(sentence, Paragraph)
    assert "för tät att läsa" in sentence.text
    assert isinstance(table, Table)
    assert len(table.rows) == 300


def test_of_many_in_reserve_some_are_drawn_and_the_others_counted() -> None:
    made = of_rows(30)
    reserved = tuple(row.model_copy(update={"side": Side.RESERVE if at >= 10 else Side.WITHIN}) for at, row in enumerate(made.rows))
    [picture, sentence, _] = over_years(made.model_copy(update={"rows": reserved}), tell)
    assert isinstance(picture, Picture)
    assert isinstance(sentence, Paragraph)
    [data] = [values for values in picture.chart["datasets"].values() if "kind" in values[0]]
    assert len([one for one in data if one["kind"] == "out"]) == MOST_OUTSIDE
    assert sentence.text.replace("\xa0", " ").startswith("Ytterligare 8 insatser")


def test_the_bars_of_own_money_are_held_against_the_frames() -> None:
    picture = own_money_by_year(skaraborg(), tell)
    [data] = [values for values in picture.chart["datasets"].values() if "used" in values[0]]
    assert [(one["name"], one["used"], one["limit"]) for one in data] == [
        (str(one.year), one.used, one.kronor) for one in skaraborg().frames
    ]
    assert sum(one["used"] for one in data) == skaraborg().used
    assert all(f"{one.year}: " in picture.text for one in skaraborg().frames)
