"""The scenarios of Skaraborg held against each other: how they differ in every pair, and why each chooses otherwise than base."""

from functools import cache, reduce
from itertools import permutations
from pathlib import Path

import pytest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.exchange import read_case
from portfolj.explain.why_different import in_short, what_comes_of_it, what_it_is_due_to, where_it_differs, words_for
from portfolj.results.result import Result
from portfolj.results.why_different import WhyDifferent
from portfolj.text import Language, render
from portfolj.workflow.departures import departures, turned_back
from portfolj.workflow.side_by_side import scenario_names
from portfolj.workflow.solving import solve_scenario
from portfolj.workflow.why_different import why_different

FOLDER = Path(__file__).parents[2] / "scenarios" / "skaraborg"
OTHERS = (
    "alla-villiga",
    "hemmaprovet",
    "ingen-gar-back",
    "mindre-ram",
    "ont-om-timmar",
    "skovde-utanfor",
    "sma-forst",
    "utforska-mer",
)
CALLED = {"id": "any", "name": "Any", "question": ""}


@cache
def skaraborg() -> Case:
    return read_case(FOLDER).case


@cache
def solved(scenario: str) -> Result:
    return solve_scenario(skaraborg(), scenario)


@cache
def why(scenario: str) -> WhyDifferent:
    *_, last = why_different(skaraborg(), solved("base"), solved(scenario))
    return last


def test_all_scenarios_of_the_case_are_held_against_it_here() -> None:
    assert set(skaraborg().scenario_ids) == {"base", *OTHERS}


@pytest.mark.parametrize("first", ["base", *OTHERS])
def test_every_other_scenario_differs_and_turning_all_back_asks_the_same(first: str) -> None:
    case, like = skaraborg(), skaraborg().scenario(first)
    for one in (case.scenario(other) for pair, other in permutations(("base", *OTHERS), 2) if pair == first):
        ways = departures(case, like, one)
        back = reduce(lambda scenario, way: turned_back(scenario, like, way), ways, one)
        assert ways
        assert replace(back, **CALLED) == replace(like, **CALLED)
        words = words_for(case, first, one.id, scenario_names(case))
        told = {language: [render(words.departure(way), language) for way in ways] for language in Language}
        assert all(len(set(sentences)) == len(ways) for sentences in told.values())
        assert len({sentence for sentences in told.values() for sentence in sentences}) == len(Language) * len(ways)


@pytest.mark.parametrize("scenario", OTHERS)
def test_each_scenario_is_told_apart_from_the_case_with_proof_and_in_every_language(scenario: str) -> None:
    found, names = why(scenario), scenario_names(skaraborg())
    words = words_for(skaraborg(), "base", scenario, names)
    assert found.settled
    assert found.differing
    messages = [*in_short(found, words), *(sentence for one in found.effects for sentence in what_comes_of_it(one, found, words))]
    for one in found.differing:
        messages += [where_it_differs(one, found, words), *what_it_is_due_to(one, found, words)]
    for language in Language:
        assert all(render(sentence, language) and "{" not in render(sentence, language) for sentence in messages)


def test_the_weight_falls_from_one_difference_to_the_next() -> None:
    weights = [[one.weight for one in why(scenario).effects] for scenario in OTHERS]
    assert [sorted(one, reverse=True) for one in weights] == weights
