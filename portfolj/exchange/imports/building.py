"""An initiative from a row: a new one, or one that is there with the six fields changed."""

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.gives import Contribution, Gives
from portfolj.domain.initiative import Initiative
from portfolj.domain.member import MemberKind
from portfolj.domain.money import FundKind
from portfolj.domain.participation import Answer, Participation, Parties
from portfolj.domain.steering import Steering
from portfolj.domain.takes import CostLine, Effort, Financing, Takes
from portfolj.errors import say
from portfolj.exchange.imports.findings import Notes, SimpleRow
from portfolj.exchange.imports.reference import Reference, folded


def cost_of(one: Initiative) -> int:
    """Cash in all, kronor: what is financed, or the cost lines where nothing is."""
    rows = one.takes.financing or one.takes.costs
    return sum(row.kronor for row in rows)


def effort_of(one: Initiative) -> int:
    """Hours of members in all."""
    return sum(row.hours for row in one.takes.efforts)


def who_of(one: Initiative) -> tuple[str, ...]:
    """The ids of members that have not declined."""
    return tuple(row.member for row in one.parties.participations if row.answer is not Answer.DECLINED)


def goals_of(one: Initiative) -> tuple[str, ...]:
    """The ids of the goals it gives to."""
    return tuple(row.goal for row in one.gives.contributions)


def _members(case: Case, row: SimpleRow) -> tuple[str, ...]:
    ids = {folded(one.name): one.id for one in case.members}
    return tuple(ids[folded(name)] for name in row.municipalities)


def _goals(row: SimpleRow, reference: Reference, notes: Notes) -> tuple[str, ...]:
    known = dict.fromkeys(reference.goals[folded(name)] for name in row.goals if folded(name) in reference.goals)
    for name in row.goals:
        if folded(name) not in reference.goals:
            notes.warn(say("The goal '{name}' is not in the case and is left out.", name=name[:60]), row.row, "goals")
    return tuple(known)


def _contribution(goal: str, row: SimpleRow, notes: Notes) -> Contribution:
    notes.warn(say("The goal '{goal}' is noted with 0 points until it has been assessed.", goal=goal), row.row, "goals")
    return Contribution.model_validate({"goal": goal, "likely": 0})


def even(members: tuple[str, ...], hours: int) -> tuple[Effort, ...]:
    """Hours shared evenly in the first year; the first by id give the hours that are left over."""
    ordered = sorted(set(members))
    each, over = divmod(hours, len(ordered))
    shares = ((member, each + (at < over)) for at, member in enumerate(ordered))
    return tuple(Effort(member=member, year=1, hours=share) for member, share in shares if share)


def new_initiative(case: Case, row: SimpleRow, reference: Reference, notes: Notes) -> Initiative:
    """An initiative of the six fields; what a case needs beyond them is put in one stated place, and told."""
    fund = next((one for one in case.funds if one.kind is FundKind.OWN and not one.areas), None)
    members, cost, effort = _members(case, row), int(row.cost), int(row.effort)
    financing: tuple[Financing, ...] = ()
    costs: tuple[CostLine, ...] = ()
    if cost and fund is not None:
        financing = (Financing(year=1, fund=fund.id, kronor=cost),)
        message = say(
            "The cost is put on '{fund}' in {year}; share it out by fund and year in the case.", fund=fund.name, year=str(case.years[0])
        )
        notes.warn(message, row.row, "cost")
    elif cost:
        costs = (CostLine(text=row.title, year=1, kronor=cost),)
        notes.warn(say("The case has no fund of its own; the cost is noted without financing."), row.row, "cost")
    if effort:
        notes.warn(say("The hours are shared evenly between the municipalities in the first year."), row.row, "effort")
    notes.warn(say("The municipalities are noted as willing; correct what each has answered."), row.row, "municipalities")
    return Initiative(
        id=row.id,
        name=row.title,
        gives=Gives(contributions=tuple(_contribution(goal, row, notes) for goal in _goals(row, reference, notes))),
        takes=Takes(financing=financing, costs=costs, efforts=even(members, effort)),
        parties=Parties(participations=tuple(Participation(member=member, answer=Answer.WILLING) for member in members)),
        steering=Steering(starts=(case.years[0],)),
    )


def updated(case: Case, old: Initiative, row: SimpleRow, reference: Reference, notes: Notes) -> Initiative:
    """An initiative that is there, with the six fields as the row says; what has several places in the case is asked about."""
    goals, members = _goals(row, reference, notes), _members(case, row)
    kept = tuple(one for one in old.gives.contributions if one.goal in goals)
    added = tuple(_contribution(goal, row, notes) for goal in goals if goal not in goals_of(old))
    return replace(
        old,
        name=row.title,
        gives=replace(old.gives, contributions=kept + added),
        takes=_takes(old, row, members, _municipal(case), notes),
        parties=replace(old.parties, participations=_participations(case, old, row, members, notes)),
    )


def _municipal(case: Case) -> frozenset[str]:
    return frozenset(one.id for one in case.members if one.kind is MemberKind.MUNICIPALITY)


def _participations(case: Case, old: Initiative, row: SimpleRow, members: tuple[str, ...], notes: Notes) -> tuple[Participation, ...]:
    """What each has answered stays; new municipalities are willing, those left out lose their row, other members stay."""
    municipal = _municipal(case)
    answers = {one.member: one for one in old.parties.participations}
    for member in members:
        if member in answers and answers[member].answer is Answer.DECLINED:
            message = say("'{member}' has declined in the case; correct the answer there, or leave it out.", member=member)
            notes.ask(message, row.row, "municipalities")
        elif member not in answers:
            notes.warn(say("'{member}' is noted as willing.", member=member), row.row, "municipalities")
    kept = tuple(one for one in answers.values() if one.member in members or one.member not in municipal or one.answer is Answer.DECLINED)
    return kept + tuple(Participation(member=member, answer=Answer.WILLING) for member in members if member not in answers)


def _takes(old: Initiative, row: SimpleRow, members: tuple[str, ...], municipal: frozenset[str], notes: Notes) -> Takes:
    """The six fields speak of municipalities; the hours of other members are shared as before."""
    takes, cost, effort = old.takes, int(row.cost), int(row.effort)
    if cost != cost_of(old):
        if len(takes.financing) == 1 and not takes.costs:
            takes = replace(takes, financing=(replace(takes.financing[0], kronor=cost),))
        elif len(takes.costs) == 1 and not takes.financing:
            takes = replace(takes, costs=(replace(takes.costs[0], kronor=cost),))
        else:
            message = say(
                "'{id}' costs {old:kr} in {rows} rows of the case, and {new:kr} here; change it there.",
                id=old.id,
                old=cost_of(old),
                rows=len(takes.financing) + len(takes.costs),
                new=cost,
            )
            notes.ask(message, row.row, "cost")
    before = who_of(old)
    others = tuple(member for member in before if member not in municipal)
    shared = bool(takes.efforts) and takes.efforts == tuple(sorted(even(before, effort_of(old)), key=lambda one: one.place()))
    if shared and (effort != effort_of(old) or {*members, *others} != set(before)):
        takes = replace(takes, efforts=even((*members, *others), effort))
    elif effort != effort_of(old):
        message = say(
            "'{id}' takes {old:h} in the case, member by member, and {new:h} here; change it there.",
            id=old.id,
            old=effort_of(old),
            new=effort,
        )
        notes.ask(message, row.row, "effort")
    return takes
