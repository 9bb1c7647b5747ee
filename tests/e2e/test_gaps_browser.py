"""What is lost in the gaps in a real browser: a link opens the page where it is mended, in another case of the register too."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import NARROW, NARROWEST, WIDE, load, settled
from tests.e2e.serving import serving
from tests.gaps_register import two_cases

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    register = two_cases(tmp_path_factory.mktemp("gaps"))
    with serving(Path(f"{register}#norr")) as running:
        yield f"{running}laget"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        yield context.new_page()


def test_a_link_leads_to_the_proposal_of_the_other_case(page: Page, address: str) -> None:
    load(page, address)
    page.get_by_role("link", name="Klar", exact=True).click()
    expect(page).to_have_url(re.compile(r"/forslag\?.*%23soder"))
    settled(page)
    expect(page.get_by_role("heading", name="Klar", exact=True)).to_be_visible()


@pytest.mark.parametrize("size", [NARROW, NARROWEST], ids=["390", "320"])
def test_nothing_of_it_is_wider_than_a_narrow_screen(page: Page, address: str, size: dict[str, int]) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    load(page, address)
    right = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('.portfolj-gaps *')].map((one) => one.getBoundingClientRect().right))"
    )
    assert 0 < right <= size["width"]
