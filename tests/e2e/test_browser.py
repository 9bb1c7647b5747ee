"""The page in a real browser: nothing leaves the machine, everything can be reached, the address brings it back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portfolj.errors import say
from portfolj.ui.words import tell
from tests.e2e.serving import serving
from tests.e2e.small_case import HOSTILE, written

pytestmark = pytest.mark.browser

PATIENCE = 60_000
WIDE, NARROW = ViewportSize(width=1280, height=720), ViewportSize(width=390, height=844)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(written(tmp_path_factory.mktemp("small"))) as running:
        yield running


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, color_scheme=request.param, locale="sv-SE") as context:
        yield context.new_page()


@pytest.fixture
def light(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        yield context.new_page()


def load(page: Page, address: str) -> Page:
    """The page at an address, when it has answered in full."""
    page.goto(address)
    expect(page.get_by_text(tell(say("How this was worked out")))).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", name=tell(say("In which order?")))).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=PATIENCE)
    return page


def test_the_page_loads_without_a_complaint_and_asks_no_other_host(light: Page, address: str) -> None:
    complaints: list[str] = []
    hosts: set[str] = set()
    light.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    light.on("pageerror", lambda error: complaints.append(str(error)))
    light.on("request", lambda request: hosts.update(re.findall(r"^(?:https?|wss?)://([^/:]+)", request.url)))
    load(light, address)
    light.get_by_text(tell(say("The same as a table, and what is in none"))).click()
    expect(light.get_by_role("rowheader", name=HOSTILE).first).to_be_visible()
    assert hosts == {"127.0.0.1"}
    assert complaints == []


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
    dial = light.locator('[data-testid="stSlider"] input[type="range"]')
    for _ in range(15):
        light.keyboard.press("Tab")
        if dial.evaluate("dial => dial === document.activeElement"):
            break
    light.keyboard.press("Home")
    expect(light.locator(".portfolj-answer")).to_contain_text(re.compile(r"med 50\s*%"), timeout=PATIENCE)
    assert "pengar=50" in light.url


def test_the_address_brings_back_the_same_page(light: Page, browser: Browser, address: str) -> None:
    load(light, address)
    light.locator('[data-testid="stSlider"] input[type="range"]').focus()
    light.keyboard.press("ArrowLeft")
    answer = light.locator(".portfolj-answer")
    expect(answer).to_contain_text(re.compile(r"med 99\s*%"), timeout=PATIENCE)
    light.get_by_role("button", name=re.compile("20 % mindre")).click()
    expect(answer).not_to_contain_text("alla tre", timeout=PATIENCE)
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        again = load(context.new_page(), light.url)
        assert again.locator(".portfolj-answer").inner_text() == answer.inner_text()


def test_nothing_serious_stands_in_the_way_of_those_who_use_aids(page: Page, address: str) -> None:
    load(page, address)
    page.get_by_text(tell(say("The same as a table, and what is in none"))).click()
    page.get_by_text(tell(say("How this was worked out"))).click()
    page.wait_for_timeout(1000)
    found = Axe().run(page)["violations"]
    grave = {one["id"]: [node["html"] for node in one["nodes"]] for one in found if one["impact"] in {"serious", "critical"}}
    assert grave == {}


def test_streamlits_own_words_are_swedish(light: Page, address: str) -> None:
    load(light, address)
    names = light.evaluate("[...document.querySelectorAll('button[aria-label]')].map((one) => one.checkVisibility() ? one.ariaLabel : '')")
    assert [name for name in names if re.search(r"menu|Remove|Clear|Open", name)] == []


def test_a_single_letter_starts_nothing(light: Page, address: str) -> None:
    load(light, address)
    light.locator("h1").click()
    light.keyboard.press("r")
    with pytest.raises(PlaywrightTimeout):
        light.get_by_test_id("stStatusWidget").wait_for(timeout=1000)


def test_a_narrow_screen_shows_the_answer_and_scrolls_only_downwards(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=NARROW, locale="sv-SE") as context:
        page = load(context.new_page(), address)
        bottom = page.locator(".portfolj-answer").evaluate("answer => answer.getBoundingClientRect().bottom")
        assert bottom < NARROW["height"]
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == NARROW["width"]


def test_without_scrolling_the_answer_and_its_figures_are_seen(light: Page, address: str) -> None:
    load(light, address)
    table = light.get_by_role("region", name=tell(say("Key figures of the alternatives")))
    assert table.evaluate("table => table.getBoundingClientRect().bottom") < WIDE["height"]


def test_what_fingers_meet_is_44_pixels(light: Page, address: str) -> None:
    load(light, address)
    sizes = light.evaluate(
        """[...document.querySelectorAll('.stMain button, .stMain summary')].filter((one) => one.checkVisibility({ opacityProperty: true }))
        .map((one) => [one.ariaLabel || one.innerText, Math.round(one.getBoundingClientRect().height)])"""
    )
    assert [(name, height) for name, height in sizes if height < 44] == []


def test_print_shows_the_answer_without_the_dials(light: Page, address: str) -> None:
    load(light, address)
    light.emulate_media(media="print")
    expect(light.locator(".portfolj-answer")).to_be_visible()
    expect(light.locator('[data-testid="stSlider"]')).to_be_hidden()


def test_the_list_is_downloaded_with_its_rows(light: Page, address: str) -> None:
    load(light, address)
    with light.expect_download() as waiting:
        light.get_by_role("button", name="CSV").click()
    rows = Path(waiting.value.path()).read_text("utf-8-sig").splitlines()
    assert waiting.value.suggested_filename == "small-base.csv"
    assert len(rows) == 5


def test_the_app_listens_on_this_machine_only(address: str) -> None:
    port = int(address.rstrip("/").rpartition(":")[2])
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    lines = [line.split() for table in tables if table.exists() for line in table.read_text("ascii").splitlines()[1:]]
    heard = {fields[1].partition(":")[0] for fields in lines if fields[1].endswith(f":{port:04X}") and fields[3] == "0A"}
    assert heard == {"0100007F"}


def test_a_case_that_cannot_be_opened_still_gives_a_page(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path / "nowhere") as running, browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = context.new_page()
        page.goto(running)
        expect(page.get_by_role("heading", name=tell(say("The case cannot be opened")))).to_be_visible(timeout=PATIENCE)
