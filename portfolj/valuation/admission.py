"""Which initiatives are candidates, which bind already, and why the rest are left aside."""

from collections.abc import Iterable, Mapping

from portfolj.domain.case import Case, Criterion
from portfolj.domain.goal import GoalLevel
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.domain.stages import STAGES
from portfolj.domain.steering import CANDIDATE_STAGES
from portfolj.errors import Fault, Message, say
from portfolj.valuation.assessed import as_assessed


def size(initiative: Initiative, hour_value: int) -> int:
    """Cash financing and own effort together, kronor; a year's own effort as stated, else kappa times its hours."""
    stated = {one.year: one.kronor for one in initiative.takes.own_effort}
    hours = sum(one.hours for one in initiative.takes.efforts if one.year not in stated)
    return sum(one.kronor for one in initiative.takes.financing) + sum(stated.values()) + hours * hour_value


def reasons_against(case: Case, initiative: Initiative, faults: Iterable[Fault]) -> tuple[Message, ...]:
    """Why an initiative that is not decided is no candidate; empty when it is one."""
    if initiative.not_a_portfolio_matter:
        return (say("Not a portfolio matter: {why}", why=initiative.not_a_portfolio_matter),)
    steering, admission = initiative.steering, case.admission
    if steering.stage not in CANDIDATE_STAGES:
        return (say("Its stage is '{stage}'; only what is assessed can be a candidate.", stage=STAGES[steering.stage]),)
    reasons = [say("It has a fault: {fault}", fault=fault.message) for fault in faults]
    if not can_start(case, initiative):
        reasons.append(say("It has no admissible start in the planning years."))
    if not is_larger(case, initiative):
        reasons.append(say("It is no larger than {limit:kr} in money and own effort.", limit=admission.larger_than))
    if not steering.mandates:
        reasons.append(say("It has no decision or mandate."))
    if not serves_the_association(case, initiative):
        reasons.append(say("It serves no goal at the level of the association."))
    if (found := open_to_it(initiative)) < admission.members:
        reasons.append(say("It takes at least {least} members; {found} have not declined.", least=admission.members, found=found))
    reasons += [say("It has no yes to: {question}", question=one.question) for one in without_a_yes(case, initiative)]
    return tuple(reasons)


def is_larger(case: Case, initiative: Initiative) -> bool:
    """Whether it is larger than the admission test asks for."""
    return size(initiative, case.hour_value) > case.admission.larger_than


def serves_the_association(case: Case, initiative: Initiative) -> bool:
    """Whether it serves a goal at the level of the association."""
    of_association = {goal.id for goal in case.goals if goal.level is GoalLevel.ASSOCIATION}
    return any(one.goal in of_association and one.likely > 0 for one in as_assessed(initiative).gives.contributions)


def can_start(case: Case, initiative: Initiative) -> bool:
    """Whether one of its starts lies in the planning years."""
    return any(start in case.years for start in initiative.steering.starts)


def open_to_it(initiative: Initiative) -> int:
    """How many listed members have not declined."""
    return sum(one.answer is not Answer.DECLINED for one in initiative.parties.participations)


def without_a_yes(case: Case, initiative: Initiative) -> tuple[Criterion, ...]:
    """The criteria of the admission test that it has no yes to."""
    held = {one.criterion for one in initiative.steering.admission_answers if one.holds}
    return tuple(one for one in case.admission.criteria if one.id not in held)


def without_prerequisites(
    case: Case, open_ones: Iterable[str], decided: Iterable[str], needs: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Message, ...]]:
    """The candidates that need what is neither a candidate nor ended or reported, and so on until nothing changes."""
    names = {one.id: one.name for one in case.initiatives}
    there = set(open_ones) | set(decided)
    aside: dict[str, tuple[Message, ...]] = {}
    undecided = set(open_ones)
    while lacking := [one for one in sorted(undecided) if any(need not in there for need in needs[one])]:
        for one in lacking:
            missing = sorted(names[need] for need in needs[one] if need not in there)
            aside[one] = (say("It needs {names:list}, which is no candidate.", names=tuple(missing)),)
        undecided.difference_update(lacking)
        there.difference_update(lacking)
    return aside
