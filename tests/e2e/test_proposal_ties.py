"""What a proposal has wrong and how it depends on others, on its page and on the page that says where we stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.ui.pages import overview, proposals
from tests.e2e.opened import SPACE, page_at
from tests.e2e.small_case import HOSTILE, small_case, written

WRONG = f"2{SPACE}fel att rätta innan den kan bli kandidat"
START = "Beslutspunkten ”Oppstart” i ”forprosjekt” har datumet februari 2009, före sitt underlag daterat 17 november 2009; rätta datumet."
GOAL = "”HM7: nettverksskolen er prøvd og evaluert i 3-5 interne nettverk” i ”forprosjekt” har datumet 31 december 2009, innan perioden "
DATES = (START, f"{GOAL}börjar 1 februari 2010; rätta datumet.")


@pytest.fixture(autouse=True)
def _afresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("PORTFOLJ_CASE", raising=False)
    yield
    st.cache_resource.clear()


def told(app: AppTest) -> str:
    return "\n".join(part.value for part in app.markdown).replace("\\", "")


def titles(app: AppTest) -> list[str]:
    return [part.value for part in app.subheader]


def test_the_wrong_dates_of_a_proposal_stand_on_its_page_and_on_no_other_ones() -> None:
    app = page_at(proposals.ADDRESS, underlag="kongsberg", forslag="forprosjekt")
    assert WRONG in titles(app)
    assert all(f"- {date}" in told(app) for date in DATES)
    other = page_at(proposals.ADDRESS, underlag="kongsberg", forslag="utrulling")
    assert WRONG not in titles(other)
    assert "rätta datumet" not in told(other)


def test_all_faults_of_a_case_stand_where_we_stand() -> None:
    app = page_at(overview.ADDRESS, underlag="kongsberg")
    assert f"2{SPACE}fel och anmärkningar i underlaget" in [part.label for part in app.expander]
    assert all(f"[date]: {date}" in told(app) for date in DATES)


def test_a_proposal_says_which_one_must_have_ended_first() -> None:
    app = page_at(proposals.ADDRESS, underlag="kongsberg", forslag="utrulling")
    assert "Beror på andra" in titles(app)
    assert "- Nettverk som arbeidsform, forprosjekt måste vara avslutad först." in told(app)
    assert "Beror på andra" not in titles(page_at(proposals.ADDRESS, underlag="kongsberg", forslag="forprosjekt"))


def test_a_proposal_says_which_ones_it_is_an_alternative_to() -> None:
    app = page_at(proposals.ADDRESS, underlag="landsbygdsnatverket", forslag="plan-exakt")
    assert "- Högst en väljs av den och ”Möta utmaningen, 200 001 kr” och ”Möta utmaningen, 199 999 kr”." in told(app)
    assert "- Utforska en gemensam utmaning måste vara avslutad först." in told(app)


def test_a_name_that_is_needed_is_only_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [one.model_dump(mode="json") for one in small_case().initiatives]
    next(one for one in listed if one["id"] == "it")["steering"]["requires"] = [{"initiative": "hostile"}]
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, initiatives=listed)))
    app = page_at(proposals.ADDRESS, forslag="it")
    assert f"- {HOSTILE} måste också väljas." in told(app)
    assert not any("](http" in part.value for part in app.markdown)
