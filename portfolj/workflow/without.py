"""What is lost without each initiative that is chosen: the same question with it refused."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from portfolj.results.ledger import LedgerRow, ledger
from portfolj.results.portfolio import Answer, Reached, Status
from portfolj.results.result import Result
from portfolj.results.without import Lost, MemberWithout, Share, Without
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Candidate, Instance
from portfolj.workflow.solved_anew import changed, left_and_came, solved_anew


def without_each(result: Result, limits: Callable[[], Limits], *, only: str = "") -> Iterator[Without]:
    """Everything that is chosen, one after the other as it is worked out, by name.

    Parameters
    ----------
    result
        An answer with a portfolio.
    limits
        Gives what each search may spend.
    only
        The id of the one that is asked about; "": all.

    Raises
    ------
    CheckError
        When a portfolio on the way breaks a rule: a defect of portfolj.

    Notes
    -----
    What fairness refers to is held as it is in the answer. What is decided is asked about as if it were not.
    """
    chosen = (result.instance.by_id[choice.id] for choice in result.chosen)
    for candidate in sorted(chosen, key=lambda one: (one.name.casefold(), one.id)):
        if only in ("", candidate.id):
            yield _without(result, candidate, limits())


def _without(result: Result, candidate: Candidate, limits: Limits) -> Without:
    refused = replace(candidate, decided=False, by_stage=False, refused=True)
    instance = changed(result.instance, refused)
    then = solved_anew(result, instance, limits)
    if then.portfolio is None:
        possible = False if then.status is Status.INFEASIBLE else None
        return Without(candidate.id, candidate.name, candidate.decided, None, possible)
    before = (*result.objectives[:-1], *then.reached[:-1])
    lost = _lost(result, candidate, instance, then) if all(level.proven for level in before) else None
    return Without(candidate.id, candidate.name, candidate.decided, lost, possible=True)


def _lost(result: Result, candidate: Candidate, instance: Instance, then: Answer) -> Lost:
    falls_away, comes_in = left_and_came(result.answer, then, candidate.id)
    now_total, then_total = result.objectives[-1], then.reached[-1]
    worse = tuple((one, other) for one, other in zip(result.objectives[:-1], then.reached[:-1], strict=True) if other.value < one.value)
    members = _members(result, ledger(instance, then.portfolio or ()))
    least, most = int(now_total.value - then_total.bound), int(now_total.bound - then_total.value)
    return Lost(
        # Refusing what was free leaves no more to choose from.
        least=least if candidate.decided or worse else max(0, least),
        most=most,
        falls_away=falls_away,
        comes_in=comes_in,
        members=members,
        region=_alone(now_total, then_total, members),
        worse_before=worse,
    )


def _alone(now: Reached, then: Reached, members: tuple[MemberWithout, ...]) -> int:
    """What is lost and falls to no member."""
    return int(now.value - then.value) - sum(one.lost.benefit for one in members)


def _members(result: Result, rows: tuple[LedgerRow, ...]) -> tuple[MemberWithout, ...]:
    """Those for which something differs, who loses most benefit first."""
    then = {row.id: row for row in rows}
    both = (MemberWithout(row.id, row.name, _share(row), _share(then[row.id])) for row in result.ledger)
    return tuple(sorted((one for one in both if one.now != one.then), key=lambda one: (-one.lost.benefit, one.name.casefold(), one.id)))


def _share(row: LedgerRow) -> Share:
    return Share(row.benefit, row.kronor_out, row.hours)
