"""Every page in a real browser: nothing leaves the machine, everything can be reached and read, the address brings it back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portfolj.errors import say
from portfolj.ui.words import tell
from tests.e2e.browsing import (
    HOST,
    MONEY,
    NARROW,
    NARROWEST,
    PAGES,
    PATIENCE,
    WIDE,
    answer,
    heard_addresses,
    load,
    open_folds,
    settled,
    turn_money,
    unfold,
)
from tests.e2e.serving import serving
from tests.e2e.small_case import HOSTILE, small_case, written
from tests.undertaking import undertaking
from tests.wheel_case import WHEEL

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    bodies = [*WHEEL["bodies"], {"id": "hostile", "name": HOSTILE, "kind": "advises"}]
    done = undertaking(lesson=HOSTILE) | {"id": "done", "name": HOSTILE}
    done["steering"] |= {"stage": "reported"}
    initiatives = [*small_case().initiatives, done]
    with serving(written(tmp_path_factory.mktemp("small"), **{**WHEEL, "bodies": bodies, "initiatives": initiatives})) as running:
        yield running


@pytest.fixture
def light(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        yield context.new_page()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_without_a_complaint_asks_no_other_host_and_shows_hostile_names_as_text(light: Page, address: str, name: str) -> None:
    complaints: list[str] = []
    hosts: set[str] = set()
    light.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    light.on("pageerror", lambda error: complaints.append(str(error)))
    light.on("request", lambda request: hosts.update(HOST.findall(request.url)))
    load(light, address + name)
    open_folds(light)
    if name != "om":
        expect(light.get_by_text(HOSTILE, exact=True).first).to_be_visible()
    assert hosts == {"127.0.0.1"}
    assert complaints == []
    assert light.locator('img[src*="evil"]').count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_serious_stands_in_the_way_of_those_who_use_aids(browser: Browser, address: str, name: str, scheme: str) -> None:
    with browser.new_context(viewport=WIDE, color_scheme=scheme, locale="sv-SE") as context:  # type: ignore[arg-type]
        page = load(context.new_page(), address + name)
        open_folds(page)
        page.wait_for_timeout(1000)
        assert grave_faults(page) == {}


def grave_faults(page: Page) -> dict[str, list[str]]:
    """What axe finds serious or critical, each with the parts of the page that it concerns."""
    found = Axe().run(page)["violations"]
    return {one["id"]: [node["html"] for node in one["nodes"]] for one in found if one["impact"] in {"serious", "critical"}}


@pytest.mark.parametrize("size", [NARROW, NARROWEST], ids=["390", "320"])
@pytest.mark.parametrize("name", PAGES)
def test_a_narrow_screen_scrolls_only_downwards(browser: Browser, address: str, name: str, size: dict[str, int]) -> None:
    with browser.new_context(viewport=size, locale="sv-SE") as context:  # type: ignore[arg-type]
        page = load(context.new_page(), address + name)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= size["width"]


@pytest.mark.parametrize("name", PAGES)
def test_what_fingers_meet_is_44_pixels(light: Page, address: str, name: str) -> None:
    load(light, address + name)
    sizes = light.evaluate(
        """[...document.querySelectorAll(':is(.stMain, .stSidebar) :is(button, summary)')]
        .filter((one) => one.checkVisibility({ opacityProperty: true }) && !one.closest('[data-tag]'))
        .map((one) => [one.ariaLabel || one.innerText, Math.round(one.getBoundingClientRect().height)])"""
    )
    assert [(label, height) for label, height in sizes if height < 44] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_says_what_it_shows(light: Page, address: str, name: str) -> None:
    load(light, address + name)
    names = light.evaluate(
        """[...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
        .map((one) => (one.querySelector('[role=img][aria-label]') || one).ariaLabel || '')"""
    )
    assert [label for label in names if len(label) < 20] == []


def test_an_answer_of_the_server_lets_nothing_out(light: Page, address: str) -> None:
    response = light.goto(address)
    assert response is not None
    policy = response.headers["content-security-policy"]
    assert {"default-src 'self'", "frame-ancestors 'none'", "connect-src 'self'"} <= set(policy.split("; "))
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert light.locator("html").get_attribute("lang") == "sv"


def test_the_policy_stops_what_a_page_would_fetch_elsewhere(light: Page, address: str) -> None:
    load(light, address)
    fetched = light.evaluate("fetch('http://127.0.0.2:9/').then(() => 'fetched', () => 'stopped')")
    blocked = light.evaluate(
        """new Promise((told) => {
            addEventListener('securitypolicyviolation', (event) => told(event.blockedURI));
            new Image().src = 'http://127.0.0.2:9/x.png';
        })"""
    )
    assert fetched == "stopped"
    assert blocked.startswith("http://127.0.0.2:9/")


def test_the_keyboard_reaches_the_dial_and_changes_the_answer_and_the_address(light: Page, address: str) -> None:
    load(light, address)
    dial = light.locator(MONEY)
    for _ in range(25):
        light.keyboard.press("Tab")
        if dial.evaluate("dial => dial === document.activeElement"):
            break
    light.keyboard.press("Home")
    expect(light.locator(".portfolj-answer")).to_contain_text("400", timeout=PATIENCE)
    expect(light).to_have_url(re.compile("pengar=50"))


def test_the_address_brings_back_the_same_page(light: Page, browser: Browser, address: str) -> None:
    load(light, address)
    said = turn_money(light, "ArrowLeft")
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        assert answer(load(context.new_page(), light.url)) == said


def test_the_menu_keeps_what_is_chosen(light: Page, address: str) -> None:
    load(light, address)
    said = turn_money(light, "End")
    light.get_by_role("link", name=tell(say("About")), exact=True).click()
    expect(light).to_have_url(re.compile(r"/om\?.*pengar=150"))
    light.get_by_role("link", name=tell(say("Scenario")), exact=True).click()
    # For a moment the lines of both pages are there.
    answered = light.locator(".portfolj-answer").filter(has_text=said.split(".")[0].replace(" ", "\u00a0")[:8])
    expect(answered).to_be_visible(timeout=PATIENCE)
    assert "pengar=150" in light.url


def test_a_name_opens_the_card_and_the_card_closes(light: Page, address: str) -> None:
    load(light, address)
    unfold(light, tell(say("The same as a table; a name opens its card")))
    light.get_by_role("link", name="E-arkiv").click()
    card = light.get_by_role("dialog")
    expect(card).to_contain_text("E-arkiv")
    expect(card.get_by_role("region", name=tell(say("Who pays")))).to_be_visible()
    light.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(light).not_to_have_url(re.compile("insats="))


def test_a_single_letter_starts_nothing(light: Page, address: str) -> None:
    load(light, address)
    light.locator("h1").click()
    light.keyboard.press("r")
    with pytest.raises(PlaywrightTimeout):
        light.get_by_test_id("stStatusWidget").wait_for(timeout=1000)


def test_without_scrolling_the_answer_and_its_figures_are_seen(light: Page, address: str) -> None:
    load(light, address)
    assert light.locator(".portfolj-figures").evaluate("line => line.getBoundingClientRect().bottom") < WIDE["height"] / 2


def test_light_and_dark_change_at_once_also_in_pictures_and_above_the_page(light: Page, address: str) -> None:
    load(light, address + "?insats=arkiv")
    shown = [light.get_by_role("dialog"), light.locator(".portfolj-answer"), light.locator("svg .role-axis-label text").last]

    def colours() -> list[str]:
        return [one.evaluate("one => { const style = getComputedStyle(one); return style.fill + style.color; }") for one in shown]

    expect(shown[0]).to_be_visible()
    before = colours()
    light.keyboard.press("Escape")
    expect(shown[0]).to_have_count(0)
    settled(light)
    light.get_by_role("button", name=tell(say("Main menu"))).click()
    light.get_by_role("menuitemradio", name=tell(say("Dark"))).click()
    light.keyboard.press("Escape")
    unfold(light, tell(say("The same as a table; a name opens its card")))
    settled(light)
    light.get_by_role("link", name="E-arkiv").first.click()
    expect(shown[0]).to_be_visible()
    assert [after == one for after, one in zip(colours(), before, strict=True)] == [False, False, False]


def test_leaving_a_form_that_is_not_sent_is_asked_about_and_nothing_is_lost_where_one_stays(light: Page, address: str) -> None:
    load(light, address + "beslut")
    field = light.get_by_label(tell(say("Your reason")))
    field.fill("Vi vill det")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    light.on("dialog", stay)
    light.get_by_role("link", name=tell(say("About")), exact=True).click()
    expect(field).to_have_value("Vi vill det")
    assert asked == [tell(say("You have typed something that is not saved. Leave it?"))]
    light.remove_listener("dialog", stay)
    light.on("dialog", lambda dialog: dialog.accept())
    light.get_by_role("link", name=tell(say("About")), exact=True).click()
    expect(light).to_have_url(re.compile("/om"))


def test_print_shows_the_answer_and_that_values_are_made_up_without_dials_and_menu(light: Page, address: str) -> None:
    load(light, address)
    light.emulate_media(media="print")
    expect(light.locator(".portfolj-answer")).to_be_visible()
    expect(light.locator(".portfolj-whose")).to_contain_text("Exempel")
    expect(light.locator(MONEY)).to_be_hidden()
    expect(light.get_by_role("link", name=tell(say("About")), exact=True)).to_be_hidden()


def test_what_is_shown_for_the_room_is_large_and_nothing_else(light: Page, address: str) -> None:
    load(light, address + "?visa=1")
    expect(light.locator(MONEY)).to_have_count(0)
    size = light.locator(".portfolj-answer").evaluate("line => parseFloat(getComputedStyle(line).fontSize) * line.currentCSSZoom")
    assert size >= 24


def test_the_app_listens_on_this_machine_only(address: str) -> None:
    assert heard_addresses(int(address.rstrip("/").rpartition(":")[2])) == {"0100007F"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_page_opens_the_example_and_is_read_by_all(browser: Browser, scheme: str) -> None:
    with serving(None) as running, browser.new_context(viewport=WIDE, color_scheme=scheme, locale="sv-SE") as context:  # type: ignore[arg-type]
        page = load(context.new_page(), running)
        page.get_by_label(tell(say("Or a case of your own: its folder or register on this computer"))).fill("/finns/inte")
        page.keyboard.press("Enter")
        expect(page.get_by_text("”/finns/inte” finns inte")).to_be_visible()
        assert grave_faults(page) == {}
        page.get_by_role("button", name=tell(say("Open the example Skaraborg"))).click()
        expect(page.locator(".portfolj-answer")).to_contain_text("14", timeout=PATIENCE)


def test_a_case_that_cannot_be_opened_still_gives_a_page(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path / "nowhere") as running, browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = context.new_page()
        page.goto(running)
        expect(page.get_by_role("heading", name=tell(say("The case cannot be opened")))).to_be_visible(timeout=PATIENCE)
