"""From what was worked out and decided to a plan in a language."""

from collections.abc import Iterable, Iterator, Mapping

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.member import Member
from portfolj.domain.participation import Answer
from portfolj.domain.provenance import origins
from portfolj.errors import Message, say
from portfolj.exchange.plan.balancing import balance, by_goal, main_goal, names_of
from portfolj.exchange.plan.changes import what_changed
from portfolj.exchange.plan.words import Tell
from portfolj.explain.fields import FIELDS
from portfolj.explain.log import logged
from portfolj.explain.taking_part import taking_part
from portfolj.results import plan as parts
from portfolj.results.amounts import hours_by_year, money_by_payer
from portfolj.results.decided import DecidedRow, Side
from portfolj.results.document import document, points, result_digest
from portfolj.results.ledger import ledger
from portfolj.results.planned import Planned
from portfolj.results.portfolio import Choice
from portfolj.results.usage import own_by_year
from portfolj.text import Language, render


def make_plan(made: Planned, language: Language, *, date: str = "", since: parts.Plan | None = None, log_head: str = "") -> parts.Plan:
    """Make the plan.

    Parameters
    ----------
    date
        Of the documents, where the decision has none; as a date is stated in a case.
    since
        The plan before this one, where what has changed shall be told.
    log_head
        The head of the case's log, where it has one.

    Notes
    -----
    No clock is asked: without a decision's date and without `date` the case's own date stands.
    """

    def tell(message: Message) -> str:
        return render(message, language)

    case, result, decision = made.case, made.result, made.decision
    content = document(case.id, result.digest, [result], result.receipt)
    told, own = result_digest(content), own_by_year(made.instance, made.portfolio)
    plan = parts.Plan(
        language=language.value,
        date=str(decision.date or date or case.date or ""),
        case=parts.Named(id=case.id, name=case.name),
        scenario=parts.Named(id=result.scenario, name=case.scenario(result.scenario).name),
        made_up=_made_up(case, tell),
        years=case.years,
        status=result.status,
        standing=made.decided.standing,
        frame=made.decided.frame,
        used=made.decided.used,
        frames=tuple(parts.YearFrame(year=year, kronor=held, used=used) for year, (used, held) in own.items()),
        in_short=" ".join(tell(one) for one in made.in_short),
        how_prioritised=tuple(tell(one) for one in made.how_prioritised),
        how_reached=(*(tell(one) for one in made.how_reached), tell(fingerprint(told)), *(tell(one) for one in logged(log_head))),
        broken=tuple(tell(one) for one in made.decided.broken),
        decided=parts.Decided(
            body=decision.body,
            date=str(decision.date or ""),
            mandate=decision.mandate,
            agreed=decision.agreed,
            reserved=decision.reserved,
            to_discuss=decision.to_discuss,
        ),
        rows=tuple(_row(made, row, tell) for row in made.decided.rows),
        members=tuple(_members(made)),
        undertakings=tuple(_undertakings(made)),
        goals=by_goal(made, tell),
        areas=balance(made, names_of(case.areas), lambda one: one.area, none=tell(say("No area"))),
        fields=balance(made, {name: tell(text) for name, text in FIELDS.items()}, lambda one: one.field, none=tell(FIELDS[""])),
        left_out=tuple(_left_out(made, tell)),
        events=tuple(_events(made)),
        list_stopped_by=made.listed.stopped_by,
        result=content,
        result_digest=told,
        log_head=log_head,
    )
    return plan if since is None else plan.model_copy(update={"since": tuple(tell(one) for one in what_changed(since, plan))})


def fingerprint(digest: str) -> Message:
    """The sentence that says what answer a plan is made of."""
    return say("The answer's fingerprint is {digest}.", digest=digest)


def _made_up(case: Case, tell: Tell) -> str:
    found = origins(case)
    if not found.illustrative:
        return ""
    return tell(say("Example: {number} of {all} values are made up.", number=found.illustrative, all=found.all))


def _row(made: Planned, row: DecidedRow, tell: Tell) -> parts.PlanRow:
    case, initiative = made.case, made.initiatives[row.id]
    candidate, choice = made.instance.by_id.get(row.id), made.choices.get(row.id)
    money = tuple(_paid(made, initiative, choice, tell)) if choice else ()
    by_year = _added(one.years for one in money if not one.outside)
    decided_by, decided_on = _decided(made, row, initiative)
    return parts.PlanRow(
        id=row.id,
        name=row.name,
        side=row.side,
        rank=row.place.rank if row.place else None,
        shared=row.place.shared if row.place else False,
        goal=_named(names_of(case.goals), main_goal(candidate)),
        area=_named(names_of(case.areas), initiative.what.area or ""),
        field=tell(FIELDS[initiative.what.field.value]) if initiative.what.field else "",
        decided_before=bool(candidate and candidate.by_stage),
        start=row.start,
        end=row.start + candidate.duration - 1 if row.start is not None and candidate else None,
        taking_part=tell(taking_part(_in_scenario(made), row.participants)) if row.start is not None else "",
        participants=_in_order(made, row.participants),
        leads=_in_order(made, _leads(made, row.id, row.participants)),
        money=money,
        kronor=row.money,
        kronor_by_year=by_year,
        hours=row.hours,
        hours_by_year=dict(hours_by_year(made.instance, choice)) if choice else {},
        owner=initiative.parties.owner,
        decided_by=decided_by,
        decided_on=decided_on,
        follow_up=tuple(_follow_up(initiative)),
        why=" ".join(tell(one) for one in row.place.reasons) if row.place else "",
        reason=row.reason,
        standing=row.standing,
        enters_at=row.place.enters_at if row.place and row.side is Side.RESERVE else None,
    )


def _decided(made: Planned, row: DecidedRow, initiative: Initiative) -> tuple[str, str]:
    """Who has decided it, and when: this decision what is in the list, but for what was decided before; else its last mandate."""
    mandate = max(initiative.steering.mandates, key=lambda one: str(one.date), default=None)
    candidate = made.instance.by_id.get(row.id)
    before = mandate is not None and candidate is not None and candidate.by_stage
    if made.decision.body and row.side in (Side.WITHIN, Side.TAKEN_IN) and not before:
        return made.decision.body, str(made.decision.date or "")
    return (mandate.body, str(mandate.date)) if mandate else ("", "")


def _named(names: Mapping[str, str], one: str) -> parts.Named | None:
    return parts.Named(id=one, name=names[one]) if one in names else None


def _paid(made: Planned, initiative: Initiative, choice: Choice, tell: Tell) -> Iterator[parts.Paid]:
    """Funds first, by id, then those that take part, then what comes from outside."""
    funds = names_of(made.case.funds)
    by_payer = money_by_payer(made.instance, choice)
    for payer in sorted(by_payer, key=lambda one: (not one, one)):
        name = funds[payer] if payer else tell(say("Those that take part"))
        yield parts.Paid(payer=payer, name=name, own=payer in made.instance.own_funds, years=dict(by_payer[payer]))
    outside: dict[str, dict[int, int]] = {}
    for row in initiative.takes.financing:
        year = choice.start + row.year - 1
        if row.external and row.kronor and year >= made.instance.years[0]:
            source = outside.setdefault(row.external, {})
            source[year] = source.get(year, 0) + row.kronor
    for name in sorted(outside):
        yield parts.Paid(payer=name, name=name, outside=True, years=dict(sorted(outside[name].items())))


def _added(several: Iterable[Mapping[int, int]]) -> dict[int, int]:
    whole: dict[int, int] = {}
    for one in several:
        for year, amount in one.items():
            whole[year] = whole.get(year, 0) + amount
    return dict(sorted(whole.items()))


def _in_order(made: Planned, members: Iterable[str]) -> tuple[parts.Named, ...]:
    wanted = set(members)
    return tuple(parts.Named(id=one.id, name=one.name) for one in made.instance.members_in_order if one.id in wanted)


def _in_scenario(made: Planned) -> list[Member]:
    out = set(made.case.scenario(made.result.scenario).out)
    return [member for member in made.case.members if member.id not in out]


def _leads(made: Planned, initiative: str, participants: Iterable[str]) -> set[str]:
    """Who leads it; in place of one that stays out, whom the scenario names."""
    stated = {one.member for one in made.initiatives[initiative].parties.participations if one.answer is Answer.LEAD}
    new = {one.member for one in made.case.scenario(made.result.scenario).leads if one.initiative == initiative}
    there = set(participants)
    return stated & there or new & there


def _follow_up(initiative: Initiative) -> Iterator[str]:
    """The measures of its effects, each with what is aimed at and when."""
    for one in initiative.gives.effects:
        aimed = ", ".join(part for part in (one.target, str(one.date or "")) if part)
        measure = one.measure or one.text
        yield f"{measure}: {aimed}" if aimed else measure


def _members(made: Planned) -> Iterator[parts.PlanMember]:
    rows = {row.id: row for row in ledger(made.instance, made.portfolio)}
    for member in made.instance.members_in_order:
        row = rows[member.id]
        yield parts.PlanMember(
            id=row.id,
            name=row.name,
            initiatives=row.initiatives,
            kronor=row.kronor_out,
            economic_benefit=row.kronor_in,
            fee=row.fee,
            hours=row.hours,
            hours_released=row.hours_released,
            benefit=points(row.benefit),
        )


def _undertakings(made: Planned) -> Iterator[parts.Undertaking]:
    """By member, as members are shown, then by start and name."""
    since = made.instance.years[0]
    chosen = sorted(made.portfolio, key=lambda one: (one.start, made.initiatives[one.id].name.casefold(), one.id))
    for member in made.instance.members_in_order:
        for choice in chosen:
            if member.id not in choice.participants:
                continue
            candidate = made.instance.by_id[choice.id]
            effort = [one for one in candidate.effort if one.member == member.id and choice.start + one.k >= since]
            own = [one for one in candidate.own_cost if one.on == member.id and choice.start + one.k >= since]
            yield parts.Undertaking(
                member=parts.Named(id=member.id, name=member.name),
                initiative=parts.Named(id=choice.id, name=candidate.name),
                leads=member.id in _leads(made, choice.id, choice.participants),
                start=choice.start,
                kronor=_added({choice.start + one.k: one.amount} for one in own),
                hours=_added({choice.start + one.k: one.net} for one in effort),
                roles=tuple(sorted({one.role for one in effort if one.role})),
            )


def _left_out(made: Planned, tell: Tell) -> Iterator[parts.LeftOut]:
    """What is in no list, by name: what is no candidate, and what no level has room for."""
    listed = {row.id for row in made.decided.rows}
    aside = {one.id: " ".join(tell(why) for why in one.reasons) for one in made.instance.left_aside}
    for one in sorted(made.case.initiatives, key=lambda one: (one.name.casefold(), one.id)):
        if one.id in listed:
            continue
        if one.id in aside:
            yield parts.LeftOut(id=one.id, name=one.name, why=aside[one.id])
        elif candidate := made.instance.by_id.get(one.id):
            why = say("It is refused.") if candidate.refused else say("It is in the list at no level of money.")
            yield parts.LeftOut(id=one.id, name=one.name, why=tell(why))


def _events(made: Planned) -> Iterator[parts.Event]:
    """Decision points and milestones of what is decided, by date."""
    found = []
    for row in made.decided.within:
        steering, named = made.initiatives[row.id].steering, parts.Named(id=row.id, name=row.name)
        found += [parts.Event(initiative=named, date=str(one.date), text=one.text, milestone=False) for one in steering.decision_points]
        found += [parts.Event(initiative=named, date=str(one.date), text=one.text, milestone=True) for one in steering.milestones]
    yield from sorted(found, key=lambda one: (one.date, one.initiative.name.casefold(), one.initiative.id, one.text))
