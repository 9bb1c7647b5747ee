"""What an answer says, in the words of meetings."""

from portfolj.domain.case import Case
from portfolj.domain.scenario import BASE, Objective
from portfolj.errors import Message, say
from portfolj.explain.certainty import how_sure
from portfolj.explain.conflicts import failing_alone, rule_name, shut_out
from portfolj.results.portfolio import Reached, Status
from portfolj.results.result import Result
from portfolj.results.units import amount, per_thousand
from portfolj.workflow.key_figures import key_figures

CHECKED = say("Checked in whole kronor and hours.")

OBJECTIVES = {
    Objective.TOTAL_BENEFIT: say("Total benefit"),
    Objective.BEST_FLOOR: say("The least served gets"),
    Objective.ECONOMIC_BENEFIT: say("Economic benefit"),
    Objective.PARTICIPATIONS: say("Participations"),
}

_STOPPED = {
    "time": say("The search was stopped by the time limit."),
    "nodes": say("The search was stopped by the limit of steps."),
    "cancelled": say("The search was stopped by hand."),
}


def scenario_title(case: Case, scenario: str) -> Message:
    """A scenario's name with the id it is asked for by."""
    name = case.scenario(scenario).name
    if scenario == BASE and name == case.name:
        return say("{name}, the case itself ({id})", name=name, id=scenario)
    return say("{name} ({id})", name=name, id=scenario)


def first_line(case: Case, result: Result) -> tuple[Message, ...]:
    """The answer in a few sentences: how much for how much money, how surely, and that it is checked."""
    figures = key_figures(result)
    if figures is None:
        return without_portfolio(case, result)
    money = sum(result.money(choice.id) for choice in result.chosen)
    return (
        say(
            "{number:initiatives} for {money:kr}, of which {own:kr} from the association's own {frame:kr}.",
            number=figures.initiatives,
            money=money,
            own=figures.kronor,
            frame=figures.frame,
        ),
        how_sure(result),
        *stopped(result.answer.stopped_by),
        CHECKED,
        *cautions(result),
    )


def cautions(result: Result) -> tuple[Message, ...]:
    """What a fairness rule has done that nobody may have meant."""
    halved = tuple(
        say("The rule on {rule} halves the benefit, or more: without it, it would be at least twice as large.", rule=rule_name(rule))
        for rule in result.answer.halved_by
    )
    idle = result.instance.floor_percent > 0 and result.references.floor == 0
    nobody = say("The floor per resident binds nobody: there is no portfolio in which everyone who can be reached gets something.")
    return (*halved, nobody) if idle else halved


def without_portfolio(case: Case, result: Result) -> tuple[Message, ...]:
    """Why there is nothing to show."""
    if result.status is Status.NO_ANSWER:
        return no_answer(result.answer.stopped_by)
    alone = tuple(failing_alone(case, label) for label in result.answer.fails_alone)
    several = say("No rule fails by itself; several together cannot hold at once.")
    return (say("There is no portfolio that meets all rules."), *(alone or (several,)))


def no_answer(stopped_by: str) -> tuple[Message, ...]:
    """What to say when time or steps ended before anything was found."""
    return (say("No portfolio was found within the limit; allow more."), *stopped(stopped_by))


def stopped(by: str) -> tuple[Message, ...]:
    """Which limit ended a search, if any."""
    return (_STOPPED[by],) if by in _STOPPED else ()


def reached(one: Reached) -> Message:
    """How far an objective was carried; with both bounds where it is not proven."""
    least = amount(one.name, one.value)
    return least if one.proven else say("at least {least}, at most {most}", least=least, most=amount(one.name, one.bound))


def least_served(result: Result) -> Message | None:
    """Which municipality gets least for each resident, and how much that is."""
    figures = key_figures(result)
    row = figures.least_served if figures else None
    if row is None or row.per_resident.benefit is None:
        return None
    return say("{member}: {amount}", member=row.name, amount=per_thousand(row.per_resident.benefit))


def remarks(case: Case, result: Result) -> tuple[Message, ...]:
    """What one must know beside the figures: whom nothing reaches, and rules that bind nobody or cost half of the benefit."""
    said = [shut_out(case, member, rule) for member, rule in result.references.unreachable]
    said += [
        say("Without the rule on {rule} the benefit would be at least twice as large.", rule=rule_name(rule))
        for rule in result.answer.halved_by
    ]
    if result.references.floor == 0 and result.instance.floor_percent > 0:
        said.append(say("The most that the least served can get is 0, so the rule on the least per resident binds nobody."))
    if result.status is Status.PROVEN and not result.answer.settled:
        said.append(say("The choice among equally good portfolios was not carried to its end."))
    return tuple(said)
