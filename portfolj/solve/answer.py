"""From an instance to an answer: references, objectives in their order, ties, and what fails alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from portfolj.domain.scenario import Objective
from portfolj.errors import Message, say
from portfolj.model.block import Block, Term
from portfolj.model.build import build, portfolio, values
from portfolj.model.constraints import DEFINITIONS, RULES
from portfolj.model.objectives import LINEAR, total_benefit
from portfolj.results.portfolio import Answer, Portfolio, Reached, References, Status
from portfolj.solve.first import first_portfolio, worth_it
from portfolj.solve.limits import Limits
from portfolj.solve.references import NoPortfolio, find_references, raise_floor
from portfolj.solve.relative import halved_by
from portfolj.solve.session import Outcome, Point, Session
from portfolj.solve.ties import settle
from portfolj.valuation.instance import Instance

Progress = Callable[[Message], None]


def silent(step: Message) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class _Search:
    """A live problem on its way to an answer.

    Parameters
    ----------
    held
        Whether its references were found for another one, and hold in this one too.
    start
        What is expected to be the best.
    """

    instance: Instance
    references: References
    block: Block
    session: Session
    limits: Limits
    held: bool = False
    start: Portfolio | None = None


def solve(
    instance: Instance,
    limits: Limits,
    *,
    ties: bool = True,
    among_equals: bool = True,
    progress: Progress = silent,
    references: References | None = None,
    start: Portfolio | None = None,
) -> Answer:
    """Solve an instance to its one answer.

    Parameters
    ----------
    limits
        What may be spent, counted down.
    ties
        Whether the equally good sets are counted.
    among_equals
        Whether the order among equals chooses one of the best portfolios; else it is any of them, and not settled.
    progress
        Is told each step.
    references
        What fairness refers to, where that is held whatever it would be here, such as in the question of what one change brings.
    start
        A portfolio that meets every rule and is expected to be the best: no others are guessed, what remains is the proof.
    """
    # Half of what may be spent, so that a limit met here still leaves an answer.
    part, held = limits.part(1 / 2), references is not None
    try:
        if references is None:
            progress(say("Looking for what fairness refers to"))
            references = find_references(instance, part)
            limits.spend(part)
        problem, block = build(instance, references)
        session = Session(problem, limits)
        search = _Search(instance, references, block, session, limits, held, start)
        answer = _answer(search, ties=ties, among_equals=among_equals, progress=progress)
        return replace(answer, stopped_by=answer.stopped_by or _stop(part))
    except NoPortfolio:
        return _none(instance, limits, References())


def possible(instance: Instance, limits: Limits) -> bool:
    """Whether a portfolio that meets all rules is found within the limits."""
    try:
        references = find_references(instance, limits)
    except NoPortfolio:
        return False
    problem, _ = build(instance, references)
    return Session(problem, limits).find().point is not None


def _none(instance: Instance, limits: Limits, references: References) -> Answer:
    alone = fails_alone(instance, references, limits)
    return Answer(Status.INFEASIBLE, None, (), references, fails_alone=alone)


def _answer(search: _Search, *, ties: bool, among_equals: bool, progress: Progress) -> Answer:
    reached: list[Reached] = []
    point = _first(search)
    found = Answer(Status.NO_ANSWER, None, (), search.references, stopped_by=_stop(search.limits))
    for objective in search.instance.objectives:
        progress(say("Looking for the best portfolio"))
        outcome, level = _carry(search, objective, point)
        if outcome.infeasible:
            return _none(search.instance, search.limits, search.references)
        if outcome.point is None or level is None:
            return Answer(Status.NO_ANSWER, None, (), search.references, stopped_by=_stop(search.limits))
        point = outcome.point
        reached.append(level)
        found = _unsettled(search, point, reached)
    if among_equals and point is not None and found.status is Status.PROVEN:
        found = _settled(search, point, found, ties=ties, progress=progress)
    value = int(found.reached[-1].value)
    return replace(found, halved_by=halved_by(search.instance, search.references, value, search.limits))


def _first(search: _Search) -> Point | None:
    """A point to start from; the best floor has its own way to one."""
    if search.start is not None:
        return search.session.point(values(search.block, search.start))
    if search.instance.objectives[0] is Objective.BEST_FLOOR or not worth_it(search.instance):
        return None
    found = first_portfolio(search.instance, search.references, search.limits)
    return None if found is None else search.session.point(values(search.block, found))


def _carry(search: _Search, objective: Objective, start: Point | None) -> tuple[Outcome, Reached | None]:
    """Carry one objective as far as it goes and hold what was reached."""
    if objective is Objective.BEST_FLOOR:
        return _carry_floor(search, start)
    terms = LINEAR[objective](search.block)
    outcome = search.session.maximise(terms, start=start, sure=start is None, heuristics=search.start is None)
    if outcome.value is None:
        return outcome, None
    search.session.require_at_least(terms, outcome.value)
    bound = outcome.bound if outcome.bound is not None else max(outcome.value, _everything(search, terms))
    return outcome, Reached(objective, Fraction(outcome.value), Fraction(bound))


def _everything(search: _Search, terms: list[Term]) -> int:
    """No value is above that of everything at once: the bound when the solver has none."""
    return sum(max(0, factor) for factor in search.session.collect(terms).values())


def _carry_floor(search: _Search, start: Point | None) -> tuple[Outcome, Reached | None]:
    block, served = search.block, _served(search)
    best, proven, point = search.references.floor or Fraction(0), search.references.proven, start
    if start is None and search.held:
        first = search.session.find(sure=True)
        if first.point is None:
            return first, None
        start = first.point
    if start is not None:
        best, proven, point = raise_floor(search.session, block, served, start=start) if served else (Fraction(0), True, start)
    for member in served:
        terms: list[Term] = block.benefit(member) or [(block.nothing, 1)]
        search.session.require_at_least(terms, ceil(best * block.instance.member[member].weight))
    outcome = search.session.find(sure=True) if point is None else Outcome(point)
    if outcome.point is None:
        return outcome, None
    bound = best if proven else _most_floor(block, served, best)
    return outcome, Reached(Objective.BEST_FLOOR, best, bound)


def _served(search: _Search) -> list[str]:
    return [member for member in search.instance.parties if member not in search.references.exempt()]


def _most_floor(block: Block, served: list[str], best: Fraction) -> Fraction:
    """No floor is higher than what the least served would get from everything at once."""
    most = [
        Fraction(sum(one.benefit.get(member, 0) for one in block.instance.candidates), block.instance.member[member].weight)
        for member in served
    ]
    return max([best, min(most, default=Fraction(0))])


def _stop(limits: Limits) -> str:
    return limits.stopped_by.value if limits.stopped_by else ""


def _read(search: _Search, point: Point) -> Portfolio:
    return portfolio(search.block, lambda variable: point[search.session.column(variable)] == 1)


def _unsettled(search: _Search, point: Point, reached: list[Reached]) -> Answer:
    """The answer at a point; an objective that was not proven may stand higher there than when it was held."""
    now = tuple(_at(search, level, point) for level in reached)
    proven = search.references.proven and all(level.proven for level in now)
    status = Status.PROVEN if proven else Status.WITHIN
    return Answer(status, _read(search, point), now, search.references, settled=False, stopped_by=_stop(search.limits))


def _at(search: _Search, level: Reached, point: Point) -> Reached:
    if level.name is Objective.BEST_FLOOR:
        members = search.instance.member
        floors = [Fraction(search.session.value(search.block.benefit(one), point), members[one].weight) for one in _served(search)]
        value = min(floors, default=Fraction(0))
    else:
        value = Fraction(search.session.value(LINEAR[level.name](search.block), point))
    return Reached(level.name, value, max(value, level.bound))


def _settled(search: _Search, point: Point, found: Answer, *, ties: bool, progress: Progress) -> Answer:
    progress(say("Choosing among equally good portfolios"))
    settled = settle(search.session, [search.block], point, total_benefit(search.block), count=ties)
    return replace(
        found,
        portfolio=_read(search, settled.point),
        ties=settled.ties,
        settled=settled.to_the_end,
        stopped_by=_stop(search.limits),
    )


def fails_alone(instance: Instance, references: References, limits: Limits) -> tuple[str, ...]:
    """The rules that cannot hold even by themselves, beside the definitions and what is decided.

    Returns
    -------
    tuple of str
        Such as "budget(own, 2027)"; empty when only several rules together clash, or when it is not known.
    """
    failing = []
    for rule in RULES:
        if rule.__name__ in DEFINITIONS:
            continue
        everything = frozenset(one.__name__ for one in RULES if one.__name__ not in DEFINITIONS)
        problem, block = build(instance, references, leave_out=everything)
        session = Session(problem, limits)
        for name, constraint in rule(block):
            rows = session.require_all(constraint)
            if session.find().infeasible:
                failing.append(block.labels[name])
            for row in rows:
                session.release(row)
    return tuple(failing)
