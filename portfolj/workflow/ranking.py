"""The ranked list of a scenario. docs/math.md, section 8."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from portfolj.domain.case import Case, Level
from portfolj.domain.scenario import Objective, Scenario
from portfolj.errors import CheckError, Message, say
from portfolj.results.portfolio import Answer, Status
from portfolj.results.ranked import RankedLevel, RankedList
from portfolj.solve.answer import Progress, silent, solve
from portfolj.valuation.instance import Instance, at_level
from portfolj.valuation.prepare import prepare
from portfolj.verify import check, values
from portfolj.workflow.levels import Chains, FreeLevel, Ranking, best_at, longest, opened
from portfolj.workflow.places import places
from portfolj.workflow.solving import new_limits, posed

MOST_POINTS = 10**12


def rank_scenario(
    case: Case,
    scenario: Scenario | str = "base",
    *,
    free: bool = False,
    nodes: int | None = None,
    time_limit: float | None = None,
    cancelled: Callable[[], bool] | None = None,
    progress: Progress = silent,
) -> RankedList:
    """Rank a scenario's initiatives into one nested list over levels of the association's own money.

    Parameters
    ----------
    scenario
        The id of one of the case's, or one that is not saved with it.
    free
        Let the list choose its own set at 100 %, instead of the scenario's own portfolio.
    nodes, time_limit, cancelled
        The most branch-and-bound nodes, the most seconds, and whether nobody waits any more.
    progress
        Is told each step.

    Returns
    -------
    RankedList
        Without levels and rows when the scenario has no portfolio, or none was found within the limit.

    Raises
    ------
    InputError
        When the case or scenario is faulty, or there is no such scenario.
    CheckError
        When a level breaks a rule: a defect of portfolj.
    """
    case, asked = posed(case, scenario)
    instance = prepare(case, asked)
    limits = new_limits(nodes=nodes, time_limit=time_limit, cancelled=cancelled)
    own = limits.part(1 / 2)
    answer = solve(instance, own, ties=False, progress=progress)
    limits.spend(own)
    if complaints := check(instance, answer):
        raise CheckError(complaints)
    if answer.portfolio is None:
        return _empty(asked.id, free, answer)
    ranking = Ranking(instance, None if free else answer.portfolio, answer.references, limits, progress)
    alone = {level.percent: opened(ranking, level.percent) for level in case.levels}
    kept, chains = longest(ranking, case.levels, alone)
    if any(chain.portfolios is None for chain in chains.parts):
        return _empty(asked.id, free, answer, *(chain.stopped_by for chain in chains.parts))
    best = {percent: best_at(ranking, percent, level) for percent, level in alone.items()}
    return _list(ranking, case.levels, kept, best, chains, answer)


def _empty(scenario_id: str, free: bool, answer: Answer, *stops: str) -> RankedList:
    nothing = Fraction(0)
    status = answer.status if answer.portfolio is None else Status.NO_ANSWER
    return RankedList(
        scenario_id, free, status, (), (), (), nothing, nothing, nothing, False, False, _first_stop(answer.stopped_by, *stops)
    )


def _first_stop(*stops: str) -> str:
    """The limit that was met first; "" when none was."""
    return next((stop for stop in stops if stop), "")


def frames(instance: Instance) -> int:
    """The association's own frames over all planning years, kronor; a fund's total counts where it is less than its years."""
    whole = 0
    for fund in sorted(instance.own_funds):
        yearly = sum(kronor for (name, _), kronor in instance.budgets.items() if name == fund)
        whole += min(yearly, instance.totals.get(fund, yearly))
    return whole


def _list(
    ranking: Ranking, levels: Sequence[Level], kept: Sequence[Level], alone: Mapping[int, FreeLevel | None], chains: Chains, answer: Answer
) -> RankedList:
    whole = sum((Fraction(level.weight) for level in kept), Fraction(0))
    rows = []
    for level in kept:
        free, (taken, references) = alone[level.percent], chains.found[level.percent]
        instance = at_level(ranking.instance, level.percent)
        points = int(values(instance, taken, references)[Objective.TOTAL_BENEFIT])
        most = max(points, free.bound if free and free.bound is not None else _everything(instance))
        rows.append(RankedLevel(level.percent, frames(instance), Fraction(level.weight) / whole, taken, points, most))
    value = sum((row.weight * row.value for row in rows), Fraction(0))
    free_value = sum((row.weight * row.free_value for row in rows), Fraction(0))
    goes_with_the_best = ranking.own is None or answer.status is Status.PROVEN
    bound = min(free_value, value + _room(chains) / whole) if goes_with_the_best else free_value
    listed = places(ranking, tuple(rows), alone)
    known = all(references.proven for _, references in chains.found.values())
    proven = bound == value and known and goes_with_the_best
    return RankedList(
        scenario=ranking.instance.scenario,
        free=ranking.own is None,
        status=Status.PROVEN if proven else Status.WITHIN,
        levels=tuple(rows),
        left_out=tuple((level.percent, _why(level, alone)) for level in levels if level not in kept),
        rows=listed,
        value=value,
        bound=bound,
        free_value=free_value,
        free_known=all(_is_known(alone[level.percent]) for level in kept),
        settled=all(chain.settled for chain in chains.parts),
        stopped_by=_first_stop(answer.stopped_by, *(chain.stopped_by for chain in chains.parts), ranking.limits.stopped_by or ""),
    )


def _is_known(free: FreeLevel | None) -> bool:
    return free is not None and free.value is not None and free.value == free.bound


def _everything(instance: Instance) -> int:
    """No set has more than all candidates together, with every gain."""
    return sum(one.value for one in instance.candidates) + sum(max(0, pair.points) for pair in instance.synergies)


def _room(chains: Chains) -> Fraction:
    """How much more all levels together could have at most, thousandths of a point times weight."""
    room = Fraction(0)
    for chain in chains.parts:
        if chain.bound is None:
            return Fraction(MOST_POINTS)
        room += Fraction(chain.bound - chain.value, chains.scale)
    return room


def _why(level: Level, alone: Mapping[int, FreeLevel | None]) -> Message:
    if alone[level.percent] is None:
        return say("At {percent:percent} no portfolio meets the rules.", percent=level.percent)
    return say("At {percent:percent} there are portfolios, but no list that reaches so far.", percent=level.percent)
