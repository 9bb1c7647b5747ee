"""Scales and questions as people write them."""

import pytest

from portfolj.domain.assessment import Judged, ScaleStep
from portfolj.domain.base import ProvenanceKind
from portfolj.domain.case import Criterion
from portfolj.errors import InputError
from portfolj.service.wording import Wording, with_question, with_scale

OWN = ScaleStep.model_validate({"judged": "goal", "goal": "homes", "points": 10, "words": "Eget"})
ASKED = Criterion(id="kontakter", question="Finns två?", provenance=ProvenanceKind.REAL, source="Rutin")
WORDING = Wording((OWN,), (ASKED,))


def test_a_line_is_a_step_and_what_a_goal_has_for_itself_stays() -> None:
    found = with_scale(WORDING, Judged.GOAL, "0: Inget\n\n 62,5 :  Mycket: nästan allt \n")
    assert [(one.goal, one.points, one.words) for one in found.scales] == [
        ("homes", 10, "Eget"),
        (None, 0, "Inget"),
        (None, 62.5, "Mycket: nästan allt"),
    ]
    assert with_scale(found, Judged.GOAL, " ") == WORDING
    assert with_scale(found, Judged.BENEFIT, "") == found


def test_all_that_is_no_step_is_told_at_once() -> None:
    with pytest.raises(InputError) as told:
        with_scale(WORDING, Judged.BENEFIT, "mycket\n101: För mycket\n25: Lite\n25: Litet")
    assert [str(fault.message).split()[0] for fault in told.value.faults] == ["'mycket'", "'points'", "The"]


def test_a_question_with_other_words_keeps_its_id_and_says_no_more_where_it_came_from() -> None:
    assert with_question(WORDING, "kontakter", "Finns tre?").criteria == (Criterion(id="kontakter", question="Finns tre?"),)


def test_questions_keep_their_order_when_one_gets_other_words() -> None:
    both = with_question(WORDING, "", "Har den ägare?")
    assert [one.id for one in with_question(both, "kontakter", "Finns tre?").criteria] == ["kontakter", "har-den-agare"]


def test_a_new_question_gets_an_id_and_an_empty_one_is_none() -> None:
    assert [one.id for one in with_question(WORDING, "", "Har den ägare?").criteria] == ["kontakter", "har-den-agare"]
    assert with_question(WORDING, "", " ") == WORDING
    assert with_question(WORDING, "kontakter", "").criteria == ()
