"""The ranked list: nested, verified, and the best there is by trying every chain. docs/math.md, section 8."""

from fractions import Fraction
from itertools import pairwise, product

import pytest

from benchmarks.generator import generated_case
from portfolj.domain.base import replace
from portfolj.domain.case import Case, Level
from portfolj.results.portfolio import Portfolio, References, Status
from portfolj.results.ranked import RankedList
from portfolj.valuation.instance import Instance, at_level
from portfolj.verify import broken
from portfolj.workflow.ranking import rank_scenario
from portfolj.workflow.solving import solve_scenario
from tests.every_portfolio import portfolios
from tests.ranked_cases import base, ids, random_case, total
from tests.tied import tied_document
from tests.unit.instances import a_case, an_initiative


def best_by_set(instance: Instance) -> dict[frozenset[str], int]:
    """For each set that some portfolio has, the most that it can be worth."""
    best: dict[frozenset[str], int] = {}
    for one in portfolios(instance):
        best[ids(one)] = max(best.get(ids(one), -1), total(instance, one))
    return best


def best_chain(case: Case, own: Portfolio | None) -> tuple[list[int], Fraction] | None:
    """The levels that a list can hold and the best expected value over them, by trying every chain of sets.

    The level farthest from 100 is left out, of two equally far the higher, until there is a chain.
    """
    instance = base(case)
    by_level = {level.percent: best_by_set(at_level(instance, level.percent)) for level in case.levels}
    if own is not None:
        by_level[100] = {ids(own): total(instance, own)}
    weights = {level.percent: Fraction(level.weight) for level in case.levels}
    kept = sorted(weights)
    while kept:
        chains = [chain for chain in product(*(by_level[one] for one in kept)) if all(a <= b for a, b in pairwise(chain))]
        if chains:
            whole = sum(weights[one] for one in kept)
            return kept, max(
                sum(((weights[one] * by_level[one][chosen]) for one, chosen in zip(kept, chain, strict=True)), Fraction(0)) / whole
                for chain in chains
            )
        kept.remove(max(kept, key=lambda one: (abs(one - 100), one)))
    return None


def assert_sound(case: Case, ranked: RankedList) -> None:
    """Nested, each level within its own rules, values as they come to, rows in the order of entry."""
    instance = base(case)
    for lower, upper in pairwise(ranked.levels):
        assert lower.percent < upper.percent
        assert ids(lower.portfolio) <= ids(upper.portfolio)
    for level in ranked.levels:
        at = at_level(instance, level.percent)
        assert broken(at, level.portfolio, References()) == ()
        assert total(at, level.portfolio) == level.value <= level.free_value
    assert sum(level.weight for level in ranked.levels) == 1
    assert ranked.value == sum(level.weight * level.value for level in ranked.levels) <= ranked.bound <= ranked.free_value
    assert {row.id for row in ranked.rows} == ids(ranked.levels[-1].portfolio)
    assert [row.level for row in ranked.rows] == sorted(row.level for row in ranked.rows)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("free", [False, True], ids=["own", "free"])
def test_the_list_is_the_best_of_all_chains(seed: int, free: bool) -> None:
    case = random_case(seed)
    own = solve_scenario(case).answer.portfolio
    ranked = rank_scenario(case, free=free)
    assert_sound(case, ranked)
    assert (ranked.status, ranked.settled) == (Status.PROVEN, True)
    assert ([level.percent for level in ranked.levels], ranked.value) == best_chain(case, None if free else own)


@pytest.mark.parametrize("seed", range(6))
def test_the_level_of_the_frame_is_the_scenarios_own_portfolio(seed: int) -> None:
    case = random_case(seed)
    (frame,) = [level for level in rank_scenario(case).levels if level.percent == 100]
    assert frame.portfolio == solve_scenario(case).answer.portfolio


@pytest.mark.parametrize("seed", range(6))
def test_a_free_list_is_worth_no_less_and_a_free_choice_per_level_no_less_than_that(seed: int) -> None:
    case = random_case(seed)
    own, free = rank_scenario(case), rank_scenario(case, free=True)
    assert own.value <= free.value <= free.free_value == own.free_value


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("free", [False, True], ids=["own", "free"])
def test_levels_that_no_list_can_hold_are_left_out_the_farthest_first(seed: int, free: bool) -> None:
    # What is decided and asked for cannot be paid at the lowest levels.
    case = random_case(seed, percents=(20, 70, 100, 130, 180), rules={"participation_floors": [{"member": "a", "at_least": 2}]})
    answer = solve_scenario(case).answer
    ranked = rank_scenario(case, free=free)
    if answer.portfolio is None:
        assert (ranked.status, ranked.levels) == (Status.INFEASIBLE, ())
        return
    assert_sound(case, ranked)
    kept = [level.percent for level in ranked.levels]
    assert (kept, ranked.value) == best_chain(case, None if free else answer.portfolio)
    assert sorted([*kept, *(percent for percent, _ in ranked.left_out)]) == [20, 70, 100, 130, 180]


def test_a_level_without_any_portfolio_is_told_from_one_that_goes_with_no_list() -> None:
    cheap, dear = an_initiative("cheap"), an_initiative("dear")
    cheap["steering"] = cheap["steering"] | {"option_of": "need"}
    dear["steering"] = dear["steering"] | {"option_of": "need"}
    dear["takes"] = {"financing": [{"year": 1, "fund": "own", "kronor": 190}]}
    dear["gives"] = {"contributions": [{"goal": "g", "likely": 90}]}
    case = a_case(
        initiatives=[cheap, dear],
        budgets=[{"fund": "own", "year": year, "kronor": 200} for year in (2027, 2028, 2029)],
        levels=[{"percent": percent} for percent in (40, 50, 100)],
        rules={"counts": [{"id": "one", "name": "One", "of": {"initiatives": ["cheap", "dear"]}, "at_least": 1}]},
    )
    ranked = rank_scenario(case)
    assert [row.id for row in ranked.rows] == ["dear"]
    reasons = {percent: str(why) for percent, why in ranked.left_out}
    assert set(reasons) == {40, 50}
    assert "no portfolio" in reasons[40]
    assert "no list" in reasons[50]


def test_of_two_levels_equally_far_the_higher_is_left_out_first() -> None:
    dear = an_initiative("dear")
    dear["takes"] = {"financing": [{"year": 1, "fund": "own", "kronor": 190}]}
    case = a_case(
        initiatives=[dear],
        budgets=[{"fund": "own", "year": year, "kronor": 200} for year in (2027, 2028, 2029)],
        levels=[{"percent": percent} for percent in (90, 100, 105, 110)],
        rules={"decided": [{"initiative": "dear", "reason": "The board has said so"}]},
    )
    ranked = rank_scenario(case)
    # Nothing can be had at 90 %, and 110 % is as far away: it goes first, and 90 % next; 105 % stays.
    assert [level.percent for level in ranked.levels] == [100, 105]
    assert [percent for percent, _ in ranked.left_out] == [90, 110]


def test_a_prerequisite_stands_before_what_needs_it_and_what_cannot_be_left_out_says_so() -> None:
    plan, school, road = (an_initiative(name) for name in ("plan", "school", "road"))
    plan["gives"] = {"contributions": [{"goal": "g", "likely": 1}]}
    school["steering"] = school["steering"] | {"requires": [{"initiative": "plan"}]}
    road["gives"] = {"contributions": [{"goal": "g", "likely": 90}]}
    case = a_case(
        initiatives=[school, plan, road],
        levels=[{"percent": 100}],
        rules={"decided": [{"initiative": "school", "reason": "The board has said so"}]},
    )
    rows = rank_scenario(case).rows
    assert [row.id for row in rows].index("plan") < [row.id for row in rows].index("school")
    by_id = {row.id: row for row in rows}
    assert by_id["school"].loss is None
    assert by_id["plan"].loss is None
    assert by_id["plan"].required_by == ("school",)
    assert by_id["road"].loss == 90_000


def test_equal_losses_share_a_place() -> None:
    twins = [an_initiative(name) for name in ("east", "west")]
    rows = rank_scenario(a_case(initiatives=twins, levels=[{"percent": 100}])).rows
    assert [(row.rank, row.shared, row.loss) for row in rows] == [(1, True, 40_000), (1, True, 40_000)]


def test_what_enters_above_the_frame_is_the_reserve_with_the_sum_at_which_it_enters() -> None:
    first, second = an_initiative("first"), an_initiative("second")
    first["gives"] = {"contributions": [{"goal": "g", "likely": 90}]}
    budgets = [{"fund": "own", "year": year, "kronor": 150} for year in (2027, 2028, 2029)]
    case = a_case(initiatives=[first, second], budgets=budgets, levels=[{"percent": 100}, {"percent": 140}])
    rows = rank_scenario(case).rows
    assert [(row.id, row.level, row.reserve, row.enters_at) for row in rows] == [("first", 100, False, 450), ("second", 140, True, 630)]


@pytest.mark.parametrize("seed", range(3))
def test_a_tied_case_has_a_sound_list_in_any_scenario(seed: int) -> None:
    document = tied_document(seed, 7)
    document["levels"] = [{"percent": percent} for percent in (70, 100, 130)]
    case = Case.model_validate(document)
    for name in case.scenario_ids:
        ranked = rank_scenario(case, name)
        own = solve_scenario(case, name).answer.portfolio
        frames = [level.portfolio for level in ranked.levels if level.percent == 100]
        assert frames == ([] if own is None else [own])
        for lower, upper in pairwise(ranked.levels):
            assert ids(lower.portfolio) <= ids(upper.portfolio)


def test_a_list_without_levels_below_the_frame_is_proven_though_it_costs_something() -> None:
    case = generated_case(22, 0)
    ranked = rank_scenario(replace(case, levels=(Level(percent=100), Level(percent=120))))
    assert ranked.status is Status.PROVEN
    assert ranked.value == ranked.bound < ranked.free_value


@pytest.mark.parametrize("nodes", [1, 20])
def test_a_list_that_a_limit_stopped_is_sound_names_the_limit_and_claims_no_proof(nodes: int) -> None:
    case = generated_case(22, 7)
    ranked = rank_scenario(case, nodes=nodes)
    assert_sound(case, ranked)
    assert (len(ranked.levels), ranked.status, ranked.stopped_by) == (9, Status.WITHIN, "nodes")
    assert ranked.bound >= rank_scenario(case).value
    assert ranked.price_percent is None
    assert not all(row.measured for row in ranked.rows)
