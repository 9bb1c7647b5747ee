"""What a proposal lacks, held against who becomes a candidate."""

from copy import deepcopy
from typing import Any

import pytest

from portfolj.domain.initiative import Initiative
from portfolj.valuation.prepare import prepare
from portfolj.workflow.intake import Bar, Part, missing, parts_there
from tests.e2e.small_case import small_case

# What keeps a proposal from being a candidate, beside its stage.
NEEDED: set[Part | Bar] = {Part.GOALS, Part.MEMBERS, Part.START, Part.MANDATE, Part.CRITERIA}
WHOLE = {
    "id": "ny",
    "name": "Ny",
    "what": {"summary": "Vad det är", "field": "explore_operative"},
    "gives": {"contributions": [{"goal": "service", "likely": 50}]},
    "takes": {
        "financing": [{"year": 1, "fund": "own", "kronor": 1000}],
        "efforts": [{"member": "liten", "year": 1, "hours": 5}],
    },
    "parties": {"participations": [{"member": one, "answer": "willing"} for one in ("stor", "liten")], "owner": "Nätverket"},
    "steering": {
        "stage": "assessed",
        "starts": [2027],
        "mandates": [{"body": "Direktionen", "date": "2026-09"}],
        "admission_answers": [{"criterion": "kontakter", "holds": True}],
        "next_step": {"text": "Bedömning", "date": "2026-12"},
    },
}
# What is taken away where a part is to be missing.
WITHOUT: dict[Part, tuple[tuple[str, str], ...]] = {
    Part.WHAT: (("what", "summary"),),
    Part.FIELD: (("what", "field"),),
    Part.GOALS: (("gives", "contributions"),),
    Part.OWNER: (("parties", "owner"),),
    Part.MEMBERS: (("parties", "participations"),),
    Part.MONEY: (("takes", "financing"),),
    Part.HOURS: (("takes", "efforts"),),
    Part.START: (("steering", "starts"),),
    Part.MANDATE: (("steering", "mandates"),),
    Part.CRITERIA: (("steering", "admission_answers"),),
    Part.NEXT_STEP: (("steering", "next_step"),),
}
ADMISSION = {"criteria": [{"id": "kontakter", "question": "Finns två kontaktpersoner?"}]}


def judged(document: dict[str, Any], **changes: Any) -> tuple[set[Part | Bar], bool]:
    """What it lacks, and whether it is a candidate."""
    case = small_case(**{"initiatives": [document], "scenarios": [], "admission": ADMISSION, **changes})
    candidates = {one.id for one in prepare(case, case.scenario("base")).candidates}
    return {one.part for one in missing(case, case.initiatives[0])}, "ny" in candidates


def test_a_whole_proposal_lacks_nothing_and_is_a_candidate() -> None:
    assert judged(WHOLE) == (set(), True)


@pytest.mark.parametrize("part", WITHOUT)
def test_what_is_missing_is_told_and_keeps_it_out_as_it_says(part: Part) -> None:
    document = deepcopy(WHOLE)
    for group, field in WITHOUT[part]:
        del document[group][field]
    assert judged(document) == ({part}, part not in NEEDED)


def test_an_area_is_asked_for_where_the_case_has_any() -> None:
    assert judged(WHOLE, areas=[{"id": "vatten", "name": "Vatten"}]) == ({Part.AREA}, True)


@pytest.mark.parametrize(("larger_than", "lacks"), [(3499, set()), (3500, {Bar.SIZE})])
def test_what_is_no_larger_than_the_admission_test_asks_for_is_told_so_and_one_krona_more_is_not(
    larger_than: int, lacks: set[Part | Bar]
) -> None:
    # 1 000 kr and 5 hours of 500 kr.
    assert judged(WHOLE, admission=ADMISSION | {"larger_than": larger_than}) == (lacks, not lacks)


@pytest.mark.parametrize("level", ["association", "member"])
def test_a_goal_that_is_none_of_the_association_is_told_and_keeps_it_out(level: str) -> None:
    goals = [{"id": "service", "name": "Service", "weight": 1, "level": level}]
    lacks = {Bar.ASSOCIATION} if level != "association" else set()
    assert judged(WHOLE, goals=goals) == (lacks, not lacks)


def test_a_title_alone_is_a_draft_that_lacks_all_twelve_parts_at_most_and_is_too_small() -> None:
    case = small_case(initiatives=[], areas=[{"id": "vatten", "name": "Vatten"}], admission=ADMISSION, scenarios=[])
    lacks = missing(case, Initiative(id="ny", name="Ny"))
    assert [one.part for one in lacks] == [*Part, Bar.SIZE]
    assert parts_there(lacks) == 0
    assert len(Part) <= 12


@pytest.mark.parametrize("stage", ["decided", "under_way", "reported", "ended"])
def test_what_is_decided_lacks_nothing_that_is_asked_for(stage: str) -> None:
    case = small_case(initiatives=[], scenarios=[])
    assert missing(case, Initiative.model_validate({"id": "ny", "name": "Ny", "steering": {"stage": stage, "starts": [2027]}})) == ()


def test_what_is_no_portfolio_matter_lacks_nothing_that_is_asked_for() -> None:
    assert missing(small_case(), Initiative(id="ny", name="Ny", not_a_portfolio_matter="En kommuns egen sak.")) == ()
