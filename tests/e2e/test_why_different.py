"""Why scenarios differ, on the page Compare: worked out once the fold is opened, with the numbers of the small case."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import NARROW, PATIENCE, WIDE, load, settled, unfold
from tests.e2e.serving import serving
from tests.e2e.small_case import written

pytestmark = pytest.mark.browser
TITLE = "Varför skiljer de sig?"
BOTH = {"id": "bada", "name": "Mindre av båda", "budgets": [{"percent": 80}], "hours_percent": 70}
LESS = {"id": "mindre", "name": "20 % mindre", "budgets": [{"percent": 80}]}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    case = written(tmp_path_factory.mktemp("different"), scenarios=[{"id": "base", "name": "Dagens ram"}, BOTH, LESS])
    with serving(case) as address:
        yield f"{address}jamfor?jamfor=base&jamfor=bada&jamfor=mindre"


def opened(page: Page, address: str) -> Page:
    load(page, address)
    unfold(page, TITLE)
    return settled(page)


def test_each_difference_says_what_comes_of_it_once_the_fold_is_opened(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = opened(context.new_page(), address)
        first, second = (page.get_by_role("region", name="Det som skiljer").nth(at) for at in range(2))
        expect(first.get_by_role("row").nth(1)).to_contain_text("De egna ramarna är 80 % i stället för 100 %.", timeout=PATIENCE)
        expect(first.get_by_role("row").nth(1)).to_contain_text("In: Delad IT. Ut: E-arkiv. Nyttan är 25 poäng högre.")
        expect(first.get_by_role("row").nth(2)).to_contain_text("Timmarna är 70 % i stället för 100 %.")
        expect(first.get_by_role("row").nth(2)).to_contain_text("Detsamma väljs.")
        expect(second).to_contain_text("In: Bibliotek. Nyttan är 30 poäng högre.")
        expect(page.get_by_text("Beror på flera av dem tillsammans: Bibliotek.")).to_be_visible()
        expect(page.get_by_text("Hela skillnaden beror på detta: De egna ramarna är 80 % i stället för 100 %.")).to_be_visible()
        causes = page.get_by_role("region", name="Vad var och en beror på")
        expect(causes.get_by_role("row", name="Bibliotek")).to_contain_text("Flera tillsammans.")
        page.set_viewport_size(NARROW)
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_what_is_due_to_something_opens_its_card(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = opened(context.new_page(), address)
        page.get_by_role("region", name="Vad var och en beror på").get_by_role("link", name="Bibliotek").click()
        expect(page.get_by_role("dialog")).to_contain_text("Bibliotek", timeout=PATIENCE)


def test_the_room_sees_no_fold(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}&visa=1")
        assert page.get_by_text(TITLE).count() == 0
