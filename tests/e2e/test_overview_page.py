"""The page about where the portfolio stands as Streamlit builds it, without a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.ui.pages import overview
from tests.e2e.opened import first_line, html, page_at, plain, table
from tests.e2e.small_case import HOSTILE, small_case, written
from tests.seats import in_register
from tests.unit.test_intake import ADMISSION, WHOLE

LACK, WAITED = "Vad förslag saknar", "Medlemmar som inte har svarat"


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    yield
    st.cache_resource.clear()


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch, **address: str) -> AppTest:
    """The page of a case at an address."""
    monkeypatch.setenv("PORTFOLJ_CASE", str(folder))
    return page_at(overview.ADDRESS, **address)


def route(app: AppTest) -> str:
    """The route as HTML."""
    [found] = [part for part in html(app) if "portfolj-route" in part]
    return found


def test_the_first_line_counts_what_can_be_prioritised_and_what_lacks_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(written(tmp_path), monkeypatch)
    assert [title.value for title in app.title] == ["Var står vi?"]
    assert first_line(app) == "5 insatser kan prioriteras, 5 saknar uppgifter. Inget beslut är planerat."


def test_the_route_has_every_stage_with_its_number_and_names_that_open_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = route(opened(written(tmp_path), monkeypatch))
    assert plain(found).startswith("0 Behov0 Utforskas0 Bedömd5 Kandidat")
    assert 'data-initiative="arkiv">E-arkiv</a>' in found
    assert HOSTILE not in found
    assert HOSTILE in plain(found)


def test_what_is_missing_says_what_that_means(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = table(opened(written(tmp_path), monkeypatch), LACK)
    assert ["E-arkiv", "Vad den är", "På kortet står bara rubriken, och ingen kan bedöma den."] in rows
    assert ["", "Ägare", "Den står bland behoven som ingen svarar för."] in rows


def test_a_stage_that_keeps_a_whole_proposal_from_being_a_candidate_is_told_with_the_step_and_who_takes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {**WHOLE, "steering": {**WHOLE["steering"], "stage": "need"}}
    place = in_register(tmp_path, small_case(initiatives=[whole], scenarios=[], admission=ADMISSION))
    app = opened(Path(place), monkeypatch)
    assert first_line(app).startswith("0 insatser kan prioriteras, 0 saknar uppgifter.")
    assert first_line(app).endswith(" 1 saknar bara steget till ”Bedömd”.")
    assert table(app, LACK)[1:] == [["Ny", "Skede: Behov", "Den är ingen kandidat: steget till ”Bedömd” är inte taget."]]
    [told] = [one.value.replace("\\", "") for one in app.caption if "Bedömd" in one.value]
    assert told == ("Steget till ”Bedömd” tas av strateger och administratörer: på sidan Förslag, under ”Fyll i förslaget, steg för steg”.")
    assert not any("Inget saknas" in part.value for part in app.markdown)


def test_in_files_the_step_is_said_to_be_written_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(written(tmp_path, initiatives=[{"id": "a", "name": "Ny"}], scenarios=[]), monkeypatch)
    assert table(app, LACK)[-1] == ["", "Skede: Behov", "Den är ingen kandidat: steget till ”Bedömd” är inte taget."]
    assert [one.value for one in app.caption if "Bedömd" in one.value] == ["Steget till ”Bedömd” skrivs i underlagets filer\\."]


def test_members_that_are_waited_for_are_told_with_their_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = {"id": "a", "name": "Ny", "parties": {"participations": [{"member": "liten", "answer": "undecided"}]}}
    app = opened(written(tmp_path, initiatives=[waits], scenarios=[]), monkeypatch)
    assert table(app, WAITED)[1:] == [["Litenby", "1", "Ny"]]
    assert first_line(app).startswith("0 insatser kan prioriteras, 1 saknar")


def test_a_case_without_proposals_does_not_say_that_nothing_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(written(tmp_path, initiatives=[], scenarios=[]), monkeypatch)
    assert first_line(app).startswith("Inget är föreslaget än. Börja på sidan Förslag")
    assert not any("Inget saknas" in part.value for part in app.markdown)


def test_the_whole_room_sees_heading_sentence_and_route_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(written(tmp_path), monkeypatch, visa="1")
    assert route(app)
    assert [part for part in html(app) if "<table>" in part] == []
