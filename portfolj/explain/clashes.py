"""Rules that clash, each as what it asks, in the words of meetings."""

from collections.abc import Callable, Mapping

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.names import names_by_id
from portfolj.results.clash import Clash, Clashes
from portfolj.results.labels import parts_of
from portfolj.valuation.instance import Instance

_Names = Mapping[str, str]
_Subjects = tuple[str, ...]
_Says = Callable[[Instance, _Names, _Subjects], Message]


def what_it_asks(case: Case, instance: Instance, label: str) -> Message:
    """What one rule asks, with its numbers.

    Parameters
    ----------
    label
        The rule with its subjects, such as "budget(own, 2027)"; of fairness also for all members together, such as "go_it_alone".
    """
    rule, subjects = parts_of(label)
    return _SAYS[rule](instance, names_by_id(case), subjects)


def _budget(instance: Instance, names: _Names, of: _Subjects) -> Message:
    fund = names[of[0]]
    if len(of) == 1:
        return say("'{fund}' holds {kronor:kr} over all years.", fund=fund, kronor=instance.totals[of[0]])
    year = int(of[1])
    if of[0] in instance.carry_over:
        kronor = sum(instance.budgets[of[0], t] for t in instance.years if t <= year)
        return say("'{fund}' holds {kronor:kr} up to the end of {year}.", fund=fund, kronor=kronor, year=of[1])
    return say("'{fund}' holds {kronor:kr} in {year}.", fund=fund, kronor=instance.budgets[of[0], year], year=of[1])


def _hours(instance: Instance, names: _Names, of: _Subjects) -> Message:
    member, role, year = of[0], ", ".join(of[1:-1]), of[-1]
    hours = instance.capacities[member, role, int(year)]
    if role:
        return say("{member} has {hours:h} as {role} in {year}.", member=names[member], hours=hours, role=role, year=year)
    return say("{member} has {hours:h} in {year}.", member=names[member], hours=hours, year=year)


def _pool(instance: Instance, names: _Names, of: _Subjects) -> Message:
    return say("'{pool}' has {hours:h} in {year}.", pool=names[of[0]], hours=instance.pool_hours[of[0], int(of[1])], year=of[1])


def _ceiling(instance: Instance, names: _Names, of: _Subjects) -> Message:
    kronor = instance.ceilings[of[0], int(of[1])]
    return say("{member} pays at most {kronor:kr} in {year}.", member=names[of[0]], kronor=kronor, year=of[1])


def _decided(instance: Instance, names: _Names, of: _Subjects) -> Message:
    if instance.by_id[of[0]].by_stage:
        return say("'{name}' is in already: it is decided or under way.", name=names[of[0]])
    return say("'{name}' is to be in.", name=names[of[0]])


def _refused(_: Instance, names: _Names, of: _Subjects) -> Message:
    return say("'{name}' is not to be in.", name=names[of[0]])


def _quorum(instance: Instance, names: _Names, of: _Subjects) -> Message:
    return say("'{name}' needs at least {least:members}.", name=names[of[0]], least=instance.by_id[of[0]].quorum)


def _requires(_: Instance, names: _Names, of: _Subjects) -> Message:
    return say("'{one}' needs '{other}'.", one=names[of[0]], other=names[of[1]])


def _excludes(_: Instance, names: _Names, of: _Subjects) -> Message:
    return say("{names:list} exclude each other.", names=tuple(names[one] for one in of))


def _count(instance: Instance, _: _Names, of: _Subjects) -> Message:
    rule = next(one for one in instance.counts if one.id == of[0])
    if of[1] == "lo":
        return say("'{name}': at least {least:initiatives}.", name=rule.name, least=rule.at_least or 0)
    return say("'{name}': at most {most:initiatives}.", name=rule.name, most=rule.at_most or 0)


def _balance(instance: Instance, _: _Names, of: _Subjects) -> Message:
    rule = next(one for one in instance.balances if one.id == of[0])
    if of[1] == "lo":
        return say("'{name}': at least {share:percent}.", name=rule.name, share=rule.at_least or 0)
    return say("'{name}': at most {share:percent}.", name=rule.name, share=rule.at_most or 0)


def _goal(instance: Instance, names: _Names, of: _Subjects) -> Message:
    return say("The goal '{name}' is to be given at least {least:points}.", name=names[of[0]], least=instance.goal_floors[of[0]])


def _participation(instance: Instance, names: _Names, of: _Subjects) -> Message:
    least = instance.participation_floors[of[0]]
    return say("{name} is to take part in at least {least:initiatives}.", name=names[of[0]], least=least)


def _floor(instance: Instance, names: _Names, of: _Subjects) -> Message:
    if not of:
        return say("All are to get at least {share:percent} of the best that all can have for each resident.", share=instance.floor_percent)
    return say(
        "{name} is to get at least {share:percent} of the best that all can have for each resident.",
        name=names[of[0]],
        share=instance.floor_percent,
    )


def _loses(_: Instance, names: _Names, of: _Subjects) -> Message:
    return say("{name} is not to lose by taking part.", name=names[of[0]])


def _alone(instance: Instance, names: _Names, of: _Subjects) -> Message:
    if not of:
        return say("Each is to get at least {share:percent} of what it could do alone.", share=instance.alone_percent)
    return say("{name} is to get at least {share:percent} of what it could do alone.", name=names[of[0]], share=instance.alone_percent)


_SAYS: Mapping[str, _Says] = {
    "budget": _budget,
    "hours": _hours,
    "pool": _pool,
    "money_ceiling": _ceiling,
    "decided": _decided,
    "refused": _refused,
    "quorum": _quorum,
    "requires": _requires,
    "excludes": _excludes,
    "count": _count,
    "balance": _balance,
    "goal_floor": _goal,
    "participation_floor": _participation,
    "floor_per_resident": _floor,
    "nobody_loses": _loses,
    "go_it_alone": _alone,
}


def how_many(clashes: Clashes) -> Message:
    """How many sets of rules clash, as far as is known."""
    number = len(clashes.found)
    if clashes.all_of_them:
        return say("The rules clash in one way only.") if number == 1 else say("The rules clash in {number} ways.", number=number)
    return say("The rules clash in at least {number} ways.", number=number) if number > 1 else say("The rules clash in at least one way.")


def surely(clash: Clash) -> Message:
    """What is known of one of them."""
    if clash.smallest:
        return say("These cannot all hold; take any one of them away, and the others can:")
    return say("These cannot all hold; whether each of them is needed for that was not settled in time:")
