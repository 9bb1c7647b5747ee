"""Other portfolios that are nearly as good, on the page Compare: looked for once the fold is opened, with the small case's numbers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browsing import NARROW, PATIENCE, WIDE, load, pick, settled, unfold
from tests.e2e.serving import serving
from tests.e2e.small_case import written

pytestmark = pytest.mark.browser
TITLE = "Vilka andra portföljer är nästan lika bra?"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(written(tmp_path_factory.mktemp("alternatives"))) as address:
        yield f"{address}jamfor"


def test_the_fold_tells_what_is_nearly_as_good_within_the_percent_that_is_chosen(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), address)
        assert page.get_by_text("Högst så mycket mindre nytta").count() == 0
        unfold(page, TITLE)
        none = page.get_by_text("Inget annat val av insatser ger minst 98 % av den bästa nyttan.")
        expect(none).to_be_visible(timeout=PATIENCE)
        page.get_by_role("radio", name="5 %", exact=True).click()
        expect(page.get_by_text("1 portfölj till har minst 95 % av den bästa nyttan. Fler finns inte.")).to_be_visible(timeout=PATIENCE)
        settled(page)
        row = page.get_by_role("region", name=TITLE).get_by_role("row", name="Alternativ 1")
        expect(row).to_contain_text("96,4 % av den bästa")
        assert [link.inner_text() for link in row.get_by_role("link").all()] == ["Delad IT", "E-arkiv", "Bibliotek"]
        expect(row).to_contain_text("3 insatser")
        expect(row).to_contain_text("1 400 000 kr, 140 %")
        assert "inom=5" in page.url
        page.set_viewport_size(NARROW)
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_another_scenario_can_be_chosen_and_the_address_brings_it_back(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), address)
        unfold(page, TITLE)
        pick(page, "Scenario", "Ont om timmar")
        expect(page.get_by_text("Inget annat val av insatser ger minst 98 % av den bästa nyttan.")).to_be_visible(timeout=PATIENCE)
        again = load(context.new_page(), page.url)
        unfold(again, TITLE)
        expect(again.get_by_role("combobox", name="Scenario", exact=True)).to_have_value("Ont om timmar", timeout=PATIENCE)


def test_the_room_sees_no_fold(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}?visa=1")
        assert page.get_by_text(TITLE).count() == 0
