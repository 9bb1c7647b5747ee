"""How many points bring an initiative in where what counts before benefit was not proven."""

from fractions import Fraction

from portfolj.domain.scenario import Objective
from portfolj.results.portfolio import Answer, Reached, Receipt, References, Status
from portfolj.results.result import make_result
from portfolj.solve.answer import solve
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Candidate
from portfolj.workflow.not_chosen import not_chosen
from tests.unit.instances import a_candidate, an_instance, chosen

EVERYBODY = ("a", "b", "c")


def to_each(name: str, points: int) -> Candidate:
    return a_candidate(name, fixed=EVERYBODY, benefit=dict.fromkeys(EVERYBODY, points))


# Nobody gets more than from `best`; a search that was stopped has found `found`.
INSTANCE = an_instance(
    to_each("best", 2000),
    to_each("found", 500),
    to_each("asked", 700),
    excludes=(("asked", "best", "found"),),
    objectives=(Objective.BEST_FLOOR, Objective.TOTAL_BENEFIT),
)


def test_no_points_are_told_where_what_counts_before_benefit_was_not_proven() -> None:
    reached = (Reached(Objective.BEST_FLOOR, Fraction(5), Fraction(20)), Reached(Objective.TOTAL_BENEFIT, Fraction(1500), Fraction(1500)))
    answer = Answer(Status.WITHIN, chosen(("found", 2027, "abc")), reached, References(), settled=False, stopped_by="time")
    [one] = not_chosen(make_result(INSTANCE, answer, "", Receipt((), ())), Limits, only="asked")
    assert one.points is None
    assert not one.settled


def test_what_would_lower_the_floor_is_known_to_need_more_than_points() -> None:
    answer = solve(INSTANCE, Limits())
    [one] = not_chosen(make_result(INSTANCE, answer, "", Receipt((), ())), Limits, only="asked")
    assert one.points is None
    assert one.settled
