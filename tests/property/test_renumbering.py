"""Other ids, with everything that refers to them, lead to the same proposals, starts and participants, by name."""

import random

import pytest

from portfolj.domain.case import Case
from portfolj.results.result import Result
from portfolj.workflow.solving import solve_case
from tests.tied import Document, ids, renumbered, tied_document

Told = list[tuple[object, ...]]


def told(result: Result, case: Case) -> tuple[object, ...]:
    """An answer without ids: everything by name, sorted where two have the same name."""
    members = {one.id: (one.name, one.fee) for one in case.members}
    names = {one.id: one.name for one in case.initiatives}
    chosen = sorted(
        (names[one.id], one.start, sorted(members[member] for member in one.participants), result.money(one.id)) for one in result.chosen
    )
    ledger = sorted((members[row.id], row.kronor_out, row.kronor_in, row.hours, row.benefit, row.initiatives) for row in result.ledger)
    reached = [(one.name, one.value, one.bound) for one in result.objectives]
    exempt = sorted(members[member] for member in result.references.exempt())
    return result.scenario, result.status, result.ties, reached, chosen, ledger, result.references.floor, exempt


def everything(document: Document) -> Told:
    """All scenarios of a case, without ids."""
    case = Case.model_validate(document)
    return [told(result, case) for result in solve_case(case)]


def differing(seed: int, initiatives: int, times: int) -> list[int]:
    """The renumberings that lead to something else."""
    document = tied_document(seed, initiatives)
    expected = everything(document)
    return [number for number in range(times) if everything(renumbered(document, random.Random(number))) != expected]  # noqa: S311


def test_a_renumbering_leaves_no_id_as_it_was() -> None:
    document = tied_document(1, 6)
    assert not set(ids(document)) & set(ids(renumbered(document, random.Random(1))))  # noqa: S311


@pytest.mark.long
def test_small_cases_have_the_same_answer_under_other_ids(cases: int) -> None:
    seeds = range(1000, 1000 + max(4, cases // 50))
    assert {seed: numbers for seed in seeds if (numbers := differing(seed, 6, 10 if cases >= 5000 else 3))} == {}


@pytest.mark.long
def test_middle_cases_have_the_same_answer_under_other_ids(cases: int) -> None:
    seeds = range(2000, 2000 + max(2, cases // 500))
    assert {seed: numbers for seed in seeds if (numbers := differing(seed, 13, 10 if cases >= 5000 else 2))} == {}
