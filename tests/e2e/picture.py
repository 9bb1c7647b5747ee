"""Take the picture of the page in the README: python -m tests.e2e.picture."""

from playwright.sync_api import ViewportSize, expect, sync_playwright

from portfolj.errors import say
from portfolj.ui.words import tell
from tests.conftest import find_chromium
from tests.e2e.serving import ROOT, serving

CASE = ROOT / "scenarios" / "skaraborg"
PICTURE = ROOT / "docs" / "pictures" / "page.png"
PATIENCE = 120_000


def take() -> None:
    """Save what a visitor sees first."""
    with serving(CASE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport=ViewportSize(width=1280, height=900), locale="sv-SE")
        page.goto(address)
        expect(page.get_by_text(tell(say("How this was worked out")))).to_be_visible(timeout=PATIENCE)
        expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0, timeout=PATIENCE)
        page.wait_for_timeout(1000)
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    take()
