"""From a case and a scenario to the instance. docs/math.md, section 1."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.domain.scenario import Scenario, Undecided
from portfolj.domain.steering import DECIDED_STAGES, FULFILLED_STAGES, Requirement
from portfolj.errors import Fault, InputError, Message, say
from portfolj.valuation.admission import reasons_against, without_prerequisites
from portfolj.valuation.assessed import as_assessed
from portfolj.valuation.budgets import budgets
from portfolj.valuation.instance import Amount, Candidate, EffortHours, Instance, LeftAside, Party
from portfolj.valuation.key import Keys
from portfolj.valuation.limits import limits, rules_of
from portfolj.valuation.scores import apportion, contribution, goal_weights, value


@dataclass(frozen=True)
class _Situation:
    """What candidates are worked out from."""

    case: Case
    scenario: Scenario
    weights: Mapping[str, Fraction]
    fulfilled: frozenset[str]
    decided: frozenset[str]
    refused: frozenset[str]
    keys: Keys


def prepare(case: Case, scenario: Scenario) -> Instance:
    """Make the instance.

    Raises
    ------
    InputError
        When the case is faulty, or the scenario asks for what cannot be (it decides what is no candidate).
    """
    found = faults(case)
    if wrong := [fault for fault in found if fault.severity == "fault" and not fault.initiative]:
        raise InputError(wrong)
    situation = _situation(case, scenario)
    aside = _left_aside(situation, found)
    if unfit := sorted(name for name in situation.decided if name in aside):
        raise InputError(_unfit(scenario, name, why) for name in unfit for why in aside[name])
    gone = frozenset(aside)
    candidates = [_candidate(situation, one, gone) for one in case.initiatives if one.id not in gone | situation.fulfilled]
    yearly, totals = budgets(case, scenario)
    names = {one.id: one.name for one in case.initiatives}
    return Instance(
        case=case.id,
        scenario=scenario.id,
        draw=case.draw,
        years=case.years,
        hour_value=case.hour_value,
        objectives=scenario.objectives,
        members=_members(case, scenario),
        candidates=tuple(sorted(candidates, key=lambda one: one.key)),
        left_aside=tuple(LeftAside(name, names[name], why) for name, why in sorted(aside.items())),
        budgets=yearly,
        totals=totals,
        **limits(case, scenario, frozenset(one.id for one in candidates)),
    )


def _situation(case: Case, scenario: Scenario) -> _Situation:
    changed = {change.goal: Fraction(change.weight) for change in scenario.weights}
    rules = rules_of(case, scenario)
    return _Situation(
        case,
        scenario,
        goal_weights(case.goals, changed),
        frozenset(one.id for one in case.initiatives if one.steering.stage in FULFILLED_STAGES),
        frozenset(one.initiative for one in rules.decided),
        frozenset(one.initiative for one in rules.refused),
        Keys(case),
    )


def _members(case: Case, scenario: Scenario) -> tuple[Party, ...]:
    out = set(scenario.out)
    return tuple(Party(one.id, one.name, one.kind.value == "municipality", one.weight, one.fee or 0, one.id in out) for one in case.members)


def _left_aside(situation: _Situation, found: Iterable[Fault]) -> dict[str, tuple[Message, ...]]:
    case = situation.case
    own: dict[str, list[Fault]] = {}
    for fault in found:
        if fault.severity == "fault" and fault.initiative:
            own.setdefault(fault.initiative, []).append(fault)
    aside: dict[str, tuple[Message, ...]] = {}
    binding, open_ones = [], []
    for one in case.initiatives:
        if one.steering.stage in DECIDED_STAGES and not one.not_a_portfolio_matter:
            binding.append(one.id)
        elif why := reasons_against(case, one, own.get(one.id, ())) or _without_lead(situation, one):
            aside[one.id] = why
        else:
            open_ones.append(one.id)
    needs = {one.id: tuple(r.initiative for r in _open_requirements(situation, one)) for one in case.initiatives}
    return aside | without_prerequisites(case, open_ones, binding, needs)


def _open_requirements(situation: _Situation, initiative: Initiative) -> list[Requirement]:
    return [one for one in initiative.steering.requires if one.initiative not in situation.fulfilled]


def _answers(situation: _Situation, initiative: Initiative) -> dict[str, Answer]:
    """What each listed member's answer comes to in this scenario: lead, committed, willing or declined."""
    scenario = situation.scenario
    binding = initiative.steering.stage in DECIDED_STAGES
    led_by = {one.member for one in initiative.parties.participations if one.answer is Answer.LEAD}
    replaced = not binding and not led_by.isdisjoint(scenario.out)
    new_leads = {one.member for one in scenario.leads if replaced and one.initiative == initiative.id}
    answers = {}
    for one in initiative.parties.participations:
        answer = one.answer
        if answer is Answer.UNDECIDED:
            answer = Answer.WILLING if scenario.undecided is Undecided.WILLING else Answer.DECLINED
        if one.member in new_leads:
            answer = Answer.LEAD
        if one.member in scenario.out and not binding:
            answer = Answer.DECLINED
        answers[one.member] = answer
    return answers


def _without_lead(situation: _Situation, initiative: Initiative) -> tuple[Message, ...]:
    led_by = [one.member for one in initiative.parties.participations if one.answer is Answer.LEAD]
    if any(member in situation.scenario.out for member in led_by) and Answer.LEAD not in _answers(situation, initiative).values():
        names = {one.id: one.name for one in situation.case.members}
        return (say("{member} leads it and stays out; name another lead.", member=names[led_by[0]]),)
    return ()


def _unfit(scenario: Scenario, name: str, why: Message) -> Fault:
    return Fault(
        say(
            "Scenario '{scenario}' decides '{initiative}', which is no candidate: {why} Take the decision away, or mend the proposal.",
            scenario=scenario.id,
            initiative=name,
            why=why,
        ),
        path=("scenarios", scenario.id, "decided", name),
    )


def _candidate(situation: _Situation, one: Initiative, aside: frozenset[str]) -> Candidate:
    case, answers, one = situation.case, _answers(situation, one), as_assessed(one)
    by_stage = one.steering.stage in DECIDED_STAGES
    fixed = tuple(sorted(m for m, answer in answers.items() if answer in (Answer.LEAD, Answer.COMMITTED)))
    optional = tuple(sorted(m for m, answer in answers.items() if answer is Answer.WILLING))
    taking_part = {*fixed, *optional}
    keys = {m: situation.keys.participation(one.id, m) for m in ("", *answers)}
    worth = value(one.gives.contributions, one.gives.feasibility, situation.weights)
    shares = _benefits(situation, one, worth, keys)
    return Candidate(
        id=one.id,
        name=one.name,
        key=situation.keys.initiative(one.id),
        decided=by_stage or one.id in situation.decided,
        by_stage=by_stage,
        refused=one.id in situation.refused,
        starts=tuple(sorted(start for start in one.steering.starts if by_stage or start in case.years)),
        duration=one.steering.duration,
        value=worth,
        region_benefit=shares[""],
        benefit={m: shares[m] for m in sorted(taking_part)},
        fixed=fixed,
        optional=optional,
        participation_keys={m: keys[m] for m in optional},
        quorum=one.parties.quorum,
        fund_cost=tuple(Amount(row.fund, row.year - 1, row.kronor) for row in one.takes.financing if row.fund),
        own_cost=tuple(
            Amount(row.member, row.year - 1, row.kronor) for row in one.takes.financing if row.member and row.member in taking_part
        ),
        effort=tuple(
            EffortHours(row.member, row.role, row.year - 1, row.hours, row.released)
            for row in one.takes.efforts
            if row.member in taking_part
        ),
        pool_effort=tuple(Amount(row.pool, row.year - 1, row.hours) for row in one.takes.pool_efforts),
        economic=tuple(Amount(row.member, row.year - 1, row.kronor) for row in one.gives.economic if row.member in taking_part),
        contribution={row.goal: contribution(row, one.gives.feasibility) for row in one.gives.contributions},
        requires=tuple(
            (need.initiative, need.finished) for need in _open_requirements(situation, one) if not by_stage or need.initiative not in aside
        ),
        area=one.what.area or "",
        field=one.what.field.value if one.what.field else "",
    )


def _benefits(situation: _Situation, one: Initiative, worth: int, keys: Mapping[str, str]) -> dict[str, int]:
    case = situation.case
    listed = one.parties.participations
    stated = {row.member: Fraction(row.share) for row in listed if row.share is not None}
    stated[""] = Fraction(one.gives.region_share or 0)
    weights = {member.id: member.weight for member in case.members}
    unstated = {row.member: weights[row.member] for row in listed if row.share is None}
    return apportion(worth, stated, unstated, keys)
