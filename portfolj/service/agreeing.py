"""Whether a stored plan says what its case, its decision and its answer come to."""

from collections.abc import Iterator

from portfolj.domain.case import Case
from portfolj.errors import InputError, Message, say
from portfolj.exchange.plan.agreeing import disagreements
from portfolj.results.document import one_line, result_digest
from portfolj.results.plan import Plan
from portfolj.solve.answer import Progress, silent
from portfolj.workflow.checking import check_document
from portfolj.workflow.planning import list_reached
from portfolj.workflow.planning_again import planned_again, searched_again


def check_plan(case: Case, plan: Plan) -> tuple[Message, ...]:
    """Hold a plan against its case: its answer, and everything that follows from answer, decision and case.

    Returns
    -------
    tuple of Message
        Empty when everything holds; each names the field.

    Notes
    -----
    Not checked, since only a search can tell: what `check_document` does not check, and what `check_places` does.
    """
    return tuple(_complaints(case, plan))


def check_places(case: Case, plan: Plan, *, time_limit: float | None = None, progress: Progress = silent) -> tuple[Message, ...] | None:
    """Search again for all of a plan but its answer, and hold the plan against that.

    Parameters
    ----------
    plan
        One that holds as far as `check_plan` tells.
    time_limit
        The most seconds for the list, and for what comes of the deviations.

    Returns
    -------
    tuple of Message, or None
        Empty when everything holds: the order and the places of the list, what stands in the reserve and at what sum it enters, why each
        row stands where it stands, how good the list is, and what is said of each deviation. None where a limit has ended the search,
        now or when the plan was made.
    """
    made = searched_again(case, plan, time_limit=time_limit, progress=progress)
    return None if made is None else tuple(disagreements(plan, made))


def _complaints(case: Case, plan: Plan) -> Iterator[Message]:
    found = result_digest(plan.result)
    if found != plan.result_digest:
        yield say("The plan's fingerprint {stated} is not that of the answer it carries, {found}.", stated=plan.result_digest, found=found)
    try:
        complaints = check_document(case, one_line(plan.result))
        made = None if complaints else planned_again(case, plan)
    except InputError as altered:
        yield from (say("The answer that the plan carries: {complaint}", complaint=fault.message) for fault in altered.faults)
        return
    yield from complaints
    if made is not None:
        yield from disagreements(plan, made, as_stated=list_reached(made.listed))
