"""What is lost in the gaps, on the page about where the portfolio stands, as Streamlit builds it."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.domain.base import replace
from portfolj.storage import change, open_register, read
from portfolj.ui.components import gaps
from portfolj.ui.components.proposal_steps import STEPS
from portfolj.ui.pages import PAGES, overview
from tests.e2e.opened import html, page_at, plain
from tests.e2e.small_case import HOSTILE, written
from tests.gaps_register import THIRD, two_cases
from tests.seats import READER, sits

TITLE = "Tappat mellan stolarna"


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    yield
    st.cache_resource.clear()


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A register with two cases, of which the northern one is open."""
    register = two_cases(tmp_path)
    monkeypatch.setenv("PORTFOLJ_CASE", f"{register}#norr")
    return register


def kinds(app: AppTest) -> list[str]:
    """The titles of the folds, with their numbers."""
    return [fold.label.replace("\\", "") for fold in app.expander if re.search(r": \d+$", fold.label)]


def found(app: AppTest) -> dict[str, tuple[str, str, dict[str, list[str]]]]:
    """By name: what is said below it, the page that the link goes to, and what is chosen there."""
    items = [item for part in html(app) if "portfolj-gaps" in part for item in re.findall(r"<li>(.*?)</li>", part)]
    lines = {}
    for item in items:
        link, name, rest = re.findall(r'<a href="(.*?)">(.*?)</a>(.*)', item)[0]
        parts = urlsplit(unescape(link))
        lines[plain(name)] = plain(rest), parts.path, parse_qs(parts.query)
    return lines


@pytest.mark.usefixtures("register")
def test_what_is_lost_in_all_cases_of_the_register_stands_by_kind() -> None:
    app = page_at(overview.ADDRESS)
    assert TITLE in [one.value for one in app.header]
    assert kinds(app) == [
        "Behov utan ägare: 2",
        "Uppdrag utan organ, och organ utan uppdrag: 1",
        "Beslut utan möte: 1",
        "Områden utan nätverk: 1",
        "Åtaganden utan återrapportering: 2",
    ]
    [short] = [one.value for one in app.markdown if "saker som ingen har hand om" in one.value.replace("\u00a0", " ")]
    assert short.replace("\u00a0", " ").replace("\\", "").startswith("7 saker som ingen har hand om. Längst: Vägen, sedan 14 mars 2026 (")
    assert {name: below.split(" · ")[0] for name, (below, _, _) in found(app).items()} == {
        "Hemligt utkast": "Ingen är ägare",
        HOSTILE: f" i {HOSTILE}Ingen är ägare",
        "Vägen": "Ingen är ägare",
        "Bron": "Väntar på Direktionen, som inte har något möte efter 29 september 2026",
        "Landsbygd": "Inget nätverk svarar för det",
        "Tidigare": f" i {HOSTILE}Avslutat, men ingen slutrapport är lämnad",
        "Klar": f" i {HOSTILE}Avslutat, men ingen slutrapport är lämnad",
    }
    assert not any(HOSTILE in part for part in html(app))


@pytest.mark.usefixtures("register")
def test_each_says_since_when_and_whose_turn_it_is() -> None:
    lines = found(page_at(overview.ADDRESS))
    assert re.search(r" · sedan 14 mars 2026 \([\d ]+ dagar\) · på tur: Direktionen$", lines["Vägen"][0])
    assert lines[HOSTILE][0].endswith(" · Ingen är utpekad: utse någon")


def test_each_is_a_link_to_where_it_is_mended(register: str) -> None:
    lines = found(page_at(overview.ADDRESS, sprak="sv"))
    assert {name: lines[name][1:] for name in ("Vägen", "Bron", "Landsbygd", "Klar", HOSTILE)} == {
        "Vägen": ("forslag", {"sprak": ["sv"], "forslag": ["vag"], "steg": ["ansvar"]}),
        "Bron": ("arshjul", {"sprak": ["sv"], "forslag": ["bro"]}),
        "Landsbygd": ("styrning", {"sprak": ["sv"]}),
        "Klar": ("forslag", {"sprak": ["sv"], "underlag": [f"{register}#soder"], "forslag": ["klar"]}),
        HOSTILE: ("forslag", {"sprak": ["sv"], "underlag": [f"{register}#soder"], "forslag": ["behov"], "steg": ["ansvar"]}),
    }


def test_the_pages_and_the_step_that_links_lead_to_exist() -> None:
    assert {gaps.WHEEL, *(page for page, _ in gaps.MENDED.values())} <= {page.ADDRESS for page in PAGES}
    assert gaps.OWNER_STEP in STEPS


def test_a_change_in_another_case_of_the_register_is_seen_at_the_next_look(register: str) -> None:
    assert "Klar" in found(page_at(overview.ADDRESS))
    opened = open_register(register)
    seen = read(opened, "soder")
    reported = tuple(replace(one, outcome=replace(one.outcome, reported="2026-11-20")) for one in seen.case.initiatives)
    change(opened, seen, replace(seen.case, initiatives=reported), seat="test", at=THIRD)
    assert set(found(page_at(overview.ADDRESS))) == {"Hemligt utkast", HOSTILE, "Vägen", "Bron", "Landsbygd"}


@pytest.mark.usefixtures("register")
def test_a_reader_sees_no_drafts_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Hemligt utkast" in found(page_at(overview.ADDRESS))
    sits(monkeypatch, READER)
    assert set(found(page_at(overview.ADDRESS))) == {"Vägen", "Bron", "Landsbygd", "Klar", "Tidigare"}


def test_more_than_five_of_a_kind_are_folded_and_fewer_stand_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [{"id": f"n{number}", "name": f"Behov {number}"} for number in range(6)]
    for place, number in ((tmp_path / "six", 6), (tmp_path / "five", 5)):
        monkeypatch.setenv("PORTFOLJ_CASE", str(written(place, initiatives=many[:number], scenarios=[])))
        [fold] = [one for one in page_at(overview.ADDRESS).expander if one.label.startswith("Behov utan ägare")]
        assert fold.proto.expanded == (number == 5)


def test_nothing_is_said_where_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owned = {"id": "a", "name": "A", "parties": {"owner": "Stor"}}
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, initiatives=[owned], scenarios=[])))
    assert TITLE not in [one.value for one in page_at(overview.ADDRESS).header]


@pytest.mark.usefixtures("register")
def test_the_whole_room_is_not_shown_it() -> None:
    assert TITLE not in [one.value for one in page_at(overview.ADDRESS, visa="1").header]
