"""What is taken home from the page Decision, in a real browser: the same files as from the shell."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from portfolj.cli.main import run
from portfolj.errors import say
from portfolj.exchange.plan.formats import FORMATS, file_name
from portfolj.ui.words import tell
from tests.documents.plans import DECISION
from tests.e2e.browsing import WIDE, settled, unfold
from tests.e2e.serving import serving
from tests.e2e.small_case import written

pytestmark = pytest.mark.browser


def downloaded(address: str, chromium: str, folder: Path) -> dict[str, bytes]:
    """Every document that the page offers, by the name that it comes under."""
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport=WIDE, locale="sv-SE", accept_downloads=True).new_page()
        page.goto(f"{address}beslut?scenario=base")
        settled(page)
        unfold(page, tell(say("Other formats, text for the minutes, and what has changed since the last plan")))
        for button in page.get_by_test_id("stDownloadButton").all():
            with page.expect_download() as waiting:
                button.get_by_role("button").click()
            waiting.value.save_as(folder / waiting.value.suggested_filename)
            found[waiting.value.suggested_filename] = (folder / waiting.value.suggested_filename).read_bytes()
        browser.close()
    return found


def test_the_page_and_the_shell_write_the_same_files_byte_for_byte(chromium: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = written(tmp_path, decisions=[DECISION])
    (tmp_path / "page").mkdir()
    with serving(case) as address:
        from_page = downloaded(address, chromium, tmp_path / "page")
    (tmp_path / "shell").mkdir()
    monkeypatch.chdir(tmp_path / "shell")
    for to in FORMATS:
        assert run(["export", str(case), "--to", to], {"PORTFOLJ_LANG": "sv"}) == 0
    from_shell = {file.name: file.read_bytes() for file in (tmp_path / "shell").iterdir()}
    assert set(from_shell) == {file_name("small", "base", to) for to in FORMATS}
    assert [name for name in from_shell if from_page.get(name) != from_shell[name]] == []
