"""Proposals in a register, in a real browser: from a title to a place in the portfolio, and two who edit at once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright

from portfolj.domain.base import replace
from portfolj.errors import say
from portfolj.service.authorizing import LOCAL
from portfolj.service.opening import read_any
from portfolj.service.saving import save_scenario
from portfolj.service.taking_over import take_over
from portfolj.storage import change, open_register
from portfolj.ui.words import tell
from tests.e2e.browsing import (
    NARROW,
    PATIENCE,
    WIDE,
    answer,
    assess,
    give_mandate,
    load,
    make_candidate,
    pick,
    save,
    settled,
    to_step,
    unfold,
)
from tests.e2e.serving import serving
from tests.e2e.small_case import small_case
from tests.e2e.test_language import english

pytestmark = pytest.mark.browser


@pytest.fixture
def place(tmp_path: Path) -> str:
    """The small case in a register."""
    file = tmp_path / "register.db"
    change(open_register(file, new=True), None, small_case(), seat="test", at=datetime(2026, 11, 1, tzinfo=UTC))
    return f"{file}#small"


@pytest.fixture
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


def test_a_proposal_goes_from_a_title_into_the_portfolio(browser: Browser, place: str) -> None:
    with serving(Path(place)) as address, browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), address)
        assert answer(page).startswith("3 insatser")
        page = load(context.new_page(), address + "forslag")
        unfold(page, "Lägg in ett nytt förslag")
        page.get_by_role("textbox", name="Det nya förslagets rubrik", exact=True).fill("Överförmyndarnämnd")
        save(page, "Spara som utkast")
        expect(page.get_by_role("heading", name="Överförmyndarnämnd")).to_be_visible(timeout=PATIENCE)

        to_step(page, "Ansvar och tid")
        page.get_by_role("textbox", name="År då den kan börja", exact=True).fill("2027")
        save(page, "Spara ansvar och tid")
        to_step(page, "Pengar")
        page.get_by_role("textbox", name="Insatsens år 1, kr", exact=True).fill("50 tkr")
        save(page, "Spara pengarna")
        to_step(page, "Medlemmar")
        for member in ("Storköping", "Litenby"):
            pick(page, "Medlem", member)
            pick(page, "Svar", "Deltar")
            save(page, "Spara svaret")
        give_mandate(page)
        assess(page, "Nätverket", "Service", "100: Är det som målet mest behöver; utan den nås det inte", "Prövat av två")
        make_candidate(page)

        assert english(page) == []
        one = next(one for one in read_any(LOCAL, place).case.initiatives if one.name == "Överförmyndarnämnd")
        assert [row.body for row in one.gives.assessments] == ["Nätverket"]
        page = load(context.new_page(), address)
        unfold(page, tell(say("The same as a table; a name opens its card")))
        row = page.locator("tr", has=page.get_by_role("link", name="Överförmyndarnämnd"))
        expect(row).to_contain_text("2027")


def test_two_who_edit_one_proposal_see_both_versions(browser: Browser, place: str) -> None:
    with serving(Path(place)) as address:
        mine, theirs = (
            load(browser.new_context(viewport=WIDE, locale="sv-SE").new_page(), f"{address}forslag?forslag=arkiv") for _ in range(2)
        )
        for page, owner in ((theirs, "De"), (mine, "Vi")):
            to_step(page, "Ansvar och tid")
            page.get_by_role("textbox", name="Ägare", exact=True).fill(owner)
            save(page, "Spara ansvar och tid")
        expect(mine.get_by_text("Förslaget har ändrats sedan du öppnade formuläret").first).to_be_visible(timeout=PATIENCE)
        expect(mine.get_by_role("textbox", name="Ägare", exact=True)).to_have_value("Vi")
        assert next(one for one in read_any(LOCAL, place).case.initiatives if one.id == "arkiv").parties.owner == "De"
        save(mine, "Behåll det jag har skrivit")
        save(mine, "Spara ansvar och tid")
        assert next(one for one in read_any(LOCAL, place).case.initiatives if one.id == "arkiv").parties.owner == "Vi"


def test_what_is_typed_in_a_form_stands_after_ones_own_import_which_is_not_called_somebody_elses(browser: Browser, place: str) -> None:
    row = "arkiv;E-arkiv för alla;service;1250000;90;Storköping|Mellanstad|Litenby\n"
    content = f"id;title;goals;cost;effort;municipalities\n{row}".encode()
    with serving(Path(place)) as address, browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}forslag?forslag=arkiv")
        to_step(page, "Ansvar och tid")
        page.get_by_role("textbox", name="Ägare", exact=True).fill("Vi")
        unfold(page, "Ta in en fil")
        page.locator('input[type="file"]').set_input_files({"name": "lista.csv", "mimeType": "text/csv", "buffer": content})
        expect(page.get_by_role("button", name="Ta in", exact=True)).to_be_visible(timeout=PATIENCE)
        save(page, "Ta in")
        expect(page.get_by_text("Förslaget har ändrats sedan du öppnade formuläret").first).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("ågon annan")).to_have_count(0)
        expect(page.get_by_role("region", name="Vad som har ändrats")).to_contain_text("E-arkiv för alla")
        expect(page.get_by_role("textbox", name="Ägare", exact=True)).to_have_value("Vi")


def test_what_a_file_brings_is_read_on_a_telephone_without_scrolling_sideways_each_value_beside_its_head(
    browser: Browser, place: str
) -> None:
    row = "karta;Gemensam plattform för digital ärendehantering;service;1250000;90;Storköping|Mellanstad|Litenby\n"
    content = f"id;title;goals;cost;effort;municipalities\n{row}".encode()
    with serving(Path(place)) as address, browser.new_context(viewport=NARROW, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}forslag")
        unfold(page, "Ta in en fil")
        page.locator('input[type="file"]').set_input_files({"name": "lista.csv", "mimeType": "text/csv", "buffer": content})
        table = page.get_by_role("table", name="Nytt")
        expect(table).to_be_visible(timeout=PATIENCE)
        wide, room = page.get_by_role("region", name="Nytt", exact=True).evaluate("one => [one.scrollWidth, one.clientWidth]")
        assert wide <= room
        heads = table.get_by_role("cell").evaluate_all("cells => cells.map(one => getComputedStyle(one, '::before').content)")
        assert heads == ['"Mål"', '"Pengar, kr"', '"Timmar, h"', '"Kommuner"']
        assert table.get_by_role("rowheader").inner_text().startswith("Gemensam plattform")


def test_two_who_save_one_scenario_see_both_versions_even_under_another_name(browser: Browser, place: str) -> None:
    with serving(Path(place)) as address, browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}?scenario=timmar&timmar=80")
        page.get_by_role("button", name="Spara", exact=True).click()
        form = page.get_by_test_id("stPopoverBody")
        expect(form.get_by_role("textbox", name="Namn", exact=True)).to_be_visible(timeout=PATIENCE)
        seen = read_any(LOCAL, place).case.scenario("timmar")
        theirs = replace(seen, name="Deras namn", hours_percent=60)
        save_scenario(LOCAL, place, theirs, seen=seen, at=datetime(2026, 11, 2, tzinfo=UTC))
        form.get_by_role("button", name="Spara", exact=True).click()
        table = form.get_by_role("region", name="Vad som har ändrats")
        expect(table).to_contain_text("Deras namn", timeout=PATIENCE)
        expect(table.locator("tr", has_text="timmarna")).to_contain_text("80")
        assert read_any(LOCAL, place).case.scenario("timmar") == theirs
        form.get_by_role("button", name="Behåll vårt", exact=True).click()
        expect(table).to_have_count(0, timeout=PATIENCE)
        form.get_by_role("button", name="Spara", exact=True).click()
        page.wait_for_timeout(500)
        settled(page)
        assert read_any(LOCAL, place).case.scenario("timmar").hours_percent == 80


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_file_that_was_taken_in_is_found_in_the_history_of_the_case_and_taken_back(
    browser: Browser, place: str, size: ViewportSize
) -> None:
    old = read_any(LOCAL, place).case
    new = replace(old, initiatives=[replace(one, name=f"{one.name} för alla") for one in old.initiatives])
    take_over(LOCAL, place, old, new, at=datetime(2026, 11, 2, tzinfo=UTC))
    with serving(Path(place)) as address, browser.new_context(viewport=size, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}laget")
        unfold(page, "Historik: alla ändringar")
        newest = page.locator(".portfolj-change").first
        expect(newest).to_contain_text("Fil intagen; Förslag: 5 ändrade", timeout=PATIENCE)
        newest.get_by_text("Vad som ändrades").click()
        expect(newest.get_by_text("Förslag ”Delad IT för alla”: Rubrik")).to_be_visible()
        assert english(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        page.get_by_role("button", name="Ta tillbaka ändring 2", exact=True).click()
        expect(newest).to_contain_text("tar tillbaka ändring 2", timeout=PATIENCE)
        assert read_any(LOCAL, place).case == old
