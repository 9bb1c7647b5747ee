"""The annual wheel in a real browser: the ring is round on every screen, the calendar comes down, and the year stays in the address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, ViewportSize

from tests.e2e.browsing import NARROW, NARROWEST, WIDE, load, pick
from tests.e2e.serving import serving
from tests.e2e.small_case import written
from tests.wheel_case import WHEEL

pytestmark = pytest.mark.browser

# Width and height of the line around the months, and how far it lies inside the picture to the left and to the right.
ROUND = """() => {
  const picture = document.querySelector('[data-testid=stVegaLiteChart] svg').getBoundingClientRect();
  const found = [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg path')].map((one) => one.getBoundingClientRect());
  const circle = found.filter((one) => one.width > 200 && one.height < picture.height - 8 && one.width < picture.width - 8)
    .sort((one, other) => other.width - one.width)[0];
  return [circle.width, circle.height, circle.left - picture.left, picture.right - circle.right];
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(written(tmp_path_factory.mktemp("wheel"), **WHEEL)) as running:
        yield f"{running}arshjul"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        yield context.new_page()


@pytest.mark.parametrize("size", [WIDE, NARROW, NARROWEST], ids=["1280", "390", "320"])
def test_the_ring_is_round_and_in_the_middle_of_its_place(page: Page, address: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    load(page, address)
    page.wait_for_timeout(1000)
    width, height, left, right = page.evaluate(ROUND)
    assert width == pytest.approx(height, abs=2)
    assert left == pytest.approx(right, abs=4)
    assert left > 0


def test_the_calendar_that_comes_down_holds_the_meetings_of_the_body_that_is_shown(page: Page, address: str, tmp_path: Path) -> None:
    load(page, f"{address}?organ=board")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Ladda ner alla möten med dag som kalender").click()
    assert coming.value.suggested_filename == "small-board-möten.ics"
    coming.value.save_as(tmp_path / "meetings.ics")
    assert [str(one["summary"]) for one in Calendar.from_ical((tmp_path / "meetings.ics").read_bytes()).walk("VEVENT")] == [
        "Styrelsemöte"
    ] * 3


def test_a_year_that_is_chosen_stands_in_the_address_and_comes_back_from_it(page: Page, address: str) -> None:
    load(page, address)
    pick(page, "År", "2021")
    assert page.url.endswith("?ar=2021")
    load(page, page.url)
    assert page.get_by_role("heading", name="10 möten 2021").is_visible()
