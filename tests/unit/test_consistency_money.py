"""Sums of a proposal: cash cost + own effort = total = cash financing + own effort; one fault for each sum that does not agree."""

from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.domain.consistency.money import sums


def case(stage: str = "candidate", **takes: list[dict[str, Any]]) -> Case:
    plan = {
        "costs": [
            {"text": "staff", "year": 1, "kronor": 50},
            {"text": "rooms", "year": 1, "kronor": 20},
            {"text": "staff", "year": 2, "kronor": 30},
        ],
        "financing": [{"external": "state", "year": 1, "kronor": 70}, {"external": "state", "year": 2, "kronor": 30}],
        "efforts": [{"member": "north", "year": 1, "hours": 3}, {"member": "north", "year": 2, "hours": 9}],
        "own_effort": [{"year": 2, "kronor": 400}],
    }
    one = {
        "id": "gis",
        "name": "GIS",
        "takes": plan | takes,
        "parties": {"participations": [{"member": "north", "answer": "lead"}]},
        "steering": {"stage": stage, "starts": [2027], "duration": 2},
    }
    return Case.model_validate(
        {
            "id": "c",
            "name": "C",
            "years": [2027, 2028],
            "hour_value": 100,
            "members": [{"id": "north", "name": "North", "weight": 1}],
            "goals": [],
            "initiatives": [one],
        }
    )


def places(found: Case) -> list[tuple[str | int, ...]]:
    assert all(fault.initiative == "gis" for fault in faults(found))
    return [fault.path[3:] for fault in faults(found)]


def test_own_effort_is_as_stated_else_hours_times_the_value_of_an_hour() -> None:
    computed = sums(case().initiatives[0], hour_value=100)
    assert (computed.own(1), computed.own(2), computed.own(None)) == (300, 400, 700)


def test_a_plan_whose_sums_agree_has_no_fault() -> None:
    totals = [
        {"side": side, "year": year, "cash": cash, "own_effort": own, "total": cash + own}
        for side in ("cost", "financing")
        for year, cash, own in ((1, 70, 300), (2, 30, 400), (None, 100, 700))
    ]
    assert places(case(totals=totals)) == []


@pytest.mark.parametrize("kronor", [69, 71])
def test_a_krona_too_little_or_too_much_is_one_fault(kronor: int) -> None:
    financing = [{"external": "state", "year": 1, "kronor": kronor}, {"external": "state", "year": 2, "kronor": 30}]
    assert places(case(financing=financing)) == [("costs",)]


def test_years_that_only_agree_in_all_are_a_fault_each() -> None:
    financing = [{"external": "state", "year": 1, "kronor": 100}]
    assert places(case(financing=financing)) == [("costs",), ("costs",)]


@pytest.mark.parametrize("field", ["cash", "own_effort", "total"])
@pytest.mark.parametrize("year", [1, None])
def test_a_printed_sum_that_is_wrong_is_one_fault(field: str, year: int | None) -> None:
    right = {"cash": 70, "own_effort": 300, "total": 370} if year else {"cash": 100, "own_effort": 700, "total": 800}
    total = right | {"side": "cost", "year": year, field: right[field] + 1}
    if field != "total":
        total["total"] = right["total"] + 1
    assert places(case(totals=[total])) == [("totals", 0, field)]


def test_an_early_proposal_may_state_costs_before_it_has_money() -> None:
    assert places(case(stage="need", financing=[])) == []
    assert places(case(stage="candidate", financing=[])) == [("costs",), ("costs",)]


def test_a_proposal_without_cost_lines_is_held_to_its_financing() -> None:
    totals = [{"side": "cost", "cash": 99}]
    assert places(case(costs=[])) == []
    assert places(case(costs=[], totals=totals)) == [("totals", 0, "cash")]
