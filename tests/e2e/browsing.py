"""The app in a real browser: opened, waited for, turned."""

import re
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from portfolj.errors import say
from portfolj.ui.words import tell

PATIENCE = 60_000
WIDE, NARROW, NARROWEST = ViewportSize(width=1280, height=720), ViewportSize(width=390, height=844), ViewportSize(width=320, height=640)
PAGES = ("", "laget", "forslag", "jamfor", "kommun", "beslut", "styrning", "arshjul", "uppfoljning", "om")
MONEY = '[data-testid="stSidebar"] [data-testid="stSlider"] input[type="range"] >> nth=0'
OPENED = "fold => fold.open && fold.getAnimations({ subtree: true }).length === 0"
STEPS = "Fyll i förslaget, steg för steg"
HOST = re.compile(r"^(?:https?|wss?)://([^/:]+)")


def load(page: Page, address: str) -> Page:
    """The page at an address, when it has answered in full."""
    page.goto(address)
    return settled(page)


def settled(page: Page) -> Page:
    """The page when nothing is being worked out any more."""
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
    ended = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(ended).to_have_count(1, timeout=PATIENCE)
    expect(page.get_by_role("button", name=tell(say("Stop")), exact=True)).to_have_count(0, timeout=PATIENCE)
    expect(ended).to_have_count(1, timeout=PATIENCE)
    # Streamlit fetches the script of a part when it first meets the part.
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=PATIENCE)
    return page


def answer(page: Page) -> str:
    """The first line, no-break spaces as spaces."""
    return page.locator(".portfolj-answer").first.inner_text().replace("\u00a0", " ")


def turn_money(page: Page, key: str) -> str:
    """Press a key on the money dial; the new first line."""
    before = page.locator(".portfolj-answer").first.get_attribute("data-answers")
    page.locator(MONEY).focus()
    page.keyboard.press(key)
    page.wait_for_function(
        "before => ![null, before].includes(document.querySelector('.portfolj-answer:not(.stale)')?.dataset.answers ?? null)",
        arg=before,
        timeout=PATIENCE,
    )
    settled(page)
    return answer(page)


def open_folds(page: Page) -> None:
    """Open everything that is folded in the page itself, and wait until it is open in full."""
    folded = page.locator('[data-testid="stMain"] details:not([open]) > summary')
    while folded.count():
        folded.first.click()
    page.wait_for_function(f"""() => [...document.querySelectorAll('[data-testid="stMain"] details')].every({OPENED})""", timeout=PATIENCE)
    settled(page)


def unfold(page: Page, title: str) -> None:
    """Open the fold with this title, and wait until it is open in full: what it moves on its way takes no click."""
    summary = page.locator("summary", has_text=title)
    summary.click()
    page.wait_for_timeout(500)
    page.wait_for_function(OPENED, arg=summary.locator("xpath=..").element_handle(), timeout=PATIENCE)


def to_step(page: Page, title: str) -> None:
    """Open the steps in which a proposal is filled in, and one of them."""
    if not page.locator("details[open] > summary", has_text=STEPS).count():
        unfold(page, STEPS)
    page.get_by_role("tab", name=title).click()
    page.wait_for_timeout(500)
    settled(page)


def go_to(page: Page, title: str) -> None:
    """Follow the link of this name, such as a page in the menu."""
    page.get_by_role("link", name=title, exact=True).click()
    page.wait_for_timeout(500)
    settled(page)


def save(page: Page, button: str) -> None:
    """Press a button, and wait for what becomes of it."""
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_timeout(500)
    settled(page)


def pick(page: Page, label: str, option: str) -> None:
    """Choose from a list."""
    field = page.get_by_role("combobox", name=label, exact=True)
    # A list closes where its page scrolls, so that is done before.
    field.evaluate("field => field.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(500)
    field.click()
    page.get_by_role("option", name=option, exact=True).click()
    page.wait_for_timeout(500)
    settled(page)


def give_mandate(page: Page) -> None:
    """Say on a proposal who has decided about it, and when."""
    to_step(page, "Prövning")
    page.get_by_role("textbox", name="Vem som har beslutat om den", exact=True).fill("Direktionen")
    page.get_by_role("textbox", name="När", exact=True).fill("2026-10")
    save(page, "Spara mandatet")


def answer_questions(page: Page, questions: Iterable[str]) -> None:
    """Say yes to questions of the admission test, as a body."""
    for question in questions:
        pick(page, question, "Ja")
    page.get_by_role("textbox", name="Organet som svarar, inte en person", exact=True).fill("Direktionen")
    save(page, "Spara svaren på frågorna")


def assess(page: Page, body: str, goal: str, level: str, reason: str) -> None:
    """Assess a proposal by the scale of a goal."""
    to_step(page, "Bedömning")
    page.get_by_role("textbox", name="Organet som bedömer, inte en person", exact=True).fill(body)
    page.keyboard.press("Enter")
    settled(page)
    pick(page, goal, level)
    page.get_by_role("textbox", name=f"Varför, {goal}", exact=True).fill(reason)
    save(page, "Spara bedömningen")


def make_candidate(page: Page) -> None:
    """Take the step after which a proposal can be chosen."""
    to_step(page, "Skede")
    pick(page, "Till skedet", "Kandidat")
    page.get_by_role("textbox", name="Vem som tar steget", exact=True).fill("Strategerna")
    page.get_by_role("textbox", name="Skäl", exact=True).fill("Klart att prioritera")
    save(page, "Ta steget")


def heard_addresses(port: int) -> set[str]:
    """The addresses, in hexadecimal, that this machine listens on at a port."""
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    lines = [line.split() for table in tables if table.exists() for line in table.read_text("ascii").splitlines()[1:]]
    return {fields[1].partition(":")[0] for fields in lines if fields[1].endswith(f":{port:04X}") and fields[3] == "0A"}
