"""Two who save the same: both versions side by side, what was typed kept, and nothing written over before somebody has chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.domain.assessment import Judged
from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.domain.scenario import Scenario
from portfolj.domain.steering import RouteStep, Stage
from portfolj.errors import StaleChange
from portfolj.exchange import write_case
from portfolj.service.assessing import Thought, assessed
from portfolj.service.authorizing import LOCAL
from portfolj.service.entering import with_answer, with_criterion, with_money, with_step
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


def proposed(path: str) -> Initiative:
    """E-arkiv as it stands."""
    return next(one for one in read_any(LOCAL, path).case.initiatives if one.id == "arkiv")


def paid(path: str) -> int:
    one = proposed(path)
    return sum(row.kronor for row in one.takes.financing)


def meanwhile(register: str, become: Callable[[Initiative], Initiative]) -> None:
    """Somebody else changes E-arkiv."""
    save_proposal(LOCAL, register, become(proposed(register)), seen=proposed(register), at=AT)


def type_in(app: AppTest, label: str, text: str) -> None:
    [field] = [one for one in app.text_input if one.label == label]
    field.set_value(text)


def choose(app: AppTest, label: str, option: object) -> None:
    [box] = [one for one in app.selectbox if one.label == label]
    box.set_value(option)


def keep_mine(app: AppTest, save: str) -> None:
    """Save, be told that somebody else has been quicker, keep what was typed, and save that."""
    press(app, save)
    press(app, "Behåll det jag har skrivit")
    press(app, save)
    assert [one.value for one in app.warning] == []


def test_money_of_years_that_were_not_touched_stays_as_somebody_else_has_entered_it(register: str) -> None:
    meanwhile(register, lambda one: replace(one, steering=replace(one.steering, duration=2)))
    mine = shown(proposals.ADDRESS, forslag="arkiv")
    type_in(mine, "Insatsens år 2, kr", "500")
    meanwhile(register, lambda one: with_money(one, "own", {1: "2 000", 2: "7"}))
    keep_mine(mine, "Spara pengarna")
    assert {row.year: row.kronor for row in proposed(register).takes.financing} == {1: 2000, 2: 500}


@pytest.mark.parametrize("touched", ["answer", "hours"])
def test_of_a_members_answer_only_what_was_touched_is_kept_over_what_somebody_else_has_entered(register: str, touched: str) -> None:
    mine = shown(proposals.ADDRESS, forslag="arkiv")
    if touched == "answer":
        choose(mine, "Svar", Answer.LEAD)
    else:
        type_in(mine, "Timmar under insatsens år 1", "45")
    meanwhile(register, lambda one: with_answer(one, "stor", Answer.DECLINED, {1: "3"}))
    keep_mine(mine, "Spara svaret")
    [answer] = [row.answer for row in proposed(register).parties.participations if row.member == "stor"]
    [hours] = [row.hours for row in proposed(register).takes.efforts if row.member == "stor"]
    assert (answer, hours) == ((Answer.LEAD, 3) if touched == "answer" else (Answer.DECLINED, 45))


def test_answers_of_the_admission_test_that_were_not_touched_stay_as_somebody_else_has_given_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = [{"id": one, "question": f"Har den {one}?"} for one in ("mandat", "kontakter")]
    register = in_register(tmp_path, small_case(admission={"criteria": questions}))
    monkeypatch.setenv("PORTFOLJ_CASE", register)
    mine = shown(proposals.ADDRESS, forslag="arkiv")
    choose(mine, "Har den mandat?", True)
    type_in(mine, "Organet som svarar, inte en person", "Vi")
    meanwhile(register, lambda one: with_criterion(one, "kontakter", holds=True, note="Två", body="De", date="2026-11"))
    keep_mine(mine, "Spara svaren på frågorna")
    assert {row.criterion: (row.holds, row.note, row.body) for row in proposed(register).steering.admission_answers} == {
        "mandat": (True, "", "Vi"),
        "kontakter": (True, "Två", "De"),
    }
    st.cache_resource.clear()


def test_a_step_leaves_the_stage_that_somebody_else_has_taken_it_to_where_none_was_chosen(register: str) -> None:
    mine = shown(proposals.ADDRESS, forslag="arkiv")
    type_in(mine, "Vem som tar steget", "Direktionen")
    type_in(mine, "Skäl", "Prövas i två")
    choose(mine, "Hur långt uppdraget har kommit", RouteStep.TEST)
    meanwhile(register, lambda one: with_step(one, Stage.DECIDED, "Direktionen", "Ryms", date="2026-11"))
    keep_mine(mine, "Ta steget")
    assert (proposed(register).steering.stage, proposed(register).steering.route) == (Stage.DECIDED, RouteStep.TEST)


def test_what_the_same_body_thinks_of_what_was_not_touched_stays(register: str) -> None:
    mine = shown(proposals.ADDRESS, forslag="arkiv")
    type_in(mine, "Organet som bedömer, inte en person", "Rådet")
    whole(mine.run())
    choose(mine, "Service", "75")
    type_in(mine, "Varför, Service", "Vi")
    theirs = Thought(Judged.FEASIBILITY, None, "25", "De")
    meanwhile(register, lambda one: assessed(one, "Rådet", [theirs], date="2026-11"))
    keep_mine(mine, "Spara bedömningen")
    assert {row.judged: (row.points, row.reason) for row in proposed(register).gives.assessments} == {
        Judged.GOAL: (75, "Vi"),
        Judged.FEASIBILITY: (25, "De"),
    }


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
