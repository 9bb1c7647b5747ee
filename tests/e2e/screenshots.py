"""Pictures of every page, light and dark, wide and narrow: `make screenshots`. Those of the README and the guide go to docs/pictures."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import find_chromium
from tests.e2e.browsing import NARROW, PAGES, WIDE, load, settled
from tests.e2e.serving import ROOT, serving

CASE = ROOT / "scenarios" / "skaraborg"
SHOWN = ROOT / "docs" / "pictures"
SIZES = {"wide": WIDE, "narrow": NARROW}
# What stands in the documents: name, address.
IN_DOCUMENTS = {
    "page": "?pengar=90",
    "compare": "jamfor?jamfor=base&jamfor=mindre-ram&jamfor=sma-forst",
    "municipality": "kommun?kommun=hjo",
    "decision": "beslut",
}
LONGEST = 8000


def take(browser: Browser, address: str, file: Path, *, size: str, scheme: str, whole: bool) -> None:
    """Save a page as a visitor sees it, or all of it."""
    with browser.new_context(viewport=SIZES[size], color_scheme=scheme, locale="sv-SE") as context:  # type: ignore[arg-type]
        page = load(context.new_page(), address)
        if whole:
            height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
            page.set_viewport_size({"width": SIZES[size]["width"], "height": min(height + 20, LONGEST)})
            settled(page)
        page.wait_for_timeout(1000)
        page.screenshot(path=file)


def take_all(folder: Path) -> None:
    """Take them all."""
    folder.mkdir(parents=True, exist_ok=True)
    SHOWN.mkdir(exist_ok=True)
    with serving(CASE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for name in PAGES:
            for size in SIZES:
                for scheme in ("light", "dark"):
                    file = folder / f"{name or 'scenario'}-{size}-{scheme}.png"
                    take(browser, address + name, file, size=size, scheme=scheme, whole=True)
        for name, at in IN_DOCUMENTS.items():
            take(browser, address + at, SHOWN / f"{name}.png", size="wide", scheme="light", whole=False)
        browser.close()


if __name__ == "__main__":
    take_all(Path(sys.argv[1]))
