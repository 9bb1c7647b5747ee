"""The brute-force oracle held against examples worked by hand, and the random cases against what they promise."""

import hashlib
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from tests.oracle.examples import Row, a_case, a_scenario, an_initiative, chosen, truth
from tests.oracle.question import question
from tests.oracle.truth import Truth
from tests.strategies import large_amounts_case, random_case


def key(*names: str) -> str:
    return hashlib.sha256("\n".join(("", *names)).encode()).hexdigest()


# Values and shares


def test_three_equal_goals_give_a_third_of_the_points_each() -> None:
    goals = [{"id": name, "name": name, "weight": 1} for name in "gxy"]
    # 100 points at 50 % on a goal of weight 1/3: 16.666... points, 16 667 thousandths.
    one = an_initiative("i", points=100, gives={"contributions": [{"goal": "g", "likely": 100}], "feasibility": {"likely": 50}})
    assert truth(a_case(one, goals=goals)).values == (16_667,)


def test_weights_multiply_along_the_path() -> None:
    goals = [
        {"id": "top", "name": "Top", "weight": 2},
        {"id": "other", "name": "Other", "weight": 1},
        {"id": "g", "name": "Goal", "weight": Decimal("0.5")},
        {"id": "x", "name": "X", "weight": Decimal("1.5")},
    ]
    goals[2]["parent"] = goals[3]["parent"] = "top"
    # 2/3 of 1/4 of 60 points is 10 points.
    assert truth(a_case(an_initiative("i", points=60), goals=goals)).values == (10_000,)


@pytest.mark.parametrize(("points", "feasibility", "expected"), [("0.001", 50, 1), ("0.001", 49, 0), ("0.003", 50, 2)])
def test_half_a_thousandth_is_rounded_up(points: str, feasibility: int, expected: int) -> None:
    gives = {"contributions": [{"goal": "g", "likely": points}], "feasibility": {"likely": feasibility}, "region_share": 100}
    extra = an_initiative("j", points=1)
    # 0.001 points at 50 % are 0.5 thousandths: 1; at 49 % 0.49: 0; 0.003 at 50 % 1.5: 2. The other gives 1 000.
    assert truth(a_case(an_initiative("i", gives=gives), extra)).values == (1_000 + expected,)


def test_leftover_thousandths_go_to_the_smaller_keys() -> None:
    members = [{"id": name, "name": name.upper(), "weight": 7} for name in "abc"]
    # 0.005 points are 5 thousandths: 1 2/3 each, so two of three get 2 and the one with the largest key gets 1.
    last = max("ABC", key=lambda name: key("I", name)).lower()
    for joining in "abc":
        answers = {name: "committed" if name == joining else "declined" for name in "abc"}
        one = an_initiative("i", points="0.005", members=answers, parties={"quorum": 1})
        found = truth(a_case(one, members=members, admission={"members": 1}))
        assert found.values == (1 if joining == last else 2,)


def test_the_largest_remainder_comes_before_the_key() -> None:
    # 0.002 points: 2 thousandths; a has 25 %: 0.5, b 75 %: 1.5; one is left, the remainders are equal, the smaller key gets it.
    alone = {"a": "committed", "b": "declined"}
    one = an_initiative("i", points="0.002", members=alone, parties={"quorum": 1})
    assert truth(a_case(one, admission={"members": 1})).values == (1 if key("I", "A") < key("I", "B") else 0,)
    # 0.003 points: a 0.75, b 2.25: a has the larger remainder.
    one = an_initiative("i", points="0.003", members=alone, parties={"quorum": 1})
    assert truth(a_case(one, admission={"members": 1})).values == (1,)


def test_stated_shares_that_leave_something_over_give_no_more_than_their_sum() -> None:
    rows = [{"member": "a", "answer": "committed", "share": "10"}, {"member": "b", "answer": "committed", "share": "33.33"}]
    # 40 points: a 4 000, b 13 332, region 5 % 2 000; what is left of 100 % belongs to nobody.
    gives = {"contributions": [{"goal": "g", "likely": 40}], "region_share": 5}
    assert truth(a_case(an_initiative("i", parties={"participations": rows}, gives=gives))).values == (19_332,)


def test_the_share_of_who_declines_is_not_realised() -> None:
    one = an_initiative("i", members={"a": "declined", "b": "committed"}, parties={"quorum": 1})
    assert truth(a_case(one, admission={"members": 1})).values == (30_000,)


# References


def two_rivals(**rules: Any) -> Case:
    """Budget for one of two: the first gives a 10 000 and b 30 000; the second only serves b, with 50 000."""
    second = an_initiative("j", points=50, members={"b": "committed"}, parties={"quorum": 1})
    return a_case(an_initiative("i"), second, kronor=1_000, admission={"members": 1}, rules=rules)


def test_best_floor_is_the_fraction_per_resident_of_the_least_served() -> None:
    # Choosing i: 10 000 / 1 000 = 30 000 / 3 000 = 10 thousandths per resident; choosing j: a has 0.
    found = truth(two_rivals(floor_per_resident=100))
    assert found.references.floor == Fraction(10)
    assert (set(found.chosen), found.values) == ({"i"}, (40_000,))
    assert "floor_per_resident" in found.binding
    assert chosen(two_rivals()) == {"j"}


def test_a_floor_of_zero_binds_nobody() -> None:
    # Each of two rivals serves one member, so that somebody always has nothing.
    rivals = [
        an_initiative(name, points=points, members={member: "committed"}, parties={"quorum": 1})
        for name, member, points in (("i", "a", 10), ("j", "b", 50))
    ]
    found = truth(a_case(*rivals, kronor=1_000, admission={"members": 1}, rules={"floor_per_resident": 100}))
    assert found.references.floor == 0
    assert set(found.chosen) == {"j"}


def test_a_member_that_nothing_serves_is_exempt() -> None:
    one = an_initiative("i", members={"b": "committed"}, parties={"quorum": 1})
    found = truth(a_case(one, admission={"members": 1}, rules={"floor_per_resident": 100, "go_it_alone": 100}))
    assert found.references.unreachable == {"a"}
    # 40 000 / 3 000
    assert found.references.floor == Fraction(40, 3)
    assert found.feasible


@pytest.mark.parametrize(
    ("kronor", "alone"), [(4_000, {"a": 10_000, "b": 30_000}), (3_999, {"a": 0, "b": 30_000}), (1_333, {"a": 0, "b": 0})]
)
def test_alone_each_has_its_share_of_the_budget_rounded_down(kronor: int, alone: dict[str, int]) -> None:
    # a has 1/4: of 4 000 kr 1 000, of 3 999 kr 999; b has 3/4: of 1 333 kr 999. The initiative costs 1 000.
    found = truth(a_case(an_initiative("i"), kronor=kronor, rules={"go_it_alone": 100}))
    assert found.references.alone == alone


def test_going_alone_is_held_to_the_thousandth() -> None:
    # Alone b has 3/4 of 1 334 kr, 1 000, and would have 50 000 by j. Together i gives the region half of 80 points and
    # b 3/4 of the other half: 30 000, 60 % of that.
    def fair(percent: int) -> Truth:
        first = an_initiative("i", gives={"contributions": [{"goal": "g", "likely": 80}], "region_share": 50})
        second = an_initiative("j", points=50, members={"b": "committed"}, parties={"quorum": 1})
        return truth(a_case(first, second, kronor=1_334, admission={"members": 1}, rules={"go_it_alone": percent}))

    assert fair(60).references.alone == {"a": 0, "b": 50_000}
    assert set(fair(60).chosen) == {"i"}
    assert set(fair(61).chosen) == {"j"}
    assert "go_it_alone" in fair(61).binding


# Ties


def test_equal_rivals_tie_and_the_smallest_key_is_chosen() -> None:
    names = ("i", "j", "k")
    found = truth(a_case(*(an_initiative(name) for name in names), kronor=1_000))
    assert found.ties == 3
    assert set(found.chosen) == {min(names, key=lambda name: key(name.upper()))}


def test_portfolios_that_differ_in_starts_and_participants_only_are_one_set() -> None:
    one = an_initiative("i", members={"a": "willing", "b": "committed"}, parties={"quorum": 1}, steering={"starts": [2027, 2028]})
    one["gives"]["region_share"] = 100
    found = truth(a_case(one))
    # Nobody's benefit depends on who takes part: all cost the same, so most take part, and it starts at once.
    assert (found.ties, found.chosen) == (1, {"i": (2027, ("a", "b"))})


def test_the_cheaper_of_equals_is_chosen_though_its_money_falls_after_the_last_year() -> None:
    late = an_initiative("i", steering={"starts": [2028], "duration": 2})
    late["takes"]["financing"].append({"year": 2, "fund": "f", "kronor": 1})
    rival = an_initiative("j", steering={"excludes": ["i"]})
    found = truth(a_case(late, rival))
    assert (found.ties, set(found.chosen)) == (2, {"j"})


def test_of_equal_cost_fewer_hours_are_chosen() -> None:
    busy = an_initiative("i", takes={"efforts": [{"member": "a", "year": 1, "hours": 3, "released": 1}]})
    rival = an_initiative("j", takes={"efforts": [{"member": "a", "year": 1, "hours": 1}]})
    assert chosen(a_case(busy, rival, kronor=1_000)) == {"j"}


def test_of_equal_cost_and_hours_the_least_waiting_is_chosen() -> None:
    # The pool has no hours in 2027, so that i must wait for a year after its first start.
    later = an_initiative("i", takes={"pool_efforts": [{"pool": "r", "year": 1, "hours": 1}]}, steering={"starts": [2027, 2028]})
    now = an_initiative("j", takes={"pool_efforts": [{"pool": "r", "year": 1, "hours": 1}]}, steering={"starts": [2028], "excludes": ["i"]})
    hours = [{"pool": "r", "year": 2028, "hours": 1}]
    found = truth(a_case(later, now, pools=[{"id": "r", "name": "R"}], pool_hours=hours))
    assert (found.ties, found.chosen) == (2, {"j": (2028, ("a", "b"))})


# Scenarios


@pytest.mark.parametrize(("fees", "kronor"), [((1, 2), 6_666), ((None, 2), 7_500)])
def test_a_member_that_stays_out_takes_its_part_of_the_fees_with_it(fees: tuple[int | None, int], kronor: int) -> None:
    # Of 10 000 kr 1/3 of the fees is 3 334 kr, rounded up; without fees 1 000 of 4 000 residents are a quarter.
    members = [
        {"id": name, "name": name.upper(), "weight": weight, "fee": fee}
        for name, weight, fee in zip("ab", (1_000, 3_000), fees, strict=True)
    ]
    funds = [{"id": "f", "name": "Fund", "from_fees": True}]

    def case(cost: int) -> Case:
        one = an_initiative("i", kronor=cost, members={"a": "committed", "b": "committed"}, parties={"quorum": 1})
        return a_case(one, members=members, funds=funds, scenarios=a_scenario(out=["a"]))

    assert truth(case(kronor)).chosen == {"i": (2027, ("b",))}
    assert truth(case(kronor + 1)).chosen == {}


def test_what_a_member_that_stays_out_leads_needs_another_lead() -> None:
    one = an_initiative("i", members={"a": "lead", "b": "undecided"}, parties={"quorum": 1})
    assert truth(a_case(one, scenarios=a_scenario(out=["a"]))).aside == {"i"}
    leads = [{"initiative": "i", "member": "b"}]
    assert truth(a_case(one, scenarios=a_scenario(out=["a"], leads=leads))).chosen == {"i": (2027, ("b",))}


def test_what_is_decided_by_stage_goes_on_with_a_member_that_stays_out() -> None:
    one = an_initiative("i", steering={"stage": "decided"})
    assert truth(a_case(one, scenarios=a_scenario(out=["a"]))).chosen == {"i": (2027, ("a", "b"))}


def test_the_most_specific_change_of_a_budget_applies() -> None:
    changes = [
        {"fund": "f", "year": 2027, "percent": 33},
        {"fund": "f", "kronor": 777},
        {"year": 2028, "percent": 70},
        {"percent": 60},
    ]
    funds: list[Row] = [{"id": "f", "name": "F"}, {"id": "h", "name": "H", "total": 1_009}, {"id": "x", "name": "X", "kind": "external"}]
    budgets = [{"fund": fund["id"], "year": year, "kronor": 1_001} for fund in funds for year in (2027, 2028)]
    case = a_case(an_initiative("i"), funds=funds, budgets=budgets, scenarios=a_scenario(budgets=changes))
    asked = question(case, case.scenario("s"))
    # 33 % of 1 001 is 330.33, 60 % is 600.6, 70 % is 700.7; 60 % of 1 009 is 605.4.
    assert asked.budgets == {
        ("f", 2027): 330,
        ("f", 2028): 777,
        ("h", 2027): 600,
        ("h", 2028): 700,
        ("x", 2027): 1_001,
        ("x", 2028): 1_001,
    }
    assert asked.totals == {"h": 605}


def test_hours_in_percent_are_rounded_down() -> None:
    def case(percent: int) -> Case:
        one = an_initiative("i", takes={"efforts": [{"member": "a", "year": 1, "hours": 10}]})
        capacities = [{"member": "a", "year": 2027, "hours": 11}]
        return a_case(one, capacities=capacities, scenarios=a_scenario(hours_percent=percent))

    # 91 % of 11 hours is 10.01, 90 % is 9.9; 10 are needed.
    assert chosen(case(91)) == {"i"}
    assert chosen(case(90)) == set()


def test_an_undecided_member_takes_part_only_where_the_scenario_says_so() -> None:
    one = an_initiative("i", members={"a": "undecided", "b": "committed"}, parties={"quorum": 1})
    assert truth(a_case(one)).chosen == {"i": (2027, ("b",))}
    assert truth(a_case(one, scenarios=a_scenario(undecided="willing"))).chosen == {"i": (2027, ("a", "b"))}


def test_objectives_are_reached_in_their_order() -> None:
    rich = an_initiative("j", points=10)
    rich["gives"]["economic"] = [{"member": "b", "year": 1, "kronor": 5}, {"member": "b", "year": 3, "kronor": 99}]
    # Of j only the 5 kr of 2027 count, 2029 is no planning year. It gives a 2 500: 2.5 for each of 1 000.
    order = ["economic_benefit", "participations", "best_floor"]
    found = truth(a_case(an_initiative("i"), rich, kronor=1_000, scenarios=a_scenario(objective=order)))
    assert found.values == (5, 2, Fraction(5, 2), 10_000)


# The random cases


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_random_cases_have_no_faults_and_depend_on_their_seed_alone(first: int) -> None:
    for seed in range(first, first + 20):
        case = random_case(seed)
        assert [str(fault) for fault in faults(case) if fault.severity == "fault"] == []
    assert random_case(first) == random_case(first)
    assert random_case(first) != random_case(first + 1)


def test_cases_of_large_amounts_have_no_faults_and_large_amounts() -> None:
    for seed in range(20):
        case = large_amounts_case(seed)
        assert [str(fault) for fault in faults(case) if fault.severity == "fault"] == []
        assert 10**7 < max(row.kronor for one in case.initiatives for row in one.takes.financing) <= 10**8
