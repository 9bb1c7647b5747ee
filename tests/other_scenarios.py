"""Scenarios that differ from another one of a random case in several ways, each a case of its own."""

import random
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.participation import Answer
from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError
from portfolj.valuation.prepare import prepare
from tests.random_initiatives import FIELDS, FIRST_YEAR, Row, odds

OTHER = "t"
Change = Callable[[random.Random, Case, Scenario], dict[str, Any]]


def with_another(case: Case, like: Scenario, seed: int) -> Case:
    """The case with a scenario `t` beside one that it has, which says up to six things otherwise; both can be asked for."""
    for attempt in count():
        draw = random.Random(f"{seed}.{attempt}.other")  # noqa: S311 (nothing secret is drawn)
        other = like
        for change in draw.sample(CHANGES, draw.choice((0, 1, 2, 3, 4, 4, 5, 6))):
            fields = change(draw, case, other)
            rules = replace(other.rules, **fields.pop("rules", {}))
            other = replace(other, id=OTHER, name="Yet otherwise", rules=rules, **fields)
        found = replace(case, scenarios=(*case.scenarios, replace(other, id=OTHER)))
        try:
            prepare(found, found.scenario(OTHER))
        except InputError:
            continue
        return found
    raise AssertionError


def crowded_case(seed: int) -> Case:
    """A case of seven initiatives of three municipalities in two years, of which about half have room in money and hours."""
    draw = random.Random(f"{seed}.crowded")  # noqa: S311 (nothing secret is drawn)
    members = [f"m{at}" for at in range(3)]
    case = {
        "id": f"crowded-{seed}",
        "name": "Crowded",
        "years": [FIRST_YEAR, FIRST_YEAR + 1],
        "members": [{"id": one, "name": f"Member {one}", "weight": 1_000 * (1 + at)} for at, one in enumerate(members)],
        "goals": [{"id": f"g{at}", "name": f"Goal {at}", "weight": 1 + at} for at in range(2)],
        "areas": [{"id": "a1", "name": "School"}],
        "funds": [{"id": "f0", "name": "Frame", "from_fees": True}, {"id": "f1", "name": "Grant", "kind": "external"}],
        "budgets": [{"fund": fund, "year": FIRST_YEAR + at, "kronor": 90_000} for fund in ("f0", "f1") for at in range(2)],
        "capacities": [{"member": one, "year": FIRST_YEAR + at, "hours": 160} for one in members for at in range(2)],
        "initiatives": [_wanted(draw, at, members) for at in range(7)],
    }
    return Case.model_validate(case)


def _wanted(draw: random.Random, at: int, members: list[str]) -> Row:
    lead, *others = draw.sample(members, 3 if at else 2)
    answers = [draw.choice(("committed", "willing", "undecided")) if at in (2, 4) else "committed" for _ in others]
    listed = zip((lead, *others), ("lead", *answers), strict=True)
    return {
        "id": f"i{at}",
        "name": f"Initiative {at}",
        "what": {"area": "a1" if at % 3 else None, "field": FIELDS[at % 2]},
        "gives": {
            "contributions": [{"goal": f"g{goal}", "likely": draw.randint(1, 9) * 10} for goal in range(2)],
            "economic": [{"member": one, "year": 1, "kronor": draw.randint(-2, 9) * 1_000} for one in members],
        },
        "takes": {
            "financing": [{"year": 1, "fund": draw.choice(("f0", "f0", "f1")), "kronor": draw.randint(1, 9) * 10_000}],
            "efforts": [{"member": one, "year": 1, "hours": draw.randint(0, 9) * 10} for one in (lead, *others)],
        },
        "parties": {"quorum": 1, "participations": [{"member": one, "answer": answer} for one, answer in listed]},
        "steering": {
            "stage": "candidate",
            "starts": [FIRST_YEAR, FIRST_YEAR + 1] if at == 3 else [FIRST_YEAR],
            "mandates": [{"body": "Board", "date": "2026-10-01"}],
        },
    }


def _objective(draw: random.Random, _: Case, __: Scenario) -> dict[str, Any]:
    return {"objective": [*draw.sample(("best_floor", "economic_benefit", "participations"), draw.choice((1, 1, 2))), "total_benefit"]}


def _budgets(draw: random.Random, case: Case, other: Scenario) -> dict[str, Any]:
    fund, year = draw.choice(case.funds).id, draw.choice(case.years)
    at = draw.choice(({"fund": fund, "year": year}, {"fund": fund}, {"year": year}, {}))
    kept = [row for row in other.budgets if (row.fund, row.year) != (at.get("fund"), at.get("year"))]
    percent = draw.choice((40, 60, 80, 100, 150, 200))
    return {"budgets": [*(kept if odds(draw, 70) else ()), *([{**at, "percent": percent}] if odds(draw, 85) else ())]}


def _hours(draw: random.Random, _: Case, __: Scenario) -> dict[str, Any]:
    return {"hours_percent": draw.choice((40, 60, 70, 80, 150))}


def _weights(draw: random.Random, case: Case, _: Scenario) -> dict[str, Any]:
    goals = draw.sample([goal.id for goal in case.goals], draw.randint(1, len(case.goals)))
    return {"weights": [{"goal": goal, "weight": draw.choice((1, 2, 20, 100))} for goal in goals]}


def _floor(draw: random.Random, _: Case, __: Scenario) -> dict[str, Any]:
    return {"rules": {"floor_per_resident": draw.choice((0, 60, 90, 100))}}


def _alone(draw: random.Random, _: Case, __: Scenario) -> dict[str, Any]:
    return {"rules": {"go_it_alone": draw.choice((0, 50, 80, 100))}}


def _loses(draw: random.Random, _: Case, __: Scenario) -> dict[str, Any]:
    return {"rules": {"nobody_loses": draw.choice((True, False, {"count_fee": True}))}}


def _parties(draw: random.Random, case: Case, other: Scenario) -> dict[str, Any]:
    able = [one.id for one in case.members if one.id not in other.out]
    return {"rules": {"parties": draw.sample(able, draw.randint(1, len(able)))}}


def _participation(draw: random.Random, case: Case, _: Scenario) -> dict[str, Any]:
    return {"rules": {"participation_floors": [{"member": draw.choice(case.members).id, "at_least": draw.randint(0, 2)}]}}


def _goal(draw: random.Random, case: Case, _: Scenario) -> dict[str, Any]:
    return {"rules": {"goal_floors": [{"goal": draw.choice(case.goals).id, "points": draw.choice((1, 20, 60, 100, 150))}]}}


def _selection(draw: random.Random, case: Case) -> dict[str, Any]:
    names = [one.id for one in case.initiatives]
    return draw.choice(({"areas": ["a1"]}, {"fields": [FIELDS[0]]}, {"initiatives": draw.sample(names, 2)}))


def _counts(draw: random.Random, case: Case, other: Scenario) -> dict[str, Any]:
    name = draw.choice(("k1", "k3"))
    bound = draw.choice(({"at_most": draw.randint(0, 2)}, {"at_least": draw.randint(0, 1)}))
    row = {"id": name, "name": draw.choice(("So many", "Not so many")), "of": _selection(draw, case), **bound}
    return {"rules": {"counts": [*(one for one in other.rules.counts if one.id != name), row]}}


def _balances(draw: random.Random, case: Case, other: Scenario) -> dict[str, Any]:
    name = draw.choice(("b1", "b3"))
    bound = {"measure": draw.choice(("money", "hours")), "at_most": draw.choice((40, 60))}
    row = {"id": name, "name": "Balance", "of": _selection(draw, case), **bound}
    return {"rules": {"balances": [*(one for one in other.rules.balances if one.id != name), row]}}


def _by_hand(draw: random.Random, case: Case, other: Scenario) -> dict[str, Any]:
    name, reason = draw.choice(case.initiatives).id, draw.choice(("Agreed.", "For another reason."))
    fields = {kind: [row for row in getattr(other, kind) if row.initiative != name] for kind in ("decided", "refused")}
    kind = draw.choice(("decided", "refused", "refused", ""))
    return {one: [*rows, *([{"initiative": name, "reason": reason}] if one == kind else ())] for one, rows in fields.items()}


def _out(draw: random.Random, case: Case, other: Scenario) -> dict[str, Any]:
    gone = draw.choice(case.members).id
    if gone in other.out:
        return {"out": [one for one in other.out if one != gone], "leads": []}
    return {"out": [*other.out, gone], "leads": [*other.leads, *_leads(draw, case, gone)]}


def _leads(draw: random.Random, case: Case, gone: str) -> Iterator[dict[str, str]]:
    for one in case.initiatives:
        answers = {row.member: row.answer for row in one.parties.participations}
        able = [member for member, answer in answers.items() if answer not in (Answer.LEAD, Answer.DECLINED)]
        if answers.get(gone) is Answer.LEAD and able and odds(draw, 60):
            yield {"initiative": one.id, "member": draw.choice(able)}


def _other_leads(draw: random.Random, case: Case, other: Scenario) -> dict[str, Any]:
    return {"leads": [row for gone in other.out for row in _leads(draw, case, gone)]}


def _undecided(_: random.Random, __: Case, other: Scenario) -> dict[str, Any]:
    return {"undecided": "willing" if other.undecided.value == "declined" else "declined"}


CHANGES: tuple[Change, ...] = (
    _objective,
    _budgets,
    _budgets,
    _budgets,
    _hours,
    _hours,
    _weights,
    _weights,
    _floor,
    _alone,
    _loses,
    _parties,
    _participation,
    _goal,
    _counts,
    _balances,
    _by_hand,
    _by_hand,
    _out,
    _other_leads,
    _undecided,
)
