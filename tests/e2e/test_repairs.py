"""Where nothing satisfies the dials, on the page Scenario: what would repair it, and a button that does."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browsing import NARROW, PATIENCE, WIDE, load, settled
from tests.e2e.serving import serving
from tests.e2e.small_case import written

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(written(tmp_path_factory.mktemp("repairs"))) as address:
        yield address


def test_the_fewest_decisions_to_drop_are_a_button_that_makes_it_possible_again(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}?scenario=utan")
        main = page.get_by_test_id("stMain")
        expect(main).to_contain_text("2 beslut som släpps löser det:", timeout=PATIENCE)
        expect(main).to_contain_text("Mer pengar löser det inte.")
        expect(main).to_contain_text("Fler timmar löser det inte.")
        page.get_by_role("button", name="Släpp 2 beslut").click()
        expect(main).to_contain_text("3 insatser", timeout=PATIENCE)
        settled(page)
        assert main.get_by_text("Det finns ingen portfölj").count() == 0


def test_a_dial_that_is_enough_alone_is_a_button_with_the_least_it_must_be_turned(browser: Browser, address: str) -> None:
    """E-arkiv, Delad IT and En app cost 1 300 000 kr: 130 % of the money is enough, and 129 % is not."""
    with browser.new_context(viewport=NARROW, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}?med=arkiv&med=it&med=app")
        main = page.get_by_test_id("stMain")
        expect(main).to_contain_text("300 000 kr till löser det:", timeout=PATIENCE)
        page.get_by_role("button", name="Pengar till 130 %").click()
        expect(main).to_contain_text("3 insatser", timeout=PATIENCE)
        settled(page)
        assert "pengar=130" in page.url
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
