"""Scales and questions on the page about where the portfolio stands, without a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.service.authorizing import LOCAL, User
from portfolj.service.opening import read_any
from portfolj.service.wording import Wording, save_wording, with_question, wording_of
from portfolj.ui.components import case_history
from portfolj.ui.pages import overview
from tests.e2e.opened import page_at, table, unfolded, whole
from tests.e2e.small_case import small_case, written
from tests.seats import AT, STRATEGIST, in_register, sits

SAVE = "Spara skalor och frågor"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The small case in a register, with one question."""
    questions = {"criteria": [{"id": "kontakter", "question": "Finns två?"}]}
    place = in_register(tmp_path, small_case(admission=questions))
    monkeypatch.setenv("PORTFOLJ_CASE", place)
    yield place
    st.cache_resource.clear()


def stands(path: str) -> Wording:
    return wording_of(read_any(LOCAL, path).case)


def fields(app: AppTest) -> dict[str, str]:
    return {one.label: one.value for one in (*app.text_area, *app.text_input)}


def write(app: AppTest, label: str, text: str) -> None:
    [field] = [one for one in (*app.text_area, *app.text_input) if one.label == label]
    field.set_value(text)


def press(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label == label]
    return whole(button.click().run())


def test_a_scale_and_a_question_are_changed_and_what_was_not_touched_stays_unstated(path: str) -> None:
    app = page_at(overview.ADDRESS)
    assert fields(app)["Skala för ekonomisk nytta"].splitlines()[0] == "0: Ingen besparing och ingen intäkt"
    write(app, "Skala för ekonomisk nytta", "0: Inget\n100: Allt")
    write(app, "Fråga: kontakter", "Finns tre?")
    write(app, "Ny fråga", "Har den en ägare?")
    press(app, SAVE)
    assert [(one.judged, int(one.points), one.words) for one in stands(path).scales] == [("benefit", 0, "Inget"), ("benefit", 100, "Allt")]
    assert {one.id: one.question for one in stands(path).criteria} == {"kontakter": "Finns tre?", "har-den-en-agare": "Har den en ägare?"}
    assert fields(app)["Ny fråga"] == ""


def test_what_is_no_step_is_told_and_what_is_typed_stands(path: str) -> None:
    app = page_at(overview.ADDRESS)
    write(app, "Skala för mål", "mycket")
    press(app, SAVE)
    assert any("är inget steg" in part.value for part in app.warning)
    assert fields(app)["Skala för mål"] == "mycket"
    assert stands(path).scales == ()


def test_two_who_change_them_see_both_versions_and_only_what_was_touched_is_kept_over_the_other(path: str) -> None:
    mine = page_at(overview.ADDRESS)
    write(mine, "Ny fråga", "Vår?")
    theirs = with_question(stands(path), "kontakter", "Deras?")
    save_wording(LOCAL, path, theirs, seen=stands(path), at=AT)
    press(mine, SAVE)
    assert stands(path) == theirs
    assert table(mine, "Vad som har ändrats")[1] == ["Fråga: kontakter", "Finns två?", "Deras?"]
    press(mine, "Behåll det jag har skrivit")
    press(mine, SAVE)
    assert {one.question for one in stands(path).criteria} == {"Deras?", "Vår?"}


@pytest.mark.parametrize("user", [None, STRATEGIST], ids=["in files", "a strategist"])
def test_who_may_not_change_them_reads_them(user: User | None, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", path if user else str(written(tmp_path)))
    if user:
        sits(monkeypatch, user)
    app = page_at(overview.ADDRESS)
    assert [one.label for one in app.button if one.label == SAVE] == []
    assert any("0: Ingen besparing och ingen intäkt" in part.value.replace("\\", "") for part in app.markdown)


def test_a_question_longer_than_its_field_would_take_is_not_cut_when_another_is_changed(path: str) -> None:
    long = "Finns två? " * 120
    save_wording(LOCAL, path, with_question(stands(path), "", long), seen=stands(path), at=AT)
    app = page_at(overview.ADDRESS)
    write(app, "Fråga: kontakter", "Finns tre?")
    press(app, SAVE)
    assert {one.question for one in stands(path).criteria} == {"Finns tre?", long.strip()}


def test_taking_a_change_of_the_questions_back_lets_the_form_start_from_what_stands(path: str) -> None:
    app = page_at(overview.ADDRESS)
    write(app, "Fråga: kontakter", "Finns tre?")
    app = press(app, SAVE)
    app = unfolded(app, case_history.FOLD)
    app = press(app, "Ta tillbaka ändring 2")
    assert [one.question for one in stands(path).criteria] == ["Finns två?"]
    assert fields(app)["Fråga: kontakter"] == "Finns två?"
    assert not [one for one in app.button if one.key == "wording-mine"]
