"""The way through a workshop, in a real browser, on Skaraborg: dials, two scenarios, comparison, a municipality, the list."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from portfolj.errors import say
from portfolj.exchange import read_case
from portfolj.ui.words import tell
from tests.e2e.browsing import PATIENCE, WIDE, answer, load, settled, turn_money, unfold
from tests.e2e.serving import ROOT, Server

pytestmark = pytest.mark.browser


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of Skaraborg."""
    return Path(shutil.copytree(ROOT / "scenarios" / "skaraborg", tmp_path / "skaraborg"))


@pytest.fixture
def server(case: Path) -> Iterator[Server]:
    """A server that shows it."""
    with Server(case) as running:
        yield running


@pytest.fixture
def page(chromium: str) -> Iterator[Page]:
    """A browser's page."""
    with sync_playwright() as playwright:
        browser: Browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with browser.new_context(viewport=WIDE, locale="sv-SE", accept_downloads=True) as context:
            yield context.new_page()
        browser.close()


def save_as(page: Page, name: str, scenario: str) -> None:
    """Save the dials as they stand under a name."""
    page.get_by_test_id("stPopoverButton").click()
    page.get_by_label(tell(say("Name")), exact=True).fill(name)
    page.get_by_role("button", name=tell(say("Save as a new scenario"))).click()
    expect(page).to_have_url(re.compile(f"scenario={scenario}"), timeout=PATIENCE)
    settled(page)


def depart(page: Page, name: str, reason: str) -> None:
    """Take an initiative in that the model leaves out."""
    field = page.get_by_role("combobox", name=tell(say("Initiative to take in")))
    field.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    field.click()
    field.press_sequentially(name)
    page.get_by_role("option", name=name).wait_for()
    page.keyboard.press("Enter")
    page.get_by_label(tell(say("Your reason"))).fill(reason)
    page.get_by_role("button", name=tell(say("Add the deviation"))).click()


def test_a_workshop_from_the_first_dial_to_the_list(page: Page, server: Server, case: Path) -> None:
    load(page, server.address)
    page.get_by_text("Bevisat bästa").first.wait_for(timeout=PATIENCE)
    first = answer(page)
    assert re.fullmatch(r"14 insatser för 21 450 000 kr\. Bevisat bästa\.", first)
    less = turn_money(page, "ArrowLeft")
    assert less != first
    save_as(page, "Lite mindre", "lite-mindre")
    assert answer(page) == less
    turn_money(page, "ArrowLeft")
    save_as(page, "Tio procent mindre", "tio-procent-mindre")
    found = read_case(case).case
    assert found.scenario("lite-mindre").budgets[0].percent == 95
    assert found.scenario("tio-procent-mindre").budgets[0].percent == 90

    page.goto(f"{server.address}jamfor?jamfor=base&jamfor=lite-mindre&jamfor=tio-procent-mindre")
    settled(page)
    expect(page.locator(".portfolj-answer").first).to_contain_text("alla tre")
    page.goto(f"{server.address}kommun?kommun=hjo&scenario=base")
    settled(page)
    expect(page.locator(".portfolj-answer").first).to_contain_text("Hjo")

    page.goto(f"{server.address}beslut?scenario=base")
    settled(page)
    unfold(page, tell(say("Other formats, text for the minutes, and what has changed since the last plan")))
    with page.expect_download() as waiting:
        page.get_by_role("button", name=tell(say("CSV for Excel"))).click()
    rows = Path(waiting.value.path()).read_text("utf-8-sig").splitlines()
    assert len(rows) > 14

    depart(page, "SIM2020", "Fritt från Falköping")
    expect(page.locator(".portfolj-answer")).to_contain_text("avviker från modellen", timeout=PATIENCE)
    page.get_by_role("button", name=tell(say("Save the decision"))).click()
    expect(page.get_by_text(tell(say("Everything is saved with the case."))).first).to_be_visible(timeout=PATIENCE)
    [deviation] = read_case(case).case.decision("base").deviations
    assert (deviation.initiative, deviation.chosen, deviation.reason) == ("I11", True, "Fritt från Falköping")


def test_a_killed_server_comes_back_and_the_page_keeps_its_dials(page: Page, server: Server) -> None:
    load(page, server.address)
    said = turn_money(page, "ArrowLeft")
    server.kill()
    expect(page.get_by_test_id("stStatusWidget")).to_be_visible(timeout=PATIENCE)
    server.start()
    page.wait_for_timeout(12_000)
    settled(page)
    assert "pengar=95" in page.url
    assert answer(page) == said
    assert turn_money(page, "ArrowLeft") != said
