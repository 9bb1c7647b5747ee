"""What a body says of a proposal, entered and changed."""

import pytest

from portfolj.domain.assessment import Judged
from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError
from portfolj.service.assessing import Thought, assessed, thoughts_of

GOAL = Thought(Judged.GOAL, "homes", "50", "Seen.")
EASE = Thought(Judged.FEASIBILITY, None, "75", "")
ONE = Initiative(id="i", name="I")


def test_what_a_body_says_comes_back_and_other_bodies_stay() -> None:
    one = assessed(assessed(ONE, "A", [GOAL], date="2026-09-01"), "B", [GOAL, EASE], date="2026-10-01")
    assert set(thoughts_of(one, "A")) == {GOAL}
    assert set(thoughts_of(one, "B")) == {GOAL, EASE}


def test_a_new_word_replaces_the_old_one_of_the_same_and_what_is_the_same_keeps_its_date() -> None:
    one = assessed(ONE, "A", [GOAL, EASE], date="2026-09-01")
    later = assessed(one, "A", [GOAL, Thought(Judged.FEASIBILITY, None, "25", "Harder.")], date="2026-11-01")
    assert {row.judged: (row.date, int(row.points)) for row in later.gives.assessments} == {
        Judged.GOAL: ("2026-09-01", 50),
        Judged.FEASIBILITY: ("2026-11-01", 25),
    }


def test_saying_nothing_takes_it_away_and_what_was_not_asked_stays() -> None:
    one = assessed(ONE, "A", [GOAL, EASE], date="2026-09-01")
    assert thoughts_of(assessed(one, "A", [Thought(Judged.GOAL, "homes", "", "")], date="2026-10"), "A") == (EASE,)


def test_points_beyond_the_scale_are_refused() -> None:
    with pytest.raises(InputError, match="101"):
        assessed(ONE, "A", [Thought(Judged.GOAL, "homes", "101", "")], date="2026-10")
