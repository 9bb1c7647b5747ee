"""The history of the case on the page Where we stand, as Streamlit builds it, without a browser."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.scenario import Scenario
from portfolj.exchange import write_case
from portfolj.service.authorizing import LOCAL
from portfolj.service.history import undo_change
from portfolj.service.opening import read_any
from portfolj.service.saving import save_decision, save_proposal, save_scenario
from portfolj.service.taking_over import take_over
from portfolj.ui.components import case_history, past
from portfolj.ui.pages import overview, proposals
from tests.e2e.opened import html, page_at, plain, table, unfolded, whole
from tests.e2e.small_case import HOSTILE, small_case
from tests.seats import AT, DECISION_MAKER, READER, SEATS, STRATEGIST, in_register, sits

FOLD = "Historik: alla ändringar, och att ta tillbaka dem"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The small case in a register."""
    place = in_register(tmp_path, small_case())
    monkeypatch.setenv("PORTFOLJ_CASE", place)
    yield place
    st.cache_resource.clear()


def of_case() -> AppTest:
    """The page with the history of the case unfolded."""
    return unfolded(page_at(overview.ADDRESS), case_history.FOLD)


def of_proposal(name: str) -> AppTest:
    """The page of a proposal with its history unfolded."""
    return unfolded(page_at(proposals.ADDRESS, forslag=name), past.FOLD)


def changes(app: AppTest) -> list[tuple[str, str, list[str]]]:
    """What each change that is shown says: what, around it but its time, and details."""
    parts = [part for part in html(app) if "portfolj-change" in part]
    return [(texts(part, "p")[0], re.sub(r" · [^·]*\d\d:\d\d", "", texts(part, "p")[1]), texts(part, "li")) for part in parts]


def texts(part: str, tag: str) -> list[str]:
    return [plain(one) for one in re.findall(rf"<{tag}[ >].*?</{tag}>", part)]


def buttons(app: AppTest) -> list[str]:
    return [one.label for one in app.button if one.label.startswith("Ta tillbaka ändring")]


def press(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label == label]
    return whole(button.click().run())


def case_of(path: str) -> Case:
    return read_any(LOCAL, path).case


def imported(path: str, name: str = "Ny rubrik") -> None:
    old = case_of(path)
    new = replace(old, initiatives=tuple(replace(one, name=name) if one.id in ("it", "app") else one for one in old.initiatives))
    take_over(LOCAL, path, old, new, at=AT)


def test_nothing_is_read_of_it_before_it_is_unfolded(path: str) -> None:  # noqa: ARG001
    app = page_at(overview.ADDRESS)
    assert FOLD in [one.label for one in app.expander]
    assert changes(app) == []


def test_all_that_was_changed_is_told_newest_first_and_taken_back_one_after_another(path: str) -> None:
    before = case_of(path)
    save_scenario(LOCAL, path, Scenario(id="ny", name="Ny"), seen=None, at=AT)
    save_decision(LOCAL, path, Decision(id="base", agreed="Ja"), seen=Decision(id="base"), at=AT)
    imported(path)
    app = of_case()
    assert changes(app) == [
        (
            "Fil intagen; Förslag: 2 ändrades",
            "Ändring 4 · den här datorn",
            ["Förslag ”Ny rubrik”: Rubrik", "Förslag ”Ny rubrik”: Rubrik"],
        ),
        ("Beslut om ”Dagens ram”: lades in", "Ändring 3 · den här datorn", []),
        ("Scenario ”Ny”: lades in", "Ändring 2 · den här datorn", []),
        ("Hela underlaget: lades in", "Ändring 1 · test · ändring 4 står på den", texts(html_of(app, 1), "li")),
    ]
    assert buttons(app) == ["Ta tillbaka ändring 4", "Ta tillbaka ändring 3", "Ta tillbaka ändring 2"]
    for number in (4, 3, 2):
        press(app, f"Ta tillbaka ändring {number}")
    assert case_of(path) == before
    assert [around for _, around, _ in changes(app)][:4] == [
        "Ändring 7 · den här datorn · tar tillbaka ändring 2",
        "Ändring 6 · den här datorn · tar tillbaka ändring 3",
        "Ändring 5 · den här datorn · tar tillbaka ändring 4",
        "Ändring 4 · den här datorn · tillbakatagen av ändring 5",
    ]
    press(app, "Ta tillbaka ändring 5")
    assert {one.name for one in case_of(path).initiatives if one.id in ("it", "app")} == {"Ny rubrik"}


def html_of(app: AppTest, number: int) -> str:
    [found] = [part for part in html(app) if f"Ändring {number} ·" in part]
    return found


def test_a_change_under_another_says_which_and_is_offered_when_that_has_been_taken_back(path: str) -> None:
    for hours in (90, 80):
        stands = next((one for one in case_of(path).scenarios if one.id == "ny"), None)
        save_scenario(LOCAL, path, Scenario(id="ny", name="Ny", hours_percent=hours), seen=stands, at=AT)
    app = of_case()
    assert changes(app)[:2] == [
        ("Scenario ”Ny”: Timmar", "Ändring 3 · den här datorn", ["Timmar: 90 % → 80 %"]),
        ("Scenario ”Ny”: lades in", "Ändring 2 · den här datorn · ändring 3 står på den", []),
    ]
    assert buttons(app) == ["Ta tillbaka ändring 3"]
    press(app, "Ta tillbaka ändring 3")
    press(app, "Ta tillbaka ändring 2")
    assert case_of(path) == small_case()


def test_of_two_who_take_back_the_same_the_second_is_told_and_nothing_is_lost(path: str) -> None:
    imported(path)
    app = of_case()
    undo_change(LOCAL, path, 2, at=AT)
    press(app, "Ta tillbaka ändring 2")
    assert case_of(path) == small_case()
    assert any("Ändring 3 har redan tagit tillbaka ändring 2" in part.value.replace("\\", "") for part in app.warning)


def test_a_scenario_that_somebody_has_changed_meanwhile_is_shown_in_both_versions(path: str) -> None:
    save_scenario(LOCAL, path, Scenario(id="ny", name="Ny", hours_percent=90), seen=None, at=AT)
    app = of_case()
    save_scenario(LOCAL, path, Scenario(id="ny", name="Deras"), seen=case_of(path).scenario("ny"), at=AT)
    press(app, "Ta tillbaka ändring 2")
    assert case_of(path).scenario("ny").name == "Deras"
    assert ["Namn", "–", "Deras"] in table(app, "Vad som har ändrats")


def test_older_changes_come_on_a_page_of_their_own(path: str) -> None:
    for number in range(27):
        save_scenario(LOCAL, path, Scenario(id=f"ny-{number}", name=f"Ny {number}"), seen=None, at=AT)
    app = of_case()
    assert (len(changes(app)), "De nyaste ändringarna" in [one.label for one in app.button]) == (25, False)
    press(app, "Äldre ändringar")
    assert [what for what, _, _ in changes(app)] == ["Scenario ”Ny 1”: lades in", "Scenario ”Ny 0”: lades in", "Hela underlaget: lades in"]
    assert "Äldre ändringar" not in [one.label for one in app.button]
    press(app, "De nyaste ändringarna")
    assert changes(app)[0][0] == "Scenario ”Ny 26”: lades in"


def test_what_strangers_have_typed_is_shown_as_it_is_and_does_nothing(path: str) -> None:
    save_scenario(LOCAL, path, Scenario(id="ny", name=HOSTILE), seen=None, at=AT)
    [part] = [part for part in html(of_case()) if "Ändring 2 ·" in part]
    assert ("<img" in part, f"Scenario ”{HOSTILE}”: lades in" in unescape(part)) == (False, True)


def test_an_import_into_an_empty_case_is_taken_back_and_in_again_where_nothing_is_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = small_case(initiatives=[], scenarios=[])
    place = in_register(tmp_path, empty)
    monkeypatch.setenv("PORTFOLJ_CASE", place)
    full = replace(empty, initiatives=small_case().initiatives)
    take_over(LOCAL, place, empty, full, at=AT)
    app = of_case()
    press(app, "Ta tillbaka ändring 2")
    assert case_of(place) == empty
    press(app, "Ta tillbaka ändring 3")
    assert case_of(place) == full
    st.cache_resource.clear()


@pytest.mark.parametrize("user", SEATS, ids=lambda user: user.role.value)
def test_each_seat_is_offered_what_it_may_take_back_and_nothing_else(user: object, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    save_scenario(LOCAL, path, Scenario(id="ny", name="Ny"), seen=None, at=AT)
    save_decision(LOCAL, path, Decision(id="base", agreed="Ja"), seen=Decision(id="base"), at=AT)
    sits(monkeypatch, user)  # type: ignore[arg-type]
    app = of_case()
    assert (FOLD in [one.label for one in app.expander]) == (user is not READER)
    every = ["Ta tillbaka ändring 3", "Ta tillbaka ändring 2"]
    assert buttons(app) == {LOCAL: every, STRATEGIST: every[1:], DECISION_MAKER: [], READER: []}[user]  # type: ignore[index]


def test_a_case_in_files_has_no_history_to_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_case(small_case(), tmp_path / "case")
    monkeypatch.setenv("PORTFOLJ_CASE", str(tmp_path / "case"))
    assert FOLD not in [one.label for one in page_at(overview.ADDRESS).expander]
    st.cache_resource.clear()


def test_a_proposal_goes_several_steps_back_and_forth_on_its_own_page(path: str) -> None:
    for name in ("Ett", "Två"):
        one = next(one for one in case_of(path).initiatives if one.id == "app")
        save_proposal(LOCAL, path, replace(one, name=name), seen=one, at=AT)
    app = of_proposal("app")
    assert [(what, details) for what, _, details in changes(app)][:2] == [
        ("Rubrik", ["Rubrik: Ett → Två"]),
        ("Rubrik", ["Rubrik: En app → Ett"]),
    ]
    names = []
    for number in (3, 2, 5, 4):
        press(app, f"Ta tillbaka ändring {number}")
        names.append(next(one.name for one in case_of(path).initiatives if one.id == "app"))
    assert names == ["Ett", "En app", "Ett", "Två"]
    assert [part.value for part in app.warning] == []


def test_a_draft_whose_entry_is_taken_back_on_its_own_page_goes_away(path: str) -> None:
    case = case_of(path)
    draft = replace(case.initiatives[0], id="ny", name="Ny")
    save_proposal(LOCAL, path, draft, seen=None, at=AT)
    app = press(of_proposal("ny"), "Ta tillbaka ändring 2")
    assert case_of(path) == case
    assert [part.value for part in app.warning] == []
