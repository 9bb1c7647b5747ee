"""The page of the annual wheel as Streamlit builds it, without a browser."""

import datetime
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from icalendar import Calendar
from streamlit.testing.v1 import AppTest

from portfolj.charts.year_ring import Mark, Year, rows, year_ring
from portfolj.domain.case import Case
from portfolj.exchange import write_case
from portfolj.exchange.meetings import meetings_calendar
from portfolj.text import Language
from portfolj.ui.pages import wheel
from portfolj.workflow.annual_wheel import annual_wheel
from tests.e2e.opened import SPACE, first_line, html, page_at, plain, table, whole
from tests.e2e.small_case import HOSTILE
from tests.wheel_case import BODIES, wheel_case

WAITS, WAY = "Det som väntar på beslut", "Vägen för {name}"
AHEAD = {"id": "ahead", "body": "board", "name": "Extra styrelsemöte", "date": "2190-02-10", "begins": "13:00"}


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    yield
    st.cache_resource.clear()


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Show the page of a case at an address."""

    def shown(case: Case | None = None, **address: str) -> AppTest:
        write_case(case or wheel_case(), tmp_path / "case")
        monkeypatch.setenv("PORTFOLJ_CASE", str(tmp_path / "case"))
        return page_at(wheel.ADDRESS, **address)

    return shown


def headings(app: AppTest) -> list[str]:
    return [part.value.replace(SPACE, " ") for part in (*app.subheader, *app.header)]


def said(app: AppTest) -> str:
    return "\n".join(part.value for part in (*app.markdown, *app.caption)).replace("\\", "").replace(SPACE, " ")


def column(app: AppTest, name: str, place: int) -> list[str]:
    return [row[place] for row in table(app, name)[1:]]


def choose(app: AppTest, label: str, option: Any) -> AppTest:
    [field] = [one for one in app.selectbox if one.label == label]
    return whole(field.set_value(option).run())


def test_the_first_line_names_the_next_meeting_and_counts_what_waits(show: Any) -> None:
    app = show(wheel_case(meetings=[AHEAD]))
    assert [title.value for title in app.title] == ["När avgörs vad?"]
    assert first_line(app) == "Nästa möte: Extra styrelsemöte, 10 februari 2190 klockan 13:00. 5 insatser väntar på beslut."


def test_where_no_meeting_lies_ahead_the_last_one_is_told_and_its_year_shown(show: Any) -> None:
    app = show()
    assert first_line(app) == "Inga möten är utsatta efter december 2022. 5 insatser väntar på beslut."
    assert "13 möten och 9 steg 2022" in headings(app)


def test_as_of_a_day_in_the_address_the_meeting_after_it_is_next_and_its_year_is_shown(show: Any) -> None:
    app = show(dag="2021-05-21")
    assert first_line(app).startswith("Läget den 21 maj 2021: Nästa möte: Styrelsemöte, 21 maj 2021 klockan 13:00.")
    assert "10 möten 2021" in headings(app)
    assert [one.value for one in app.selectbox if one.label == "År"] == [2021]
    choose(app, "År", 2022)
    assert app.query_params == {"dag": "2021-05-21", "ar": "2022"}
    app = show(dag="2021-05-21")
    later = whole(app.text_input(key="as-of").set_value("2021-05-22").run())
    assert later.query_params == {"dag": "2021-05-22"}
    assert "21 maj 2021" not in first_line(later)
    assert first_line(show(dag="2021-13-01")).startswith("Inga möten är utsatta efter december 2022.")


def test_a_meeting_says_which_sides_meet_by_themselves_before_it(show: Any) -> None:
    app = show(wheel_case(meetings=[AHEAD | {"pre_meetings": "Civilsamhället; Det offentliga", "preliminary": True}], cycle=[]))
    assert table(app, "Möten 2190")[1][0] == "10 februari 2190 | 13:00, preliminärt, förmöten: Civilsamhället och Det offentliga"


def test_a_body_that_takes_steps_and_has_no_meetings_is_told_of_as_such(show: Any) -> None:
    assert first_line(show(organ="network")).startswith("Nätverket för utbildning har inga möten i underlaget.")


def test_the_fields_stand_at_what_is_shown_when_the_day_or_the_body_has_moved_it(show: Any) -> None:
    app = show(organ="network", dag="2021-05-21")
    assert [one.value for one in app.selectbox if one.label == "År"] == [2022]
    app = choose(app, "Organ", "")
    assert [one.value for one in app.selectbox if one.label == "År"] == [2021]
    app = whole(app.text_input(key="as-of").set_value("2022-09-01").run())
    assert [one.value for one in app.selectbox if one.label == "År"] == [2022]
    assert "9 steg 2022" in " ".join(headings(app))


def test_a_body_without_meetings_and_steps_is_not_shown_alone(show: Any) -> None:
    without = {"id": "without", "name": "Utan möten", "kind": "prepares"}
    app = show(wheel_case(bodies=[*BODIES, without]), organ="without", ar="2021")
    assert "10 möten 2021" in headings(app)
    [field] = [one for one in app.selectbox if one.label == "Organ"]
    assert field.value == ""
    assert "Utan möten" not in field.options


def test_without_meetings_it_says_what_it_will_show_and_the_one_step_to_get_there(show: Any) -> None:
    app = show(wheel_case(meetings=[], cycle=[]))
    assert first_line(app) == (
        "Det finns inga möten i underlaget än. Lägg in dem här om underlaget står i ett register, "
        "annars i meetings.csv i underlagets mapp. "
        "Sedan ser ni här året som en ring, när handlingar ska vara ute och vad som väntar på vilket möte."
    )
    assert (list(app.selectbox), list(app.header)) == ([], [])


def test_steps_alone_are_shown_with_their_year(show: Any) -> None:
    app = show(wheel_case(meetings=[]))
    assert "0 möten och 9 steg 2022" in headings(app)
    assert "Inget möte det här året." in said(app)


def test_the_year_stands_in_the_address_and_another_one_is_chosen_from_the_list(show: Any) -> None:
    app = show(ar="2021")
    assert "10 möten 2021" in headings(app)
    assert table(app, "Möten 2021")[1:4] == [
        ["7 maj 2021 | 09:00–10:30", "Ägardialog | Ägardialogen"],
        ["7 maj 2021 | 13:00–15:30, handlingar ute 30 april 2021", "Kommundirektörsmöte | Kommundirektörerna"],
        ["21 maj 2021 | 13:00–15:00", "Styrelsemöte | Styrelsen"],
    ]
    choose(app, "År", 2022)
    assert app.query_params == {"ar": "2022"}
    assert table(app, "Möten 2022")[1] == ["januari 2022 | preliminärt", "Kommundirektörsmöte | Kommundirektörerna"]


@pytest.mark.parametrize("year", ["1999", "x", "²022", "20220", ""])
def test_a_year_that_is_not_there_gives_the_one_that_is_shown_unless_asked(year: str, show: Any) -> None:
    assert "13 möten och 9 steg 2022" in headings(show(ar=year))


def test_one_body_alone_is_shown_everywhere_but_in_what_waits(show: Any) -> None:
    app = show(ar="2021")
    choose(app, "Organ", "board")
    assert app.query_params == {"ar": "2021", "organ": "board"}
    assert set(column(app, "Möten 2021", 1)) == {"Styrelsemöte | Styrelsen"}
    assert first_line(app).startswith("Inga möten är utsatta efter december 2022.")
    assert len(column(app, WAITS, 0)) == 5
    choose(app, "Organ", "")
    assert app.query_params == {"ar": "2021"}


def test_steps_say_who_does_what_and_after_which_step(show: Any) -> None:
    found = table(show(), "Steg 2022")
    assert found[0] == ["Steg", "När", "Organ", "Gör", "Vad", "Efter steg"]
    assert found[6] == [
        "6",
        "september 2022 till november 2022",
        "Nätverket för utbildning",
        "bereder",
        "Verksamhetsplanen: draft | Verksamhetsplan 2023",
        "4 och 5",
    ]


def test_what_does_not_fit_is_told_in_numbers_and_nothing_where_all_fits(show: Any) -> None:
    assert "Stegen kräver 3 möten med Kommundirektörerna hösten 2022" in said(show())
    assert "Vad går inte ihop?" not in headings(show(wheel_case(cycle=[])))


def test_what_waits_has_the_next_meeting_that_can_decide_it_counted_from_the_year_that_is_shown(show: Any) -> None:
    app = show(ar="2021")
    assert "Mötena räknas från 1 januari 2021." in said(app)
    assert set(column(app, WAITS, 3)) == {"21 maj 2021 | 13:00–15:00"}
    today = f"Mötena räknas från {datetime.date.today().day} "  # noqa: DTZ011
    late = show(wheel_case(meetings=[AHEAD]))
    assert today in said(late)
    assert set(column(late, WAITS, 3)) == {"10 februari 2190 | 13:00"}


def test_a_proposal_shows_whom_it_passes_and_stays_chosen_in_the_address(show: Any) -> None:
    app = show(ar="2021")
    choose(app, "Visa ett förslags väg till beslut", "it")
    assert app.query_params == {"ar": "2021", "forslag": "it"}
    assert "Delad IT passerar Kommundirektörerna och Styrelsen" in headings(app)
    assert table(app, WAY.format(name="Delad IT"))[1:] == [
        ["Kommundirektörerna", "7 maj 2021 | 13:00–15:30, handlingar ute 30 april 2021"],
        ["Styrelsen", "21 maj 2021 | 13:00–15:00"],
    ]


def test_papers_that_are_out_too_early_and_bodies_without_a_meeting_are_told(show: Any) -> None:
    of_school = [one.model_dump(mode="json") for one in wheel_case().initiatives]
    of_school[0]["what"]["area"] = "school"
    meetings = [
        {"id": "one", "body": "directors", "name": "K", "date": "2021-09-10"},
        {"id": "two", "body": "board", "name": "S", "date": "2021-09-16", "papers_days": 7},
    ]
    app = show(wheel_case(initiatives=of_school, meetings=meetings, cycle=[]), forslag=of_school[0]["id"])
    assert table(app, WAY.format(name=of_school[0]["name"]))[1:] == [
        ["Nätverket för utbildning", "inget fler möte med Nätverket för utbildning"],
        ["Kommundirektörerna", "10 september 2021"],
        ["Styrelsen", "16 september 2021 | handlingar ute 9 september 2021, för tidigt för ärendet"],
    ]


def test_who_is_to_decide_is_asked_where_several_do_and_needed_where_none_does(show: Any) -> None:
    assert [one.label for one in show().selectbox] == ["År", "Organ", "Visa ett förslags väg till beslut"]
    several = [one | ({"kind": "decides"} if one["id"] == "directors" else {}) for one in BODIES]
    app = show(wheel_case(bodies=several), ar="2021")
    choose(app, "Vem som ska besluta", "directors")
    assert app.query_params == {"ar": "2021", "beslutar": "directors"}
    assert set(column(app, WAITS, 3)) == {"7 maj 2021 | 13:00–15:30, handlingar ute 30 april 2021"}
    nobody = [one | ({"kind": "prepares"} if one["id"] == "board" else {}) for one in BODIES]
    assert "Inget organ i underlaget beslutar." in said(show(wheel_case(bodies=nobody)))


def test_only_what_has_been_worked_out_and_not_been_decided_waits(show: Any) -> None:
    stages = ("need", "exploration", "assessed", "candidate", "decided", "ended")
    made = [
        {"id": stage, "name": stage, "steering": {"stage": stage, "starts": [2027] if stage in ("decided", "ended") else []}}
        for stage in stages
    ]
    other = {"id": "other", "name": "other", "not_a_portfolio_matter": "Sköts på annat sätt", "steering": {"stage": "candidate"}}
    found = annual_wheel(wheel_case(initiatives=[*made, other], scenarios=[]), datetime.date(2022, 1, 1))
    assert [one.id for one in found.waiting] == ["assessed", "candidate"]
    app = show(wheel_case(initiatives=made[:2], scenarios=[]))
    assert first_line(app).endswith("Inget väntar på beslut.")
    assert "Vad väntar på beslut?" not in headings(app)


def test_the_calendar_holds_what_the_page_shows_and_says_what_it_leaves_out(show: Any) -> None:
    app = show(organ="owners")
    [button] = app.get("download_button")
    assert button.proto.label == "Ladda ner alla möten med dag som kalender"
    assert "3 möten utan dag är inte med i kalendern." in said(app)
    assert len(Calendar.from_ical(meetings_calendar(wheel_case(), Language.SWEDISH, "owners")).walk("VEVENT")) == 3
    undated = [{"id": "m", "body": "board", "name": "Möte", "date": "2022-09"}]
    app = show(wheel_case(meetings=undated, cycle=[]))
    assert list(app.get("download_button")) == []
    assert "Det finns ingen kalender att ladda ner: inget möte har en dag än." in said(app)


def test_names_are_shown_as_they_were_typed(show: Any) -> None:
    app = show(ar="2021", forslag="hostile")
    assert any(HOSTILE in cell for cell in column(app, "Möten 2021", 1))
    assert not any('src="http://evil' in part for part in html(app))


def test_the_whole_room_sees_sentence_ring_and_key_only(show: Any) -> None:
    app = show(visa="1")
    assert [part for part in html(app) if "<table>" in part] == []
    [key] = [plain(part) for part in html(app) if "portfolj-circles" in part]
    assert key == "A StyrelsenB KommundirektörernaC Ägardialogen"
    assert len(app.get("vega_lite_chart")) == 1


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2022, month, number)


def drawn(*meetings: Mark, steps: tuple[Mark, ...] = ()) -> Any:
    months = tuple(str(month) for month in range(1, 13))
    return rows(Year(2022, ("A", "B"), meetings, steps, months, day(4, 1)), for_the_room=False)


def clock(row: Any) -> float:
    """Where a mark stands, as hours of a clock."""
    return float(math.atan2(row["x"], row["y"]) / (2 * math.pi) * 12 % 12)


def test_months_go_round_like_the_hours_of_a_clock_and_bodies_from_the_outside_in() -> None:
    found = drawn(
        Mark(0, day(1, 31), day(1, 31), "31"), Mark(1, day(7, 1), day(7, 31), "", certain=False), Mark(1, day(10, 1), day(10, 1), "1")
    )
    january, october, july = (
        found[found["text"] == "31"].iloc[0],
        found[found["text"] == "1"].iloc[-1],
        found[found["kind"] == "planned"].iloc[0],
    )
    assert clock(january) == pytest.approx(1, abs=0.03)
    assert clock(july) == pytest.approx(6.5, abs=0.03)
    assert clock(october) == pytest.approx(9, abs=0.03)
    assert (
        math.hypot(january["x"], january["y"]) > math.hypot(july["x"], july["y"]) == pytest.approx(math.hypot(october["x"], october["y"]))
    )
    assert found[["x", "y", "x2", "y2"]].abs().to_numpy().max() <= 1


def test_marks_that_would_lie_on_each_other_stand_beside_each_other_about_their_middle() -> None:
    found = drawn(steps=tuple(Mark(0, day(9, 1), day(9, 30), text) for text in "123"))
    marks = found[found["kind"] == "step"]
    hours = [clock(row) for _, row in marks.iterrows()]
    assert hours == sorted(hours)
    assert hours[1] == pytest.approx(8.5, abs=0.03)
    places = marks[["x", "y"]].to_numpy()
    assert all(math.dist(one, other) > 0.1 for one, other in pairwise(places))
    far = drawn(steps=(Mark(0, day(9, 1), day(9, 1), "1"), Mark(0, day(11, 1), day(11, 1), "2")))
    assert [round(clock(row), 1) for _, row in far[far["kind"] == "step"].iterrows()] == [8.0, 10.0]


def test_what_lasts_longer_than_a_month_is_a_band_and_what_goes_on_into_another_year_ends_with_this_one() -> None:
    found = drawn(steps=(Mark(None, datetime.date(2021, 11, 1), day(2, 28), "1"), Mark(0, day(5, 1), day(5, 31), "2")))
    bands = found[found["kind"].str.startswith("span")]
    assert set(bands["kind"]) == {"span-0"}
    assert clock(bands.iloc[0]) == pytest.approx(0, abs=0.05)
    assert clock(bands.iloc[-1]) == pytest.approx(2, abs=0.05)


@pytest.mark.parametrize("for_the_room", [False, True])
def test_the_ring_is_a_chart_that_holds_with_and_without_anything_in_it(for_the_room: bool) -> None:
    full = drawn(Mark(0, day(1, 31), day(1, 31), "31"), steps=(Mark(None, day(3, 1), day(6, 30), "1"),))
    for table_of in (full, rows(Year(2022, (), (), (), ()), for_the_room=for_the_room)):
        assert year_ring(table_of, height=400, for_the_room=for_the_room).to_dict()["height"] == 400


def test_the_mandates_say_who_decides_a_proposal_where_they_cover_its_amount(show: Any) -> None:
    app = show(wheel_case(mandate_table=[{"matter": "process", "below": 300_001, "decides": "directors"}]), ar="2021")
    told = dict(zip(column(app, WAITS, 0), column(app, WAITS, 2), strict=True))
    assert (told["Bibliotek"], told["E-arkiv"]) == ("Kommundirektörerna", "Styrelsen")
