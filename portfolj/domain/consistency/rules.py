"""Rules and scenarios that contradict the case or themselves, so that no model can be built."""

from collections.abc import Iterable, Iterator

from portfolj.domain.case import Case
from portfolj.domain.consistency.walk import Path, named
from portfolj.domain.initiative import Initiative
from portfolj.domain.member import MemberKind
from portfolj.domain.participation import Answer
from portfolj.domain.rules import Override, ParticipationFloor
from portfolj.domain.scenario import BASE, Scenario
from portfolj.domain.steering import Stage
from portfolj.errors import Fault, say

DECIDED = frozenset((Stage.DECIDED, Stage.UNDER_WAY))
OPEN = frozenset((Stage.ASSESSED, Stage.CANDIDATE))


def years_of_funds(case: Case) -> Iterator[Fault]:
    """Funds that leave out a planning year."""
    stated = {(row.fund, row.year) for row in case.budgets}
    for fund in case.funds:
        missing = tuple(str(year) for year in case.years if (fund.id, year) not in stated)
        if missing:
            yield Fault(
                say("Fund '{fund}' states no budget for {years:list}; state it, 0 where there is none.", fund=fund.id, years=missing),
                path=("funds", fund.id),
            )


def overrides(case: Case) -> Iterator[Fault]:
    """What is decided and refused at once, and what is refused although its stage decides it."""
    yield from _clashes(case, case.rules.decided, case.rules.refused, ("rules",))
    for path, scenario in named(case.scenarios, ("scenarios",)):
        yield from _clashes(case, scenario.decided, scenario.refused, path)


def _clashes(case: Case, decided: Iterable[Override], refused: Iterable[Override], path: Path) -> Iterator[Fault]:
    by_stage = {one.id for one in case.initiatives if one.steering.stage in DECIDED and not one.not_a_portfolio_matter}
    wanted = {one.initiative for one in decided}
    for position, row in enumerate(refused):
        here: Path = (*path, "refused", position)
        if row.initiative in wanted:
            yield Fault(say("'{id}' is both decided and refused; take one of them away.", id=row.initiative), path=here)
        elif row.initiative in by_stage:
            yield Fault(
                say(
                    "'{id}' is refused, but its stage says that it is decided; correct the stage or take the refusal away.",
                    id=row.initiative,
                ),
                path=here,
            )


def leads(case: Case) -> Iterator[Fault]:
    """New leads that are not listed for the initiative, or that have declined."""
    answers = {one.id: {row.member: row.answer for row in one.parties.participations} for one in case.initiatives}
    members = {one.id for one in case.members}
    for path, scenario in named(case.scenarios, ("scenarios",)):
        for position, row in enumerate(scenario.leads):
            if row.initiative not in answers or row.member not in members:
                continue
            answer = answers[row.initiative].get(row.member)
            here: Path = (*path, "leads", position, "member")
            if answer is None:
                yield Fault(
                    say(
                        "'{member}' is not listed for '{id}' and cannot lead it; name a listed member.",
                        member=row.member,
                        id=row.initiative,
                    ),
                    path=here,
                )
            elif answer is Answer.DECLINED:
                yield Fault(
                    say("'{member}' has declined '{id}' and cannot lead it; name another member.", member=row.member, id=row.initiative),
                    path=here,
                )


def participation_floors(case: Case) -> Iterator[Fault]:
    """Floors of participation for members that have no initiative to take part in."""
    able = {row.member for one in case.initiatives for row in one.parties.participations if row.answer is not Answer.DECLINED}
    members = {one.id for one in case.members}
    places: list[tuple[Path, tuple[ParticipationFloor, ...]]] = [(("rules",), case.rules.participation_floors)]
    places += [((*path, "rules"), one.rules.participation_floors) for path, one in named(case.scenarios, ("scenarios",))]
    for path, floors in places:
        for position, floor in enumerate(floors):
            if floor.member in members and floor.member not in able:
                yield Fault(
                    say(
                        "'{member}' shall take part in something, but has no initiative that it has not declined; remove the rule or "
                        "list one.",
                        member=floor.member,
                    ),
                    path=(*path, "participation_floors", position),
                )


def benefit_missing(case: Case, proposal_faults: Iterable[Fault]) -> Iterator[Fault]:
    """Members without economic rows where a rule says that nobody loses.

    Every initiative that is decided, under way, assessed or a candidate counts here, if it is a portfolio matter, has
    no fault of its own and (unless decided) a start in the planning years.
    """
    faulty = {fault.initiative for fault in proposal_faults if fault.severity == "fault"}
    concerned = [one for one in case.initiatives if _may_be_chosen(case, one, faulty)]
    told: set[tuple[str, str]] = set()
    for name in case.scenario_ids:
        scenario = case.scenario(name)
        changed = scenario.rules.nobody_loses
        if not (case.rules.nobody_loses if changed is None else changed):
            continue
        of_base = name == BASE and changed is None
        path: Path = ("rules", "nobody_loses") if of_base else ("scenarios", name, "rules", "nobody_loses")
        lacking = [pair for pair in _without_benefit(concerned, parties(case, scenario)) if pair not in told]
        if of_base:
            told.update(lacking)
        yield from (_no_benefit(member, initiative, path) for member, initiative in lacking)


def _may_be_chosen(case: Case, one: Initiative, faulty: set[str]) -> bool:
    if one.not_a_portfolio_matter:
        return False
    if one.steering.stage in DECIDED:
        return True
    return one.steering.stage in OPEN and one.id not in faulty and any(start in case.years for start in one.steering.starts)


def parties(case: Case, scenario: Scenario) -> tuple[str, ...]:
    """The ids of P: the members fairness speaks of in a scenario."""
    named_ones = case.rules.parties if scenario.rules.parties is None else scenario.rules.parties
    municipalities = tuple(one.id for one in case.members if one.kind is MemberKind.MUNICIPALITY)
    return tuple(one for one in named_ones or municipalities if one not in scenario.out)


def _without_benefit(concerned: Iterable[Initiative], party: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for one in concerned:
        stated = {row.member for row in one.gives.economic}
        for row in one.parties.participations:
            if row.member in party and row.answer is not Answer.DECLINED and row.member not in stated:
                yield row.member, one.id


def _no_benefit(member: str, initiative: str, path: Path) -> Fault:
    return Fault(
        say(
            "Nobody shall lose, but '{initiative}' states no economic benefit for '{member}'; state it, 0 where there is none, "
            "or take the rule away.",
            initiative=initiative,
            member=member,
        ),
        path=path,
    )
