"""What bodies think of a proposal, put together for the model."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from portfolj.domain.assessment import Assessment, Judged, ScaleStep
from portfolj.domain.base import replace
from portfolj.domain.gives import Contribution, Gives, Score
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import Requirement, Synergy
from portfolj.valuation.assessed import as_assessed, mark, marked, out_of_date


def thought(body: str, points: str, *, goal: str | None = "homes", reason: str = "Seen.", seen: str = "") -> Assessment:
    judged = Judged.GOAL if goal else Judged.FEASIBILITY
    return Assessment(judged=judged, goal=goal, body=body, points=points, date="2026-09", reason=reason, seen=seen)  # type: ignore[arg-type]


def proposal(*assessments: Assessment) -> Initiative:
    stated = (Contribution(goal="homes", likely=Decimal(10)), Contribution(goal="skills", likely=Decimal(20)))
    return Initiative(id="i", name="I", gives=Gives(contributions=stated, feasibility=Score(likely=Decimal(90)), assessments=assessments))


def likely(one: Initiative) -> dict[str, tuple[Decimal | None, Decimal, Decimal | None]]:
    return {row.goal: (row.low, row.likely, row.high) for row in as_assessed(one).gives.contributions}


def test_what_nobody_has_assessed_is_as_it_is_stated() -> None:
    assert as_assessed(proposal()) == proposal()


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (["40"], ("40", "40", "40")),
        (["75", "25"], ("25", "50", "75")),
        (["75", "0", "25"], ("0", "25", "75")),
        (["0", "0.000001"], ("0", "0.000001", "0.000001")),
    ],
)
def test_the_least_the_median_and_the_most_stand_in_for_the_stated_score(points: list[str], expected: tuple[str, str, str]) -> None:
    one = proposal(*(thought(f"Body {at}", number) for at, number in enumerate(points)))
    assert likely(one)["homes"] == tuple(map(Decimal, expected))
    assert likely(one)["skills"] == (None, Decimal(20), None)


def test_feasibility_is_put_together_the_same_way_and_a_goal_that_nobody_stated_joins() -> None:
    one = proposal(thought("A", "60", goal=None), thought("B", "80", goal=None), thought("A", "50", goal="peace"))
    assert as_assessed(one).gives.feasibility.likely == 70
    assert likely(one)["peace"] == (50, 50, 50)


def test_an_assessment_without_a_reason_is_missing() -> None:
    assert as_assessed(proposal(thought("A", "100", reason="  "))).gives.contributions == proposal().gives.contributions


def test_a_changed_proposal_marks_what_was_thought_of_it_and_a_new_step_does_not() -> None:
    one = proposal()
    assessed = replace(one, gives=replace(one.gives, assessments=(thought("A", "50", seen=mark(one)), thought("B", "50"))))
    assert out_of_date(assessed) == ()
    assert out_of_date(replace(assessed, steering=replace(assessed.steering, stage="assessed"))) == ()
    assert [late.body for late in out_of_date(replace(assessed, name="Another"))] == ["A"]


@pytest.mark.parametrize(
    ("field", "content"),
    [
        ("starts", (2028,)),
        ("duration", 2),
        ("requires", (Requirement(initiative="j"),)),
        ("excludes", ("j",)),
        ("option_of", "nämnden"),
        ("synergies", (Synergy(initiative="j", points=Decimal(5)),)),
    ],
)
def test_when_and_with_what_it_can_be_done_is_part_of_what_was_assessed(field: str, content: object) -> None:
    one = proposal()
    assessed = replace(one, gives=replace(one.gives, assessments=(thought("A", "50", seen=mark(one)),)))
    assert len(out_of_date(replace(assessed, steering=replace(assessed.steering, **{field: content})))) == 1


def test_an_assessment_without_a_mark_is_out_of_date_once_the_proposal_has_been_changed() -> None:
    before = proposal(thought("A", "50"))
    assert marked(before, replace(before, steering=replace(before.steering, stage="assessed"))).gives == before.gives
    after = marked(before, replace(before, name="Another"))
    assert [late.body for late in out_of_date(after)] == ["A"]
    assert marked(after, after) == after


def test_an_assessment_that_comes_without_a_mark_has_seen_the_proposal_as_it_is() -> None:
    one = marked(proposal(), proposal(thought("A", "50"), thought("B", "50", seen="0")))
    assert [row.seen for row in one.gives.assessments] == [mark(one), "0"]
    assert [late.body for late in out_of_date(replace(one, name="Another"))] == ["A", "B"]


def test_a_goal_is_named_where_a_goal_is_judged_and_only_there() -> None:
    with pytest.raises(ValidationError, match="name the goal"):
        thought("A", "50", goal="homes").model_validate({"judged": "goal", "body": "A", "points": 50, "date": "2026-09"})
    with pytest.raises(ValidationError, match="leave the goal empty"):
        ScaleStep(judged=Judged.BENEFIT, goal="homes", points=Decimal(0), words="None")
