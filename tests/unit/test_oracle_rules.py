"""The brute-force oracle held against each rule at its limit and one step past it, worked by hand."""

from decimal import Decimal

import pytest

from portfolj.domain.case import Case
from tests.oracle.examples import Row, a_case, an_initiative, chosen, truth
from tests.oracle.truth import Truth


def with_hours(most: int, *, role: str = "") -> Case:
    efforts = [{"member": "a", "year": 1, "role": "lawyer", "hours": 12, "released": 2}]
    return a_case(an_initiative("i", takes={"efforts": efforts}), capacities=[{"member": "a", "year": 2027, "role": role, "hours": most}])


def with_pool(most: int) -> Case:
    shared = [{"pool": "r", "year": 1, "hours": 10}]
    hours = [{"pool": "r", "year": 2027, "hours": most}]
    return a_case(an_initiative("i", takes={"pool_efforts": shared}), pools=[{"id": "r", "name": "R"}], pool_hours=hours)


def with_ceiling(most: int) -> Case:
    one = an_initiative("i")
    one["takes"]["financing"].append({"year": 1, "member": "a", "kronor": 700})
    return a_case(one, ceilings=[{"member": "a", "year": 2027, "kronor": most}])


def with_quorum(least: int) -> Case:
    return a_case(an_initiative("i", parties={"quorum": least}))


def with_goal_floor(points: object) -> Case:
    # 33.3335 points are 33 333.5 thousandths, rounded up to 33 334.
    one = an_initiative("i", points="33.3335")
    return a_case(one, rules={"goal_floors": [{"goal": "g", "points": points}]})


def with_participation_floor(least: int) -> Case:
    return a_case(an_initiative("i"), rules={"participation_floors": [{"member": "a", "at_least": least}]})


def with_gain(kronor: int, *, count_fee: bool = False) -> Case:
    # a pays 100 kr and gives 2 hours of 500 kr; its fee of 50 kr a year comes to 100 kr.
    efforts = [{"member": "a", "year": 1, "hours": 2}]
    cash = [{"year": 1, "fund": "f", "kronor": 1_000}, {"year": 1, "member": "a", "kronor": 100}]
    one = an_initiative("i", takes={"efforts": efforts, "financing": cash})
    one["gives"]["economic"] = [{"member": "a", "year": 1, "kronor": kronor}, {"member": "b", "year": 1, "kronor": 0}]
    members = [{"id": "a", "name": "A", "weight": 1_000, "fee": 50}, {"id": "b", "name": "B", "weight": 3_000}]
    return a_case(one, members=members, rules={"nobody_loses": {"count_fee": count_fee}})


def under_way(kronor: int) -> Case:
    """Started before the first planning year, in which money was spent that counts no more."""
    one = an_initiative("i", steering={"stage": "under_way", "starts": [2026], "duration": 2})
    one["takes"]["financing"] = [{"year": 1, "fund": "f", "kronor": 9_000}, {"year": 2, "fund": "f", "kronor": 1_000}]
    return a_case(one, kronor=kronor)


def money_left_over(kronor: int) -> Case:
    one = an_initiative("i", kronor=1_500, steering={"starts": [2028]})
    return a_case(one, kronor=kronor, funds=[{"id": "f", "name": "Fund", "carry_over": True}])


def with_total(kronor: int) -> Case:
    one = an_initiative("i", steering={"duration": 2})
    one["takes"]["financing"].append({"year": 2, "fund": "f", "kronor": 500})
    return a_case(one, funds=[{"id": "f", "name": "Fund", "total": kronor}])


@pytest.mark.parametrize(
    ("rule", "at", "past"),
    [
        ("budget", a_case(an_initiative("i"), kronor=1_000), a_case(an_initiative("i"), kronor=999)),
        ("budget", under_way(1_000), under_way(999)),
        ("budget", money_left_over(750), money_left_over(749)),
        ("budget", with_total(1_500), with_total(1_499)),
        ("hours", with_hours(10), with_hours(9)),
        ("hours", with_hours(10, role="lawyer"), with_hours(9, role="lawyer")),
        ("pool", with_pool(10), with_pool(9)),
        ("money_ceiling", with_ceiling(700), with_ceiling(699)),
        ("quorum", with_quorum(2), with_quorum(3)),
        ("goal_floor", with_goal_floor(Decimal("33.334")), with_goal_floor(Decimal("33.335"))),
        ("participation_floor", with_participation_floor(1), with_participation_floor(2)),
        ("nobody_loses", with_gain(1_100), with_gain(1_099)),
        ("nobody_loses", with_gain(1_200, count_fee=True), with_gain(1_199, count_fee=True)),
    ],
)
def test_what_keeps_to_a_limit_is_chosen_and_what_is_one_step_past_it_is_not(rule: str, at: Case, past: Case) -> None:
    assert chosen(at) == {"i"}
    assert chosen(past) == set()
    assert rule in truth(past).binding


def with_balance(percent: int) -> Case:
    # 1 000 of 4 000 kr is 25 %; by itself i is 100 %.
    rules = {
        "balances": [{"id": "b", "name": "B", "of": {"initiatives": ["i"]}, "at_most": percent}],
        "decided": [{"initiative": "i", "reason": "Agreed."}],
    }
    return a_case(an_initiative("i"), an_initiative("j", kronor=3_000), rules=rules)


def test_a_balance_holds_at_its_percentage_and_not_below_it() -> None:
    assert chosen(with_balance(25)) == {"i", "j"}
    assert not truth(with_balance(24)).feasible
    assert "balance" in truth(with_balance(24)).binding


def test_hours_released_weigh_in_a_balance() -> None:
    # 10 and 30 hours are 25 % of 40, though i releases all of its own.
    def share(percent: int) -> bool:
        rows = [an_initiative(name, takes={"efforts": [{"member": "a", "year": 1} | more]}) for name, more in hours]
        of = {"initiatives": ["i"]}
        rules = {
            "balances": [{"id": "b", "name": "B", "of": of, "measure": "hours", "at_least": percent}],
            "decided": [{"initiative": name, "reason": "Agreed."} for name in "ij"],
        }
        return truth(a_case(*rows, rules=rules)).feasible

    hours = (("i", {"hours": 10, "released": 10}), ("j", {"hours": 30}))
    assert share(25)
    assert not share(26)


@pytest.mark.parametrize(("most", "expected"), [(2, 2), (1, 1), (0, 0)])
def test_a_count_holds_at_its_upper_end(most: int, expected: int) -> None:
    rules = {"counts": [{"id": "c", "name": "C", "of": {"initiatives": ["i", "j"]}, "at_most": most}]}
    assert len(chosen(a_case(an_initiative("i"), an_initiative("j"), rules=rules))) == expected


def test_a_count_holds_at_its_lower_end() -> None:
    def case(least: int) -> Case:
        rules = {"counts": [{"id": "c", "name": "C", "of": {"initiatives": ["i", "j"]}, "at_least": least}]}
        return a_case(an_initiative("i"), an_initiative("j"), kronor=1_000, rules=rules)

    assert truth(case(1)).feasible
    assert not truth(case(2)).feasible
    assert truth(case(2)).binding == {"budget", "count"}


def test_a_floor_per_resident_holds_at_its_percentage_and_not_above_it() -> None:
    # i gives both 10 per resident. j gives a 5 % of 60 000, 3 per resident: 30 % of that, and more in all.
    def floor(percent: int) -> set[str]:
        rows = [{"member": "a", "answer": "committed", "share": 5}, {"member": "b", "answer": "committed"}]
        second = an_initiative("j", points=60, parties={"participations": rows})
        return chosen(a_case(an_initiative("i"), second, kronor=1_000, rules={"floor_per_resident": percent}))

    assert floor(30) == {"j"}
    assert floor(31) == {"i"}


@pytest.mark.parametrize(("kronor", "expected"), [(1_999, {"i", "j"}), (1_998, set())])
def test_one_krona_saved_by_a_synergy_lets_both_be_had(kronor: int, expected: set[str]) -> None:
    one = an_initiative("i", steering={"synergies": [{"initiative": "j", "fund": "f", "year": 2027, "kronor": 1}]})
    rules = {"decided": [{"initiative": name, "reason": "Agreed."} for name in "ij"]}
    assert chosen(a_case(one, an_initiative("j"), kronor=kronor, rules=rules)) == expected


def test_an_overlap_is_taken_off_only_when_both_are_chosen() -> None:
    def case(points: object) -> Truth:
        one = an_initiative("i", steering={"synergies": [{"initiative": "j", "points": points}]})
        return truth(a_case(one, an_initiative("j", points=30)))

    assert case(-29).values == (41_000,)
    assert (case(-31).values, set(case(-31).chosen)) == ((40_000,), {"i"})
    assert "synergy" in case(-31).binding


@pytest.mark.parametrize(("duration", "finished", "expected"), [(1, True, {"i", "j"}), (2, True, {"i"}), (2, False, {"i", "j"})])
def test_a_prerequisite_has_ended_when_it_must_have(duration: int, finished: bool, expected: set[str]) -> None:
    needs = [{"initiative": "i", "finished": finished}]
    second = an_initiative("j", points=10, steering={"starts": [2028], "requires": needs})
    found = truth(a_case(an_initiative("i", steering={"duration": duration}), second))
    assert set(found.chosen) == expected
    assert ("requires" in found.binding) == (expected == {"i"})


def test_what_needs_something_that_is_no_candidate_is_left_aside_and_what_needs_it_in_turn() -> None:
    need = an_initiative("i", steering={"stage": "need"})
    second = an_initiative("j", steering={"requires": [{"initiative": "i"}]})
    third = an_initiative("k", steering={"requires": [{"initiative": "j"}]})
    assert truth(a_case(need, second, third)).aside == {"i", "j", "k"}
    assert truth(a_case({**need, "steering": {"stage": "ended"}}, second, third)).aside == {"i"}


@pytest.mark.parametrize("links", [{"excludes": ["j"]}, {"option_of": "A need"}])
def test_of_what_excludes_each_other_one_is_chosen(links: Row) -> None:
    second = an_initiative("j", points=50, steering={key: value for key, value in links.items() if key == "option_of"})
    found = truth(a_case(an_initiative("i", steering=links), second))
    assert set(found.chosen) == {"j"}
    assert "excludes" in found.binding


def test_what_is_decided_or_refused_by_hand_holds() -> None:
    rules = {"decided": [{"initiative": "i", "reason": "Agreed."}], "refused": [{"initiative": "k", "reason": "Agreed."}]}
    rows = [an_initiative("i", points=1), an_initiative("j"), an_initiative("k")]
    found = truth(a_case(*rows, kronor=1_000, rules=rules))
    assert set(found.chosen) == {"i"}
    assert "decided" in found.binding
    assert "refused" in truth(a_case(*rows[1:], rules={"refused": rules["refused"]})).binding


def test_a_second_start_and_absent_participants_would_be_gain_if_no_rule_forbade_them() -> None:
    one = an_initiative("i", members={"a": "willing", "b": "committed"}, parties={"quorum": 1}, steering={"starts": [2027, 2028]})
    assert truth(a_case(one)).binding == {"start_once", "takes_part"}
