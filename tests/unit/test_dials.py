"""Dials and scenarios: one becomes the other and back, and nothing that no dial speaks of is lost."""

from dataclasses import replace as turn
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolj.domain.base import replace
from portfolj.domain.rules import Override, RuleChanges
from portfolj.domain.scenario import BudgetChange, Scenario, WeightChange
from portfolj.valuation.scores import goal_weights
from portfolj.workflow.dials import Dials, dials_of, in_units, price_of_floor, turned, turned_back
from portfolj.workflow.naming import new_id
from portfolj.workflow.solving import solve_scenario
from tests.e2e.small_case import small_case

CASE = small_case(
    goals=[
        {"id": "top", "name": "Top", "weight": 1},
        {"id": "service", "name": "Service", "weight": 1, "parent": "top"},
        {"id": "climate", "name": "Climate", "weight": 2, "parent": "top"},
    ]
)
RICH = Scenario(
    id="rich",
    name="Rich",
    budgets=(BudgetChange(percent=80), BudgetChange(fund="own", year=2027, kronor=5)),
    hours_percent=90,
    weights=(WeightChange(goal="service", weight=Decimal(3)),),
    rules=RuleChanges(floor_per_resident=40),
    decided=(Override(initiative="it", reason="Their own"),),
    refused=(Override(initiative="app", reason="Too late"),),
    out=("liten",),
)


def test_a_scenarios_dials_stand_where_it_says() -> None:
    assert dials_of(CASE, RICH) == Dials(80, 90, 40, (("climate", 40), ("service", 60)), ("it",), ("app",), ("liten",))


def test_dials_that_are_not_turned_leave_the_scenario_as_it_is() -> None:
    assert turned(CASE, RICH, dials_of(CASE, RICH), reason="x") == RICH
    base = CASE.scenario("base")
    assert turned(CASE, base, dials_of(CASE, base), reason="x") == base


def test_what_no_dial_speaks_of_stays() -> None:
    found = turned(CASE, RICH, turn(dials_of(CASE, RICH), money=120, refused=()), reason="Now")
    assert [(one.fund, one.percent, one.kronor) for one in found.budgets] == [(None, 120, None), ("own", None, 5)]
    assert found.decided == RICH.decided
    assert (found.id, found.name, found.refused) == ("rich", "Rich", ())


def test_what_is_decided_by_a_dial_carries_the_reason_that_is_given() -> None:
    found = turned(CASE, RICH, turn(dials_of(CASE, RICH), decided=("arkiv", "it")), reason="Now")
    assert [(one.initiative, one.reason) for one in found.decided] == [("arkiv", "Now"), ("it", "Their own")]


def test_a_turned_goal_states_the_weights_of_all_its_siblings() -> None:
    found = turned(CASE, RICH, turn(dials_of(CASE, RICH), weights=(("climate", 20), ("service", 60))), reason="x")
    weights = goal_weights(CASE.goals, {one.goal: Fraction(one.weight) for one in found.weights})
    assert weights == {"climate": Fraction(1, 4), "service": Fraction(3, 4)}


@given(
    st.builds(
        Dials,
        money=st.integers(50, 150),
        hours=st.integers(50, 150),
        floor=st.integers(0, 100),
        weights=st.tuples(st.integers(1, 100), st.integers(1, 100)).map(lambda two: (("climate", two[0]), ("service", two[1]))),
        decided=st.sampled_from([(), ("arkiv",), ("arkiv", "it")]),
        refused=st.sampled_from([(), ("app",)]),
        out=st.sampled_from([(), ("stor",)]),
    )
)
def test_dials_read_back_as_they_were_turned(dials: Dials) -> None:
    found = dials_of(CASE, turned(CASE, CASE.scenario("base"), dials, reason="x"))
    whole = sum(points for _, points in dials.weights)
    assert turn(found, weights=()) == turn(dials, weights=())
    assert all(abs(share - Fraction(100 * points, whole)) < 1 for (_, share), (_, points) in zip(found.weights, dials.weights, strict=True))


def test_each_turned_dial_is_put_back_alone() -> None:
    start = dials_of(CASE, RICH)
    now = turn(start, money=50, out=())
    assert list(turned_back(now, start)) == [("money", turn(now, money=80)), ("out", turn(now, out=("liten",)))]


def test_dials_come_to_kronor_and_hours_a_year() -> None:
    found = in_units(CASE, replace(CASE.scenario("base"), budgets=(BudgetChange(percent=80),), hours_percent=70))
    assert (found.kronor, found.hours) == (800_000, 210)


def test_the_price_of_a_floor_is_what_the_total_loses() -> None:
    case = small_case()
    base = case.scenario("base")
    free, held = (solve_scenario(case, replace(base, rules=RuleChanges(floor_per_resident=alpha))) for alpha in (0, 100))
    price = price_of_floor(free, held)
    assert price is not None
    assert price == 0  # everybody takes part in everything, so what is best is best for the least served too


@pytest.mark.parametrize(
    ("name", "taken", "found"),
    [
        ("Små först!", (), "sma-forst"),
        ("20 % mindre", (), "20-mindre"),
        ("Små först", ("sma-forst", "SMA-FORST-2"), "sma-forst-3"),
        ("…", (), "scenario"),
        ("å" * 60, ("a" * 40,), "a" * 38 + "-2"),
    ],
)
def test_an_id_is_made_of_the_name_and_is_nobodys_else(name: str, taken: tuple[str, ...], found: str) -> None:
    assert new_id(name, taken) == found
