"""Small cases to work out by hand: two municipalities, two years, one goal, one fund."""

from typing import Any

from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from tests.oracle.truth import Truth, oracle

Row = dict[str, Any]
BOTH = {"a": "committed", "b": "committed"}


def an_initiative(name: str, *, points: object = 40, kronor: int = 1_000, members: dict[str, str] | None = None, **changes: Any) -> Row:
    """One year from 2027, paid by fund f; 40 points, so that a (weight 1 000) gets 10 000 and b (3 000) 30 000 thousandths."""
    answers = BOTH if members is None else members
    one: Row = {
        "id": name,
        "name": name.upper(),
        "gives": {"contributions": [{"goal": "g", "likely": points}]},
        "takes": {"financing": [{"year": 1, "fund": "f", "kronor": kronor}]},
        "parties": {"participations": [{"member": member, "answer": answer} for member, answer in answers.items()]},
        "steering": {"stage": "candidate", "starts": [2027], "mandates": [{"body": "Board", "date": "2026-10-01"}]},
    }
    for place, change in changes.items():
        one[place] = {**one.get(place, {}), **change} if isinstance(change, dict) else change
    return one


def a_case(*initiatives: Row, kronor: int = 10_000, **changes: Any) -> Case:
    """Two municipalities, two years, one fund."""
    rows: Row = {
        "id": "case",
        "name": "Case",
        "years": [2027, 2028],
        "members": [{"id": "a", "name": "A", "weight": 1_000}, {"id": "b", "name": "B", "weight": 3_000}],
        "goals": [{"id": "g", "name": "Goal", "weight": 1}],
        "funds": [{"id": "f", "name": "Fund"}],
        "budgets": [{"fund": "f", "year": year, "kronor": kronor} for year in (2027, 2028)],
        "initiatives": list(initiatives),
        **changes,
    }
    case = Case.model_validate(rows)
    assert [str(fault) for fault in faults(case) if fault.severity == "fault"] == []
    return case


def truth(case: Case) -> Truth:
    """The truth about the case's last scenario, or about the case itself where it has none."""
    return oracle(case, case.scenario_ids[-1])


def chosen(case: Case) -> set[str]:
    """The ids of what is chosen."""
    return set(truth(case).chosen)


def a_scenario(**changes: Any) -> list[Row]:
    """One scenario with these changes."""
    return [{"id": "s", "name": "S", **changes}]
