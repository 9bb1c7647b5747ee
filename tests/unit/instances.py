"""Small instances and cases made by hand; every part has an empty or harmless value unless a test states it."""

from typing import Any

from portfolj.domain.case import Case
from portfolj.domain.scenario import Objective
from portfolj.results.portfolio import Answer, Choice, Portfolio, Reached, References, Status
from portfolj.valuation.instance import Amount, Candidate, EffortHours, Instance, Party
from portfolj.verify import values

YEARS = (2027, 2028, 2029)


def a_member(name: str, weight: int = 100, *, fee: int = 0, municipality: bool = True, out: bool = False) -> Party:
    """A member whose name is its id in capitals."""
    return Party(name, name.upper(), municipality, weight, fee, out)


def hours(member: str, k: int, amount: int, *, role: str = "", released: int = 0) -> EffortHours:
    """Hours of a member in year k after start."""
    return EffortHours(member, role, k, amount, released)


def kronor(on: str, k: int, amount: int) -> Amount:
    """An amount that falls on somebody in year k after start."""
    return Amount(on, k, amount)


def a_candidate(name: str, **stated: Any) -> Candidate:
    """A candidate of the members a and b, both committed, each with a benefit of 1 point, that may start in 2027 only."""
    parts: dict[str, Any] = {
        "id": name,
        "name": name.upper(),
        "key": name,
        "decided": False,
        "by_stage": False,
        "refused": False,
        "starts": (2027,),
        "duration": 1,
        "region_benefit": 0,
        "fixed": ("a", "b"),
        "optional": (),
        "quorum": 0,
        "fund_cost": (),
        "own_cost": (),
        "effort": (),
        "pool_effort": (),
        "economic": (),
        "contribution": {},
        "requires": (),
        "area": "",
        "field": "",
    } | stated
    everyone = (*parts["fixed"], *parts["optional"])
    parts.setdefault("benefit", dict.fromkeys(everyone, 1000))
    parts.setdefault("value", parts["region_benefit"] + sum(parts["benefit"].values()))
    parts.setdefault("participation_keys", {member: f"{name}-{member}" for member in parts["optional"]})
    return Candidate(**parts)


def an_instance(*candidates: Candidate, **stated: Any) -> Instance:
    """An instance of three years with the members a, b and c of 100 persons each, where no rule binds."""
    parts: dict[str, Any] = {
        "case": "example",
        "scenario": "base",
        "draw": "",
        "years": YEARS,
        "hour_value": 500,
        "objectives": (Objective.TOTAL_BENEFIT,),
        "members": (a_member("a"), a_member("b"), a_member("c")),
        "parties": ("a", "b", "c"),
        "left_aside": (),
        "own_funds": frozenset(),
        "carry_over": frozenset(),
        "budgets": {},
        "totals": {},
        "capacities": {},
        "ceilings": {},
        "pool_hours": {},
        "excludes": (),
        "counts": (),
        "balances": (),
        "synergies": (),
        "goal_floors": {},
        "participation_floors": {},
        "floor_percent": 0,
        "alone_percent": 0,
        "nobody_loses": False,
        "count_fee": False,
    } | stated
    return Instance(candidates=candidates, **parts)


def chosen(*choices: tuple[str, int, str]) -> Portfolio:
    """A portfolio of (id, start, members by their one-letter ids)."""
    return tuple(Choice(name, start, tuple(members)) for name, start, members in choices)


def an_answer(instance: Instance, portfolio: Portfolio, references: References | None = None, **stated: Any) -> Answer:
    """A proven answer whose values are what the portfolio comes to."""
    known = references or References()
    reached = tuple(Reached(name, value, value) for name, value in values(instance, portfolio, known).items())
    parts: dict[str, Any] = {"status": Status.PROVEN, "portfolio": portfolio, "reached": reached, "references": known, "ties": 1} | stated
    return Answer(**parts)


def a_case(**stated: Any) -> Case:
    """A case of three municipalities, one goal, one fund of 1 000 kronor a year and no initiatives."""
    parts: dict[str, Any] = {
        "id": "example",
        "name": "Example",
        "years": YEARS,
        "members": [{"id": name, "name": name.upper(), "weight": 100} for name in ("a", "b", "c")],
        "goals": [{"id": "g", "name": "Goal", "weight": 1}],
        "funds": [{"id": "own", "name": "Own"}],
        "budgets": [{"fund": "own", "year": year, "kronor": 1000} for year in YEARS],
    } | stated
    return Case.model_validate(parts)


def an_initiative(name: str, **stated: Any) -> dict[str, Any]:
    """A candidate of a case: 40 points to the goal, a leads, b is committed, 100 kronor and 10 hours each in its only year."""
    parts: dict[str, Any] = {
        "id": name,
        "name": name.upper(),
        "gives": {"contributions": [{"goal": "g", "likely": 40}]},
        "takes": {
            "financing": [{"year": 1, "fund": "own", "kronor": 100}],
            "efforts": [{"member": "a", "year": 1, "hours": 10}, {"member": "b", "year": 1, "hours": 10}],
        },
        "parties": {"participations": [{"member": "a", "answer": "lead"}, {"member": "b", "answer": "committed"}]},
        "steering": {"stage": "candidate", "starts": [2027], "mandates": [{"body": "Board", "date": "2026-10-01"}]},
    }
    return parts | stated
