"""Where the portfolio stands, on a small case worked out by hand."""

import datetime
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.domain.initiative import FourField
from portfolj.domain.steering import Stage
from portfolj.workflow.overview import Decision, Sum, Waited, overview
from tests.e2e.small_case import small_case
from tests.unit.test_intake import ADMISSION, WHOLE

TODAY = datetime.date(2026, 11, 15)
STEP = {"text": "Bedömning", "date": "2027-01"}


def proposal(identity: str, stage: str, **steering: Any) -> dict[str, Any]:
    return {"id": identity, "name": identity.capitalize(), "steering": {"stage": stage, "next_step": STEP, **steering}}


def case(*proposals: dict[str, Any], **changes: Any) -> Case:
    return small_case(initiatives=list(proposals), scenarios=[], **changes)


def test_each_proposal_stands_at_its_stage_and_what_is_no_portfolio_matter_nowhere() -> None:
    aside = proposal("aside", "candidate") | {"not_a_portfolio_matter": "En kommuns egen sak."}
    found = overview(case(proposal("b", "need"), proposal("a", "need"), proposal("c", "ended"), aside), TODAY)
    assert {stage: [one.id for one in found.at(stage)] for stage in Stage if found.at(stage)} == {
        Stage.NEED: ["a", "b"],
        Stage.ENDED: ["c"],
    }


def test_ready_are_the_candidates_and_the_small_case_lacks_owners_fields_and_next_steps() -> None:
    found = overview(small_case(), TODAY)
    assert found.ready == 5
    assert {part.part for one in found.lacking for part in one.lacks} == {"what", "field", "owner", "next_step"}
    assert len(found.without_owner) == len(found.without_next_step) == 5
    assert found.goals == {"service": tuple(sorted((one.name for one in small_case().initiatives), key=str.casefold))}


@pytest.mark.parametrize(
    ("stage", "held_back"), [("need", ("ny",)), ("exploration", ("ny",)), ("assessed", ()), ("candidate", ()), ("decided", ())]
)
def test_a_whole_proposal_is_held_back_by_its_stage_alone_before_it_is_assessed(stage: str, held_back: tuple[str, ...]) -> None:
    whole = {**WHOLE, "steering": {**WHOLE["steering"], "stage": stage}}
    found = overview(case(whole, proposal("b", "need"), admission=ADMISSION), TODAY)
    assert tuple(one.id for one in found.held_back) == held_back
    assert found.ready == (stage in ("assessed", "candidate"))
    assert {one.id for one in found.drafts} == {"b", *held_back}


def test_what_a_decided_or_ended_proposal_lacks_is_not_asked_for() -> None:
    found = overview(case(proposal("a", "under_way", starts=[2027]), proposal("b", "ended")), TODAY)
    assert found.lacking == ()
    assert [one.lacks for one in found.route] == [(), ()]
    assert found.without_owner == ("A",)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], None),
        (["2026-11-14"], None),
        (["2026-11-15", "2027"], "2026-11-15"),
        (["2026-11", "2027-01-01"], "2026-11"),
        (["2026-12-31", "2026-12-01"], "2026-12-01"),
    ],
)
def test_the_next_decision_is_the_nearest_that_can_still_come(dates: list[str], expected: str | None) -> None:
    points = [{"text": "Vägval", "date": date} for date in dates]
    found = overview(case(proposal("a", "need", decision_points=points)), TODAY).next_decision
    assert found == (None if expected is None else Decision(expected, "Vägval", "A"))


def test_the_four_fields_hold_the_money_and_hours_of_what_is_not_done() -> None:
    one = {**small_case().initiatives[0].model_dump(mode="json"), "id": "one"}
    one["what"] = {"field": "explore_strategic"}
    other = {**one, "id": "other", "steering": {**one["steering"], "stage": "ended"}}
    found = overview(case(one, other), TODAY).fields
    kronor = sum(row["kronor"] for row in one["takes"]["financing"])
    hours = sum(row["hours"] for row in one["takes"]["efforts"])
    assert found[FourField.EXPLORE_STRATEGIC] == Sum(1, kronor, hours)
    assert found[FourField.PRODUCE_OPERATIVE] == found[None] == Sum(0, 0, 0)


def test_members_that_have_not_answered_are_waited_for_in_their_order() -> None:
    undecided = [{"member": one, "answer": "undecided"} for one in ("liten", "stor")]
    open_one = proposal("a", "assessed") | {"parties": {"participations": undecided}}
    done = proposal("b", "reported") | {"parties": {"participations": undecided}}
    assert overview(case(open_one, done), TODAY).waited_for == (Waited("Storköping", ("A",)), Waited("Litenby", ("A",)))
