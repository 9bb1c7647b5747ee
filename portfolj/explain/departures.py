"""How a scenario differs from another, in sentences: one for each difference that can be turned back by itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from portfolj.domain.case import Case
from portfolj.domain.member import MemberKind
from portfolj.domain.rules import BalanceRule, CountRule, Measure, Rules
from portfolj.domain.scenario import BudgetChange, Objective, Scenario, Undecided
from portfolj.errors import Message, say
from portfolj.explain.taking_part import taking_part
from portfolj.results.why_different import Departure
from portfolj.valuation.budgets import change_of
from portfolj.valuation.limits import rules_of
from portfolj.valuation.scores import shares_among_siblings


@dataclass(frozen=True, slots=True)
class _Between:
    """A case and two scenarios of it: the one that is told of, and the one that it is held against."""

    case: Case
    here: Scenario
    there: Scenario

    @property
    def rules(self) -> tuple[Rules, Rules]:
        """The rules of both, as they change the case's."""
        return rules_of(self.case, self.here), rules_of(self.case, self.there)

    def member(self, name: str) -> str:
        """What a member is called."""
        return next(one.name for one in self.case.members if one.id == name)

    def goal(self, name: str) -> str:
        """What a goal is called."""
        return next(one.name for one in self.case.goals if one.id == name)

    def initiative(self, name: str) -> str:
        """What an initiative is called."""
        return next(one.name for one in self.case.initiatives if one.id == name)


def how_it_differs(case: Case, first: Scenario, second: Scenario, departure: Departure) -> Message:
    """What the second scenario says instead of the first, by one of its departures from it."""
    told = _SAYS[departure.field](_Between(case, second, first), departure)
    return in_a_row(told)


def in_a_row(sentences: Iterable[Message]) -> Message:
    """Several sentences as one, at least one."""
    return reduce(lambda one, other: say("{one} {other}", one=one, other=other), sentences)


def _objective(both: _Between, _: Departure) -> Iterator[Message]:
    here, there = (_order(one.objectives) for one in (both.here, both.there))
    yield say("First comes {here} instead of {there}.", here=here, there=there)


_OBJECTIVES = {
    Objective.TOTAL_BENEFIT: say("the total benefit"),
    Objective.BEST_FLOOR: say("what the least served gets"),
    Objective.ECONOMIC_BENEFIT: say("the economic benefit"),
    Objective.PARTICIPATIONS: say("how many take part"),
}


def _order(objectives: Sequence[Objective]) -> Message:
    """Total benefit closes every order, and is told only where nothing goes before it."""
    named = [_OBJECTIVES[one] for one in objectives[:-1] or objectives]
    return reduce(lambda one, other: say("{one}, then {other}", one=one, other=other), named)


def _money(both: _Between, departure: Departure) -> Iterator[Message]:
    funds = {fund.id: fund for fund in both.case.funds}
    for key in departure.keys:
        fund, year = funds.get(str(key[0])), int(str(key[1])) if key[1] else None
        here, there = (_amount(change_of(one, fund, year), year) for one in (both.here, both.there))
        if here == there:
            continue
        if fund is None and year is None:
            yield say("The own frames are {here} instead of {there}.", here=here, there=there)
        elif fund is None:
            yield say("The own frames in {year} are {here} instead of {there}.", year=str(year), here=here, there=there)
        elif year is None:
            yield say("'{fund}' is {here} instead of {there}.", fund=fund.name, here=here, there=there)
        else:
            yield say("'{fund}' in {year} is {here} instead of {there}.", fund=fund.name, year=str(year), here=here, there=there)


def _amount(change: BudgetChange | None, year: int | None) -> Message:
    if change is None or change.kronor is None:
        return say("{share:percent}", share=100 if change is None or change.percent is None else change.percent)
    return say("{amount:kr}", amount=change.kronor) if year else say("{amount:kr} a year", amount=change.kronor)


def _hours(both: _Between, _: Departure) -> Iterator[Message]:
    here, there = both.here.hours_percent, both.there.hours_percent
    yield say("The hours are {here:percent} instead of {there:percent}.", here=here, there=there)


def _weights(both: _Between, departure: Departure) -> Iterator[Message]:
    here, there = (shares_among_siblings(both.case.goals, one.weights) for one in (both.here, both.there))
    goals = [str(goal) for (goal,) in departure.keys]
    for goal in (one for one in goals if here[one] != there[one]):
        yield say("'{goal}' weighs {here:percent} instead of {there:percent}.", goal=both.goal(goal), here=here[goal], there=there[goal])
    if all(here[goal] == there[goal] for goal in goals):
        yield say("The weights of {names:list} differ by less than one percent.", names=tuple(map(both.goal, goals)))


def _floor(both: _Between, _: Departure) -> Iterator[Message]:
    here, there = (one.floor_per_resident for one in both.rules)
    if here and there:
        yield say(
            "All are to get at least {here:percent} of the best that all can have for each resident, not {there:percent}.",
            here=here,
            there=there,
        )
    elif here:
        yield say("All are to get at least {share:percent} of the best that all can have for each resident.", share=here)
    else:
        yield say("Nobody is promised anything for each resident.")


def _alone(both: _Between, _: Departure) -> Iterator[Message]:
    here, there = (one.go_it_alone for one in both.rules)
    if here and there:
        yield say("Each is to get at least {here:percent} of what it could do alone, not {there:percent}.", here=here, there=there)
    elif here:
        yield say("Each is to get at least {share:percent} of what it could do alone.", share=here)
    else:
        yield say("Nobody is promised what it could do alone.")


def _loses(both: _Between, _: Departure) -> Iterator[Message]:
    here, there = (one.nobody_loses for one in both.rules)
    if here is None:
        yield say("Members may lose kronor by taking part.")
    elif there is None and not here.count_fee:
        yield say("Nobody loses kronor by taking part.")
    elif here.count_fee:
        yield say("Nobody loses kronor by taking part, with the fee counted.")
    else:
        yield say("Nobody loses kronor by taking part, without the fee counted.")


def _parties(both: _Between, _: Departure) -> Iterator[Message]:
    municipalities = tuple(one.id for one in both.case.members if one.kind is MemberKind.MUNICIPALITY)
    here, there = (taking_part(both.case.members, one.parties or municipalities) for one in both.rules)
    yield say("Fairness speaks of other members: {here} instead of {there}.", here=here, there=there)


def _limit(least: int | None, most: int | None, says: Callable[[int], Message]) -> Message:
    """The limits of a rule."""
    if least is not None and most is not None:
        return say("at least {least} and at most {most}", least=says(least), most=says(most))
    if least is not None:
        return say("at least {least}", least=says(least))
    return say("no limit") if most is None else say("at most {most}", most=says(most))


def _participation(both: _Between, departure: Departure) -> Iterator[Message]:
    here, there = ({row.member: row.at_least for row in one.participation_floors}.get(departure.id, 0) for one in both.rules)
    name = both.member(departure.id)
    if here and there:
        yield say("{name} is to take part in at least {here:initiatives}, not {there}.", name=name, here=here, there=there)
    elif here:
        yield say("{name} is to take part in at least {least:initiatives}.", name=name, least=here)
    else:
        yield say("{name} need not take part in anything.", name=name)


def _goal(both: _Between, departure: Departure) -> Iterator[Message]:
    here, there = ({row.goal: int(row.points * 1000) for row in one.goal_floors}.get(departure.id, 0) for one in both.rules)
    name = both.goal(departure.id)
    if here and there:
        yield say("The goal '{name}' is to be given at least {here:points}, not {there:points}.", name=name, here=here, there=there)
    elif here:
        yield say("The goal '{name}' is to be given at least {least:points}.", name=name, least=here)
    else:
        yield say("The goal '{name}' need not be given anything.", name=name)


def _count(both: _Between, departure: Departure) -> Iterator[Message]:
    here, there = (next((row for row in one.counts if row.id == departure.id), None) for one in both.rules)
    yield from _rule(here, there, lambda _: lambda number: say("{number:initiatives}", number=number))


def _balance(both: _Between, departure: Departure) -> Iterator[Message]:
    here, there = (next((row for row in one.balances if row.id == departure.id), None) for one in both.rules)
    yield from _rule(here, there, _share)


def _share(rule: CountRule | BalanceRule) -> Callable[[int], Message]:
    if isinstance(rule, BalanceRule) and rule.measure is Measure.HOURS:
        return lambda share: say("{share:percent} of the hours", share=share)
    return lambda share: say("{share:percent} of the money", share=share)


_Rule = CountRule | BalanceRule | None


def _rule(here: _Rule, there: _Rule, says: Callable[[CountRule | BalanceRule], Callable[[int], Message]]) -> Iterator[Message]:
    limits = [say("no limit") if one is None else _limit(one.at_least, one.at_most, says(one)) for one in (here, there)]
    name = next(one.name for one in (here, there) if one is not None)
    if limits[0] != limits[1]:
        yield say("'{name}': {here} instead of {there}.", name=name, here=limits[0], there=limits[1])
    else:
        yield say("'{name}' speaks of other initiatives.", name=name)


def _by_hand(both: _Between, departure: Departure) -> Iterator[Message]:
    name = both.initiative(departure.id)
    (decided, refused), (was_decided, _) = (
        tuple(departure.id in {row.initiative for row in rows} for rows in (one.decided, one.refused)) for one in both.rules
    )
    if decided:
        yield say("'{name}' is to be in.", name=name)
    elif refused:
        yield say("'{name}' is not to be in.", name=name)
    else:
        yield say("'{name}' need not be in.", name=name) if was_decided else say("'{name}' may be in.", name=name)


def _out(both: _Between, departure: Departure) -> Iterator[Message]:
    if departure.id not in both.here.out:
        yield say("{name} does not stay out.", name=both.member(departure.id))
        return
    yield say("{name} stays out.", name=both.member(departure.id))
    for initiative in (str(key[0]) for _, keys in departure.parts[1:] for key in keys):
        yield from (_led_by(both, row.initiative, row.member) for row in both.here.leads if row.initiative == initiative)


def _lead(both: _Between, departure: Departure) -> Iterator[Message]:
    leads = {row.initiative: row.member for row in both.here.leads}
    if departure.id in leads:
        yield _led_by(both, departure.id, leads[departure.id])
    else:
        yield say("Nobody leads '{initiative}' instead.", initiative=both.initiative(departure.id))


def _led_by(both: _Between, initiative: str, member: str) -> Message:
    return say("'{initiative}' is led by {member}.", initiative=both.initiative(initiative), member=both.member(member))


def _undecided(both: _Between, _: Departure) -> Iterator[Message]:
    if both.here.undecided is Undecided.WILLING:
        yield say("Those that have not decided count as willing.")
    else:
        yield say("Those that have not decided count as having declined.")


_SAYS: Mapping[str, Callable[[_Between, Departure], Iterator[Message]]] = {
    "objective": _objective,
    "budgets": _money,
    "hours_percent": _hours,
    "weights": _weights,
    "rules.floor_per_resident": _floor,
    "rules.go_it_alone": _alone,
    "rules.nobody_loses": _loses,
    "rules.parties": _parties,
    "rules.participation_floors": _participation,
    "rules.goal_floors": _goal,
    "rules.counts": _count,
    "rules.balances": _balance,
    "decided": _by_hand,
    "out": _out,
    "leads": _lead,
    "undecided": _undecided,
}
