"""Filling in a proposal step by step: what each step is for, the way from one to the next, and links to them."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from portfolj.domain.initiative import Initiative
from portfolj.service.authorizing import LOCAL
from portfolj.service.saving import save_proposal
from portfolj.storage import change, open_register
from portfolj.ui.components.proposal_steps import STEPS
from portfolj.workflow.intake import Bar, Part
from tests.e2e.browsing import NARROW, NARROWEST, PATIENCE, WIDE, load, save, settled, to_step, unfold
from tests.e2e.serving import serving
from tests.e2e.small_case import small_case


def test_whatever_may_be_missing_has_its_one_step() -> None:
    assert Counter(part for step in STEPS.values() for part in step.parts) == Counter((*Part, *Bar))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small case in a register, with a draft."""
    file = tmp_path_factory.mktemp("steps") / "register.db"
    change(open_register(file, new=True), None, small_case(), seat="test", at=datetime(2026, 11, 1, tzinfo=UTC))
    save_proposal(LOCAL, f"{file}#small", Initiative(id="ny", name="Ny"), seen=None, at=datetime(2026, 11, 2, tzinfo=UTC))
    with serving(Path(f"{file}#small")) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        yield context.new_page()


def in_front(page: Page) -> str:
    return page.get_by_role("tab", selected=True).inner_text()


@pytest.mark.browser
def test_what_is_missing_leads_to_its_step_and_the_address_says_which_that_is(page: Page, address: str) -> None:
    load(page, f"{address}forslag?forslag=ny")
    page.get_by_role("link", name="Pengar", exact=True).click()
    amount = page.get_by_role("textbox", name="Insatsens år 1, kr", exact=True)
    expect(amount).to_be_visible(timeout=PATIENCE)
    expect(page).to_have_url(re.compile("steg=pengar"))
    page.reload()
    settled(page)
    expect(amount).to_be_visible(timeout=PATIENCE)
    assert in_front(page) == "4. Pengar"


@pytest.mark.browser
def test_a_link_opens_the_steps_again_after_they_were_folded(page: Page, address: str) -> None:
    load(page, f"{address}forslag?forslag=ny&steg=pengar")
    page.locator("summary", has_text="Fyll i förslaget").click()
    amount = page.get_by_role("textbox", name="Insatsens år 1, kr", exact=True)
    expect(amount).to_be_hidden(timeout=PATIENCE)
    settled(page)
    page.get_by_role("link", name="Pengar", exact=True).click()
    expect(amount).to_be_visible(timeout=PATIENCE)


@pytest.mark.browser
def test_each_step_leads_to_the_next_and_what_is_typed_in_one_stands_in_the_others(page: Page, address: str) -> None:
    load(page, f"{address}forslag?forslag=ny")
    to_step(page, "Vad den är")
    need = page.get_by_role("textbox", name="Behovet bakom", exact=True)
    need.fill("Arkivet är fullt")
    seen = [in_front(page)]
    while (onward := page.get_by_role("button", name="Vidare till: ")).count():
        onward.click()
        page.wait_for_timeout(500)
        settled(page)
        seen.append(in_front(page))
    assert [re.sub(r"^\d\. ", "", title) for title in seen] == [
        *("Vad den är", "Ansvar och tid", "Bedömning", "Pengar", "Medlemmar", "Prövning", "Arbetsplan", "Skede"),
    ]
    to_step(page, "Vad den är")
    expect(need).to_have_value("Arkivet är fullt")


@pytest.mark.browser
def test_a_new_draft_begins_with_its_first_step(page: Page, address: str) -> None:
    load(page, f"{address}forslag")
    unfold(page, "Lägg in ett nytt förslag")
    page.get_by_role("textbox", name="Det nya förslagets rubrik", exact=True).fill("Delad växel")
    save(page, "Spara som utkast")
    expect(page.get_by_role("textbox", name="Vad den är", exact=True)).to_be_visible(timeout=PATIENCE)


@pytest.mark.browser
@pytest.mark.parametrize("size", [NARROW, NARROWEST], ids=["narrow", "narrowest"])
def test_the_steps_fit_a_telephone(page: Page, address: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    load(page, f"{address}forslag?forslag=ny&steg=medlemmar")
    expect(page.get_by_role("button", name="Spara svaret", exact=True)).to_be_visible(timeout=PATIENCE)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
