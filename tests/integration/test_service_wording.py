"""Scales and questions saved with their case: what stands on them is never left in the air, and nobody is written over."""

from pathlib import Path

import pytest

from portfolj.domain.assessment import Judged
from portfolj.errors import InputError, StaleChange
from portfolj.explain.scales import scale
from portfolj.service.authorizing import LOCAL
from portfolj.service.opening import read_any
from portfolj.service.wording import Wording, save_wording, with_question, with_scale, wording_of
from tests.e2e.small_case import small_case
from tests.seats import AT, in_register

STEPS = "0: Inget\n50: Något\n100: Allt"
QUESTION = {"id": "kontakter", "question": "Finns två kontaktpersoner?"}


@pytest.fixture
def path(tmp_path: Path) -> str:
    """The small case in a register, with a question that is answered and an assessment."""
    judged = {"judged": "goal", "goal": "service", "body": "Rådet", "points": 75, "date": "2026", "reason": "Sett"}
    one = {
        "id": "ny",
        "name": "Ny",
        "gives": {"assessments": [judged]},
        "steering": {"admission_answers": [{"criterion": "kontakter", "holds": True}]},
    }
    return in_register(tmp_path, small_case(initiatives=[one], scenarios=[], admission={"criteria": [QUESTION]}))


def stands(path: str) -> Wording:
    return wording_of(read_any(LOCAL, path).case)


def save(path: str, wording: Wording, seen: Wording | None = None) -> None:
    save_wording(LOCAL, path, wording, seen=seen or stands(path), at=AT)


def test_a_scale_of_ones_own_is_what_bodies_choose_from(path: str) -> None:
    save(path, with_scale(stands(path), Judged.BENEFIT, STEPS))
    assert [(int(points), str(words)) for points, words in scale(read_any(LOCAL, path).case, Judged.BENEFIT)] == [
        (0, "Inget"),
        (50, "Något"),
        (100, "Allt"),
    ]


def test_a_step_on_which_a_score_stands_cannot_go_and_other_words_for_it_can(path: str) -> None:
    with pytest.raises(InputError, match=r"assessments stand on the step 75 \(1\)"):
        save(path, with_scale(stands(path), Judged.GOAL, STEPS))
    assert stands(path).scales == ()
    save(path, with_scale(stands(path), Judged.GOAL, f"{STEPS}\n75: Mycket"))
    assert len(stands(path).scales) == 4


def test_a_question_that_has_answers_cannot_go_and_can_be_asked_in_other_words(path: str) -> None:
    with pytest.raises(InputError, match="has 1 answers on record"):
        save(path, with_question(stands(path), "kontakter", ""))
    save(path, with_question(stands(path), "kontakter", "Finns tre?"))
    assert [one.question for one in stands(path).criteria] == ["Finns tre?"]


def test_what_somebody_else_has_saved_meanwhile_is_not_written_over(path: str) -> None:
    seen = stands(path)
    save(path, with_question(seen, "", "Deras?"))
    with pytest.raises(StaleChange):
        save(path, with_question(seen, "", "Vår?"), seen)
    assert [one.question for one in stands(path).criteria] == ["Deras?", "Finns två kontaktpersoner?"]


def test_in_files_the_way_to_change_them_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="portfolj copy"):
        save_wording(LOCAL, str(tmp_path), Wording((), ()), seen=Wording((), ()), at=AT)
