"""The whole of solving: its statuses, its limits, and what it makes of a solver that stops or talks nonsense.

The references of fairness are worked out by the real solver, whatever solver the answer itself is asked of; so the lies below
meet the objectives, the ties and the choice among equals, and in best_floor the second part of the search.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from portfolj.domain.rules import Measure
from portfolj.domain.scenario import Objective
from portfolj.results.portfolio import Answer, Status
from portfolj.solve.answer import solve
from portfolj.solve.engine import Run
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Bounds, Instance
from portfolj.verify import check, values
from tests.engines import LIES, Enumerating, Lie, Lying, infeasible
from tests.unit.instances import a_candidate, an_instance, hours, kronor

ORDERS = {
    "total benefit": (Objective.TOTAL_BENEFIT,),
    "participations first": (Objective.PARTICIPATIONS, Objective.TOTAL_BENEFIT),
    "kronor first": (Objective.ECONOMIC_BENEFIT, Objective.TOTAL_BENEFIT),
    "best floor first": (Objective.BEST_FLOOR, Objective.TOTAL_BENEFIT),
    "best floor second": (Objective.PARTICIPATIONS, Objective.BEST_FLOOR, Objective.TOTAL_BENEFIT),
}


def small(objectives: tuple[Objective, ...] = ORDERS["total benefit"]) -> Instance:
    """Four initiatives, one budget, one willing member; at most two of the four fit."""
    bath = a_candidate("bath", fixed=("a", "b"), benefit={"a": 1500, "b": 1500}, fund_cost=(kronor("own", 0, 60),))
    park = a_candidate(
        "park",
        fixed=("a",),
        optional=("b",),
        benefit={"a": 1000, "b": 1000},
        fund_cost=(kronor("own", 0, 50),),
        effort=(hours("b", 0, 8),),
        economic=(kronor("a", 0, 700),),
    )
    road = a_candidate("road", fixed=("a", "b"), benefit={"a": 400, "b": 1500}, fund_cost=(kronor("own", 0, 40),))
    tram = a_candidate("tram", fixed=("a",), benefit={"a": 900}, fund_cost=(kronor("own", 0, 30),))
    return an_instance(
        bath,
        park,
        road,
        tram,
        years=(2027,),
        parties=("a", "b"),
        objectives=objectives,
        budgets={("own", 2027): 100},
        capacities={("b", "", 2027): 10},
    )


BEST = {
    "total benefit": [4900],
    "participations first": [4, 4900],
    "kronor first": [700, 3900],
    "best floor first": [19, 4900],
    "best floor second": [4, 19, 4900],
}
"""By hand. 100 kr hold bath and road, bath and tram, park and road, or park and tram. Bath and road: 4900 points, 4 take part,
a has 1900 and b 3000 of 100 residents each. Park and road: 3900 points, 4 take part, a has 1400, 700 kr. Bath and tram: a has 2400,
b has 1500."""


@pytest.mark.parametrize("order", ORDERS)
def test_the_values_of_an_answer_are_those_worked_out_by_hand(order: str) -> None:
    instance = small(ORDERS[order])
    answer = solve(instance, Limits())
    assert answer.status is Status.PROVEN
    assert [one.value for one in answer.reached] == BEST[order]
    assert check(instance, answer) == ()


@pytest.mark.parametrize("order", ORDERS)
def test_an_honest_solver_that_tries_every_point_gives_the_same_answer(order: str) -> None:
    instance = small(ORDERS[order])
    assert solve(instance, Limits(engine=Enumerating)) == solve(instance, Limits())


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_solver_that_stops_or_talks_nonsense_never_yields_a_proof(lie: Lie, order: str) -> None:
    instance = small(ORDERS[order])
    answer = solve(instance, Limits(engine=lambda: Lying(lie)))
    assert answer.status in (Status.WITHIN, Status.NO_ANSWER)
    assert answer.ties is None
    assert check(instance, answer) == ()


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_once_a_portfolio_is_known_no_lie_loses_it_and_none_makes_it_wrong(lie: Lie, order: str) -> None:
    instance = small(ORDERS[order])
    for true_runs in range(1, 9):
        answer = solve(instance, Limits(engine=lambda: Lying(lie, true_runs)))  # noqa: B023
        assert answer.status in (Status.PROVEN, Status.WITHIN)
        assert check(instance, answer) == ()
        if answer.status is Status.PROVEN:
            assert [one.value for one in answer.reached] == BEST[order]


@pytest.mark.parametrize("order", [order for order in ORDERS if "floor" not in order])
def test_once_a_portfolio_is_known_no_word_that_there_is_none_loses_it(order: str) -> None:
    instance = small(ORDERS[order])
    for true_runs in range(1, 9):
        answer = solve(instance, Limits(engine=lambda: Lying(infeasible, true_runs)))  # noqa: B023
        assert answer.status in (Status.PROVEN, Status.WITHIN)
        assert check(instance, answer) == ()
        if answer.status is Status.PROVEN:
            assert [one.value for one in answer.reached] == BEST[order]


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_stop_or_nonsense_after_the_proof_leaves_ties_and_choice_open(lie: Lie) -> None:
    instance = small()
    answer = solve(instance, Limits(engine=lambda: Lying(lie, true_runs=1)))
    assert answer.status is Status.PROVEN
    assert answer.ties is None
    assert not answer.settled


@pytest.fixture(scope="module")
def fair() -> Instance:
    """A small instance whose answer rests on every reference of fairness."""
    return replace(small(), floor_percent=60, alone_percent=50)


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_lie_told_from_any_run_on_never_proves_what_rests_on_false_references(lie: Lie, fair: Instance) -> None:
    told: list[Run] = []
    truth = solve(fair, Limits(engine=lambda: Lying(lie, true_runs=1000, told=told)))
    assert truth.status is Status.PROVEN
    for true_runs in range(len(told)):
        so_far: list[Run] = []
        answer = solve(fair, Limits(engine=lambda: Lying(lie, true_runs, so_far)))  # noqa: B023
        assert answer.status is not Status.INFEASIBLE
        assert check(fair, answer) == ()
        if answer.status is Status.PROVEN:
            assert (answer.references, answer.reached) == (truth.references, truth.reached)


def test_no_portfolio_is_an_answer_that_names_what_fails_alone() -> None:
    bound = Bounds("many", "Many", frozenset(("bath", "park")), 3, None)
    instance = replace(small(), counts=(bound,))
    answer = solve(instance, Limits())
    assert (answer.status, answer.portfolio) == (Status.INFEASIBLE, None)
    assert [name.partition("(")[0] for name in answer.fails_alone] == ["count"]
    assert check(instance, answer) == ()


def test_rules_that_only_clash_together_do_not_fail_alone() -> None:
    both = Bounds("both", "Both", frozenset(("bath", "park")), 2, None)
    answer = solve(replace(small(), counts=(both,)), Limits())
    assert (answer.status, answer.fails_alone) == (Status.INFEASIBLE, ())


def test_what_is_decided_is_decided_even_where_the_money_is_not_enough_and_the_budget_is_named() -> None:
    instance = small()
    first, *rest = instance.candidates
    answer = solve(replace(instance, candidates=(replace(first, decided=True), *rest), budgets={("own", 2027): 59}), Limits())
    assert answer.status is Status.INFEASIBLE
    assert [name.partition("(")[0] for name in answer.fails_alone] == ["budget"]


def test_an_instance_without_candidates_has_the_empty_portfolio() -> None:
    instance = an_instance()
    answer = solve(instance, Limits())
    assert (answer.status, answer.portfolio, answer.ties) == (Status.PROVEN, (), 1)
    assert check(instance, answer) == ()


def test_candidates_that_no_row_speaks_of_are_all_chosen() -> None:
    answer = solve(an_instance(a_candidate("bath"), a_candidate("park", starts=(2028, 2029))), Limits())
    assert answer.portfolio is not None
    assert [(one.id, one.start) for one in answer.portfolio] == [("bath", 2027), ("park", 2028)]


def many() -> Instance:
    """Thirty initiatives whose costs and points are all but alike, so that a proof takes a long tree."""
    candidates = [
        a_candidate(
            f"n{number}",
            starts=(2027, 2028),
            benefit={"a": 1000 + 37 * number % 101, "b": 500},
            fund_cost=(kronor("own", 0, 1000 + 41 * number % 103), kronor("own", 1, 900 + 29 * number % 97)),
            effort=(hours("a", 0, 50 + 31 * number % 41), hours("b", 1, 40 + 17 * number % 43)),
        )
        for number in range(30)
    ]
    return an_instance(
        *candidates,
        budgets={("own", 2027): 9_500, ("own", 2028): 11_300, ("own", 2029): 7_100},
        capacities={("a", "", 2027): 480, ("a", "", 2028): 505, ("b", "", 2028): 390, ("b", "", 2029): 410},
        balances=(Bounds("half", "Half", frozenset(f"n{number}" for number in range(0, 30, 2)), 49, 51, Measure.MONEY),),
    )


@pytest.fixture(scope="module")
def stopped_at_one_node() -> tuple[Instance, Answer]:
    """A large instance, after one node."""
    instance = many()
    return instance, solve(instance, Limits(nodes=1))


def test_one_node_is_no_proof_and_the_answer_says_what_stopped_it(stopped_at_one_node: tuple[Instance, Answer]) -> None:
    instance, answer = stopped_at_one_node
    assert answer.status in (Status.WITHIN, Status.NO_ANSWER)
    assert answer.stopped_by == "nodes"
    assert check(instance, answer) == ()


def test_the_same_nodes_give_the_same_answer(stopped_at_one_node: tuple[Instance, Answer]) -> None:
    instance, answer = stopped_at_one_node
    assert solve(instance, Limits(nodes=1)) == answer


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("ticks", range(1, 14))
def test_time_that_runs_out_anywhere_leaves_an_honest_answer(order: str, ticks: int) -> None:
    def passing() -> Iterator[float]:
        yield 0.0
        yield from (0.5 for _ in range(ticks))
        while True:
            yield 2.0

    clock = passing()
    instance = small(ORDERS[order])
    answer = solve(instance, Limits(seconds=1.0, clock=lambda: next(clock)))
    assert answer.status is not Status.INFEASIBLE
    assert check(instance, answer) == ()
    if answer.status is Status.PROVEN:
        assert [one.value for one in answer.reached] == BEST[order]
    else:
        assert answer.stopped_by == "time"


@pytest.mark.parametrize("nodes", range(1, 12))
@pytest.mark.parametrize("order", ORDERS)
def test_nodes_that_run_out_anywhere_leave_an_honest_answer(order: str, nodes: int) -> None:
    instance = small(ORDERS[order])
    answer = solve(instance, Limits(nodes=nodes, engine=Enumerating))
    assert answer.status is not Status.INFEASIBLE
    assert check(instance, answer) == ()
    if answer.status is Status.PROVEN:
        assert [one.value for one in answer.reached] == BEST[order]
    else:
        assert answer.stopped_by == "nodes"


def test_a_bound_is_never_below_what_can_be_had(stopped_at_one_node: tuple[Instance, Answer]) -> None:
    instance, answer = stopped_at_one_node
    better = solve(instance, Limits(nodes=400), ties=False)
    assert better.portfolio is not None
    assert better.total_benefit is not None
    worth = values(instance, better.portfolio, better.references)[Objective.TOTAL_BENEFIT]
    assert answer.total_benefit is None or answer.total_benefit.bound >= worth
    assert isinstance(worth, Fraction)


def test_counting_ties_can_be_left_out_and_changes_nothing_else() -> None:
    instance = small()
    counted, uncounted = solve(instance, Limits()), solve(instance, Limits(), ties=False)
    assert replace(counted, ties=None) == replace(uncounted, ties=None)


def test_references_that_are_held_do_not_say_how_far_the_least_served_can_be_carried() -> None:
    whole = small(ORDERS["best floor first"])
    before = solve(whole, Limits())
    [one, *others] = before.portfolio or ()
    assert others
    less = replace(whole, candidates=tuple(replace(each, refused=each.id == one.id) for each in whole.candidates))
    held, anew = (solve(less, Limits(), references=references) for references in (before.references, None))
    assert held.reached == anew.reached
    assert held.reached[0].value < before.reached[0].value
