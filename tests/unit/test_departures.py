"""How a scenario differs from another: each field by itself, what belongs together, and what does not count."""

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.rules import RuleChanges
from portfolj.domain.scenario import Scenario
from portfolj.exchange import read_case
from portfolj.explain.departures import how_it_differs
from portfolj.results.why_different import Departure
from portfolj.text import Language, render
from portfolj.workflow.departures import SILENT, departures, turned_back
from tests.e2e.small_case import small_case

SKARABORG = read_case(Path(__file__).parents[2] / "scenarios" / "skaraborg").case
BASE = SKARABORG.scenario("base")
OF = {"initiatives": ["I02", "I03"]}
# Another value of each field: one that says something else than the case, and what is told of it.
ONE_FIELD: dict[str, tuple[Any, str]] = {
    "objective": (["best_floor", "participations"], "First comes what the least served gets, then how many take part instead of"),
    "budgets": ([{"percent": 80}], "The own frames are 80% instead of 100%."),
    "hours_percent": (75, "The hours are 75% instead of 100%."),
    "weights": ([{"goal": "kompetens", "weight": 20}], "weighs"),
    "decided": ([{"initiative": "I12", "reason": "So agreed"}], "is to be in."),
    "refused": ([{"initiative": "I12", "reason": "Too early"}], "is not to be in."),
    "out": (["hjo"], "Hjo stays out."),
    "undecided": ("willing", "Those that have not decided count as willing."),
    "rules.floor_per_resident": (60, "All are to get at least 60% of the best that all can have"),
    "rules.go_it_alone": (80, "Each is to get at least 80% of what it could do alone."),
    "rules.nobody_loses": ({"count_fee": True}, "Nobody loses kronor by taking part, with the fee counted."),
    "rules.parties": (["hjo", "skovde"], "Fairness speaks of other members: Hjo and Skövde instead of all 15."),
    "rules.participation_floors": ([{"member": "hjo", "at_least": 3}], "Hjo is to take part in at least 3 initiatives."),
    "rules.goal_floors": ([{"goal": "kompetens", "points": 100}], "is to be given at least 100 points."),
    "rules.counts": ([{"id": "few", "name": "Few", "of": OF, "at_least": 1, "at_most": 2}], "'Few': at least 1 initiative and at most 2"),
    "rules.balances": ([{"id": "b", "name": "Some", "of": OF, "at_most": 20}], "'Some': at most 20% of the money instead of no limit."),
}
NO_DIFFERENCE = {"id": "other", "name": "Another name", "question": "Another question?", "locked": True}


def otherwise(scenario: Scenario = BASE, **changes: Any) -> Scenario:
    rules = {name.removeprefix("rules."): what for name, what in changes.items() if name.startswith("rules.")}
    fields = {name: what for name, what in changes.items() if not name.startswith("rules.")}
    return replace(scenario, **{"id": "other", **fields, "rules": replace(scenario.rules, **rules)})


def in_english(case: Case, first: Scenario, second: Scenario, one: Departure) -> str:
    return render(how_it_differs(case, first, second, one), Language.ENGLISH).replace("\u00a0", " ")


def test_every_field_of_a_scenario_is_looked_at_here() -> None:
    rules = {f"rules.{name}" for name in RuleChanges.model_fields}
    fields = {*Scenario.model_fields, *rules} - {"rules"}
    # New leads count only where somebody stays out: below.
    assert fields == {*ONE_FIELD, *NO_DIFFERENCE, "leads"}
    assert set(SILENT) == set(NO_DIFFERENCE)


@pytest.mark.parametrize("field", ONE_FIELD)
def test_a_field_that_says_something_else_is_one_difference_told_in_every_language(field: str) -> None:
    value, told = ONE_FIELD[field]
    other = otherwise(**{field: value})
    (one,) = departures(SKARABORG, BASE, other)
    assert field in dict(one.parts)
    assert told in in_english(SKARABORG, BASE, other, one)
    back = turned_back(other, BASE, one)
    assert replace(back, id="base") == BASE
    sentences = {render(how_it_differs(SKARABORG, *pair, one), language) for pair in permutations((BASE, other)) for language in Language}
    assert len(sentences) == 2 * len(Language)


@pytest.mark.parametrize("field", NO_DIFFERENCE)
def test_a_field_that_no_answer_depends_on_is_no_difference(field: str) -> None:
    assert departures(SKARABORG, BASE, otherwise(**{field: NO_DIFFERENCE[field]})) == ()


def test_each_row_each_decision_and_each_member_is_a_difference_of_its_own() -> None:
    floors = [{"member": name, "at_least": 3} for name in ("hjo", "essunga")]
    decided = [{"initiative": name, "reason": "So agreed"} for name in ("I10b", "I12")]
    other = otherwise(out=["skara", "tibro"], decided=decided, **{"rules.participation_floors": floors})
    told = {in_english(SKARABORG, BASE, other, one) for one in departures(SKARABORG, BASE, other)}
    assert len(told) == 6
    assert told >= {"Skara stays out.", "Tibro stays out."}


def test_a_new_lead_comes_and_goes_with_the_member_that_stays_out() -> None:
    other = SKARABORG.scenario("skovde-utanfor")
    (one,) = departures(SKARABORG, BASE, other)
    assert in_english(SKARABORG, BASE, other, one).startswith("Skövde stays out. '")
    assert in_english(SKARABORG, other, BASE, one) == "Skövde does not stay out."


def test_another_new_lead_is_a_difference_where_the_same_member_stays_out() -> None:
    answers = [{"member": "stor", "answer": "lead"}, *({"member": one, "answer": "willing"} for one in ("mellan", "liten"))]
    plain = small_case()
    arkiv = next(one for one in plain.initiatives if one.id == "arkiv")
    others = [one for one in plain.initiatives if one.id != "arkiv"]
    case = replace(plain, initiatives=[replace(arkiv, parties={"participations": answers}), *others])
    mellan, liten = (otherwise(out=["stor"], leads=[{"initiative": "arkiv", "member": one}]) for one in ("mellan", "liten"))
    for other, told in ((liten, "'E-arkiv' is led by Litenby."), (otherwise(out=["stor"]), "Nobody leads 'E-arkiv' instead.")):
        (one,) = departures(case, mellan, other)
        assert in_english(case, mellan, other, one) == told


def test_weights_of_siblings_belong_together_and_the_same_shares_are_no_difference() -> None:
    goals = [{"id": one, "name": one.title(), "weight": weight} for one, weight in (("service", 1), ("climate", 2), ("safety", 1))]
    case = small_case(goals=goals)
    more = otherwise(weights=[{"goal": one["id"], "weight": 5} for one in goals])
    same = otherwise(weights=[{"goal": one["id"], "weight": 3 * int(str(one["weight"]))} for one in goals])
    assert departures(case, otherwise(), same) == ()
    (one,) = departures(case, otherwise(), more)
    assert {goal for (goal,) in one.keys} == {"service", "climate", "safety"}
    assert in_english(case, otherwise(), more, one) == (
        "'Climate' weighs 34% instead of 50%. 'Safety' weighs 33% instead of 25%. 'Service' weighs 33% instead of 25%."
    )


def test_what_is_stated_as_it_is_anyway_is_no_difference() -> None:
    same = {"budgets": [{"percent": 100}], "rules.floor_per_resident": 0, "rules.nobody_loses": False}
    assert departures(SKARABORG, BASE, otherwise(**same)) == ()
    refused = [{"initiative": "I01", "reason": "As the case has it"}]
    assert departures(SKARABORG, BASE, otherwise(refused=refused, hours_percent=50)) == (Departure((("hours_percent", ()),)),)


def test_another_name_of_a_rule_or_reason_of_a_decision_is_no_difference() -> None:
    decided, count = {"initiative": "I12", "reason": "So agreed"}, {"id": "few", "name": "Few", "of": OF, "at_most": 1}
    first = otherwise(decided=[decided], **{"rules.counts": [count]})
    second = otherwise(decided=[{**decided, "reason": "Otherwise"}], **{"rules.counts": [{**count, "name": "So few"}]})
    assert departures(SKARABORG, first, second) == ()


def test_what_is_decided_in_one_and_refused_in_the_other_is_one_difference() -> None:
    row = [{"initiative": "I12", "reason": "So agreed"}]
    first, second = otherwise(decided=row), otherwise(refused=row)
    (one,) = departures(SKARABORG, first, second)
    assert in_english(SKARABORG, first, second, one).endswith("is not to be in.")
    assert turned_back(second, first, one) == first


def test_one_funds_money_that_stands_in_for_that_of_all_is_one_difference_with_it() -> None:
    case = small_case(funds=[{"id": "own", "name": "Egen ram"}])
    every, own = (otherwise(case.scenario("base"), budgets=[row]) for row in ({"percent": 80}, {"fund": "own", "percent": 80}))
    assert departures(case, every, own) == ()
    other = replace(own, budgets=[{"fund": "own", "year": 2027, "kronor": 5}, {"fund": "own", "percent": 70}])
    found = departures(case, every, other)
    assert [in_english(case, every, other, one) for one in found] == [
        "The own frames are 100% instead of 80%. 'Egen ram' is 70% instead of 80%. 'Egen ram' in 2027 is 5 kr instead of 80%."
    ]


def test_a_rule_about_other_initiatives_is_told_as_that() -> None:
    rows = [{"id": "few", "name": "Few", "of": {"initiatives": [name]}, "at_most": 0} for name in ("I02", "I03")]
    first, second = (otherwise(**{"rules.counts": [row]}) for row in rows)
    (one,) = departures(SKARABORG, first, second)
    assert in_english(SKARABORG, first, second, one) == "'Few' speaks of other initiatives."
