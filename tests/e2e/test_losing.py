"""What is lost without what is in: all of it on the page Scenario once its fold is opened, or one alone; in the small case."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, expect
from streamlit.testing.v1 import AppTest

from tests.e2e.browsing import NARROW, PATIENCE, WIDE, load, settled, unfold
from tests.e2e.opened import SPACE, table, whole
from tests.e2e.serving import serving
from tests.e2e.small_case import written
from tests.e2e.test_language import english

TITLE = "Vad förlorar vi utan var och en av dem?"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(written(tmp_path_factory.mktemp("lost"))) as address:
        yield address


@pytest.mark.browser
def test_each_that_is_in_says_what_is_lost_and_who_bears_it_once_the_fold_is_opened(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), address)
        assert page.get_by_text("Förlust, poäng").count() == 0
        unfold(page, TITLE)
        table = page.get_by_role("table", name=TITLE)
        expect(table.get_by_role("row")).to_have_count(4, timeout=PATIENCE)
        settled(page)
        rows = [row.inner_text().replace("\u00a0", " ") for row in table.get_by_role("row").all()]
        # Without the hostile one 115 points are left of 140, without either of the others 135; those two stand by name.
        assert [row.split("\t")[1] for row in rows[1:]] == ["25,0", "5,0", "5,0"]
        assert rows[2].startswith("Bibliotek")
        assert "Storköping 2,9, Mellanstad 1,4 och Litenby 0,7" in rows[2]
        assert "+ Delad IT; − E-arkiv" in rows[2]
        assert english(page) == []
        page.set_viewport_size(NARROW)
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.browser
def test_the_room_sees_no_fold(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = load(context.new_page(), f"{address}?visa=1")
        assert page.get_by_text(TITLE).count() == 0


def _of_one() -> None:
    import os

    from portfolj.ui.answers import open_case
    from portfolj.ui.components import losing
    from portfolj.workflow.solving import solve_scenario

    opened = open_case(os.environ["PORTFOLJ_CASE"])
    losing.of_one(opened, solve_scenario(opened.case), os.environ["ASKED"])


@pytest.mark.parametrize(("asked", "shown"), [("arkiv", True), ("it", False)])
def test_one_that_is_in_is_told_in_sentences_with_a_line_for_each_member_and_of_any_other_nothing(
    asked: str, shown: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path)))
    monkeypatch.setenv("ASKED", asked)
    app = whole(AppTest.from_function(_of_one, default_timeout=60).run())
    st.cache_resource.clear()
    said = [one.value.replace(SPACE, " ").replace("\\", "") for one in app.markdown]
    assert len(said) == shown
    if shown:
        assert said[0].startswith("Utan den blir nyttan 5 poäng mindre. Med den försvinner Bibliotek. I stället kommer Delad IT med. ")
        assert said[0].endswith("Det går ut över Storköping (2,858 poäng), Mellanstad (1,428 poäng) och Litenby (0,714 poäng).")
        assert table(app, "Vem det går ut över om E-arkiv lämnas ute")[1:] == [
            ["Storköping", "2,9", "0", "30"],
            ["Mellanstad", "1,4", "0", "30"],
            ["Litenby", "0,7", "0", "30"],
        ]
