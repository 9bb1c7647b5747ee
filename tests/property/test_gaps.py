"""Nothing is lost in a case whose parts are all stated, and each part taken away is what is told."""

import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolj.domain.case import Case
from portfolj.domain.steering import Stage
from portfolj.governance.gaps import GapKind, gaps
from tests.e2e.small_case import small_case

DAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31))
STAGES = st.lists(st.sampled_from(Stage), max_size=6)
DONE = ("reported", "ended")


def whole(stages: list[Stage], areas: int, on: datetime.date, **changes: Any) -> dict[str, Any]:
    """A case with a proposal at each stage and a network for each area, of which everything is stated on a day."""
    served = [f"area{number}" for number in range(areas)]
    networks = [
        {"id": f"n{area}", "name": area, "kind": "recommends", "network": True, "areas": [area], "assignment": "To work", "parent": "board"}
        for area in served
    ]
    proposals = [
        {
            "id": f"p{number}",
            "name": f"P {number}",
            "parties": {"owner": "The town"},
            "steering": {"stage": stage.value, "end": on.isoformat()},
            "outcome": {"reported": on.isoformat()} if stage in DONE else {},
        }
        for number, stage in enumerate(stages)
    ]
    return {
        "initiatives": proposals,
        "areas": [{"id": area, "name": area} for area in served],
        "bodies": [{"id": "board", "name": "The board", "kind": "decides", "assignment": "To steer"}, *networks],
        "meetings": [{"id": "m", "body": "board", "name": "M", "date": on.isoformat()}],
        "decisions": [{"id": "base", "body": "The board", "date": on.isoformat()}],
        "scenarios": [],
        **changes,
    }


def told(content: dict[str, Any], on: datetime.date) -> list[tuple[GapKind, str]]:
    case: Case = small_case(**content)
    return [(one.kind, one.id) for one in gaps(case, on)]


@settings(deadline=None)
@given(STAGES, st.integers(0, 3), DAYS)
def test_nothing_is_lost_where_all_is_stated(stages: list[Stage], areas: int, on: datetime.date) -> None:
    assert told(whole(stages, areas, on), on) == []


@settings(deadline=None)
@given(STAGES, DAYS)
def test_without_owners_each_need_and_each_assignment_is_told_once_and_nothing_else(stages: list[Stage], on: datetime.date) -> None:
    content = whole(stages, 0, on)
    bare = [{**one, "parties": {}} for one in content["initiatives"]]
    expected = {f"p{number}": stage for number, stage in enumerate(stages) if stage.value not in DONE}
    assigned = (Stage.DECIDED, Stage.UNDER_WAY)
    kinds = {True: GapKind.ASSIGNMENT_WITHOUT_BODY, False: GapKind.NEED_WITHOUT_OWNER}
    assert sorted(told({**content, "initiatives": bare}, on)) == sorted((kinds[stage in assigned], one) for one, stage in expected.items())


@settings(deadline=None)
@given(STAGES, st.integers(2, 3), DAYS)
def test_a_day_later_what_waits_the_areas_of_an_ended_network_and_what_is_over_are_told(
    stages: list[Stage], areas: int, on: datetime.date
) -> None:
    content = whole(stages, areas, on)
    *others, last = content["bodies"]
    later = {**content, "bodies": [*others, {**last, "end": on.isoformat()}]}
    waiting = [(GapKind.DECISION_WITHOUT_MEETING, f"p{n}") for n, one in enumerate(stages) if one in (Stage.ASSESSED, Stage.CANDIDATE)]
    over = [(GapKind.UNDERTAKING_WITHOUT_REPORT, f"p{n}") for n, one in enumerate(stages) if one in (Stage.DECIDED, Stage.UNDER_WAY)]
    area = [(GapKind.AREA_WITHOUT_NETWORK, f"area{areas - 1}")]
    assert sorted(told(later, on + datetime.timedelta(days=1))) == sorted([*waiting, *area, *over])
