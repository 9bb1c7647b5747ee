"""The Scenario page: the dials, the portfolio as it becomes, and what is kept of it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.errors import say
from portfolj.exchange import read_case
from portfolj.ui.words import tell
from tests.e2e.opened import first_line, lines, opened, settled, table
from tests.e2e.small_case import HOSTILE, written

SINCE = "Sedan nyss:"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The case that the page opens."""
    case = written(tmp_path)
    monkeypatch.setenv("PORTFOLJ_CASE", str(case))
    yield case
    st.cache_resource.clear()


@pytest.fixture
def page(folder: Path) -> AppTest:  # noqa: ARG001
    """The page as it opens."""
    return settled(opened())


def dial(page: AppTest, name: str) -> object:
    """A dial by its name in the address."""
    [found] = [one for one in (*page.slider, *page.multiselect) if str(one.key).startswith(f"{name}-")]
    return found


def turn(page: AppTest, name: str, value: object) -> AppTest:
    """Turn a dial and wait for the answer."""
    dial(page, name).set_value(value)  # type: ignore[attr-defined]
    return settled(page.run())


def button(page: AppTest, label: str) -> object:
    """The button with this label."""
    [found] = [one for one in page.button if one.label == label]
    return found


def press(page: AppTest, label: str) -> AppTest:
    """Press a button and wait for the answer."""
    button(page, label).click()  # type: ignore[attr-defined]
    return settled(page.run())


def test_the_first_line_is_the_answer_with_its_numbers(page: AppTest) -> None:
    assert [one.message for one in page.exception] == []
    assert [title.value for title in page.title] == ["Vad får vi för pengarna?"]
    assert first_line(page) == "3 insatser för 1 000 000 kr. Bevisat bästa."
    assert lines(page, "since") == ["Sedan nyss: inget har kommit in eller gått ut."]


def test_made_up_values_are_said_first(page: AppTest) -> None:
    assert lines(page, "whose")[0].startswith("Exempel: 5 av ")


def test_turning_the_money_changes_the_answer_and_tells_what_came_in_and_went_out(page: AppTest) -> None:
    turn(page, "pengar", 150)
    assert first_line(page) == "3 insatser för 1 400 000 kr. Bevisat bästa."
    assert lines(page, "since") == [f"{SINCE} + Delad IT, − Bibliotek"]
    turn(page, "pengar", 80)
    assert first_line(page) == "2 insatser för 700 000 kr. Bevisat bästa."
    assert lines(page, "since") == [f"{SINCE} − Delad IT"]


def test_the_address_holds_what_has_been_turned_and_brings_it_back(page: AppTest) -> None:
    turn(page, "pengar", 80)
    assert page.query_params == {"pengar": "80"}
    again = settled(opened(pengar="80"))
    assert first_line(again) == first_line(page)
    assert dial(again, "pengar").value == 80  # type: ignore[attr-defined]


@pytest.mark.parametrize("money", ["-5", "1001", "72.5", "mycket", ""])
@pytest.mark.usefixtures("folder")
def test_an_address_that_cannot_be_so_gives_the_page_as_it_opens(money: str) -> None:
    page = settled(opened(pengar=money, scenario="finns-inte", med="finns-inte", ute="finns-inte", vikt="x:1"))
    assert first_line(page) == "3 insatser för 1 000 000 kr. Bevisat bästa."


def test_undo_goes_back_a_step_and_reset_goes_back_to_the_scenario(page: AppTest) -> None:
    turn(page, "pengar", 80)
    turn(page, "timmar", 50)
    assert first_line(page).startswith("1 insats")
    press(page, "Ångra")
    assert first_line(page) == "2 insatser för 700 000 kr. Bevisat bästa."
    turn(page, "timmar", 70)
    press(page, "Återställ")
    assert first_line(page) == "3 insatser för 1 000 000 kr. Bevisat bästa."
    assert page.query_params == {}


def test_each_dial_says_what_it_comes_to(page: AppTest) -> None:
    turn(page, "pengar", 80)
    said = [one.value.replace("\u00a0", " ") for one in page.caption]
    assert "800 000 kr per år i snitt" in said
    assert "300 h per år, alla medlemmar tillsammans" in said


def test_what_shall_be_in_is_in_and_what_shall_not_is_out(page: AppTest) -> None:
    turn(page, "med", ["it"])
    assert "+ Delad IT" in lines(page, "since")[0]
    turn(page, "ej", ["hostile"])
    assert HOSTILE not in [row[0] for row in table(page, "Vad som är med och inte") if row[1] != "inte med"]


def test_when_nothing_is_possible_the_dials_that_make_it_possible_again_are_named_and_can_be_pressed(page: AppTest) -> None:
    turn(page, "med", ["arkiv"])
    turn(page, "pengar", 50)
    turn(page, "timmar", 50)
    turn(page, "med", ["arkiv", "it"])
    assert first_line(page) == "Det finns ingen portfölj som klarar alla villkor."
    assert [one.label for one in page.button if one.label.startswith("Ställ tillbaka")] == ["Ställ tillbaka vad som ska vara med"]
    press(page, "Ställ tillbaka vad som ska vara med")
    assert first_line(page).endswith("Bevisat bästa.")


@pytest.mark.usefixtures("folder")
def test_when_nothing_is_possible_the_rules_that_clash_are_told_in_words() -> None:
    page = settled(opened(scenario="utan"))
    said = [one.value.replace("\\", "").replace("\u00a0", " ") for one in page.markdown]
    assert "Reglerna krockar på minst 3 sätt." in said
    clashes = [text.splitlines() for text in said if text.startswith("- ") and "ska vara med." in text and "Släpp det." not in text]
    assert len(clashes) == 3
    assert any("- ”Egen ram” har 1 000 000 kr år 2027." in one for one in clashes)


def test_what_is_saved_as_new_is_a_file_of_the_case_and_the_page_goes_on_from_it(page: AppTest, folder: Path) -> None:
    turn(page, "pengar", 80)
    page.text_input[0].set_value("Stram ram")
    press(page, "Spara som nytt scenario")
    assert read_case(folder).case.scenario("stram-ram").budgets[0].percent == 80
    assert page.query_params == {"scenario": "stram-ram"}
    assert first_line(page) == "2 insatser för 700 000 kr. Bevisat bästa."


def test_a_scenario_is_not_saved_without_a_name(page: AppTest, folder: Path) -> None:
    press(page, "Spara som nytt scenario")
    assert [one.value for one in page.warning] == ["Ge det ett namn; allt annat står kvar\\."]
    assert len(read_case(folder).case.scenarios) == 4


@pytest.mark.usefixtures("folder")
def test_the_case_itself_and_what_is_locked_can_only_be_saved_as_new() -> None:
    page = settled(opened())
    assert "Spara" not in [one.label for one in page.button]
    page.text_input[0].set_value("Låst")
    [lock] = page.checkbox
    lock.set_value(True)
    press(page, "Spara som nytt scenario")
    assert page.query_params == {"scenario": "last"}
    assert "Spara" not in [one.label for one in page.button]


@pytest.mark.usefixtures("folder")
def test_a_saved_scenario_can_be_saved_again_and_what_others_saved_meanwhile_is_kept(folder: Path) -> None:
    page = settled(opened(scenario="mindre"))
    turn(page, "timmar", 90)
    file = folder / "scenarios" / "mindre.yaml"
    press(page, "Spara")
    assert read_case(folder).case.scenario("mindre").hours_percent == 90
    turn(page, "timmar", 80)
    file.write_text(file.read_text("utf-8").replace("hours_percent: 90", "hours_percent: 95"), "utf-8")
    [save] = [one for one in page.button if one.label == "Spara"]
    time.sleep(0.01)
    save.click()
    page.run()
    assert read_case(folder).case.scenario("mindre").hours_percent in {80, 95}


@pytest.mark.usefixtures("folder")
def test_without_a_case_one_of_ones_own_is_opened(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.delenv("PORTFOLJ_CASE")
    page = opened()
    assert [title.value for title in page.title] == ["Vilket underlag vill ni öppna?"]
    [place] = [one for one in page.text_input if one.label.startswith("Eller ett eget underlag")]
    place.set_value(str(folder))
    press(page, "Öppna underlaget")
    assert first_line(page) == "3 insatser för 1 000 000 kr. Bevisat bästa."
    assert page.query_params == {"underlag": str(folder)}


def test_a_missing_case_is_named_and_nothing_else_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(tmp_path / "nowhere"))
    page = opened()
    assert [title.value for title in page.title] == ["Underlaget går inte att öppna"]
    assert any("nowhere" in part.value for part in page.markdown)
    assert not page.slider


def test_a_case_changed_on_disk_is_read_anew(folder: Path) -> None:
    assert first_line(settled(opened())).startswith("3 insatser")
    written(folder.parent, budgets=[{"fund": "own", "year": 2027, "kronor": 500_000}])
    assert first_line(settled(opened())).startswith("1 insats")


def test_the_presenter_view_shows_the_answer_and_no_dials(page: AppTest) -> None:
    press(page, tell(say("Present")))
    assert first_line(page) == "3 insatser för 1 000 000 kr. Bevisat bästa."
    assert not page.slider
    press(page, tell(say("End the presentation")))
    assert page.slider


def test_a_card_says_what_it_costs_and_who_pays(folder: Path) -> None:  # noqa: ARG001
    page = settled(opened(insats="arkiv"))
    said = [one.value.replace("\u00a0", " ") for one in page.markdown]
    assert any("Kostar 400 000 kr" in one for one in said)
    assert table(page, "Vem som betalar")[1:] == [["Egen ram", "400 000"]]


def test_the_floor_has_a_price_beside_its_dial(page: AppTest) -> None:
    for _ in range(20):
        said = [one.value.replace("\u00a0", " ") for one in page.caption]
        if any("lägstanivån skulle kosta" in one for one in said):
            break
        page.run()
    assert any(one.startswith("Högsta lägstanivån skulle kosta") for one in said)


def test_a_name_typed_by_people_reaches_no_markdown_and_no_html_unescaped(page: AppTest) -> None:
    told = [*(part.value for part in page.markdown), *(part.value for part in page.subheader), *(part.value for part in page.caption)]
    assert [part for part in told if "![x](" in part or "<img" in part] == []
    assert [part for part in page.get("html") if "<img" in part.proto.body] == []
