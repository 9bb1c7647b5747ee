"""What an answer claims about itself: its references, its values and bounds, its status."""

from collections.abc import Iterator
from fractions import Fraction

from portfolj.domain.scenario import Objective
from portfolj.errors import Message, say
from portfolj.results.portfolio import Answer, Reached, Status
from portfolj.results.units import amount, per_thousand
from portfolj.valuation.instance import Instance
from portfolj.verify.chosen import Chosen
from portfolj.verify.objectives import WORTH, best_floor

MOST_TIES = 100


def shape(instance: Instance, answer: Answer) -> Iterator[Message]:
    """A portfolio, values and ties stand where the status says so, and only there."""
    found = answer.status in (Status.PROVEN, Status.WITHIN)
    if found and answer.portfolio is None:
        yield say("status: it is '{status}', but there is no portfolio.", status=answer.status.value)
    if not found and answer.portfolio is not None:
        yield say("status: it is '{status}', and yet there is a portfolio.", status=answer.status.value)
    named = tuple(one.name.value for one in answer.reached)
    wanted = tuple(one.value for one in instance.objectives) if found else ()
    if named != wanted:
        yield say("objectives: {found:list} stand there; asked for are {wanted:list}.", found=named, wanted=wanted)
    if answer.ties is not None:
        if answer.status is not Status.PROVEN:
            yield say("ties: they are counted in a proven answer only; this one is '{status}'.", status=answer.status.value)
        if answer.ties != f"{MOST_TIES}+" and not (isinstance(answer.ties, int) and 1 <= answer.ties <= MOST_TIES):
            yield say("ties: '{ties}' is neither 1 to {most} nor '{most}+'.", ties=str(answer.ties), most=MOST_TIES)
    if answer.stopped_by not in ("", "time", "nodes", "cancelled"):
        yield say("status: '{limit}' is no limit that could have stopped the search.", limit=answer.stopped_by)
    if answer.fails_alone and answer.status is not Status.INFEASIBLE:
        yield say("status: it is '{status}', and yet {rules:list} are said to fail.", status=answer.status.value, rules=answer.fails_alone)


def references(instance: Instance, answer: Answer) -> Iterator[Message]:
    """The references that rules and objectives need stand there, and no others; those without a portfolio may be missing."""
    stated, needs_any = answer.references, instance.needs_floor or instance.needs_alone
    for member in sorted(stated.exempt() - frozenset(instance.parties)):
        yield say("references: '{member}' is called unreachable, but fairness does not speak of it.", member=member)
    names = tuple(member for member, _ in stated.unreachable)
    if list(names) != sorted(set(names)):
        yield say("references: the unreachable {names:list} do not stand once each, in the order of their ids.", names=names)
    if not needs_any and (stated.unreachable or not stated.proven):
        yield say("references: no rule or objective asks for them, and yet they stand there.")
    complete = answer.portfolio is not None
    if stated.floor is None and instance.needs_floor and complete:
        yield say("references: a rule or objective asks for the best floor, but it is missing.")
    if stated.floor is not None and not instance.needs_floor:
        yield say("references: the best floor stands there, but no rule or objective asks for it.")
    if stated.floor is not None and stated.floor < 0:
        yield say("references: the best floor is {floor}, below 0.", floor=per_thousand(stated.floor))
    yield from _alone(instance, answer, complete=complete)


def _alone(instance: Instance, answer: Answer, *, complete: bool) -> Iterator[Message]:
    stated = answer.references
    if stated.alone is None:
        if instance.needs_alone and complete:
            yield say("references: go_it_alone is asked for, but what members reach alone is missing.")
        return
    wanted = frozenset(instance.parties) - stated.exempt() if instance.needs_alone else frozenset()
    for member in sorted(wanted ^ frozenset(stated.alone)):
        yield say("references: what '{member}' reaches alone is missing, or stands there without need.", member=member)
    for member, best in stated.alone.items():
        if best < 0:
            yield say("references: '{member}' reaches {amount:points} alone, below 0.", member=member, amount=best)


def references_fit(chosen: Chosen, answer: Answer) -> Iterator[Message]:
    """No proven reference is contradicted by the portfolio itself."""
    stated, given = answer.references, chosen.benefits
    for member in sorted(stated.exempt()):
        if given.get(member, 0) > 0:
            yield say("references: '{member}' is called unreachable, but it gets {amount:points}.", member=member, amount=given[member])
    if stated.floor is None or not stated.proven:
        return
    floor = best_floor(chosen)
    served = any(member not in stated.exempt() for member in chosen.instance.parties)
    first = answer.reached[0] if answer.reached else None
    carried = first is not None and first.name is Objective.BEST_FLOOR and first.proven
    if floor > stated.floor or (served and carried and floor != stated.floor):
        said = per_thousand(stated.floor)
        yield say("references: the best floor is {stated}, but the portfolio reaches {found}.", stated=said, found=per_thousand(floor))


def reached(chosen: Chosen, answer: Answer) -> Iterator[Message]:
    """Each value is what the portfolio comes to, and no bound is below its value."""
    for one in answer.reached:
        found = WORTH[one.name](chosen)
        if one.value != found:
            yield _other_value(one, found)
        if one.bound < one.value:
            yield say(
                "objectives: the bound {bound} of {objective} is below its value {value}.",
                bound=amount(one.name, one.bound),
                objective=one.name.value,
                value=amount(one.name, one.value),
            )
        if one.name is not Objective.BEST_FLOOR and one.bound.denominator != 1:
            step = amount(one.name, Fraction(1))
            yield say("objectives: the bound of {objective} is no whole multiple of {step}.", objective=one.name.value, step=step)


def _other_value(one: Reached, found: Fraction) -> Message:
    return say(
        "objectives: {objective} is said to be {value}; the portfolio comes to {found}.",
        objective=one.name.value,
        value=amount(one.name, one.value),
        found=amount(one.name, found),
    )


def status(instance: Instance, answer: Answer) -> Iterator[Message]:
    """proven exactly when every bound is reached and the references needed are known to be the best."""
    if answer.portfolio is None:
        return
    known = answer.references.proven or not (instance.needs_floor or instance.needs_alone)
    proven = known and all(one.proven for one in answer.reached)
    if proven != (answer.status is Status.PROVEN):
        yield say("status: it is '{status}', which its values, bounds and references do not bear out.", status=answer.status.value)
