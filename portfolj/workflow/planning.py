"""A scenario's answer, its ranked list and what people decided about them, worked out and checked: what a business plan is made of."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.digest import digest
from portfolj.domain.scenario import Objective
from portfolj.errors import Message, say
from portfolj.explain.certainty import how_far, how_sure
from portfolj.explain.conflicts import failing_alone, shut_out
from portfolj.results.decided import DecidedList
from portfolj.results.planned import Planned
from portfolj.results.portfolio import Receipt, Status
from portfolj.results.ranked import RankedList
from portfolj.results.result import Result
from portfolj.solve.answer import Progress, silent
from portfolj.valuation.instance import Instance
from portfolj.workflow.deciding import decided_list, in_short
from portfolj.workflow.key_figures import key_figures
from portfolj.workflow.ranking import rank_scenario
from portfolj.workflow.rechecking import Rechecked, recheck
from portfolj.workflow.solving import receipt, solve_scenario


def plan_scenario(
    case: Case,
    scenario: str,
    *,
    nodes: int | None = None,
    time_limit: float | None = None,
    progress: Progress = silent,
) -> Planned | Result:
    """Work out what a plan of a scenario is made of.

    Parameters
    ----------
    nodes, time_limit
        As `solve_scenario`; each of the steps has the whole limit.

    Returns
    -------
    Planned or Result
        The answer alone where the scenario has no portfolio.

    Raises
    ------
    InputError, CheckError
        As `solve_scenario`.
    """
    result = solve_scenario(case, scenario, nodes=nodes, time_limit=time_limit, progress=progress)
    if result.answer.portfolio is None:
        return result
    listed = rank_scenario(case, scenario, nodes=nodes, time_limit=time_limit, progress=progress)
    decision = case.decision(scenario)
    checked = recheck(result, decision.deviations, time_limit=time_limit, progress=progress) if decision.deviations else None
    return planned(case, result, listed, decision, checked)


def planned(case: Case, result: Result, listed: RankedList, decision: Decision, checked: Rechecked | None) -> Planned:
    """Put together what has been worked out before, of this case or of it before scenarios and decisions were saved with it.

    Parameters
    ----------
    checked
        What has come of the deviations; None where the decision has none.

    Notes
    -----
    A limit that did not end the search has not shaped the answer, and leaves no trace in the receipt.
    """
    made_with = result.receipt if result.answer.stopped_by else receipt(nodes=None, time_limit=None)
    result = replace(result, digest=digest(case), receipt=made_with)
    decided = decided_list(case, result, listed, decision.deviations, checked)
    return Planned(
        case=case,
        result=result,
        listed=listed,
        decision=decision,
        decided=decided,
        portfolio=checked.together.portfolio if checked else result.chosen,
        in_short=tuple(in_short(decided)),
        how_prioritised=tuple(_how_prioritised(case, result, decided)),
        how_reached=(*_of_the_model(decided), *how_reached(case, result, listed), _fingerprint(result), worked_out_with(result.receipt)),
    )


def _how_prioritised(case: Case, result: Result, decided: DecidedList) -> Iterator[Message]:
    """In sentences: what was weighed against what, within which limits, and what the order means."""
    instance = result.instance
    yield say(
        "{number:initiatives} could be chosen, and {within} of them are in the list.",
        number=len(instance.candidates),
        within=len(decided.within),
    )
    yield _aim(instance)
    yield say(
        "The limits are the own frames, {frame:kr} over the years, the hours that each member has stated, and the rules of the case.",
        frame=decided.frame,
    )
    if instance.floor_percent:
        yield say(
            "Fairness is a rule: the least served municipality is given at least {share:percent} of the most that it could be given.",
            share=instance.floor_percent,
        )
    out = tuple(member.name for member in case.members if member.id in set(case.scenario(result.scenario).out))
    if out:
        yield say("Outside in this scenario: {names:list}.", names=out)
    yield say(
        "Places tell what is done first with less money: what is in with the least money stands first, "
        "and within a level that without which most benefit is lost."
    )
    if departed := len(decided.deviating):
        yield say("Those who decided have departed from the model in {number:initiatives}; the reasons stand in the list.", number=departed)


def _of_the_model(decided: DecidedList) -> Iterator[Message]:
    """What the sentences about the answer are about, where the list is another."""
    if decided.deviating:
        yield say("This is about what the model suggests, from which the list departs.")


def _aim(instance: Instance) -> Message:
    if instance.objectives[0] is Objective.TOTAL_BENEFIT:
        return say("Chosen is what gives most benefit to the goals, by the weights that the association has given them.")
    if instance.objectives[0] is Objective.BEST_FLOOR:
        return say("Chosen is first what gives the least served municipality most, and then what gives most benefit in all.")
    if instance.objectives[0] is Objective.ECONOMIC_BENEFIT:
        return say("Chosen is first what gives most economic benefit, and then what gives most benefit to the goals.")
    return say("Chosen is first what has most take part, and then what gives most benefit to the goals.")


def how_reached(case: Case, result: Result, listed: RankedList | None = None) -> Iterator[Message]:
    """In sentences: what is known about an answer, and about the list made of it, and what was checked."""
    yield how_sure(result)
    figures = key_figures(result)
    if figures is not None:
        yield say(
            "The benefit is {low:points}; no portfolio can have more than {high:points}.",
            low=_rounded(figures.benefit),
            high=_rounded(figures.bound),
        )
        yield say("Every condition was checked again in whole kronor and hours, apart from the search.")
        yield _ties(result.ties)
    for rule in result.answer.fails_alone:
        yield failing_alone(case, rule)
    for member, rule in result.references.unreachable:
        yield shut_out(case, member, rule)
    if result.answer.stopped_by:
        yield say("The search was stopped by the time limit.")
    if listed is not None:
        yield list_reached(listed)


def list_reached(listed: RankedList) -> Message:
    """The sentence about what is known of the model's list."""
    return say("The model's list: {status}", status=how_good(listed))


def how_good(listed: RankedList) -> Message:
    """What is known about the model's list."""
    return say("Proven best list.") if listed.status is Status.PROVEN else how_far(listed.gap_percent)


def worked_out_with(receipt: Receipt) -> Message:
    """The programs and their versions."""
    return say("Worked out with {versions}.", versions=", ".join(f"{name} {version}" for name, version in receipt.versions))


def _fingerprint(result: Result) -> Message:
    """The case's digest in a sentence."""
    return say("The case's fingerprint is {digest}.", digest=result.digest)


def _rounded(thousandths: Fraction) -> int:
    """To tenths of a point."""
    return round(thousandths / 100) * 100


def _ties(ties: int | str | None) -> Message:
    if ties is None:
        return say("How many other choices are as good was not counted.")
    if ties == 1:
        return say("No other choice of initiatives is as good.")
    return say("{number} choices of initiatives are equally good; the rules for ties decided.", number=str(ties))
