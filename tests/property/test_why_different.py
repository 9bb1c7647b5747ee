"""Why two scenarios of a random case differ, against the truth about each of them and about each difference turned back."""

import os
from collections import Counter
from dataclasses import replace
from functools import reduce
from typing import Any

import pytest

from portfolj.domain import base
from portfolj.domain.case import Case
from portfolj.domain.scenario import BASE, Scenario
from portfolj.errors import InputError
from portfolj.results.portfolio import Status
from portfolj.results.why_different import Departure, Effect, WhyDifferent
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare
from portfolj.workflow.departures import departures, turned_back
from portfolj.workflow.solving import posed, solve_scenario
from portfolj.workflow.why_different import why_different
from tests.oracle.truth import Chosen, Truth, oracle
from tests.other_scenarios import OTHER, crowded_case, with_another
from tests.strategies import random_case, scenario_of

# 40 unless stated.
CASES = int(os.environ.get("PORTFOLJ_CASES", "40"))
NO_PART_IN_IT = {"id", "name", "question", "locked"}


def two_scenarios(seed: int) -> tuple[Case, Scenario, Scenario] | None:
    """A case with two scenarios, the second of which differs from the first; None where names are equal: then the order is left open."""
    plain = crowded_case(seed) if seed % 4 else random_case(seed)
    for rows in (plain.members, plain.initiatives):
        if len({one.name for one in rows}) < len(rows):
            return None
    first = BASE if seed % 4 else scenario_of(seed // 4)
    case = with_another(plain, plain.scenario(first), seed)
    return case, case.scenario(first), case.scenario(OTHER)


def answered(case: Case, first: Scenario, second: Scenario) -> WhyDifferent:
    *_, why = why_different(case, solve_scenario(case, first.id), solve_scenario(case, second.id))
    return why


def truth_of(case: Case, scenario: Scenario) -> Truth | None:
    """None where it cannot be asked for."""
    held, asked = posed(case, scenario)
    try:
        prepare(held, asked)
    except InputError:
        return None
    return oracle(held, asked.id)


def asks(case: Case, scenario: Scenario) -> Instance:
    """All that is asked but for what things are called, and why something is no candidate."""
    instance = prepare(*posed(case, scenario))
    rules = {kind: tuple(replace(one, name="") for one in getattr(instance, kind)) for kind in ("counts", "balances")}
    return replace(instance, scenario="", left_aside=(), **rules)


def said(scenario: Scenario) -> dict[tuple[str, Any], Any]:
    """All that a scenario says, by field and, where it lists rows, by what names a row."""
    by = {"fund", "year", "goal", "member", "id"}
    told: dict[tuple[str, Any], Any] = {}
    for prefix, value in (("", scenario), ("rules.", scenario.rules)):
        for name in type(value).model_fields:
            field, content = f"{prefix}{name}", getattr(value, name)
            if name == "rules" or field in NO_PART_IN_IT:
                continue
            if field == "out":
                told |= {(field, (one,)): True for one in content}
            elif isinstance(content, tuple) and content and isinstance(content[0], base.Value):
                for row in content:
                    named = ("initiative",) if hasattr(row, "initiative") else [one for one in type(row).model_fields if one in by]
                    key = (row.id,) if hasattr(row, "id") else tuple(getattr(row, one) for one in named)
                    told[field, key] = row
            elif content != type(value).model_fields[name].default:
                told[field, ()] = content
    return told


def of_departure(departure: Departure) -> set[tuple[str, Any]]:
    return {(field, key) for field, keys in departure.parts for key in keys or ((),)}


def kronor(case: Case, chosen: Chosen) -> int:
    """What is chosen costs its funds and those that take part, from the first planning year on."""
    rows = [(one.id, row) for one in case.initiatives if one.id in chosen for row in one.takes.financing]
    return sum(
        row.kronor for one, row in rows if chosen[one][0] + row.year - 1 >= case.years[0] and (row.fund or row.member in chosen[one][1])
    )


def told_of(effect: Effect) -> dict[str, Any]:
    """What an effect says, to be held against the truth."""
    return {
        "in": set(effect.came_in),
        "out": set(effect.went_out),
        "moved": set(effect.moved),
        "others": set(effect.others_take_part),
        "benefit": (effect.least, effect.most),
        "kronor": effect.kronor,
        "explains": set(effect.explains),
    }


def expected(case: Case, first: Truth, second: Truth, then: Truth) -> dict[str, Any]:
    """The same by the truth about three scenarios that all have a portfolio."""
    now, after = second.chosen, then.chosen
    stays = set(now) & set(after)
    return {
        "in": set(after) - set(now),
        "out": set(now) - set(after),
        "moved": {one for one in stays if now[one][0] != after[one][0]},
        "others": {one for one in stays if now[one][0] == after[one][0] and now[one][1] != after[one][1]},
        "benefit": (then.values[-1] - second.values[-1],) * 2,
        "kronor": kronor(case, after) - kronor(case, now),
        "explains": {one for one in differing(first, second) if as_in(first.chosen, now, after, one)} if first.feasible else set(),
    }


def differing(first: Truth, second: Truth) -> set[str]:
    return {one for one in {*first.chosen, *second.chosen} if first.chosen.get(one) != second.chosen.get(one)}


def as_in(wanted: Chosen, now: Chosen, after: Chosen, one: str) -> bool:
    """Whether an initiative is as in the first in the first thing it differed in: being in, its start, or who takes part."""
    if (one in wanted) != (one in now):
        return (one in wanted) == (one in after)
    if one not in after:
        return False
    at = 0 if wanted[one][0] != now[one][0] else 1
    return wanted[one][at] == after[one][at]


@pytest.mark.parametrize("seed", range(CASES))
def test_each_difference_turned_back_does_what_the_truth_about_it_says(seed: int) -> None:
    asked = two_scenarios(seed)
    if asked is None:
        return
    case, first, second = asked
    why = answered(case, first, second)
    truths = truth_of(case, first), truth_of(case, second)
    assert truths[0] is not None
    assert truths[1] is not None
    assert set(why.differing) == (differing(*truths) if truths[0].feasible and truths[1].feasible else set())
    assert {one.departure for one in why.effects} == set(why.departures)
    for effect in why.effects:
        then = truth_of(case, turned_back(second, first, effect.departure))
        if then is None:
            assert (effect.status, bool(effect.faults)) == (None, True)
            continue
        assert effect.status is (Status.PROVEN if then.feasible else Status.INFEASIBLE)
        assert effect.whole == ((then.feasible, then.chosen) == (truths[0].feasible, truths[0].chosen))
        if then.feasible and truths[1].feasible:
            assert told_of(effect) == expected(case, *truths, then)
            assert effect.chosen == len(then.chosen)
            assert effect.proven
        if effect.equally_good and (effect.came_in or effect.went_out):
            assert (then.ties or 0) > 1


@pytest.mark.parametrize("seed", range(CASES))
def test_a_difference_is_all_of_the_second_scenario_but_one_thing_and_all_of_them_are_the_first(seed: int) -> None:
    asked = two_scenarios(seed)
    if asked is None:
        return
    case, first, second = asked
    ways = departures(case, first, second)
    assert (not ways) == (asks(case, first) == asks(case, second))
    for one in ways:
        taken, kept, back = said(first), said(second), said(turned_back(second, first, one))
        turned = of_departure(one)
        mixed = {at: what for at, what in taken.items() if at in turned}
        assert back == mixed | {at: what for at, what in kept.items() if at not in turned}
        assert back != kept
    parts = [part for one in ways for part in of_departure(one)]
    assert len(parts) == len(set(parts))
    every = reduce(lambda scenario, one: turned_back(scenario, first, one), ways, second)
    assert asks(case, every) == asks(case, first)
    wanted, found = (solve_scenario(case, one).answer for one in (first, every))
    assert (found.status, found.portfolio, found.reached) == (wanted.status, wanted.portfolio, wanted.reached)


def test_the_cases_show_something() -> None:
    found = [(asked, answered(*asked)) for asked in map(two_scenarios, range(40)) if asked is not None]
    fields = Counter(one.field for _, why in found for one in why.departures)
    assert len(fields) >= 12
    effects = [effect for _, why in found for effect in why.effects]
    assert sum(effect.changes for effect in effects) >= 12
    assert any(effect.whole and len(why.departures) > 1 and why.differing for _, why in found for effect in why.effects)
    assert any(why.unexplained for _, why in found)
    assert any(effect.status is Status.INFEASIBLE for effect in effects)
    assert any(not why.departures for _, why in found)
