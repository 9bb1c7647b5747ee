"""Drafts: who sees them, what stands in their place for the others, and that nobody gets another answer for it."""

from pathlib import Path

import pytest

from portfolj.domain.base import replace
from portfolj.domain.initiative import Initiative
from portfolj.domain.scenario import Scenario
from portfolj.domain.steering import Stage
from portfolj.exchange import CaseFile, write_case
from portfolj.service.authorizing import LOCAL, User
from portfolj.service.entering import with_step
from portfolj.service.history import history_of
from portfolj.service.opening import read_any
from portfolj.service.saving import save_proposal, save_scenario
from portfolj.service.seeing import NAMELESS, as_seen
from portfolj.workflow.solving import solve_scenario
from tests.e2e.small_case import small_case
from tests.seats import AT, DECISION_MAKER, DRAFT, HIDDEN, READER, SEATS, SEES_DRAFTS, STRATEGIST, in_register, with_draft


@pytest.fixture(params=["files", "register"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "files":
        write_case(with_draft(), tmp_path / "case")
        return str(tmp_path / "case")
    return in_register(tmp_path, with_draft())


@pytest.mark.parametrize("stage", list(Stage))
def test_a_draft_is_what_nobody_has_assessed_yet(stage: Stage) -> None:
    one = Initiative.model_validate({"id": "a", "name": "A", "steering": {"stage": stage}})
    assert one.draft == (stage.value in ("need", "exploration"))
    assert not replace(one, not_a_portfolio_matter="Bara en medlem").draft


@pytest.mark.parametrize("user", SEATS, ids=lambda user: user.role.value)
def test_a_draft_stands_for_those_only_who_may_read_drafts(user: User, path: str) -> None:
    text = read_any(user, path).case.model_dump_json().casefold()
    assert (HIDDEN.casefold() in text) == (user in SEES_DRAFTS)


def test_who_may_read_drafts_gets_the_case_as_it_is(path: str) -> None:
    assert read_any(STRATEGIST, path).case == with_draft()


def test_what_names_a_draft_names_one_and_the_same_nameless_stand_in(path: str) -> None:
    case = read_any(READER, path).case
    [stand_in] = [one for one in case.initiatives if one.name == NAMELESS]
    [needs] = next(one for one in case.initiatives if one.id == "app").steering.requires
    [refused] = case.scenario("mindre").refused
    [deviation] = case.decision("timmar").deviations
    assert {needs.initiative, refused.initiative, deviation.initiative} == {stand_in.id}
    assert stand_in == Initiative(id=stand_in.id, name=NAMELESS, not_a_portfolio_matter=NAMELESS)


def test_a_draft_that_nothing_names_leaves_nothing_behind() -> None:
    case = replace(small_case(), initiatives=(*small_case().initiatives, DRAFT))
    assert as_seen(READER, CaseFile(case)).case == small_case()


def test_a_stand_in_takes_no_id_that_something_else_has() -> None:
    case = with_draft()
    taken = replace(
        case, initiatives=(*case.initiatives, Initiative.model_validate({"id": "X1", "name": "X", "steering": {"stage": "ended"}}))
    )
    ids = [one.id.casefold() for one in as_seen(READER, CaseFile(taken)).case.initiatives]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scenario", ["base", "mindre", "timmar"])
def test_who_sees_no_drafts_gets_the_same_answer(scenario: str, path: str) -> None:
    ours, theirs = (solve_scenario(read_any(user, path).case, scenario) for user in (LOCAL, READER))
    assert [choice.id for choice in theirs.chosen] == [choice.id for choice in ours.chosen]
    assert "app" in {one.id for one in theirs.instance.left_aside}


def test_what_is_told_of_a_draft_is_not_told_to_those_who_do_not_see_it(tmp_path: Path) -> None:
    faulty = replace(DRAFT, name="E-arkiv", steering=replace(DRAFT.steering, starts=(2027,), duration=1))
    doubled = Initiative.model_validate(faulty.model_dump() | {"takes": {"financing": [{"year": 3, "fund": "own", "kronor": 1}]}})
    path = in_register(tmp_path, replace(small_case(), initiatives=(*small_case().initiatives, doubled)))
    ours, theirs = (read_any(user, path).faults for user in (LOCAL, READER))
    assert {one.severity for one in ours if DRAFT.id in str(one)} == {"fault", "notice"}
    assert [one for one in theirs if DRAFT.id in str(one)] == []


def test_the_history_begins_with_the_assessment_for_those_who_do_not_see_drafts(tmp_path: Path) -> None:
    path = in_register(tmp_path, with_draft())
    steps = [
        replace(DRAFT, name="Hemlighet, omskriven"),
        replace(with_step(DRAFT, Stage.ASSESSED, "Nätverket", "Klart", date="2026-11-01"), name="Öppet"),
        replace(with_step(DRAFT, Stage.CANDIDATE, "Nätverket", "Klart", date="2026-11-02"), name="Öppet nu"),
    ]
    seen = DRAFT
    for step in steps:
        save_proposal(LOCAL, path, step, seen=seen, at=AT)
        seen = step
    ours, theirs = (history_of(user, path, about=seen).changes for user in (LOCAL, DECISION_MAKER))
    assert [entry.number for entry in ours] == [4, 3, 2, 1]
    assert [entry.number for entry in theirs] == [4, 3]
    assert [str(told) for told in theirs[-1].what] == ["entered"]
    assert "omskriven" not in str(theirs)


def test_a_decision_maker_saves_and_the_drafts_stay(tmp_path: Path) -> None:
    path = in_register(tmp_path, with_draft())
    save_scenario(DECISION_MAKER, path, Scenario(id="ny", name="Ny"), seen=None, at=AT)
    assert read_any(LOCAL, path).case.initiatives == with_draft().initiatives
