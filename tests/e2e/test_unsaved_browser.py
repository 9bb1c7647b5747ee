"""What is typed in a form and not saved, in a real browser: it stays, or leaving it is asked about."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from portfolj.domain.base import replace
from portfolj.domain.initiative import Initiative
from portfolj.service.authorizing import LOCAL
from portfolj.service.opening import read_any
from portfolj.service.saving import save_proposal
from portfolj.storage import change, open_register
from tests.e2e.browsing import PATIENCE, WIDE, load, pick, save, settled, to_step, unfold
from tests.e2e.serving import serving
from tests.e2e.small_case import small_case

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The small case in a register."""
    file = tmp_path_factory.mktemp("unsaved") / "register.db"
    change(open_register(file, new=True), None, small_case(), seat="test", at=datetime(2026, 11, 1, tzinfo=UTC))
    return f"{file}#small"


@pytest.fixture(scope="module")
def address(place: str) -> Iterator[str]:
    with serving(Path(place)) as address:
        yield address


@pytest.fixture
def page(chromium: str, address: str) -> Iterator[Page]:
    """The page of a proposal."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield load(browser.new_context(viewport=WIDE, locale="sv-SE").new_page(), f"{address}forslag?forslag=arkiv")
        browser.close()


@pytest.fixture
def asked(page: Page) -> list[str]:
    """What the browser asks; the answer is always no."""
    said: list[str] = []

    def stay(dialog: object) -> None:
        said.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", stay)
    return said


def owner(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Ägare", exact=True)


def type_owner(page: Page, text: str) -> None:
    to_step(page, "Ansvar och tid")
    owner(page).fill(text)


def to_another_page(page: Page) -> None:
    page.locator(".st-key-menu a", has_text="Läget").click()
    page.wait_for_timeout(1000)
    settled(page)


def try_to_choose(page: Page, label: str) -> None:
    """Click on the last of a list, and see it folded."""
    field = page.get_by_role("combobox", name=label, exact=True)
    field.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    field.click()
    page.get_by_role("option").last.click()
    page.wait_for_timeout(1000)
    settled(page)
    expect(page.get_by_role("option")).to_have_count(0)


def test_what_is_typed_in_a_form_stays_when_another_form_is_saved_and_is_saved_after_it(page: Page, place: str) -> None:
    type_owner(page, "Nätverket för arkiv")
    to_step(page, "Pengar")
    page.get_by_role("textbox", name="Insatsens år 1, kr", exact=True).fill("70 tkr")
    save(page, "Spara pengarna")
    expect(page.get_by_role("textbox", name="Insatsens år 1, kr", exact=True)).to_have_value("70\u00a0000", timeout=PATIENCE)
    to_step(page, "Ansvar och tid")
    expect(owner(page)).to_have_value("Nätverket för arkiv")
    save(page, "Spara ansvar och tid")
    one = next(one for one in read_any(LOCAL, place).case.initiatives if one.id == "arkiv")
    assert (one.parties.owner, [row.kronor for row in one.takes.financing]) == ("Nätverket för arkiv", [70_000])


def test_leaving_the_page_is_asked_about_until_the_form_is_saved(page: Page, asked: list[str]) -> None:
    type_owner(page, "Kansliet")
    to_another_page(page)
    assert (len(asked), "/forslag" in page.url) == (1, True)
    save(page, "Spara ansvar och tid")
    to_another_page(page)
    assert (len(asked), "/laget" in page.url) == (1, True)


def test_leaving_is_asked_about_when_what_was_typed_was_refused(page: Page, asked: list[str]) -> None:
    to_step(page, "Ansvar och tid")
    page.get_by_role("textbox", name="År då den kan börja", exact=True).fill("snart")
    save(page, "Spara ansvar och tid")
    to_another_page(page)
    assert (len(asked), "/forslag" in page.url) == (1, True)


def test_leaving_is_asked_about_when_something_was_chosen_from_a_list_in_a_form(page: Page, asked: list[str]) -> None:
    to_step(page, "Vad den är")
    pick(page, "Fält i fyrfältaren", "Utforska, operativ leverans")
    to_another_page(page)
    assert (len(asked), "/forslag" in page.url) == (1, True)


def test_choosing_another_proposal_is_asked_about_and_what_is_typed_stands(page: Page, asked: list[str]) -> None:
    type_owner(page, "Kansliet i väst")
    try_to_choose(page, "Visa ett förslag med allt som är känt om det")
    assert len(asked) == 1
    assert "forslag=arkiv" in page.url
    expect(owner(page)).to_have_value("Kansliet i väst")


def test_choosing_another_member_is_asked_about_and_what_is_typed_stands(page: Page, asked: list[str]) -> None:
    to_step(page, "Medlemmar")
    hours = page.get_by_role("textbox", name="Timmar under insatsens år 1", exact=True)
    hours.fill("77")
    try_to_choose(page, "Medlem")
    assert len(asked) == 1
    expect(hours).to_have_value("77")


def test_taking_a_change_back_is_asked_about_while_something_is_not_saved(page: Page, place: str, asked: list[str]) -> None:
    type_owner(page, "Kansliet i norr")
    save(page, "Spara ansvar och tid")
    unfold(page, "Historik")
    latest = page.get_by_role("button", name="Ta tillbaka ändring").first
    owner(page).fill("Kansliet i söder")
    latest.click()
    page.wait_for_timeout(1000)
    settled(page)
    assert (len(asked), stands(place)) == (1, "Kansliet i norr")
    expect(owner(page)).to_have_value("Kansliet i söder")


def stands(place: str) -> str:
    return next(one for one in read_any(LOCAL, place).case.initiatives if one.id == "arkiv").parties.owner


def test_the_link_to_a_likely_duplicate_shows_it_once_nothing_is_left_unsaved(page: Page, place: str, asked: list[str]) -> None:
    save_proposal(LOCAL, place, Initiative(id="like", name="Gemensamt e-arkiv"), seen=None, at=datetime(2026, 11, 2, tzinfo=UTC))
    page.reload()
    settled(page)
    type_owner(page, "Kansliet i öst")
    link = page.get_by_role("link", name="Gemensamt e-arkiv (100 % likt)")
    link.click()
    page.wait_for_timeout(1000)
    assert (len(asked), "forslag=arkiv" in page.url) == (1, True)
    save(page, "Spara ansvar och tid")
    link.click()
    expect(page.get_by_role("heading", name="Gemensamt e-arkiv")).to_be_visible(timeout=PATIENCE)
    # The address follows at the end of the page.
    expect(page).to_have_url(re.compile("forslag=like"))
    assert len(asked) == 1


def test_copying_from_another_round_is_asked_about_while_something_is_not_saved(page: Page, place: str, asked: list[str]) -> None:
    file, _ = place.split("#")
    other = replace(small_case(), id="earlier", name="Förra omgången")
    change(open_register(file), None, other, seat="test", at=datetime(2026, 11, 1, tzinfo=UTC))
    page.reload()
    settled(page)
    unfold(page, "Kopiera ett förslag från en annan omgång")
    pick(page, "Omgång", "Förra omgången")
    pick(page, "Förslag i den omgången", "Delad IT")
    type_owner(page, "Kansliet i väst")
    page.get_by_role("button", name="Kopiera till den här omgången").click()
    page.wait_for_timeout(1000)
    settled(page)
    assert (len(asked), "forslag=arkiv" in page.url) == (1, True)
    expect(owner(page)).to_have_value("Kansliet i väst")
