"""The list of proposals, and what bodies think of one."""

from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.domain.steering import Stage
from portfolj.workflow.proposals import assessments, proposals
from tests.e2e.small_case import small_case


def case(*assessed: dict[str, Any]) -> Case:
    one = {
        "id": "I1",
        "name": "Överförmyndarnämnd",
        "what": {"summary": "En nämnd", "need": "Svårt att rekrytera"},
        "parties": {"owner": "Nätverket"},
        "gives": {"assessments": list(assessed)},
    }
    other = {"id": "I2", "name": "E-arkiv", "steering": {"stage": "assessed"}, "not_a_portfolio_matter": "En kommuns egen sak."}
    return small_case(initiatives=[one, other], scenarios=[])


@pytest.mark.parametrize(
    ("words", "stage", "expected"),
    [
        ("", None, ["I2", "I1"]),
        ("rekrytera NÄMND", None, ["I1"]),
        ("i2", None, ["I2"]),
        ("nätverket arkiv", None, []),
        ("", Stage.NEED, ["I1"]),
        ("e-arkiv", Stage.NEED, []),
    ],
)
def test_all_words_must_be_there_and_the_stage_be_the_one(words: str, stage: Stage | None, expected: list[str]) -> None:
    assert [one.id for one in proposals(case(), words=words, stage=stage)] == expected


def test_what_is_no_portfolio_matter_is_listed_and_not_waited_for() -> None:
    assert [(one.id, one.waits, one.there) for one in proposals(case())] == [("I2", False, 12), ("I1", True, 4)]


def thought(body: str, points: int, reason: str = "Sett.", **changes: Any) -> dict[str, Any]:
    return {"judged": "goal", "goal": "service", "body": body, "points": points, "date": "2026-09", "reason": reason, **changes}


def test_bodies_stand_side_by_side_and_what_has_no_reason_is_shown_and_not_counted() -> None:
    several = case(
        thought("b", 50), thought("A", 75), thought("c", 0, reason=""), {"judged": "benefit", "body": "A", "points": 25, "date": "2026"}
    )
    found = assessments(several, several.initiatives[0])
    assert found.bodies == ("A", "b", "c")
    [service, benefit] = found.rows
    assert [None if one is None else int(one.points) for one in service.by] == [75, 50, 0]
    assert service.sum == (50, 62.5, 75)
    assert [None if one is None else int(one.points) for one in benefit.by] == [25, None, None]
    assert benefit.sum is None
