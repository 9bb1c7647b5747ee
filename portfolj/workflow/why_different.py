"""Why two scenarios have different portfolios: the second with one difference after the other turned back, one solve each."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from portfolj.compare import Moves, moves
from portfolj.domain.case import Case
from portfolj.errors import InputError
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.results.why_different import Departure, Effect, WhyDifferent
from portfolj.verify import broken, values
from portfolj.workflow.departures import departures, turned_back
from portfolj.workflow.solving import solve_scenario


def why_different(
    case: Case,
    first: Result,
    second: Result,
    *,
    nodes: int | None = None,
    time_limit: float | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[WhyDifferent]:
    """What is known of why the second portfolio is not the first: at once how the scenarios differ, then more with each turned back.

    Parameters
    ----------
    first, second
        The answers to two scenarios of the case.
    nodes, time_limit, cancelled
        Of each solve, as `solve_scenario`.

    Raises
    ------
    InputError
        When the case or one of its scenarios is faulty.
    CheckError
        When an answer breaks a rule: a defect of portfolj.

    Notes
    -----
    One difference at a time: what several do together shows as what none of them explains, and effects need not add up
    (docs/math.md, section 10). Where there is one difference only, the first answer is what comes of turning it back.
    """
    like, asked = case.scenario(first.scenario), case.scenario(second.scenario)
    found = _begun(departures(case, like, asked), first, second)
    yield found
    for departure in found.departures:
        try:
            then = first
            if len(found.departures) > 1:
                back = turned_back(asked, like, departure)
                then = solve_scenario(case, back, nodes=nodes, time_limit=time_limit, cancelled=cancelled)
            effect = _effect(departure, found, (first, second, then))
        except InputError as error:
            effect = Effect(departure, None, faults=tuple(fault.message for fault in error.faults))
        found = replace(found, effects=tuple(sorted((*found.effects, effect), key=lambda one: one.weight, reverse=True)))
        yield found


def _begun(ways: tuple[Departure, ...], first: Result, second: Result) -> WhyDifferent:
    differs = _moves(first, second)
    return WhyDifferent(
        departures=ways,
        only_in_first=differs.went_out,
        only_in_second=differs.came_in,
        moved=differs.moved,
        others_take_part=differs.others_take_part,
        same=second.answer.portfolio is not None and second.answer.portfolio == first.answer.portfolio,
        before=_chosen(second),
    )


def _chosen(result: Result) -> int | None:
    return None if result.answer.portfolio is None else len(result.chosen)


def _moves(before: Result, after: Result) -> Moves:
    """What changes from one portfolio to another; nothing where either does not exist."""
    return Moves() if None in (before.answer.portfolio, after.answer.portfolio) else moves(before, after)


def _effect(departure: Departure, found: WhyDifferent, results: tuple[Result, Result, Result]) -> Effect:
    """What comes of turning a departure back, by the answers to the first, to the second, and to the second with it turned back."""
    first, second, then = results
    effect = Effect(departure, then.status, proven=all(map(_known, results)), chosen=_chosen(then), whole=_same(first, then))
    now, after = second.answer.total_benefit, then.answer.total_benefit
    if second.answer.portfolio is None or then.answer.portfolio is None or now is None or after is None:
        return effect
    changes = moves(second, then)
    return replace(
        effect,
        came_in=changes.came_in,
        went_out=changes.went_out,
        moved=changes.moved,
        others_take_part=changes.others_take_part,
        explains=tuple(one for one in found.differing if _as_in(first, then, one, found)),
        equally_good=changes != Moves() and _as_good(second, then),
        least=int(after.value - now.bound),
        most=int(after.bound - now.value),
        kronor=sum(then.money(one.id) for one in then.chosen) - sum(second.money(one.id) for one in second.chosen),
    )


def _known(result: Result) -> bool:
    """Whether an answer is known to be the one that it is."""
    return result.status is Status.INFEASIBLE or (result.status is Status.PROVEN and result.answer.settled)


def _same(first: Result, then: Result) -> bool:
    """Whether two answers are one, as far as there are answers."""
    return Status.NO_ANSWER not in (first.status, then.status) and first.answer.portfolio == then.answer.portfolio


def _as_in(first: Result, then: Result, initiative: str, found: WhyDifferent) -> bool:
    """Whether an initiative is as in the first portfolio in what it differed in: being in, its start, or who takes part."""
    wanted, here = ({choice.id: choice for choice in one.chosen}.get(initiative) for one in (first, then))
    if initiative in (*found.only_in_first, *found.only_in_second):
        return (wanted is None) == (here is None)
    if wanted is None or here is None:
        return False
    return wanted.start == here.start if initiative in found.moved else wanted.participants == here.participants


def _as_good(before: Result, then: Result) -> bool:
    """Whether the portfolio before meets all rules that hold then, and reaches as much of everything that counts."""
    instance, references = then.instance, then.references
    if then.status is not Status.PROVEN or broken(instance, before.chosen, references):
        return False
    return tuple(values(instance, before.chosen, references).values()) == tuple(one.value for one in then.objectives)
