"""Proposals edited as text."""

import pytest

from portfolj.domain.base import replace
from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError
from portfolj.exchange import read_case
from portfolj.service.editing import PLACES, copied, draft, edited, text_of
from tests.e2e.serving import ROOT
from tests.e2e.small_case import small_case

SKARABORG = read_case(ROOT / "scenarios" / "skaraborg").case
TEXTS = {
    "name": "E-arkiv",
    "summary": "Ett arkiv",
    "need": "Det gamla är fullt",
    "area": "it",
    "field": "produce_operative",
    "owner": "IT-nätverket",
    "starts": "2027 2028",
    "duration": "2",
    "next_step": "Bedömning",
    "next_step_date": "2026-12",
    "matter": "process",
    "main_goal": "Alla arkiverar lika",
    "scope": "Arkiv för bygglov",
    "limits": "Inte personakter",
    "method": "Prövas i två kommuner",
    "instead_of": "Egna arkiv",
    "follow_up": "Till styrgruppen varje kvartal",
    "quality": "Granskas av arkivarierna",
    "secretariat": "40 timmar",
    "invoicing": "Löpande",
    "reported": "2028-12-15",
    "reported_to": "Direktionen",
    "result": "Alla arkiverar lika",
    "lesson": "Börja med bygglov",
}


def test_every_field_comes_back_as_it_was_written() -> None:
    one = edited(Initiative(id="i", name="I"), TEXTS)
    assert {field: text_of(one, field) for field in PLACES} == TEXTS


@pytest.mark.parametrize("one", SKARABORG.initiatives, ids=lambda one: one.id)
def test_real_proposals_are_the_same_after_an_edit_that_changes_nothing(one: Initiative) -> None:
    assert edited(one, {field: text_of(one, field) for field in PLACES}) == one


def test_an_empty_text_takes_a_field_away() -> None:
    whole = edited(Initiative(id="i", name="I"), TEXTS)
    assert edited(whole, dict.fromkeys(set(PLACES) - {"name"}, "")) == Initiative(id="i", name="E-arkiv")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wrong = {"name": " ", "field": "utforska", "starts": "2027 snart", "duration": "1,250", "next_step": "", "next_step_date": "i höst"}
    with pytest.raises(InputError) as told:
        edited(Initiative(id="i", name="I"), wrong)
    assert len(told.value.faults) == 6


def test_a_draft_has_a_title_alone_and_an_id_of_its_own() -> None:
    first = draft(small_case(), "E-arkiv")
    assert first == Initiative(id="e-arkiv", name="E-arkiv")
    assert draft(small_case(initiatives=[{"id": "E-ARKIV", "name": "x"}], scenarios=[]), "E-arkiv").id == "e-arkiv-2"
    with pytest.raises(InputError, match="is empty"):
        draft(small_case(), " ")


def test_a_copy_for_another_round_keeps_what_it_is_and_asks_everybody_anew() -> None:
    old = next(one for one in SKARABORG.initiatives if one.steering.mandates and one.steering.stage.value == "candidate")
    new = copied(SKARABORG, old, "Nästa omgång")
    assert old.gives.dated_goals
    without_dates = replace(old.gives, dated_goals=(), effects=tuple(replace(one, date=None) for one in old.gives.effects))
    assert (new.id, new.what, new.takes, new.gives) == ("nasta-omgang", old.what, old.takes, without_dates)
    assert (new.steering.stage.value, new.steering.mandates, new.steering.next_step) == ("need", (), None)
    assert {row.member for row in new.parties.participations} == {row.member for row in old.parties.participations}
    assert {row.answer.value for row in new.parties.participations} == {"undecided"}


def test_a_copy_for_another_round_leaves_how_far_it_was_carried_its_paper_and_what_members_said() -> None:
    parties = {"participations": [{"member": "liten", "answer": "willing", "comment": "Om det blir 2026"}]}
    old = Initiative.model_validate({"id": "i", "name": "I", "steering": {"route": "scale", "paper": "2025-10-01"}, "parties": parties})
    new = copied(small_case(), old, "I, nästa omgång")
    assert (new.steering.route, new.steering.paper, new.parties.participations[0].comment) == (None, None, "")


def test_a_copy_keeps_of_its_years_and_of_what_it_has_to_do_with_others_what_is_there_in_the_new_round() -> None:
    steering = {
        "starts": [2023, 2027],
        "start": "2023-02-01",
        "end": "2024-01-31",
        "phases": [{"text": "Utredning", "start": "2023-02", "end": "2023-05"}],
        "requires": [{"initiative": "arkiv"}, {"initiative": "borta"}],
        "excludes": ["app", "borta-2"],
        "synergies": [
            {"initiative": "it", "points": 2},
            {"initiative": "borta", "points": 1},
            {"initiative": "it", "kronor": 1000, "fund": "gemensamt", "year": 2023},
        ],
    }
    case = small_case()
    assert 2023 not in case.years
    new = copied(case, Initiative.model_validate({"id": "i", "name": "I", "steering": steering}), "I igen").steering
    assert (new.starts, new.start, new.end, new.phases) == ((2027,), None, None, ())
    assert [one.initiative for one in new.requires] == ["arkiv"]
    assert new.excludes == ("app",)
    assert [(one.initiative, one.year) for one in new.synergies] == [("it", None)]


def test_a_copy_is_a_draft_whatever_the_last_round_said_of_it() -> None:
    others = [one for one in SKARABORG.initiatives if one.not_a_portfolio_matter]
    assert others
    assert [copied(SKARABORG, one, one.name).draft for one in (*others, *SKARABORG.initiatives)] == [True] * (
        len(others) + len(SKARABORG.initiatives)
    )


def test_a_copy_keeps_its_work_plan_but_for_when_things_are_done() -> None:
    plan = {
        "main_goal": "Alla lika",
        "roles": [{"role": "ledare", "holder": "Kansliet"}],
        "activities": [{"text": "Fråga", "start": "2027-02"}],
    }
    new = copied(small_case(), Initiative.model_validate({"id": "i", "name": "I", "plan": plan}), "I igen").plan
    assert (new.main_goal, [row.holder for row in new.roles], new.activities) == ("Alla lika", ["Kansliet"], ())


def test_a_copy_leaves_behind_what_came_of_it() -> None:
    old = Initiative.model_validate({"id": "i", "name": "I", "outcome": {"lesson": "Börja tidigare", "reported": "2028"}})
    assert not copied(small_case(), old, "I igen").outcome.says_something
