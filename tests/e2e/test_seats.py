"""What the pages show from each seat: drafts to those only who may read them, no button for what may not be done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.service.authorizing import LOCAL, User
from portfolj.ui import answers
from portfolj.ui.components.past import FOLD
from portfolj.ui.pages import PAGES, decision, overview, proposals, scenario
from tests.e2e.opened import page_at, settled, unfolded, whole
from tests.seats import DECISION_MAKER, DRAFT, HIDDEN, READER, SEATS, SEES_DRAFTS, STRATEGIST, in_register, sits, with_draft

NOBODY = User("nobody", "none")  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The case with a draft, in a register."""
    place = in_register(tmp_path, with_draft())
    monkeypatch.setenv("PORTFOLJ_CASE", place)
    yield place
    st.cache_resource.clear()


def shown(page: str, **address: str) -> AppTest:
    return whole(settled(page_at(page, **address)))


def everything(app: AppTest) -> str:
    """All that the page has sent, whatever it is shown as."""
    return "\n".join(str(element.proto) for element in app._tree if hasattr(element, "proto")).casefold()


def buttons(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.ADDRESS)
@pytest.mark.parametrize("user", [READER, DECISION_MAKER], ids=lambda user: user.role.value)
@pytest.mark.usefixtures("path")
def test_no_page_shows_a_draft_to_those_who_may_not_read_it(page: object, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    sits(monkeypatch, user)
    asked = {"forslag": DRAFT.id, "insats": DRAFT.id, "scenario": "mindre", "jamfor": "mindre", "sok": "Hem"}
    found = everything(shown(page.ADDRESS, **asked))  # type: ignore[attr-defined]
    # Links and one widget's key carry on what the visitor has asked for; that is no news.
    assert HIDDEN.casefold() not in found.replace(f"={DRAFT.id}", "").replace(f"-proposal-{DRAFT.id}", "")


@pytest.mark.parametrize("page", [overview, proposals], ids=lambda page: page.ADDRESS)
@pytest.mark.parametrize("user", SEES_DRAFTS, ids=lambda user: user.role.value)
@pytest.mark.usefixtures("path")
def test_those_who_may_read_drafts_see_them(page: object, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    sits(monkeypatch, user)
    assert HIDDEN.casefold() in everything(shown(page.ADDRESS))  # type: ignore[attr-defined]


@pytest.mark.parametrize("users", [SEATS, SEATS[::-1]], ids=["reader first", "administrator first"])
def test_what_one_seat_has_opened_is_not_shown_to_another(users: tuple[User, ...], path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for user in users:
        sits(monkeypatch, user)
        text = answers.open_case(path).case.model_dump_json().casefold()
        assert (HIDDEN.casefold() in text) == (user in SEES_DRAFTS)


@pytest.mark.usefixtures("path")
def test_who_may_not_read_the_case_is_told_so_on_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    shown(proposals.ADDRESS)
    sits(monkeypatch, NOBODY)
    app = shown(proposals.ADDRESS)
    assert [title.value for title in app.title] == ["Det här är inte för din roll"]
    assert "arkiv" not in everything(app)


WRITING = {
    "Spara som utkast": ".S.A",
    "Spara vad den är": ".S.A",
    "Spara ansvar och tid": ".S.A",
    "Kopiera": ".S.A",
    "Spara pengarna": ".S.A",
    "Spara svaret": ".S.A",
    "Spara mandatet": ".S.A",
    "Ta steget": ".SDA",
    "Spara kontaktperson 1": ".S.A",
}


@pytest.mark.parametrize("user", SEATS, ids=lambda user: user.role.value)
@pytest.mark.usefixtures("path")
def test_the_page_of_proposals_offers_what_may_be_done_and_nothing_else(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    sits(monkeypatch, user)
    app = shown(proposals.ADDRESS, forslag="arkiv")
    offered = buttons(app)
    assert {label for label in WRITING if label in offered} == {
        label for label, letters in WRITING.items() if letters[SEATS.index(user)] != "."
    }
    folded = {one.label for one in app.expander}
    assert ("Historik" in folded) == (user is not READER)
    assert ("Fyll i förslaget, steg för steg" in folded) == (user is not READER)
    assert any("Bedömning" in one.label for one in app.tabs) == (user in SEES_DRAFTS)


@pytest.mark.usefixtures("path")
def test_a_decision_maker_takes_the_steps_that_decide_and_a_strategist_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = {}
    for user in (STRATEGIST, DECISION_MAKER, LOCAL):
        sits(monkeypatch, user)
        [stages] = [one for one in shown(proposals.ADDRESS, forslag="arkiv").selectbox if one.label == "Till skedet"]
        offered[user] = stages.options
    assert offered[STRATEGIST] == ["Behov", "Utforskas", "Bedömd", "Kandidat"]
    assert offered[DECISION_MAKER] == ["Beslutad", "Pågår", "Redovisad", "Avslutad"]
    assert offered[LOCAL] == [*offered[STRATEGIST], *offered[DECISION_MAKER]]


@pytest.mark.usefixtures("path")
def test_a_seat_of_a_member_answers_on_the_page_for_that_member_only(monkeypatch: pytest.MonkeyPatch) -> None:
    sits(monkeypatch, User("strategist, Litenby", STRATEGIST.role, "liten"))
    [members] = [one for one in shown(proposals.ADDRESS, forslag="arkiv").selectbox if one.label == "Medlem"]
    assert members.options == ["Litenby"]


@pytest.mark.parametrize("user", SEATS, ids=lambda user: user.role.value)
@pytest.mark.usefixtures("path")
def test_scenarios_are_saved_and_decisions_made_by_those_who_may(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    sits(monkeypatch, user)
    assert ("Spara som nytt scenario" in buttons(shown(scenario.ADDRESS))) == (user is not READER)
    app = shown(decision.ADDRESS)
    assert ("Spara beslutet" in buttons(app), len(app.text_area)) == ((True, 3) if user in (DECISION_MAKER, LOCAL) else (False, 0))


@pytest.mark.usefixtures("path")
def test_a_strategist_is_not_offered_to_undo_a_decision_and_is_told_who_may_when_it_comes_to_that(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(proposals.ADDRESS, forslag="arkiv")
    [stage] = [one for one in app.selectbox if one.label == "Till skedet"]
    stage.set_value("decided")
    [body] = [one for one in app.text_input if one.label == "Vem som tar steget"]
    body.set_value("Direktionen")
    [why] = [one for one in app.text_input if one.label == "Skäl" and "step" in str(one.key)]
    why.set_value("Ryms i ramen")
    [step] = [one for one in app.button if one.label == "Ta steget"]
    whole(step.click().run())
    app = unfolded(shown(proposals.ADDRESS, forslag="arkiv"), FOLD)
    [undo] = [one for one in app.button if one.label == "Ta tillbaka ändring 2"]
    sits(monkeypatch, STRATEGIST)
    app = whole(undo.click().run())
    assert ["beslut" in part.value for part in app.warning] == [True]
    assert next(one for one in answers.open_case(path).case.initiatives if one.id == "arkiv").steering.stage == "decided"
    assert [label for label in buttons(app) if "ändring 2" in label] == []
