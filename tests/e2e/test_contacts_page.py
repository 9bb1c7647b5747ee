"""Contact persons on the page of proposals: shown, entered, changed and erased by those who may."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.domain.initiative import Initiative
from portfolj.service.authorizing import LOCAL
from portfolj.service.contacts import contacts_of, keep_contact
from portfolj.service.opening import read_any
from portfolj.ui.pages import PAGES, proposals
from tests.e2e.opened import page_at, settled, whole
from tests.e2e.small_case import small_case, written
from tests.seats import DECISION_MAKER, READER, SEATS, SEES_DRAFTS, in_register, sits

# No name of anybody: a word that stands nowhere else.
PERSON = "Kontaktperson-Ett-Skrivet-Namn"
FIELD, SAVE, ERASE = "Kontaktperson 1: namn, och hur personen nås", "Spara kontaktperson 1", "Radera kontaktperson 1 för gott"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The small case in a register."""
    place = in_register(tmp_path, small_case())
    monkeypatch.setenv("PORTFOLJ_CASE", place)
    yield place
    st.cache_resource.clear()


def shown(page: str = proposals.ADDRESS) -> AppTest:
    return whole(settled(page_at(page, forslag="arkiv", insats="arkiv")))


def press(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label == label]
    return whole(button.click().run())


def type_in(app: AppTest, text: str) -> None:
    [field] = [one for one in app.text_input if one.label == FIELD]
    field.set_value(text)


def everything(app: AppTest) -> str:
    return "\n".join(str(element.proto) for element in app._tree if hasattr(element, "proto"))


def arkiv(path: str) -> Initiative:
    return next(one for one in read_any(LOCAL, path).case.initiatives if one.id == "arkiv")


def first(path: str) -> str:
    return contacts_of(LOCAL, path, arkiv(path))[1]


def test_a_person_is_entered_changed_and_erased_for_good_after_a_yes(path: str, tmp_path: Path) -> None:
    app = shown()
    type_in(app, PERSON)
    press(app, SAVE)
    assert first(path) == PERSON
    assert PERSON in everything(app)
    type_in(app, f"{PERSON}, två")
    press(app, SAVE)
    assert first(path) == f"{PERSON}, två"
    [button] = [one for one in app.button if one.label == ERASE]
    assert button.disabled
    [sure] = [one for one in app.checkbox if one.label.startswith("Ja, radera kontaktperson 1")]
    whole(sure.check().run())
    press(app, ERASE)
    assert first(path) == ""
    assert PERSON not in everything(app)
    assert [one.label for one in app.button if one.label == ERASE] == []
    assert [file.name for file in tmp_path.iterdir() if PERSON.encode() in file.read_bytes()] == []


@pytest.mark.parametrize("user", SEATS, ids=lambda user: user.role.value)
def test_persons_are_shown_to_those_only_who_may_see_them(user: object, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_contact(LOCAL, path, arkiv(path), 1, PERSON, seen="")
    sits(monkeypatch, user)  # type: ignore[arg-type]
    assert (PERSON in everything(shown())) == (user in SEES_DRAFTS)
    assert user in SEES_DRAFTS or user in (READER, DECISION_MAKER)


@pytest.mark.parametrize("page", [page for page in PAGES if page is not proposals], ids=lambda page: page.ADDRESS)
def test_no_other_page_shows_them_to_anybody(page: object, path: str) -> None:
    keep_contact(LOCAL, path, arkiv(path), 1, PERSON, seen="")
    assert PERSON not in everything(shown(page.ADDRESS))  # type: ignore[attr-defined]


def test_two_who_enter_the_same_person_see_both_and_nothing_is_written_over(path: str) -> None:
    mine = shown()
    type_in(mine, "Vårt")
    keep_contact(LOCAL, path, arkiv(path), 1, "Deras", seen="")
    press(mine, SAVE)
    assert first(path) == "Deras"
    assert any("Deras" in one.value for one in mine.warning)
    assert [one.value for one in mine.text_input if one.label == FIELD] == ["Vårt"]
    press(mine, "Behåll det jag har skrivit")
    press(mine, SAVE)
    assert first(path) == "Vårt"


def test_in_files_the_page_says_where_they_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path)))
    said = [one.value for one in shown().caption]
    assert any("sparas bara i ett register" in one for one in said)
    st.cache_resource.clear()
