"""Points in words."""

from decimal import Decimal

import pytest

from portfolj.domain.assessment import Judged
from portfolj.explain.scales import scale
from tests.e2e.small_case import small_case

OWN = [
    {"judged": "goal", "points": 100, "words": "Allt"},
    {"judged": "goal", "points": 0, "words": "Inget"},
    {"judged": "goal", "goal": "service", "points": 50, "words": "Hälften"},
]


@pytest.mark.parametrize("judged", Judged)
def test_where_a_case_states_none_there_are_five_steps(judged: Judged) -> None:
    steps = scale(small_case(), judged)
    assert [points for points, _ in steps] == [0, 25, 50, 75, 100]
    assert len({str(words) for _, words in steps}) == 5


def test_the_scale_of_a_goal_stands_before_that_of_all_goals_and_that_before_ours() -> None:
    case = small_case(scales=OWN)
    assert [(points, str(words)) for points, words in scale(case, Judged.GOAL, "service")] == [(Decimal(50), "Hälften")]
    assert [str(words) for _, words in scale(case, Judged.GOAL, "another")] == ["Inget", "Allt"]
    assert len(scale(case, Judged.FEASIBILITY)) == 5
