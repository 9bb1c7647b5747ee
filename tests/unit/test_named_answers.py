"""What is worked out of an answer is kept by the answer, and not only by what was asked."""

from dataclasses import replace

from portfolj.results.portfolio import Receipt
from portfolj.results.result import make_result
from portfolj.ui.answers import named
from tests.unit.instances import a_candidate, an_answer, an_instance, chosen

INSTANCE = an_instance(a_candidate("i"), a_candidate("j"), excludes=(("i", "j"),))


def test_two_answers_that_are_as_good_and_choose_otherwise_are_not_named_alike() -> None:
    first, proof = (make_result(INSTANCE, an_answer(INSTANCE, chosen((one, 2027, "ab"))), "", Receipt((), ())) for one in "ij")
    assert first.objectives == proof.objectives
    assert named(first) != named(proof)
    assert named(first) == named(replace(first))
