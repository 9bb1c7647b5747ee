"""The references of fairness: who cannot be reached, what each could do alone, the best floor. docs/math.md, section 4."""

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from portfolj.errors import PortfoljError
from portfolj.model.block import Block, Term
from portfolj.model.build import build
from portfolj.model.constraints import RELATIVE_TO_REFERENCES, RULES
from portfolj.model.objectives import total_benefit
from portfolj.results.portfolio import References
from portfolj.solve.limits import Limits
from portfolj.solve.session import Point, Session
from portfolj.valuation.instance import Instance, alone


class NoPortfolio(PortfoljError):
    """No portfolio meets the rules: there is nothing to refer to."""


def find_references(instance: Instance, limits: Limits) -> References:
    """Find what fairness refers to, as far as rules and objectives ask for it.

    Raises
    ------
    NoPortfolio
        When the other rules cannot all hold.
    """
    if not instance.needs_floor and not instance.needs_alone:
        return References()
    unreachable, sure = _unreachable(instance, limits)
    partial = References(unreachable)
    if instance.needs_alone:
        best, proven = _all_alone(instance, partial, limits)
        partial, sure = References(unreachable, best), sure and proven
    return with_floor(instance, replace(partial, proven=sure), limits)


def with_floor(instance: Instance, references: References, limits: Limits) -> References:
    """The same references, with t* as the best floor among the portfolios of this instance, if it asks for one.

    Raises
    ------
    NoPortfolio
        When the other rules cannot all hold.
    """
    if not instance.needs_floor:
        return references
    best_floor, proven = _best_floor(instance, references, limits)
    return replace(references, floor=best_floor, proven=references.proven and proven)


def _unreachable(instance: Instance, limits: Limits) -> tuple[tuple[tuple[str, str], ...], bool]:
    problem, block = build(instance, References(), leave_out=RELATIVE_TO_REFERENCES)
    session = Session(problem, limits)
    first = session.find(sure=True)
    if first.infeasible:
        raise NoPortfolio
    unreachable, sure = [], first.point is not None
    seen: list[Point] = [first.point] if first.point is not None else []
    for member in instance.parties:
        benefit = block.benefit(member)
        if any(session.value(benefit, point) >= 1 for point in seen):
            continue
        row = session.require_at_least(benefit or [(block.nothing, 1)], 1)
        outcome = session.find()
        session.release(row)
        if outcome.infeasible:
            unreachable.append((member, _shut_out_by(instance, member, limits)))
        elif outcome.point is not None:
            seen.append(outcome.point)
        else:
            sure = False
    return tuple(unreachable), sure


def _shut_out_by(instance: Instance, member: str, limits: Limits) -> str:
    """The first rule without which the member can be reached; "several" when no single one is enough."""
    if not any(candidate.benefit.get(member) for candidate in instance.candidates):
        return "no_benefit"
    for rule in (rule.__name__ for rule in RULES if rule.__name__ not in RELATIVE_TO_REFERENCES):
        problem, block = build(instance, References(), leave_out=RELATIVE_TO_REFERENCES | {rule})
        session = Session(problem, limits)
        session.require_at_least(block.benefit(member), 1)
        if session.find().point is not None:
            return rule
    return "several"


def _all_alone(instance: Instance, references: References, limits: Limits) -> tuple[dict[str, int], bool]:
    best, sure = {}, True
    for member in instance.parties:
        if member not in references.exempt():
            problem, block = build(alone(instance, member), References())
            outcome = Session(problem, limits).maximise(total_benefit(block))
            best[member], sure = outcome.value or 0, sure and outcome.proven
    return best, sure


def _best_floor(instance: Instance, references: References, limits: Limits) -> tuple[Fraction, bool]:
    """t*: raised by searches until a last one, for more than the best found, has no answer."""
    served = [member for member in instance.parties if member not in references.exempt()]
    if not served:
        return Fraction(0), True
    problem, block = build(instance, references, leave_out=frozenset(("floor_per_resident",)))
    best, proven, _ = raise_floor(Session(problem, limits), block, served)
    return best, proven


def raise_floor(session: Session, block: Block, served: list[str], *, start: Point | None = None) -> tuple[Fraction, bool, Point | None]:
    """The largest min of u_m / w_m over the members served, whether it is proven, and a point that has it.

    The interval is halved while it is wide; then the least that would be better is asked for, until that has no answer.

    Parameters
    ----------
    start
        A point known to meet every row.

    Raises
    ------
    NoPortfolio
        When the session has no portfolio at all.
    """
    weights = {member: block.instance.member[member].weight for member in served}
    benefits = {member: block.benefit(member) or [(block.nothing, 1)] for member in served}
    point = start
    if point is None:
        first = session.find()
        if first.infeasible:
            raise NoPortfolio
        point = first.point
    if point is None:
        return Fraction(0), False, None
    reached = _floor_at(session, benefits, weights, point)
    least_failed = min(Fraction(_most(block, member), weight) for member, weight in weights.items()) + 1
    while True:
        wide = least_failed - reached > reached / 20
        aim = (reached + least_failed) / 2
        target = {m: ceil(aim * weight) if wide else floor(reached * weight) + 1 for m, weight in weights.items()}
        rows = [session.require_at_least(benefits[member], least) for member, least in target.items()]
        outcome = session.find()
        for row in rows:
            session.release(row)
        if outcome.point is not None:
            point = outcome.point
            reached = _floor_at(session, benefits, weights, point)
        elif not outcome.infeasible:
            return reached, False, point
        elif not wide or all(target[member] <= floor(reached * weight) + 1 for member, weight in weights.items()):
            return reached, True, point
        else:
            least_failed = aim


def _most(block: Block, member: str) -> int:
    return sum(candidate.benefit.get(member, 0) for candidate in block.instance.candidates)


def _floor_at(session: Session, benefits: dict[str, list[Term]], weights: dict[str, int], point: Point) -> Fraction:
    return min(Fraction(session.value(benefits[member], point), weight) for member, weight in weights.items())
