"""Two who save the same: both versions side by side, what was typed kept, and nothing written over before somebody has chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.scenario import Scenario
from portfolj.errors import StaleChange
from portfolj.exchange import write_case
from portfolj.service.authorizing import LOCAL
from portfolj.service.entering import with_money
from portfolj.service.opening import read_any
from portfolj.service.saving import save_decision, save_proposal, save_scenario
from portfolj.service.taking_over import take_over
from portfolj.ui.components.past import FOLD
from portfolj.ui.pages import decision, proposals, scenario
from tests.e2e.opened import page_at, settled, table, unfolded, whole
from tests.e2e.small_case import small_case
from tests.seats import AT, in_register

YOURS, THEIRS = "Ert", "Som det står nu"


@pytest.fixture(params=["files", "register"])
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The small case, in a folder or in a register."""
    place = in_register(tmp_path, small_case()) if request.param == "register" else str(tmp_path / "case")
    if request.param == "files":
        write_case(small_case(), place)
    monkeypatch.setenv("PORTFOLJ_CASE", place)
    yield place
    st.cache_resource.clear()


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The small case in a register."""
    place = in_register(tmp_path, small_case())
    monkeypatch.setenv("PORTFOLJ_CASE", place)
    yield place
    st.cache_resource.clear()


def shown(page: str, **address: str) -> AppTest:
    return whole(settled(page_at(page, **address)))


def press(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label == label]
    return whole(settled(button.click().run()))


def stands(path: str, name: str) -> Scenario:
    return read_any(LOCAL, path).case.scenario(name)


def turn(app: AppTest, percent: int) -> AppTest:
    [dial] = [one for one in app.slider if str(one.key).startswith("timmar-")]
    return whole(settled(dial.set_value(percent).run()))


def save_theirs(path: str) -> None:
    theirs = replace(stands(path, "timmar"), name="Deras namn", hours_percent=60)
    save_scenario(LOCAL, path, theirs, seen=stands(path, "timmar"), at=AT)


def test_a_stale_scenario_is_shown_with_both_versions_and_ours_can_be_kept(path: str) -> None:
    mine = turn(shown(scenario.ADDRESS, scenario="timmar"), 80)
    save_theirs(path)
    press(mine, "Spara")
    assert stands(path, "timmar").hours_percent == 60
    head, *rows = table(mine, "Vad som har ändrats")
    assert head[1:] == [YOURS, THEIRS]
    assert ["timmarna", "80 %", "60 %"] in rows
    assert ["Namn", "Ont om timmar", "Deras namn"] in rows
    press(mine, "Spara")
    assert stands(path, "timmar").hours_percent == 60
    press(mine, "Behåll vårt")
    press(mine, "Spara")
    assert stands(path, "timmar").hours_percent == 80
    assert [one.value for one in mine.warning] == []


def test_of_a_stale_scenario_theirs_can_be_taken(path: str) -> None:
    mine = turn(shown(scenario.ADDRESS, scenario="timmar"), 80)
    save_theirs(path)
    press(mine, "Spara")
    press(mine, "Ta deras")
    [dial] = [one for one in mine.slider if str(one.key).startswith("timmar-")]
    assert (dial.value, [one.value for one in mine.warning]) == (60, [])
    assert stands(path, "timmar").hours_percent == 60


def test_a_scenario_that_has_changed_since_it_was_opened_is_not_written_over_even_when_the_page_has_been_shown_anew(path: str) -> None:
    mine = turn(shown(scenario.ADDRESS, scenario="timmar"), 80)
    save_theirs(path)
    turn(mine, 90)
    assert any("Någon annan har sparat det här scenariot" in one.value for one in mine.warning)
    press(mine, "Spara")
    assert stands(path, "timmar").hours_percent == 60


def test_two_new_scenarios_of_one_name_are_both_kept(path: str) -> None:
    mine = turn(shown(scenario.ADDRESS), 80)
    [name] = [one for one in mine.text_input if one.label == "Namn"]
    name.set_value("Stram")
    save_scenario(LOCAL, path, Scenario(id="stram", name="Stram", hours_percent=50), seen=None, at=AT)
    press(mine, "Spara som nytt scenario")
    if "stram-2" not in read_any(LOCAL, path).case.scenario_ids:
        press(mine, "Spara som nytt scenario")
    assert (stands(path, "stram").hours_percent, stands(path, "stram-2").hours_percent) == (50, 80)


@pytest.mark.parametrize("sent_before", [True, False], ids=["typed before", "typed with the click"])
def test_a_stale_decision_is_shown_with_both_versions(path: str, sent_before: bool) -> None:
    mine = shown(decision.ADDRESS)
    [agreed] = [one for one in mine.text_area if one.label == "Vad är ni överens om?"]
    agreed.set_value("Vårt")
    if sent_before:
        whole(settled(mine.run()))
    save_decision(LOCAL, path, Decision(id="base", agreed="Deras"), seen=Decision(id="base"), at=AT)
    press(mine, "Spara beslutet")
    assert read_any(LOCAL, path).case.decision("base").agreed == "Deras"
    head, *rows = table(mine, "Vad som har ändrats")
    assert (head[1:], rows) == ([YOURS, THEIRS], [["Vad är ni överens om?", "Vårt", "Deras"]])
    assert [one.value for one in mine.text_area] == ["Vårt", "", ""]


def test_money_that_somebody_else_has_entered_meanwhile_is_not_written_over(register: str) -> None:
    mine = shown(proposals.ADDRESS, forslag="arkiv")
    [amount] = [one for one in mine.text_input if one.label == "Insatsens år 1, kr"]
    amount.set_value("1 000")
    one = next(one for one in read_any(LOCAL, register).case.initiatives if one.id == "arkiv")
    save_proposal(LOCAL, register, with_money(one, "own", {1: "2 000"}), seen=one, at=AT)
    press(mine, "Spara pengarna")
    assert paid(register) == 2000
    head, row = table(mine, "Vad som har ändrats")
    assert [head[1:], row] == [["När du började", THEIRS], ["Pengar", "Egen ram, år 1: 400 000 kr", "Egen ram, år 1: 2 000 kr"]]
    assert [one.value for one in mine.text_input if one.label == "Insatsens år 1, kr"] == ["1 000"]
    press(mine, "Behåll det jag har skrivit")
    press(mine, "Spara pengarna")
    assert paid(register) == 1000


def paid(path: str) -> int:
    one = next(one for one in read_any(LOCAL, path).case.initiatives if one.id == "arkiv")
    return sum(row.kronor for row in one.takes.financing)


def test_a_change_on_which_another_stands_is_not_taken_back_and_both_versions_are_shown(register: str) -> None:
    one = next(one for one in read_any(LOCAL, register).case.initiatives if one.id == "arkiv")
    save_proposal(LOCAL, register, replace(one, name="Första"), seen=one, at=AT)
    mine = unfolded(shown(proposals.ADDRESS, forslag="arkiv"), FOLD)
    save_proposal(LOCAL, register, replace(one, name="Andra"), seen=replace(one, name="Första"), at=AT)
    press(mine, "Ta tillbaka ändring 2")
    assert next(one for one in read_any(LOCAL, register).case.initiatives if one.id == "arkiv").name == "Andra"
    assert ["Rubrik", "E-arkiv", "Andra"] in [row for rows in changed(mine) for row in rows]
    assert any("inget togs tillbaka" in part.value for part in mine.warning)


def changed(app: AppTest) -> list[list[list[str]]]:
    """All tables of what has been changed."""
    found = [part for part in app.get("html") if "<caption>Vad som har ändrats" in part.proto.body]
    rows = []
    for part in found:
        only = type("Only", (), {"get": staticmethod(lambda _, part=part: [part])})
        rows.append(table(only, "Vad som har ändrats"))  # type: ignore[arg-type]
    return rows


def test_an_import_into_what_has_changed_meanwhile_is_refused_with_both_versions(path: str) -> None:
    old = read_any(LOCAL, path).case

    def named(name: str) -> Case:
        return replace(old, initiatives=tuple(replace(one, name=name) if one.id == "it" else one for one in old.initiatives))

    take_over(LOCAL, path, old, named("Deras"), at=AT)
    with pytest.raises(StaleChange, match="begin again") as told:
        take_over(LOCAL, path, old, named("Vårt"), at=AT)
    [clash] = told.value.clashes
    assert (clash.key, clash.theirs["name"], clash.ours["name"]) == ("it", "Deras", "Vårt")
    assert read_any(LOCAL, path).case == named("Deras")
