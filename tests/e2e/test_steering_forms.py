"""Changing how the cooperation is steered: without a browser who is offered what, and in one a body with its seats and a meeting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, ViewportSize, expect
from streamlit.testing.v1 import AppTest

from portfolj.domain.bodies import Body
from portfolj.exchange import read_case
from portfolj.service.authorizing import LOCAL
from portfolj.service.history import history_of, undo_change
from portfolj.service.mandate_lines import with_new_version
from portfolj.service.opening import read_any
from portfolj.service.saving_steering import save_steering
from portfolj.service.steering_lists import with_body
from portfolj.ui.components.body_form import GROUPS
from portfolj.ui.pages import steering, wheel
from portfolj.ui.words import tell
from tests.e2e.browsing import NARROW, PATIENCE, WIDE, load, pick, save, settled, unfold
from tests.e2e.opened import SPACE, first_line, page_at, table, whole
from tests.e2e.serving import ROOT, serving
from tests.e2e.small_case import small_case, written
from tests.e2e.test_language import english
from tests.seats import AT, STRATEGIST, in_register, sits

MEETINGS = (
    "Möten (organ; namn; dag eller månad; sista dagen; börjar; slutar; dagar innan som handlingarna är ute; preliminärt; "
    "sidor som träffas före)"
)
SEATS = (
    "Platser (funktion, inte en person; medlem; sida; roll; utsedd; hur flera platser har avtalats; företräder; bara för; "
    "samma person som platsen)"
)
SEATED = "Ordförande; Region Norrbotten; Det offentliga; ordförande\nSekreterare; ; ; ; ; ; ; ; Ordförande"
SINCE = "Gäller från och med, till exempel 2027-01-01"
MANDATES = "Mandat (ärende; från, kr; under, kr; vem som beslutar; i samråd med; när de är berörda; vad som antas)"


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Norrbotten in a register."""
    return in_register(tmp_path, read_case(ROOT / "scenarios" / "norrbotten").case)


@pytest.fixture
def shown(path: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PORTFOLJ_CASE", path)
    return path


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    yield
    st.cache_resource.clear()


def buttons(app: AppTest) -> list[str]:
    return [one.label.replace("\\", "") for one in app.button]


def press(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label == label]
    return whole(button.click().run())


def field(app: AppTest, label: str) -> object:
    return next(one for one in (*app.text_input, *app.text_area) if one.label == label)


def test_every_field_of_a_body_has_its_place_in_the_form() -> None:
    asked = [name for _, names in GROUPS for name in names]
    assert sorted(asked) == sorted(Body.model_fields.keys() - {"id", "provenance", "source"})


@pytest.mark.usefixtures("shown")
def test_the_forms_are_offered_in_a_register_and_the_one_of_a_body_where_it_is_shown() -> None:
    assert {"Lägg in ett nytt organ", "Ändra mandaten"} <= set(buttons(page_at(steering.ADDRESS)))
    assert "Ändra Ledningsgruppen" not in buttons(page_at(steering.ADDRESS))
    assert "Ändra Ledningsgruppen" in buttons(page_at(steering.ADDRESS, organ="ledningsgrupp"))
    assert {"Ändra mötena", "Ändra stegen"} <= set(buttons(page_at(wheel.ADDRESS)))


@pytest.mark.parametrize("page", [steering.ADDRESS, wheel.ADDRESS])
@pytest.mark.usefixtures("shown")
def test_nothing_is_offered_to_those_who_may_not_change_the_case_nor_to_a_room(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown_in_a_room = page_at(page, visa="1")
    assert not {"Lägg in ett nytt organ", "Ändra mötena"} & set(buttons(shown_in_a_room))
    sits(monkeypatch, STRATEGIST)
    assert not {"Lägg in ett nytt organ", "Ändra mötena"} & set(buttons(page_at(page)))


@pytest.mark.parametrize("page", [steering.ADDRESS, wheel.ADDRESS])
def test_in_files_it_is_said_where_it_can_be_changed(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path)))
    app = page_at(page)
    assert any("portfolj copy" in one.value for one in app.caption)
    assert not {"Lägg in ett nytt organ", "Ändra mötena"} & set(buttons(app))


def test_the_first_body_is_entered_on_the_page_that_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", in_register(tmp_path, small_case()))
    assert any("lägg in dem först" in one.value for one in page_at(wheel.ADDRESS).caption)
    app = press(page_at(steering.ADDRESS), "Lägg in ett nytt organ")
    field(app, "Namn").set_value("Direktionen")  # type: ignore[attr-defined]
    press(app, "Spara")
    assert [one.value for one in app.warning] == ["Vad det gör med ett ärende saknas; ange det\\."]
    next(one for one in app.selectbox if one.label == "Vad det gör med ett ärende").select("beslutar")
    press(app, "Spara")
    assert first_line(app).startswith("1 organ med 0 platser.")
    assert "Ändra Direktionen" in buttons(app)


def shipped(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A shipped case in a register, shown."""
    path = in_register(folder, read_case(ROOT / "scenarios" / name).case)
    monkeypatch.setenv("PORTFOLJ_CASE", path)
    return path


def test_saving_a_form_in_which_nothing_is_touched_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shipped("skane", tmp_path, monkeypatch)
    before = read_any(LOCAL, path).case
    for page, button in ((steering.ADDRESS, "Ändra Kommundirektörsnätverket"), (wheel.ADDRESS, "Ändra stegen")):
        app = press(page_at(page, organ="kd"), button)
        press(app, "Spara")
        assert button in buttons(app)
    assert read_any(LOCAL, path).case == before
    assert len(history_of(LOCAL, path).changes) == 1


def test_areas_and_whether_a_substitute_may_come_are_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shipped("skane", tmp_path, monkeypatch)
    areas = [one.id for one in read_any(LOCAL, path).case.areas[:2]]
    app = press(page_at(steering.ADDRESS, organ="kd"), "Ändra Kommundirektörsnätverket")
    next(one for one in app.multiselect if one.label == "Områden").set_value(areas)
    next(one for one in app.selectbox if one.label == "Om en plats får skicka en ersättare").select("Ja")
    next(one for one in app.checkbox if one.label == "Varje kommun har en plats").uncheck()
    press(app, "Spara")
    body = next(one for one in read_any(LOCAL, path).case.bodies if one.id == "kd")
    assert (set(body.areas), body.substitutes, body.seat_of_each_member) == (set(areas), True, False)


def test_mandates_are_changed_as_a_table_of_lines_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shipped("landsbygdsnatverket", tmp_path, monkeypatch)
    app = press(page_at(steering.ADDRESS), "Ändra mandaten")
    lines = field(app, MANDATES).value.splitlines()  # type: ignore[attr-defined]
    field(app, MANDATES).set_value(
        "\n".join([lines[0], "process; 0; 100 tkr; Kanslichefen; Kansliet, Styrgruppen", "process; 100 000; ; Nämnden"])
    )  # type: ignore[attr-defined]
    press(app, "Spara")
    assert [one.value.partition("\\:")[0] for one in app.warning] == ["Mandat, rad 3"]
    field(app, MANDATES).set_value(
        "\n".join([lines[0], "process; 0; 100 tkr; Kanslichefen; Kansliet, Styrgruppen", "process; 100 000; ; Styrgruppen"])
    )  # type: ignore[attr-defined]
    press(app, "Spara")
    assert [row[1:] for row in table(app, "Vem som beslutar om hur mycket")[2:]] == [
        ["0", "100 000", "Kanslichefen", "Kansliet och Styrgruppen"],
        ["100 000", "–", "Styrgruppen", "–"],
    ]
    assert {row.version for row in read_any(LOCAL, path).case.mandate_table} == {"2021-11-16"}


def test_a_new_version_of_the_mandates_is_begun_as_one_change_and_the_old_one_is_read_as_of_an_earlier_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shipped("landsbygdsnatverket", tmp_path, monkeypatch)
    before = read_any(LOCAL, path).case
    app = press(page_at(steering.ADDRESS, dag="2027-01-31"), "Börja en ny version")
    assert field(app, MANDATES).value.splitlines()[0].startswith("utforskning; 0; 20001")  # type: ignore[attr-defined]
    field(app, MANDATES).set_value("process; 0; ; Styrgruppen")  # type: ignore[attr-defined]
    press(app, "Spara")
    assert [one.value for one in app.warning] == ["”” är inget datum; skriv 2027\\-02\\-01, 2027\\-02 eller 2027\\."]
    field(app, SINCE).set_value("2027-03-01")  # type: ignore[attr-defined]
    press(app, "Spara")
    stood, begun = (table(page_at(steering.ADDRESS, dag=day), "Vem som beslutar om hur mycket") for day in ("2027-02-28", "2027-03-01"))
    assert len(stood) == 1 + len(before.mandate_table)
    assert begun[1:] == [["process", "0", "–", "Styrgruppen", "–"]]
    assert [one.value.replace(SPACE, " ") for one in app.caption] == [
        "De gäller från 16 november 2021\\. Från 1 mars 2027 gäller en annan version; skriv den dagen ovanför för att läsa den\\."
    ]
    newest = history_of(LOCAL, path).changes[0]
    undo_change(LOCAL, path, newest.number, at=AT)
    assert read_any(LOCAL, path).case == before


def test_lines_that_are_of_one_day_are_not_saved_into_the_version_of_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shipped("landsbygdsnatverket", tmp_path, monkeypatch)
    seen = read_any(LOCAL, path).case
    save_steering(LOCAL, path, with_new_version(seen, "2027-03-01", "process; 0; ; Styrgruppen", tell), seen=seen, at=AT)
    before = read_any(LOCAL, path).case
    app = press(page_at(steering.ADDRESS, dag="2027-01-31"), "Ändra mandaten")
    field(app, MANDATES).set_value("process; 0; ; Kanslichefen")  # type: ignore[attr-defined]
    whole(field(app, "Läget den").set_value("2027-03-01").run())  # type: ignore[attr-defined]
    assert field(app, MANDATES).value == "process; 0; ; Styrgruppen"  # type: ignore[attr-defined]
    press(app, "Spara")
    assert read_any(LOCAL, path).case == before


def test_two_who_change_one_body_see_both_versions_and_what_was_typed_stands(shown: str) -> None:
    mine = press(page_at(steering.ADDRESS, organ="ledningsgrupp"), "Ändra Ledningsgruppen")
    field(mine, "Antal personer").set_value("4")  # type: ignore[attr-defined]
    seen = read_any(LOCAL, shown).case
    save_steering(LOCAL, shown, with_body(seen, "ledningsgrupp", {"name": "Ledningen"}, {}, tell), seen=seen, at=AT)
    press(mine, "Spara")
    assert table(mine, "Vad som har ändrats")[1] == ["Namn", "Ledningsgruppen", "Ledningen"]
    assert field(mine, "Antal personer").value == "4"  # type: ignore[attr-defined]
    press(mine, "Behåll det jag har skrivit")
    press(mine, "Spara")
    body = next(one for one in read_any(LOCAL, shown).case.bodies if one.id == "ledningsgrupp")
    assert (body.name, body.persons) == ("Ledningen", 4)


@pytest.mark.browser
def test_typing_in_the_choice_of_a_body_breaks_nothing_on_the_page(browser: Browser, path: str) -> None:
    with serving(Path(path)) as address, browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page, broken = load(context.new_page(), f"{address}styrning"), list[str]()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.get_by_role("combobox", name="Visa ett organ med dess platser").press_sequentially("led")
        expect(page.get_by_role("option")).to_have_count(1, timeout=PATIENCE)
        assert broken == []


@pytest.mark.browser
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_body_with_two_seats_and_a_meeting_is_entered_refused_for_a_wrong_date_and_taken_back(
    browser: Browser, path: str, size: ViewportSize
) -> None:
    before = read_any(LOCAL, path).case
    with serving(Path(path)) as address, browser.new_context(viewport=size, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}styrning")
        save(page, "Lägg in ett nytt organ")
        page.get_by_role("textbox", name="Namn", exact=True).fill("Rådet")
        pick(page, "Vad det gör med ett ärende", "ger råd")
        page.get_by_role("textbox", name=SEATS).fill(SEATED)
        page.get_by_role("textbox", name="Från", exact=True).fill("i våras")
        save(page, "Spara")
        expect(page.get_by_text("Från: ”i våras” är inget datum")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("textbox", name=SEATS)).to_have_value(SEATED)
        page.get_by_role("textbox", name="Från", exact=True).fill("2026-03")
        save(page, "Spara")
        expect(page.get_by_role("heading", name="Rådet", exact=True)).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("table", name="Platserna")).to_contain_text("samma person som Ordförande")

        load(page, f"{address}arshjul")
        save(page, "Ändra mötena")
        lines = page.get_by_role("textbox", name=MEETINGS)
        stood = lines.input_value()
        lines.fill(f"{stood}\nRådet; Rådets möte; 2027-02-30; ; 13:00")
        save(page, "Spara")
        expect(page.get_by_text("Möten, rad 6: ”2027-02-30” är ingen dag i kalendern")).to_be_visible(timeout=PATIENCE)
        assert lines.input_value().endswith("Rådet; Rådets möte; 2027-02-30; ; 13:00")
        assert english(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        lines.fill(f"{stood}\nRådet; Rådets möte; 2027-02-03; ; 13:00; ; ; ; Norr, Söder")
        save(page, "Spara")
        load(page, f"{address}arshjul?ar=2027")
        expect(page.get_by_role("table", name="Möten 2027")).to_contain_text("förmöten: Norr och Söder", timeout=PATIENCE)

        load(page, f"{address}styrning?organ=radet")
        save(page, "Ändra Rådet")
        save(page, "Ta bort det")
        expect(page.get_by_text("”Rådet” blir kvar")).to_contain_text("Möte Rådets möte (3 februari 2027)", timeout=PATIENCE)

        load(page, f"{address}laget")
        unfold(page, "Historik: alla ändringar")
        expect(page.locator(".portfolj-change").first).to_contain_text("Möte Rådets möte (3 februari 2027): lades in", timeout=PATIENCE)
        for number in (3, 2):
            page.get_by_role("button", name=f"Ta tillbaka ändring {number}", exact=True).click()
            expect(page.locator(".portfolj-change").first).to_contain_text(f"tar tillbaka ändring {number}", timeout=PATIENCE)
            settled(page)
        assert read_any(LOCAL, path).case == before
