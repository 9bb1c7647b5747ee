"""The page Follow-up, the step in which it is filled in, and the record that may correct the next estimate."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, expect

from portfolj.domain.initiative import Initiative
from portfolj.service.authorizing import LOCAL
from portfolj.service.history import history_of, undo_change
from portfolj.service.opening import read_any
from portfolj.storage import change, open_register
from portfolj.ui.pages import follow_up, proposals
from tests.e2e.browsing import NARROW, PATIENCE, WIDE, load, pick, save, settled, to_step
from tests.e2e.opened import html, page_at, plain, whole
from tests.e2e.serving import serving
from tests.e2e.small_case import HOSTILE, small_case
from tests.undertaking import undertaking

AT = datetime(2026, 11, 1, tzinfo=UTC)
# What the small case has of its own, and what was promised and realised in an earlier round.
EARLIER = undertaking(
    worked=[{"year": 2027, "member": "stor", "hours": 60, "released": 5}, {"year": 2028, "member": "stor", "hours": 60, "released": 5}]
)


def next_one() -> dict[str, object]:
    """A proposal of the next round in which the same member promises twelve hours."""
    return {
        "id": "next",
        "name": "Nästa",
        "takes": {"efforts": [{"member": "stor", "year": 1, "hours": 30, "released": 12}]},
        "parties": {"participations": [{"member": "stor", "answer": "lead"}], "owner": "The office"},
    }


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A round with one proposal, in a register that holds an earlier round with a record."""
    register = open_register(tmp_path / "register.db", new=True)
    earlier = small_case(id="earlier", name=HOSTILE, initiatives=[EARLIER], scenarios=[])
    now = small_case(id="now", initiatives=[next_one()], scenarios=[])
    for case in (earlier, now):
        change(register, None, case, seat="test", at=AT)
    monkeypatch.setenv("PORTFOLJ_CASE", f"{register.file}#now")
    yield f"{register.file}#now"
    st.cache_resource.clear()


def proposal(path: str) -> Initiative:
    return next(one for one in read_any(LOCAL, path).case.initiatives if one.id == "next")


def test_the_record_of_an_earlier_round_is_shown_and_corrects_the_estimate_only_when_asked(path: str) -> None:
    app = page_at(proposals.ADDRESS, forslag="next")
    cells = [" ".join(plain(part.replace("</t", " </t")).split()) for part in html(app)]
    assert any("Storköping Timmar sparade hemma, h 20 10 50 0" in line for line in cells)
    assert proposal(path).takes.efforts[0].released == 12
    [button] = [one for one in app.button if one.label == "Låt facit rätta skattningen"]
    app = whole(button.click().run())
    [row] = proposal(path).takes.efforts
    assert (row.released, row.stated_released, row.hours, row.provenance) == (6, 12, 30, "derived")
    assert row.source == "Facit för Storköping: 50\u00a0% kom av det utlovade (Timmar sparade hemma, h; löften med besked: 2); angivet: 12"
    told = [one.value.replace("\\", "") for one in app.markdown]
    assert any("Storköping, insatsens år 1: 12\u00a0h sparade enligt förslaget, 6\u00a0h räknas" in text for text in told)
    assert [one for one in app.button if one.label == "Låt facit rätta skattningen"] == []
    newest = history_of(LOCAL, path).changes[0]
    undo_change(LOCAL, path, newest.number, at=AT)
    assert proposal(path).takes.efforts[0].released == 12


def test_a_round_without_a_record_shows_none(path: str) -> None:
    app = page_at(proposals.ADDRESS, forslag="next", underlag=path.replace("#now", "#earlier"))
    assert [one.label for one in app.expander if one.label == "Utlovat och infriat förut"] == []


def test_the_page_tells_the_state_of_a_day_and_of_one_year(path: str) -> None:
    earlier = path.replace("#now", "#earlier")
    app = page_at(follow_up.ADDRESS, underlag=earlier, dag="2028-06-01")
    said = " ".join(plain(part) for part in html(app))
    assert "Läget den 1 juni 2028: Det som följs upp: 1 insats. Betalt: 0 kr av planerade 240 000 kr. Nådda: 1 av 1" in said
    app = page_at(follow_up.ADDRESS, underlag=earlier, dag="2028-06-01", ar="2028")
    assert "Betalt: 0 kr av planerade 120 000 kr." in " ".join(plain(part) for part in html(app))
    for odd in ("1999", "x", "２０２８"):
        assert "240 000 kr" in " ".join(plain(part) for part in html(page_at(follow_up.ADDRESS, underlag=earlier, ar=odd)))


def test_a_case_without_decisions_says_what_the_page_will_show(path: str) -> None:
    app = page_at(follow_up.ADDRESS, underlag=path)
    assert "Inget följs upp än: inget har beslutats." in " ".join(plain(part) for part in html(app))


@pytest.mark.browser
def test_what_came_of_it_is_filled_in_as_a_step_and_seen_on_the_page(tmp_path: Path, browser: Browser) -> None:
    file = tmp_path / "register.db"
    one = undertaking(goal_states=[], measurements=[]) | {"name": "Kursen"}
    change(open_register(file, new=True), None, small_case(initiatives=[one], scenarios=[]), seat="test", at=AT)
    with serving(Path(f"{file}#small")) as address, browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        page = context.new_page()
        load(page, f"{address}forslag?forslag=one")
        to_step(page, "Uppföljning")
        page.get_by_role("textbox", name="Läget denna dag", exact=True).fill("2028-01-31")
        pick(page, "The course is ready, 31 december 2027", "delvis nått")
        page.get_by_role("textbox", name="Uppmätt till", exact=True).fill("6 weeks")
        paid = page.get_by_role("textbox", name="Betalt (år; dag;")
        paid.fill("2027; snart; 90 000; Egen ram; Kursledare; 17; Litenby")
        page.get_by_role("textbox", name="Vad nästa bör veta", exact=True).fill("Börja tidigare")
        page.get_by_role("button", name="Spara uppföljningen", exact=True).click()
        expect(page.get_by_text("Betalt, rad 1").first).to_be_visible(timeout=PATIENCE)
        expect(paid).to_have_value("2027; snart; 90 000; Egen ram; Kursledare; 17; Litenby")
        paid.fill("2027; 2027-12-01; 90 000; Egen ram; Kursledare; 17; Litenby")
        save(page, "Spara uppföljningen")
        load(page, f"{address}uppfoljning?dag=2028-06-02")
        table = page.get_by_role("region", name="Insatser")
        expect(table).to_contain_text("90 000")
        expect(table).to_contain_text("0 av 1")
        expect(page.get_by_text("Börja tidigare")).to_be_visible()
        page.get_by_text("Mål med datum", exact=True).first.click()
        expect(page.get_by_role("region", name="Mål med datum").first).to_contain_text("delvis nått, 31 januari 2028")
        with page.expect_download() as waited:
            page.get_by_role("button", name="Excel, alla tabeller").click()
        assert waited.value.suggested_filename == "small-uppföljning.xlsx"
        page.set_viewport_size(NARROW)
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
