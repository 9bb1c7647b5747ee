"""Each language, in a real browser: no English on a Swedish page, Streamlit's own parts included, and a switch that changes all at once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from portfolj.text.catalogue import translate
from portfolj.text.language import Language
from portfolj.ui.chrome import WORDS
from tests.e2e.browsing import NARROW, PAGES, PATIENCE, WIDE, load, open_folds, settled
from tests.e2e.serving import Server, serving
from tests.e2e.small_case import HOSTILE, written
from tests.wheel_case import WHEEL

pytestmark = pytest.mark.browser

# Every text and name that is seen or heard; icons are written as words, and marked.
SAID = """() => {
  const names = ["aria-label", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt"];
  const found = [];
  for (const element of document.querySelectorAll("body, body *")) {
    if (element.closest("script, style, noscript, [translate=no]") || !element.checkVisibility()) continue;
    found.push(...names.map((name) => element.getAttribute(name)));
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(node.data);
  }
  return found.map((text) => (text || "").trim()).filter(Boolean);
}"""
# Words that are English and nothing else here.
ENGLISH = re.compile(
    r"\b(the|and|of|to|with|is|are|not|your|you|this|that|available|selected|press|open|close|clear|choose|select|loading|running|please"
    r"|connection|connecting|show|hide|search|dismiss|sidebar|expand|collapse|apply|submit|remove|copy|theme|value|option|options|number)\b",
    re.IGNORECASE,
)
# Left as they are: names of products, commands.
NAMES = ("Streamlit", "portfolj copy", HOSTILE)
WRITTEN = ("input[type=text]", "textarea")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(written(tmp_path_factory.mktemp("small"), **WHEEL)) as running:
        yield running


# A visitor whose own browser speaks English: the page's language must not come from there.
@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, locale="en-GB") as context:
        yield context.new_page()


def english(page: Page) -> list[str]:
    """What a page says in English."""
    known = {word.text for word in WORDS if "…" not in word.text and translate(word.text, Language.SWEDISH) != word.text}
    said = {one for text in page.evaluate(SAID) for one in [text, *text.splitlines()]}
    for name in NAMES:
        said = {text.replace(name, "") for text in said}
    return sorted(text for text in said if text in known or ENGLISH.search(text))


def shown(page: Page, selector: str) -> list[Locator]:
    """The parts of a page that can be used."""
    return [one for one in page.locator(selector).all() if one.is_visible() and one.is_enabled()]


@pytest.mark.parametrize("name", PAGES)
def test_a_swedish_page_holds_no_english_word_folded_or_open(page: Page, address: str, name: str) -> None:
    load(page, address + name)
    assert english(page) == []
    open_folds(page)
    assert english(page) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("kind", ["stSelectbox", "stMultiSelect"])
def test_an_open_list_holds_no_english_word_with_and_without_a_match(page: Page, address: str, name: str, kind: str) -> None:
    load(page, address + name)
    for fold in reversed(shown(page, '[data-testid="stSidebar"] details:not([open]) > summary')):
        fold.click()
    for field in shown(page, f'[data-testid="{kind}"] input')[:1]:
        # A list closes when what it hangs on is scrolled.
        field.scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        field.click()
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        for typed in ("", "e", "qzqz"):
            field.fill(typed)
            page.wait_for_timeout(500)
            assert english(page) == []
        expect(page.get_by_text(translate("No results", Language.SWEDISH))).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_a_field_that_is_written_in_says_in_swedish_what_to_press(page: Page, address: str, name: str) -> None:
    load(page, address + name)
    open_folds(page)
    for field in shown(page, '[data-testid="stTextInput"] input, [data-testid="stTextArea"] textarea'):
        field.click()
        page.keyboard.type("abc")
        page.wait_for_timeout(300)
        assert english(page) == []


def test_the_menu_and_what_hovers_hold_no_english_word(page: Page, address: str) -> None:
    load(page, address)
    for help_sign in shown(page, '[data-testid="stTooltipHoverTarget"], [data-testid="stTooltipIcon"]')[:3]:
        help_sign.hover()
        page.wait_for_timeout(300)
    page.get_by_role("button", name="Huvudmeny").click()
    expect(page.get_by_role("menuitemradio").first).to_be_visible()
    assert english(page) == []


def test_a_card_and_the_drawer_of_the_dials_hold_no_english_word(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=NARROW, locale="en-GB") as context:
        page = load(context.new_page(), address)
        page.get_by_role("button", name="Fäll ut sidofältet").click()
        page.wait_for_timeout(500)
        assert english(page) == []
        load(page, f"{address}?insats=arkiv")
        expect(page.get_by_role("dialog")).to_be_visible(timeout=PATIENCE)
        assert english(page) == []


def test_a_page_that_is_not_there_and_a_server_that_is_gone_are_told_of_in_swedish(
    page: Page, address: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page.goto(f"{address}finns-inte")
    expect(page.get_by_role("dialog")).to_contain_text("Sidan finns inte", timeout=PATIENCE)
    assert english(page) == []
    with Server(written(tmp_path_factory.mktemp("lost"))) as server:
        load(page, f"{server.address}om")
        page.wait_for_load_state("networkidle")
        server.kill()
        expect(page.get_by_role("dialog")).to_contain_text("Ingen anslutning", timeout=PATIENCE)
        assert english(page) == []


def test_the_switch_changes_the_whole_page_and_the_other_pages_after_it(page: Page, address: str) -> None:
    load(page, f"{address}om?scenario=mindre")
    assert page.locator("html").get_attribute("lang") == "sv"
    page.get_by_role("link", name="Norsk bokmål").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hva er dette, og hva kan man stole på?", timeout=PATIENCE)
    assert page.locator("html").get_attribute("lang") == "nb"
    expect(page.get_by_role("button", name="Hovedmeny")).to_be_visible()
    page.get_by_role("link", name="Sammenlign", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hva skiller alternativene?", timeout=PATIENCE)
    assert page.locator("html").get_attribute("lang") == "nb"
    assert {"sprak=nb", "scenario=mindre"} <= set(page.url.partition("?")[2].split("&"))


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_whole_in_each_language(page: Page, address: str, name: str, language: str) -> None:
    swedish = load(page, address + name).get_by_role("heading", level=1).inner_text()
    load(page, f"{address}{name}?sprak={language}")
    assert page.locator("html").get_attribute("lang") == language
    assert page.get_by_role("heading", level=1).inner_text() != swedish
    settled(page)
