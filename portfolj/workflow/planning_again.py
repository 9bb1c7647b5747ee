"""What a stored plan is made of, put together again from its case and its answer: without a search, and with one for all but the answer."""

from fractions import Fraction

from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.errors import InputError, say
from portfolj.results.amounts import hours, money
from portfolj.results.decided import Side, Standing
from portfolj.results.document import one_line
from portfolj.results.plan import Plan, PlanRow
from portfolj.results.planned import Planned
from portfolj.results.portfolio import Choice, Receipt, Status
from portfolj.results.ranked import RankedList, RankedRow
from portfolj.results.result import Result, make_result
from portfolj.results.stored import read_document
from portfolj.solve.answer import Progress, silent
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare
from portfolj.workflow.planning import planned
from portfolj.workflow.ranking import rank_scenario
from portfolj.workflow.rechecking import Rechecked, recheck, recheck_as_stated


def planned_again(case: Case, plan: Plan) -> Planned:
    """Put together what a plan is made of.

    Parameters
    ----------
    plan
        One whose carried document of results holds for the case (`check_document`).

    Returns
    -------
    Planned
        The answer is that of the document. Taken from the plan are the places of its rows with their reasons and the sums at which the
        reserve enters, how each of them and each deviation starts and who takes part, and what is said of each deviation by itself.
        All amounts are worked out again, and so is whether what was decided meets every rule.

    Raises
    ------
    InputError
        When the document is not about the plan's scenario alone, or has no portfolio.
    """
    result = _result(case, plan)
    decision = case.decision(plan.scenario.id)
    return planned(case, result, _listed(plan, result.instance), decision, _as_stated(plan, result, decision))


def searched_again(case: Case, plan: Plan, *, time_limit: float | None = None, progress: Progress = silent) -> Planned | None:
    """Put together what a plan is made of, and search again for all but the answer: the list, and what comes of each deviation.

    Parameters
    ----------
    plan
        As for `planned_again`.
    time_limit
        The most seconds for each of the two.

    Returns
    -------
    Planned or None
        None where the search is ended by a limit, or was when the plan was made: the two need not come to the same then.

    Raises
    ------
    InputError
        As `planned_again`.
    """
    result, decision = _result(case, plan), case.decision(plan.scenario.id)
    if result.answer.stopped_by or plan.list_stopped_by or Standing.NOT_KNOWN in (plan.standing, *(row.standing for row in plan.rows)):
        return None
    listed = rank_scenario(case, plan.scenario.id, time_limit=time_limit, progress=progress)
    checked = recheck(result, decision.deviations, time_limit=time_limit, progress=progress) if decision.deviations else None
    if listed.stopped_by or (checked and Standing.NOT_KNOWN in (checked.together.standing, *checked.standings.values())):
        return None
    return planned(case, result, listed, decision, checked)


def _result(case: Case, plan: Plan) -> Result:
    """The answer that the plan carries."""
    stored = read_document(one_line(plan.result))
    if [scenario for scenario, _ in stored.answers] != [plan.scenario.id]:
        raise InputError(say("The plan is about scenario '{scenario}'; its answer is not about that alone.", scenario=plan.scenario.id))
    answer = stored.answers[0][1]
    if answer.portfolio is None:
        raise InputError(say("The plan's answer has no portfolio, of which no plan is made."))
    receipt = stored.content["receipt"]
    told = Receipt(tuple(receipt["versions"].items()), tuple(receipt["options"].items()))
    return make_result(prepare(case, case.scenario(plan.scenario.id)), answer, stored.digest, told)


def _choice(instance: Instance, row: PlanRow) -> Choice | None:
    """How a row starts and who takes part, where its initiative can be so."""
    candidate, members = instance.by_id.get(row.id), tuple(sorted(one.id for one in row.participants))
    if candidate is None or row.start is None or row.start not in candidate.starts or not {*members} <= {*candidate.participants}:
        return None
    return Choice(row.id, row.start, members)


def _listed(plan: Plan, instance: Instance) -> RankedList:
    """The model's list, as far as a plan tells of it."""
    rows = [one for row in plan.rows if row.rank is not None and (one := _ranked(row, row.rank, instance)) is not None]
    nothing = Fraction(0)
    return RankedList(
        scenario=plan.scenario.id,
        free=False,
        status=Status.PROVEN,
        levels=(),
        left_out=(),
        rows=tuple(rows),
        value=nothing,
        bound=nothing,
        free_value=nothing,
        stopped_by=plan.list_stopped_by,
    )


def _ranked(row: PlanRow, rank: int, instance: Instance) -> RankedRow | None:
    choice = _choice(instance, row)
    if choice is None:
        return None
    return RankedRow(
        rank=rank,
        shared=row.shared,
        id=row.id,
        name=instance.by_id[row.id].name,
        level=0,
        start=choice.start,
        participants=choice.participants,
        money=money(instance, choice),
        hours=hours(instance, choice),
        loss=None,
        required_by=(),
        reasons=(say("{name}", name=row.why),),
        reserve=row.side is Side.RESERVE,
        enters_at=row.enters_at or 0,
    )


def _as_stated(plan: Plan, result: Result, decision: Decision) -> Rechecked | None:
    if not decision.deviations:
        return None
    found = (_choice(result.instance, row) for row in plan.within)
    portfolio = tuple(sorted((choice for choice in found if choice is not None), key=lambda one: one.id))
    standings = {one.initiative: Standing.NOT_KNOWN for one in decision.deviations}
    standings |= {row.id: row.standing for row in plan.rows if row.standing is not None}
    return recheck_as_stated(result, decision.deviations, portfolio, standings, known=plan.standing is Standing.FAILS)
