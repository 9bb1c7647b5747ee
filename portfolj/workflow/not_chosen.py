"""Why an initiative is left out, and how many points more would bring it in."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from portfolj.errors import Message, say
from portfolj.results.not_chosen import NotChosen, PointsNeeded
from portfolj.results.portfolio import Answer, Reached, Status
from portfolj.results.result import Result
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Candidate
from portfolj.workflow.solved_anew import changed, left_and_came, solved_anew, with_it


def not_chosen(result: Result, limits: Callable[[], Limits], *, only: str = "") -> Iterator[NotChosen]:
    """Everything that is not chosen, one after the other as it is worked out: first what is left aside by rule, then what competes.

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
    The points fall to the region as a whole, so that nobody's share and no rule of fairness changes, and the total benefit grows by
    exactly so many. What the objectives before total benefit reach with the initiative in decides first: where that is less, no number
    of points brings it in.
    """
    instance, chosen = result.instance, {choice.id for choice in result.chosen}
    for one in sorted(instance.left_aside, key=lambda one: (one.name.casefold(), one.id)):
        if only in ("", one.id):
            yield NotChosen(one.id, one.name, one.reasons)
    for candidate in sorted(instance.candidates, key=lambda one: (one.name.casefold(), one.id)):
        if candidate.id not in chosen and only in ("", candidate.id):
            yield _candidate(result, candidate, limits)


def _candidate(result: Result, candidate: Candidate, limits: Callable[[], Limits]) -> NotChosen:
    reasons = tuple(_by_rule(result, candidate))
    if candidate.refused:
        return NotChosen(candidate.id, candidate.name, reasons)
    inside = solved_anew(result, with_it(result.instance, candidate), limits())
    settled = inside.status is Status.INFEASIBLE or (inside.portfolio is not None and _known(result.answer) and _known(inside))
    now, then = result.answer.total_benefit, inside.total_benefit
    before = list(zip(result.answer.reached[:-1], inside.reached[:-1], strict=False))
    if inside.portfolio is None or now is None or then is None or not all(one.proven and other.proven for one, other in before):
        return NotChosen(candidate.id, candidate.name, reasons, settled=settled, competes=True)
    if any(with_it.value < without.value for without, with_it in before):
        return NotChosen(candidate.id, candidate.name, reasons, competes=True)
    return NotChosen(candidate.id, candidate.name, reasons, _points(result, candidate, inside, (now, then), limits), settled, competes=True)


def _by_rule(result: Result, candidate: Candidate) -> Iterator[Message]:
    """What keeps it out as long as what is chosen stays chosen."""
    instance, chosen = result.instance, {choice.id for choice in result.chosen}
    if candidate.refused:
        yield say("It is not to be in: so the scenario says.")
    for group in instance.excludes:
        if candidate.id in group:
            for other in group:
                if other in chosen:
                    yield say("It is an alternative to '{other}', which is in.", other=instance.by_id[other].name)
    for needed, _ in candidate.requires:
        if needed not in chosen and needed in instance.by_id:
            yield say("It needs '{other}', which is not in.", other=instance.by_id[needed].name)


def _points(
    result: Result, candidate: Candidate, inside: Answer, benefit: tuple[Reached, Reached], limits: Callable[[], Limits]
) -> PointsNeeded:
    """What it takes; `benefit` is the total without it and with it."""
    now, then = benefit
    least, most = max(0, int(now.value - then.bound)), int(now.bound - then.value)
    left, came = left_and_came(result.answer, inside, candidate.id)
    checked = least == most and _is_in(result, candidate, least + 1, limits(), inside) is True
    checked = checked and (least == 0 or _is_in(result, candidate, least - 1, limits(), result.answer) is False)
    return PointsNeeded(least, most, checked, left, came)


def _is_in(result: Result, candidate: Candidate, more: int, limits: Limits, expected: Answer) -> bool | None:
    """Whether the best portfolio has it, worth so many thousandths of a point more; None where that was not settled.

    The best that lacks it is worth what the answer is worth; anything above that has it.

    Parameters
    ----------
    expected
        What is expected to be the best.
    """
    raised = replace(candidate, value=candidate.value + more, region_benefit=candidate.region_benefit + more)
    answer = solved_anew(result, changed(result.instance, raised), limits, among_equals=False, start=expected.portfolio)
    best, now = answer.total_benefit, result.answer.total_benefit
    if answer.status is not Status.PROVEN or best is None or now is None:
        return None
    return best.value > now.value


def _known(answer: Answer) -> bool:
    return all(level.proven for level in answer.reached)
