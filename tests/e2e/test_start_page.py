"""The first start: a register of one's own begins here, and every page says what to do while nothing is proposed."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.exchange import read_case
from portfolj.service.authorizing import LOCAL
from portfolj.service.example import EXAMPLES, SHIPPED, place_of
from portfolj.service.opening import read_any
from portfolj.ui.pages import PAGES, about, proposals, steering, wheel
from portfolj.workflow.afresh import afresh
from tests.e2e.opened import first_line, html, lines, opened, page_at, settled, whole
from tests.e2e.small_case import small_case, written
from tests.seats import in_register

BEGINS = "Inget är föreslaget än. Börja på sidan Förslag: ta in en fil, eller lägg in det första förslaget. Sedan "


@pytest.fixture(autouse=True)
def _nothing_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("PORTFOLJ_CASE", raising=False)
    yield
    st.cache_resource.clear()


def begin(file: Path, pattern: str = "") -> AppTest:
    """The start page after its form for a register has been sent."""
    app = opened()
    app.text_input(key="register-file").set_value(str(file))
    app.text_input(key="register-pattern").set_value(pattern)
    [button] = [one for one in app.button if one.label == "Börja registret"]
    return whole(button.click().run())


def test_all_five_examples_are_offered_and_each_other_one_leads_to_the_page_that_shows_it() -> None:
    app = opened(sprak="nb")
    [button] = [one for one in app.button if one.label == "Åpne eksempelet Skaraborg"]
    [listed] = [part for part in html(app) if "portfolj-examples" in part]
    links = [unescape(link) for link in re.findall(r'href="([^"]*)"', listed)]
    assert links == [
        "styrning?sprak=nb&underlag=skane",
        "styrning?sprak=nb&underlag=norrbotten",
        "styrning?sprak=nb&underlag=landsbygdsnatverket",
        "forslag?sprak=nb&underlag=kongsberg",
    ]
    assert whole(button.click().run()).query_params["underlag"] == "skaraborg"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_address_names_each_example_by_its_word(name: str) -> None:
    app = page_at(about.ADDRESS, underlag=name)
    assert lines(app, "whose")[0].endswith(read_case(place_of(name)).case.name)


def test_a_register_begins_with_the_example_and_is_open(tmp_path: Path) -> None:
    app = begin(tmp_path / "register.db")
    assert app.query_params == {"underlag": f"{tmp_path / 'register.db'}#skaraborg"}
    assert first_line(app).startswith(BEGINS)
    assert read_any(LOCAL, f"{tmp_path / 'register.db'}#skaraborg").case == afresh(read_case(SHIPPED).case)


def test_a_register_begins_with_a_case_of_ones_own(tmp_path: Path) -> None:
    app = begin(tmp_path / "register.db", str(written(tmp_path)))
    assert app.query_params == {"underlag": f"{tmp_path / 'register.db'}#small"}


def test_what_is_there_already_is_told_and_the_start_page_stays(tmp_path: Path) -> None:
    (tmp_path / "register.db").write_bytes(b"precious")
    app = begin(tmp_path / "register.db")
    assert any("finns redan" in part.value for part in app.markdown)
    assert app.text_input(key="register-file").value == str(tmp_path / "register.db")
    assert (tmp_path / "register.db").read_bytes() == b"precious"


def test_a_pattern_that_is_no_case_is_told_and_no_file_is_made(tmp_path: Path) -> None:
    app = begin(tmp_path / "register.db", str(tmp_path))
    assert any("Inget register har skapats." in part.value for part in app.markdown)
    assert not (tmp_path / "register.db").exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.ADDRESS)
def test_each_page_of_an_empty_case_says_what_to_do(page: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, initiatives=[], scenarios=[])))
    said = first_line(settled(page_at(page.ADDRESS)))  # type: ignore[attr-defined]
    if page is proposals:
        assert said == "Inget är föreslaget än. Ta in en fil med förslag, eller lägg in det första."
    elif page is wheel:
        assert said.startswith("Det finns inga möten i underlaget än. Lägg in dem här")
    elif page is steering:
        assert said.startswith("Inga organ är angivna. Lägg in dem här")
    elif page is not about:
        assert said.startswith(BEGINS)


def test_the_register_that_the_surroundings_name_is_open_where_nothing_else_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_register(tmp_path, small_case())
    monkeypatch.setenv("PORTFOLJ_DATABASE_URL", f"sqlite:///{tmp_path / 'register.db'}")
    assert first_line(page_at(proposals.ADDRESS)).startswith("5 insatser")
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, initiatives=[], scenarios=[])))
    assert first_line(page_at(proposals.ADDRESS)).startswith("Inget är föreslaget än.")


def test_another_database_in_the_surroundings_is_refused_in_words_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_DATABASE_URL", "postgresql://own:secret@db/portfolj")
    app = page_at(proposals.ADDRESS)
    assert [title.value for title in app.title] == ["Underlaget går inte att öppna"]
    told = "\n".join(part.value for part in app.markdown).replace("\\", "")
    assert "”postgresql://” är inget register som portfolj kan öppna" in told
    assert "secret" not in told
