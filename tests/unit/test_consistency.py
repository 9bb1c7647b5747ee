"""Faults of a case: each is found, at its path, and refuses the case or only keeps one proposal from being a candidate."""

import copy
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.errors import Fault

SOUND: dict[str, Any] = {
    "id": "valley",
    "name": "The valley",
    "years": [2027, 2028],
    "members": [{"id": "north", "name": "North", "weight": 10}, {"id": "south", "name": "South", "weight": 5}],
    "capacities": [{"member": "north", "year": 2027, "hours": 100}],
    "ceilings": [{"member": "south", "year": 2028, "kronor": 5}],
    "pools": [{"id": "office", "name": "Office"}],
    "pool_hours": [{"pool": "office", "year": 2027, "hours": 100}],
    "goals": [{"id": "top", "name": "Top", "weight": 1}, {"id": "leaf", "name": "Leaf", "weight": 1, "parent": "top"}],
    "areas": [{"id": "water", "name": "Water"}, {"id": "roads", "name": "Roads"}],
    "funds": [{"id": "frame", "name": "Frame"}, {"id": "grant", "name": "Grant", "areas": ["water"]}],
    "budgets": [{"fund": fund, "year": year, "kronor": 100} for fund in ("frame", "grant") for year in (2027, 2028)],
    "initiatives": [
        {
            "id": "gis",
            "name": "GIS",
            "what": {"area": "water"},
            "gives": {"contributions": [{"goal": "leaf", "likely": 50}], "economic": [{"member": "north", "year": 5, "kronor": 1}]},
            "takes": {
                "financing": [{"fund": "grant", "year": 1, "kronor": 10}, {"member": "north", "year": 2, "kronor": 5}],
                "efforts": [{"member": "north", "year": 1, "hours": 3}],
                "pool_efforts": [{"pool": "office", "year": 1, "hours": 3}],
            },
            "parties": {"participations": [{"member": "north", "answer": "lead"}, {"member": "south", "answer": "declined"}]},
            "steering": {"stage": "candidate", "starts": [2027, 2028], "duration": 2, "requires": [{"initiative": "well"}]},
        },
        {
            "id": "well",
            "name": "Well",
            "parties": {"participations": [{"member": "south", "answer": "willing"}]},
            "steering": {"stage": "under_way", "starts": [2026], "synergies": [{"initiative": "gis", "points": 3}]},
        },
    ],
    "scenarios": [{"id": "less", "name": "Less"}],
}


def changed(*changes: tuple[str, Any]) -> tuple[Fault, ...]:
    """The faults of the sound case with some parts put elsewhere; a path like `initiatives.0.steering.starts`."""
    document = copy.deepcopy(SOUND)
    for path, content in changes:
        inside: Any = document
        *above, last = path.split(".")
        for key in above:
            inside = inside[int(key)] if isinstance(inside, list) else inside.setdefault(key, {})
        if last == "+":
            inside.append(content)
        else:
            inside[int(last) if isinstance(inside, list) else last] = content
    return faults(Case.model_validate(document))


def test_a_sound_case_has_no_faults() -> None:
    assert changed() == ()


@pytest.mark.parametrize(("spelled", "said"), [("north", "'north' stands twice;"), ("NORTH", "'north' stands twice (as 'NORTH');")])
def test_an_id_that_stands_twice_is_told_with_the_other_where_it_is_spelled_otherwise(spelled: str, said: str) -> None:
    (fault,) = changed(("members.+", {"id": spelled, "name": "N", "weight": 1}))
    assert said in str(fault.message)


REFUSED = {
    "member id twice in another case": ("members.+", {"id": "NORTH", "name": "N", "weight": 1}, "members.1"),
    "area id twice": ("areas.+", {"id": "water", "name": "W"}, "areas.2"),
    "initiative id twice": ("initiatives.+", {"id": "Well", "name": "W"}, "initiatives.2"),
    "capacity twice": ("capacities.+", {"member": "north", "year": 2027, "hours": 100}, "capacities.1"),
    "budget twice": ("budgets.+", {"fund": "frame", "year": 2027, "kronor": 3}, "budgets.1"),
    "effort twice": ("initiatives.0.takes.efforts.+", {"member": "north", "year": 1, "hours": 9}, "initiatives.gis.takes.efforts.1"),
    "participation twice": (
        "initiatives.0.parties.participations.+",
        {"member": "north", "answer": "willing"},
        "initiatives.gis.parties.participations.1",
    ),
    "unknown member of a capacity": ("capacities.0.member", "nort", "capacities.0.member"),
    "unknown member of an effort": ("initiatives.0.takes.efforts.0.member", "east", "initiatives.gis.takes.efforts.0.member"),
    "unknown goal": ("initiatives.0.gives.contributions.0.goal", "leef", "initiatives.gis.gives.contributions.0.goal"),
    "unknown parent": ("goals.1.parent", "tip", "goals.leaf.parent"),
    "unknown area": ("initiatives.0.what.area", "sky", "initiatives.gis.what.area"),
    "unknown area of a fund": ("funds.1.areas", ["water", "sky"], "funds.grant.areas"),
    "unknown fund": ("budgets.+", {"fund": "purse", "year": 2027, "kronor": 3}, "budgets.4.fund"),
    "unknown pool": ("pool_hours.0.pool", "offices", "pool_hours.0.pool"),
    "unknown prerequisite": ("initiatives.0.steering.requires.0.initiative", "wel", "initiatives.gis.steering.requires.0.initiative"),
    "unknown exclusion": ("initiatives.0.steering.excludes", ["x"], "initiatives.gis.steering.excludes"),
    "unknown party": ("rules", {"parties": ["east"]}, "rules.parties"),
    "unknown member out": ("scenarios.0.out", ["east"], "scenarios.less.out"),
    "unknown initiative refused": ("scenarios.0.refused", [{"initiative": "x", "reason": "r"}], "scenarios.less.refused.0.initiative"),
    "unknown selection": (
        "rules",
        {"counts": [{"id": "c", "name": "C", "of": {"areas": ["sky"]}, "at_most": 1}]},
        "rules.counts.c.of.areas",
    ),
    "year outside": ("capacities.0.year", 2029, "capacities.0.year"),
    "scenario year outside": ("scenarios.0.budgets", [{"year": 2029, "percent": 80}], "scenarios.less.budgets.0.year"),
    "goal ring": ("goals.0.parent", "leaf", "goals.leaf.parent"),
    "contribution above the leaves": ("initiatives.0.gives.contributions.0.goal", "top", "initiatives.gis.gives.contributions.0.goal"),
    "floor above the leaves": ("rules", {"goal_floors": [{"goal": "top", "points": 1}]}, "rules.goal_floors.0.goal"),
    "fund without a year": ("budgets.3", {"fund": "frame", "year": 2027, "kronor": 3}, "funds.grant"),
    "shares above 100": ("initiatives.0.gives.region_share", "99,9", None),
    "lead that is not listed": ("scenarios.0.leads", [{"initiative": "well", "member": "north"}], "scenarios.less.leads.0.member"),
    "lead that has declined": ("scenarios.0.leads", [{"initiative": "gis", "member": "south"}], "scenarios.less.leads.0.member"),
    "floor without an initiative": (
        "initiatives.1.parties.participations.0.answer",
        "declined",
        None,
    ),
    "refused although under way": ("scenarios.0.refused", [{"initiative": "well", "reason": "r"}], "scenarios.less.refused.0"),
    "needs itself": ("initiatives.0.steering.requires.0.initiative", "gis", "initiatives.gis.steering.requires"),
    "excludes itself": ("initiatives.0.steering.excludes", ["gis"], "initiatives.gis.steering.excludes"),
    "ring of requirements": ("initiatives.1.steering.requires", [{"initiative": "gis"}], "initiatives.gis.steering.requires"),
    "under way with two starts": ("initiatives.1.steering.starts", [2026, 2027], "initiatives.well.steering.starts"),
    "under way without a start": ("initiatives.1.steering.starts", [], "initiatives.well.steering.starts"),
    "synergy from both sides": (
        "initiatives.0.steering.synergies",
        [{"initiative": "well", "points": 2}],
        "initiatives.well.steering.synergies.0",
    ),
}


@pytest.mark.parametrize(("path", "content", "where"), REFUSED.values(), ids=REFUSED)
def test_what_breaks_the_model_refuses_the_case_at_its_path(path: str, content: object, where: str | None) -> None:
    more: list[tuple[str, Any]] = (
        [("rules", {"participation_floors": [{"member": "south", "at_least": 1}]})] if content == "declined" else []
    )
    more += [("initiatives.0.parties.participations.0.share", "0.2")] if content == "99,9" else []

    refusing = [fault for fault in changed((path, content), *more) if not fault.initiative and fault.severity == "fault"]

    assert refusing
    if where is not None:
        assert where in {".".join(str(part) for part in fault.path) for fault in refusing}


def test_all_faults_are_found_at_once() -> None:
    found = changed(("capacities.0.member", "x"), ("goals.1.parent", "y"), ("initiatives.0.steering.starts", []))
    assert len([fault for fault in found if fault.severity == "fault"]) >= 3


def test_an_unknown_id_is_told_with_the_nearest_known_one() -> None:
    (fault,) = changed(("capacities.0.member", "nort"))
    assert str(fault.message) == "'capacities' lists the unknown member 'nort'; add it to the case or correct the id, perhaps to 'north'."


def test_decided_and_refused_at_once_is_one_fault() -> None:
    both = [{"initiative": "gis", "reason": "r"}]
    (fault,) = changed(("rules", {"decided": both, "refused": both}))
    assert fault.path == ("rules", "refused", 0)


OF_ONE_PROPOSAL = {
    "no start": ("initiatives.0.steering.starts", [], "steering.starts"),
    "row beyond the duration": ("initiatives.0.takes.efforts.0.year", 3, "takes.efforts.0.year"),
    "earmarked money elsewhere": ("initiatives.0.what.area", "roads", "takes.financing.0.fund"),
    "earmarked money without area": ("initiatives.0.what", {}, "takes.financing.0.fund"),
}


@pytest.mark.parametrize(("path", "content", "where"), OF_ONE_PROPOSAL.values(), ids=OF_ONE_PROPOSAL)
def test_a_fault_inside_one_proposal_opens_the_case(path: str, content: object, where: str) -> None:
    (fault,) = changed((path, content))
    assert (fault.initiative, fault.severity) == ("gis", "fault")
    assert ".".join(str(part) for part in fault.path) == f"initiatives.gis.{where}"


def test_economic_benefit_may_come_after_the_duration() -> None:
    assert changed(("initiatives.0.gives.economic.0.year", 40)) == ()


def test_what_is_no_portfolio_matter_needs_no_start() -> None:
    assert changed(("initiatives.1.steering.starts", []), ("initiatives.1.not_a_portfolio_matter", "one municipality")) == ()


def test_same_names_are_told_as_a_notice() -> None:
    (fault,) = changed(("members.1.name", "North"))
    assert (fault.severity, fault.initiative) == ("notice", "")


def test_a_row_of_a_member_that_is_not_listed_is_told_as_a_notice() -> None:
    found = changed(("initiatives.1.takes", {"financing": [{"member": "north", "year": 1, "kronor": 5}]}))
    assert [(fault.severity, fault.initiative) for fault in found] == [("notice", "well")]


def test_nobody_loses_needs_the_benefit_of_every_undeclined_party() -> None:
    (fault,) = changed(("rules", {"nobody_loses": {}}))
    assert fault.path == ("rules", "nobody_loses")
    assert "'well'" in str(fault.message)
    assert "'south'" in str(fault.message)


def test_nobody_loses_of_a_scenario_is_a_fault_of_the_scenario() -> None:
    (fault,) = changed(("scenarios.0.rules", {"nobody_loses": {"count_fee": "true"}}))
    assert fault.path == ("scenarios", "less", "rules", "nobody_loses")


def test_nobody_loses_does_not_speak_of_members_out() -> None:
    assert changed(("scenarios.0.rules", {"nobody_loses": {}}), ("scenarios.0.out", ["south"])) == ()


def test_a_scenario_that_takes_nobody_loses_away_adds_no_fault() -> None:
    found = changed(("rules", {"nobody_loses": {}}), ("scenarios.0.rules", {"nobody_loses": False}))
    assert [fault.path[0] for fault in found] == ["rules"]
