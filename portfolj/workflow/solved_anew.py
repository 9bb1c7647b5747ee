"""An answer to what is changed a little, with what fairness refers to held as it is."""

from dataclasses import replace

from portfolj.errors import CheckError
from portfolj.results.portfolio import Answer, Portfolio, Status
from portfolj.results.result import Result
from portfolj.solve.answer import solve
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Candidate, Instance
from portfolj.verify import broken


def solved_anew(result: Result, instance: Instance, limits: Limits, *, among_equals: bool = True, start: Portfolio | None = None) -> Answer:
    """The answer to a changed instance.

    Parameters
    ----------
    among_equals
        Whether it matters which of several equally good portfolios it is.
    start
        A portfolio that meets every rule of the changed instance and is expected to be the best.

    Raises
    ------
    CheckError
        When its portfolio breaks a rule: a defect of portfolj.
    """
    answer = solve(instance, limits, ties=False, among_equals=among_equals, references=result.references, start=start)
    if answer.portfolio is not None and (complaints := broken(instance, answer.portfolio, result.references)):
        raise CheckError(complaints)
    return answer


def changed(instance: Instance, *instead: Candidate) -> Instance:
    """The instance with other candidates in the place of those with their ids."""
    by_id = {one.id: one for one in instead}
    return replace(instance, candidates=tuple(by_id.get(one.id, one) for one in instance.candidates))


def with_it(instance: Instance, candidate: Candidate) -> Instance:
    """The instance in which a candidate is in."""
    return changed(instance, replace(candidate, decided=True))


def is_in(answer: Answer, initiative: str) -> bool | None:
    """Whether an initiative is in the one best portfolio; None where that was not settled."""
    if answer.status is not Status.PROVEN or answer.portfolio is None or not answer.settled:
        return None
    return initiative in ids(answer)


def ids(answer: Answer) -> frozenset[str]:
    """What an answer chooses."""
    return frozenset(choice.id for choice in answer.portfolio or ())


def left_and_came(before: Answer, after: Answer, initiative: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of what leaves and of what comes between two answers, beside an initiative."""
    first, second = ids(before), ids(after)
    return tuple(sorted(first - second - {initiative})), tuple(sorted(second - first - {initiative}))
