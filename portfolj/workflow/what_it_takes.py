"""The smallest change of every kind that brings an initiative in which competes and is left out."""

from collections.abc import Callable, Iterator

from portfolj.results.change import Change, Kind
from portfolj.results.result import Result
from portfolj.solve.limits import Limits
from portfolj.workflow.earmarking import earmarked
from portfolj.workflow.eased import frame
from portfolj.workflow.first_at import first_at, helping


def what_it_takes(result: Result, initiative: str, limits: Callable[[], Limits]) -> Iterator[Change]:
    """Each kind's smallest change, as they are worked out: earmarked kronor, the frame, and each limit that alone can bring it in.

    Parameters
    ----------
    initiative
        The id of a candidate that is not chosen and not refused.
    limits
        Gives what each search may spend.

    Returns
    -------
    Iterator
        Last, where it says so, a limit without a name: that no limit alone brings it in, or that it was not settled whether others do.

    Raises
    ------
    CheckError
        When a portfolio on the way breaks a rule: a defect of portfolj.
    """
    candidate = result.instance.by_id[initiative]
    yield earmarked(result, candidate, limits)
    yield first_at(result, candidate, frame(result.instance), limits)
    none = True
    for eased in helping(result, candidate, limits()):
        change = Change(Kind.LIMIT) if eased is None else first_at(result, candidate, eased, limits)
        if not change.impossible:
            none = False
            yield change
    if none:
        yield Change(Kind.LIMIT, impossible=True)
