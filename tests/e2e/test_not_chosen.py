"""Why not the others, on the page Scenario: worked out once the fold is opened, with the numbers of the small case."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browsing import NARROW, PATIENCE, WIDE, load, settled, unfold
from tests.e2e.serving import serving
from tests.e2e.small_case import written

pytestmark = pytest.mark.browser
TITLE = "Varför inte de andra, och vad skulle det krävas?"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(written(tmp_path_factory.mktemp("left-out"))) as address:
        yield address


def test_each_that_is_left_out_says_what_it_takes_once_the_fold_is_opened(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), address)
        unfold(page, TITLE)
        expect(page.get_by_text("Med 20 poäng till är den lika bra som det valda").last).to_be_visible(timeout=PATIENCE)
        settled(page)
        table = page.get_by_role("region", name=TITLE)
        expect(table).to_contain_text("Med 5 poäng till är den lika bra som det valda, och med mer än så är den med.")
        expect(table).to_contain_text("Då tränger den ut E-arkiv och Bibliotek.")
        page.set_viewport_size(NARROW)
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_room_sees_no_fold(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}?visa=1")
        assert page.get_by_text(TITLE).count() == 0


def test_the_card_says_of_one_what_each_kind_of_change_would_do(browser: Browser, address: str) -> None:
    """En app (10 points, 200 000 kr): with that much more E-arkiv, Bibliotek, the third and it are 150 points, before Delad IT's 145."""
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}?insats=app")
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("Är den med, och vad hänger det på?").click()
        table = dialog.get_by_role("region", name="Vad som skulle ta med den")
        expect(table.get_by_role("row")).to_have_count(5, timeout=PATIENCE)
        for told in (
            "Med 20 poäng till är den lika bra som det valda",
            "Med 200 000 kr till dess egna kostnader kommer den med; en krona mindre räcker inte.",
            "Den kommer med först när ramen är 20 % större, 200 000 kr över alla år",
            "”Egen ram” har 1 000 000 kr år 2027. Höjs gränsen med 200 000 kr kommer den med; mindre räcker inte.",
        ):
            expect(table).to_contain_text(told)


def test_the_card_of_one_that_is_in_says_what_is_lost_without_it_and_who_bears_it(browser: Browser, address: str) -> None:
    """Without E-arkiv Delad IT and the third are best: 135 points instead of 140."""
    with browser.new_context(viewport=NARROW, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}?insats=arkiv")
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("Är den med, och vad hänger det på?").click()
        expect(dialog).to_contain_text("I ”Dagens ram” är den med.", timeout=PATIENCE)
        expect(dialog).to_contain_text("Utan den blir nyttan 5 poäng mindre.", timeout=PATIENCE)
        expect(dialog.get_by_role("row").filter(has_text="Storköping")).to_be_visible()
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
