"""The page of decisions as Streamlit builds it, without a browser; the numbers are those of the case worked out by hand."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput
from streamlit.util import calc_hash

from portfolj.domain.base import replace
from portfolj.domain.decision import Decision, Deviation
from portfolj.domain.scenario import Scenario
from portfolj.errors import say
from portfolj.exchange import read_case, save_decision, save_scenario, write_json
from portfolj.exchange.plan.formats import FORMATS
from portfolj.results.ranked import RankedList
from portfolj.ui import answers
from portfolj.ui.desk import Job
from portfolj.ui.pages import decision
from portfolj.ui.words import tell
from tests.e2e.opened import APP, first_line, html, lines, plain, settled, table
from tests.e2e.small_case import HOSTILE, small_case, written

LIST = tell(say("Ranked list: {name}", name="Dagens ram"))
CHANGES = tell(say("What the deviations change for each member, against the model"))
AS_THE_MODEL = "Listan har 3 rader för 1 000 000 kr av 1 000 000 kr, som modellen föreslår."
UNSAVED, SAVED, NOTHING = "Det finns ändringar som inte är sparade.", "Allt är sparat med underlaget.", "Inget är beslutat än."
AGREED, RESERVED, TO_DISCUSS = range(3)


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
    return decide()


def decide(**address: str) -> AppTest:
    """The page at an address, when nothing is being worked out any more."""
    return settled(begun(**address))


def begun(**address: str) -> AppTest:
    """The page at an address, as it is shown at once."""
    app = AppTest.from_file(APP, default_timeout=60)
    app._page_hash = calc_hash(decision.ADDRESS)
    for name, text in address.items():
        app.query_params[name] = text
    return app.run()


def press(page: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    [button] = [one for one in page.button if one.label == label]
    return settled(button.click().run())


def deviate(page: AppTest, name: str, *, taken_in: bool, reason: str = "Vi vill det") -> AppTest:
    """Take an initiative in or out."""
    [side] = [one for one in page.button_group if str(one.key).startswith("side-")]
    page = settled(side.set_value(taken_in).run())
    [initiative] = [one for one in page.selectbox if str(one.key).startswith("initiative-")]
    initiative.set_value(name)
    page.text_input[0].set_value(reason)
    return press(page, "Lägg till avvikelsen")


def write(page: AppTest, text: int, content: str) -> AppTest:
    """Write one of the three texts."""
    return settled(page.text_area[text].set_value(content).run())


def status(page: AppTest) -> str:
    """Whether it is saved, in words."""
    [line] = lines(page, "since")
    return line


def deviations(page: AppTest) -> str:
    """All that is told of deviations."""
    return " ".join(plain(part) for part in html(page) if 'class="portfolj-deviation' in part)


def rows(page: AppTest) -> list[list[str]]:
    """The rows of the list: place, and name without its second line."""
    return [[row[0].partition(" |")[0], *(cell.partition(" |")[0] for cell in row[1:2])] for row in table(page, LIST)[1:]]


def test_the_heading_is_the_question_and_the_first_line_the_answer(page: AppTest) -> None:
    assert [one.message for one in page.exception] == []
    assert [title.value for title in page.title] == ["Vad beslutar vi?"]
    assert first_line(page) == AS_THE_MODEL
    assert status(page) == NOTHING


def test_the_list_has_a_line_where_the_money_ends_and_the_reserve_after_it(page: AppTest) -> None:
    found = rows(page)
    assert {row[1] for row in found[:3]} == {"E-arkiv", "Bibliotek", HOSTILE}
    assert [row[0] for row in found[3:5]] == ["Här tar pengarna slut: 1 000 000 kr.", "Reservlista"]
    assert found[5] == ["4", "En app"]
    assert table(page, LIST)[6][1].endswith("Kommer med vid 1 200 000 kr.")
    assert table(page, LIST)[1][2:] == ["2027", "3", "400 000", "90"]


def test_how_good_the_list_is_stands_in_words_below_it(page: AppTest) -> None:
    said = [plain(one.value) for one in page.markdown]
    assert any(one.startswith("- Bevisat bästa lista") and "En lista för alla nivåer kostar" in one for one in said)


def test_taking_one_out_is_checked_at_once_and_says_what_changes_for_whom(page: AppTest) -> None:
    deviate(page, "bibliotek", taken_in=False, reason="Biblioteken hinner inte")
    assert first_line(page) == (
        "Listan har 2 rader för 700 000 kr av 1 000 000 kr; en avviker från modellen, med skäl. Alla villkor håller."
    )
    assert "egna ramar 300 000 kr mindre, timmar 90 h färre, nytta 30,0 poäng mindre" in deviations(page)
    assert table(page, CHANGES)[1:] == [
        ["Storköping", "0", "−30", "−17,1"],
        ["Mellanstad", "0", "−30", "−8,6"],
        ["Litenby", "0", "−30", "−4,3"],
    ]
    [out] = [row for row in table(page, LIST) if row[1:2] and row[1].startswith("Bibliotek")]
    assert out[0].startswith("−")
    assert out[1].endswith("Ert skäl: Biblioteken hinner inte")
    assert status(page) == UNSAVED


def test_what_cannot_hold_may_be_taken_in_and_says_which_rules_break_by_how_much(page: AppTest) -> None:
    deviate(page, "it", taken_in=True)
    assert first_line(page).endswith("en avviker från modellen, med skäl. Så som den står håller den inte.")
    assert "”Egen ram” räcker inte 2027: 1 700 000 kr av 1 000 000 kr, 700 000 kr för mycket." in deviations(page)
    found = table(page, LIST)
    [place] = [at for at, row in enumerate(found) if row[1:2] and row[1].startswith("Delad IT")]
    assert found[place] == ["+", "Delad IT | Håller inte, se nedan. Ert skäl: Vi vill det", "2027", "3", "700 000", "90"]
    assert found[place + 1][0].startswith("Här tar pengarna slut")


def test_a_deviation_can_be_taken_back(page: AppTest) -> None:
    deviate(page, "bibliotek", taken_in=False)
    press(page, "Ta tillbaka")
    assert first_line(page) == AS_THE_MODEL
    assert status(page) == NOTHING


def test_a_deviation_needs_a_reason_and_what_was_typed_stands(page: AppTest) -> None:
    deviate(page, "it", taken_in=True, reason="  ")
    assert [one.value for one in page.warning] == [r"Skriv ert skäl, så att de som läser listan förstår\. Allt annat står kvar\."]
    assert first_line(page) == AS_THE_MODEL
    [initiative] = [one for one in page.selectbox if str(one.key).startswith("initiative-")]
    assert initiative.value == "it"


def test_the_form_asks_for_an_initiative(page: AppTest) -> None:
    press(page, "Lägg till avvikelsen")
    assert next(one.value for one in page.warning) == r"Välj en insats\."


def test_what_was_written_stands_when_a_deviation_is_added_and_another_page_has_been_seen(page: AppTest) -> None:
    write(page, AGREED, "Listan gäller")
    deviate(page, "bibliotek", taken_in=False)
    assert page.text_area[AGREED].value == "Listan gäller"
    page._page_hash = calc_hash("om")
    page.run()
    page._page_hash = calc_hash(decision.ADDRESS)
    settled(page.run())
    assert page.text_area[AGREED].value == "Listan gäller"
    assert status(page) == UNSAVED


def test_all_of_it_is_saved_with_the_case_and_the_page_says_so(page: AppTest, folder: Path) -> None:
    deviate(page, "bibliotek", taken_in=False, reason=HOSTILE)
    for text, content in ((AGREED, "Listan gäller\nfrån mars"), (RESERVED, "Litenby"), (TO_DISCUSS, "Vem leder?")):
        write(page, text, content)
    press(page, "Spara beslutet")
    assert status(page) == SAVED
    assert read_case(folder).case.decision("base") == Decision(
        id="base",
        deviations=(Deviation(initiative="bibliotek", chosen=False, reason=HOSTILE),),
        agreed="Listan gäller\nfrån mars",
        reserved="Litenby",
        to_discuss="Vem leder?",
    )
    again = decide()
    assert first_line(again) == first_line(page)
    assert [one.value for one in again.text_area] == ["Listan gäller\nfrån mars", "Litenby", "Vem leder?"]


def test_a_case_in_one_file_is_saved_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "case.json"
    write_json(small_case(), file)
    monkeypatch.setenv("PORTFOLJ_CASE", str(file))
    page = write(decide(scenario="mindre"), AGREED, "Ja")
    press(page, "Spara beslutet")
    assert read_case(file).case.decision("mindre").agreed == "Ja"
    assert status(page) == SAVED


def two_editors(folder: Path) -> AppTest:
    """A page with something typed, when somebody else has saved."""
    page = write(decide(), AGREED, "Vårt")
    save_decision(folder, Decision(id="base", agreed="Deras", reserved=HOSTILE), seen=Decision(id="base"))
    time.sleep(0.01)
    return press(page, "Spara beslutet")


def test_what_somebody_else_has_saved_meanwhile_is_kept_and_nothing_typed_is_lost(folder: Path) -> None:
    page = two_editors(folder)
    assert [one.value.partition(".")[0] for one in page.warning] == [
        "Någon annan har under tiden sparat ett annat beslut om det här scenariot"
    ]
    assert page.text_area[AGREED].value == "Vårt"
    assert status(page) == UNSAVED
    assert read_case(folder).case.decision("base").agreed == "Deras"


def test_of_two_versions_ours_can_be_kept(folder: Path) -> None:
    page = press(two_editors(folder), "Behåll vårt")
    press(page, "Spara beslutet")
    assert read_case(folder).case.decision("base") == Decision(id="base", agreed="Vårt")
    assert status(page) == SAVED


def test_of_two_versions_theirs_can_be_taken(folder: Path) -> None:
    page = press(two_editors(folder), "Ta deras")
    assert [one.value for one in page.text_area] == ["Deras", HOSTILE, ""]
    assert status(page) == SAVED


def test_what_others_save_is_shown_where_nothing_has_been_changed(page: AppTest, folder: Path) -> None:
    save_decision(folder, Decision(id="base", agreed="Deras"), seen=Decision(id="base"))
    settled(page.run())
    assert page.text_area[AGREED].value == "Deras"
    assert status(page) == SAVED


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(page: AppTest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    write(page, AGREED, "Listan gäller")
    monkeypatch.setattr("portfolj.exchange.save.write_row_file", full)
    press(page, "Spara beslutet")
    assert "Systemet vägrar" in page.warning[0].value
    assert page.text_area[AGREED].value == "Listan gäller"
    assert not (folder / "decisions").exists()


def test_pressing_save_where_nothing_is_new_writes_nothing(page: AppTest, folder: Path) -> None:
    press(page, "Spara beslutet")
    assert status(page) == NOTHING
    assert not (folder / "decisions").exists()


def test_a_locked_scenario_can_be_decided_about(folder: Path) -> None:
    save_scenario(folder, Scenario(id="last", name="Låst", locked=True), seen=None)
    page = write(decide(scenario="last"), AGREED, "Det gäller")
    press(page, "Spara beslutet")
    assert read_case(folder).case.decision("last").agreed == "Det gäller"


@pytest.mark.usefixtures("folder")
def test_each_scenario_has_its_decision_and_the_address_names_it() -> None:
    page = write(decide(), AGREED, "Om dagens ram")
    page.selectbox[0].set_value("mindre")
    settled(page.run())
    assert page.query_params == {"scenario": "mindre"}
    assert first_line(page) == "Listan har 2 rader för 700 000 kr av 800 000 kr, som modellen föreslår."
    assert page.text_area[AGREED].value == ""
    page.selectbox[0].set_value("base")
    settled(page.run())
    assert page.text_area[AGREED].value == "Om dagens ram"


@pytest.mark.usefixtures("folder")
def test_an_unknown_scenario_in_the_address_gives_the_case_itself() -> None:
    assert first_line(decide(scenario="finns-inte")) == AS_THE_MODEL


@pytest.mark.usefixtures("folder")
def test_turned_dials_are_said_not_to_be_in_it() -> None:
    assert any("som det är sparat" in one.value for one in decide(pengar="80").caption)


@pytest.mark.usefixtures("folder")
def test_a_scenario_without_portfolio_says_so_and_can_still_be_written_about() -> None:
    page = write(decide(scenario="utan"), TO_DISCUSS, "Vad ska bort?")
    assert first_line(page).startswith("Det finns ingen portfölj som klarar alla villkor. Det som är beslutat kostar mer än")
    press(page, "Spara beslutet")
    assert status(page) == SAVED


def test_a_scenario_that_asks_for_what_cannot_be_is_told_and_the_page_stands(folder: Path) -> None:
    proposals = [one.model_dump() for one in small_case().initiatives]
    next(one for one in proposals if one["id"] == "app")["steering"]["stage"] = "need"
    written(folder.parent, initiatives=proposals)
    page = decide(scenario="utan")
    assert first_line(page).startswith("Det går inte att räkna fram: ")
    assert len(page.text_area) == 3


def line(page: AppTest, label: str) -> TextInput:
    """A line to write on."""
    [found] = [one for one in page.text_input if one.label == label]
    return found


def documents(page: AppTest) -> list[str]:
    """The documents that are offered."""
    return [one.proto.label for one in page.get("download_button")]


def test_every_format_can_be_taken_home_and_the_text_for_the_minutes_stands_there(page: AppTest) -> None:
    assert len(documents(page)) == len(FORMATS)
    assert {"CSV för Excel", "Kalender"} <= set(documents(page))
    assert page.code[0].value.startswith("Ärende: Prioriterad lista till verksamhetsplanen: Tre kommuner, scenario Dagens ram\n\nFörslag: ")


def test_what_is_not_saved_is_in_no_document(page: AppTest) -> None:
    write(page, AGREED, "Listan gäller")
    assert documents(page) == []
    press(page, "Spara beslutet")
    assert len(documents(page)) == len(FORMATS)
    assert "Beslut: Listan gäller" in page.code[0].value


def test_who_decides_when_and_by_what_mandate_is_saved(page: AppTest, folder: Path) -> None:
    for label, text in (("Vem beslutar?", "Direktionen"), ("När?", "2026-11-27"), ("Med vilket mandat?", "Förbundsordningen § 4")):
        line(page, label).set_value(text)
    press(page, "Spara beslutet")
    saved = read_case(folder).case.decision("base")
    assert (saved.body, saved.date, saved.mandate) == ("Direktionen", "2026-11-27", "Förbundsordningen § 4")


def test_what_is_no_date_is_told_and_nothing_is_lost(page: AppTest, folder: Path) -> None:
    line(page, "När?").set_value("27 november")
    write(page, AGREED, "Listan gäller")
    press(page, "Spara beslutet")
    assert [one.value for one in page.warning] == ["”27 november” är inget datum; skriv 2027-02-01, 2027-02 eller 2027."]
    assert line(page, "När?").value == "27 november"
    assert read_case(folder).case.decision("base") == Decision(id="base")
    assert status(page) == UNSAVED


def test_the_presenter_view_has_the_question_the_answer_and_the_list_alone(page: AppTest) -> None:
    deviate(page, "bibliotek", taken_in=False)
    press(page, tell(say("Present")))
    assert first_line(page).startswith("Listan har 2 rader")
    assert [row[0] for row in rows(page)][2:4] == ["Här tar pengarna slut: 1 000 000 kr.", "Uttaget"]
    assert not page.text_area
    assert not page.selectbox
    assert [one.label for one in page.button] == [tell(say("End the presentation"))]


@pytest.mark.usefixtures("folder")
def test_while_the_order_is_worked_out_the_list_stands_by_start_and_all_else_can_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    never: Job[RankedList] = Job(lambda _: ())
    monkeypatch.setattr(answers, "ranked", lambda *_, **__: never)
    page = begun()
    assert first_line(page) == AS_THE_MODEL
    assert [row[1] for row in rows(page)[:3]] == [HOSTILE, "Bibliotek", "E-arkiv"]
    assert any("Ordningen är inte känd än" in one.value for one in page.markdown)
    assert [one for one in page.button if str(one.key).startswith("stop-")]
    assert not page.get("download_button")
    never.stop()
    never.run()
    page.run()
    assert "Räkna ut ordningen" in [one.label for one in page.button]


def test_a_deviation_that_the_model_now_shares_says_so_and_is_none(folder: Path) -> None:
    save_decision(
        folder, Decision(id="base", deviations=(Deviation(initiative="arkiv", chosen=True, reason="Ja"),)), seen=Decision(id="base")
    )
    page = decide()
    assert first_line(page) == AS_THE_MODEL
    assert "Modellen föreslår nu detsamma." in deviations(page)


def test_what_people_typed_reaches_no_markdown_and_no_html_unescaped(folder: Path) -> None:
    stated = Decision(id="base", deviations=(Deviation(initiative="hostile", chosen=False, reason=HOSTILE),), agreed=HOSTILE)
    save_decision(folder, stated, seen=Decision(id="base"))
    page = decide()
    write(page, RESERVED, HOSTILE)
    save_decision(folder, replace(stated, to_discuss=HOSTILE), seen=stated)
    settled(page.run())
    told = [*(one.value for one in page.markdown), *(one.value for one in page.warning), *(one.value for one in page.caption)]
    assert [one for one in told if "![x](" in one or re.search(r"(?<!\\)<img", one)] == []
    assert [part for part in html(page) if "<img" in part] == []
    assert HOSTILE in deviations(page)
