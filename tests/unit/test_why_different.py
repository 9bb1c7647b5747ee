"""Why two scenarios have different portfolios, worked out by hand on the small case."""

from dataclasses import replace as but
from functools import cache
from typing import Any

import pytest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.explain.why_different import in_short, what_comes_of_it, what_it_is_due_to, where_it_differs, words_for
from portfolj.results.portfolio import Status
from portfolj.results.why_different import WhyDifferent
from portfolj.text import Language, render
from portfolj.workflow.side_by_side import scenario_names
from portfolj.workflow.solving import solve_scenario
from portfolj.workflow.why_different import why_different
from tests.e2e.small_case import PROPOSALS, small_case

LESS, SHORT = [{"percent": 80}], 70
HOSTILE = PROPOSALS["hostile"][0]


def case_with(**fields: Any) -> Case:
    case = small_case()
    return replace(case, scenarios=(*case.scenarios, {"id": "other", "name": "Annat", **fields}))


@cache
def both_less() -> tuple[Case, WhyDifferent]:
    """At 80 % and 70 hours E-arkiv and HOSTILE are best (110); at 100 % and 70 hours Delad IT and HOSTILE (135)."""
    case = case_with(budgets=LESS, hours_percent=SHORT)
    return case, why(case)


def why(case: Case, first: str = "base", second: str = "other", **limits: Any) -> WhyDifferent:
    *_, last = why_different(case, solve_scenario(case, first, **limits), solve_scenario(case, second, **limits), **limits)
    return last


def said(case: Case, found: WhyDifferent, *, first: str = "base", second: str = "other") -> list[str]:
    words = words_for(case, first, second, scenario_names(case))
    told = [*in_short(found, words)]
    for one in found.effects:
        told += [words.departure(one.departure), *what_comes_of_it(one, found, words)]
    return [render(sentence, Language.ENGLISH).replace("\u00a0", " ") for sentence in told]


def test_one_difference_is_the_whole_difference_with_its_numbers() -> None:
    found = why(small_case(), second="mindre")
    assert said(small_case(), found, second="mindre") == [
        "'20 % mindre' differs from 'Dagens ram' in one thing only.",
        "The whole difference is due to this: The own frames are 80% instead of 100%.",
        "The own frames are 80% instead of 100%.",
        "In: Bibliotek.",
        "The benefit is 30 points higher.",
        "Funds and members together pay 300,000 kr more.",
        "1 initiative more.",
    ]


def test_what_several_do_together_is_told_as_that_and_the_heaviest_comes_first() -> None:
    case, found = both_less()
    assert said(case, found) == [
        "'Annat' differs from 'Dagens ram' in 2 things.",
        "Due to several of them together: Bibliotek.",
        "The own frames are 80% instead of 100%.",
        "In: Delad IT.",
        "Out: E-arkiv.",
        "The benefit is 25 points higher.",
        "Funds and members together pay 300,000 kr more.",
        "The hours are 70% instead of 100%.",
        "The same is chosen.",
    ]
    assert (found.only_in_first, found.unexplained) == (("bibliotek",), ("bibliotek",))


def test_each_initiative_names_its_causes() -> None:
    # With En app HOSTILE and Bibliotek have room beside it (90); without it E-arkiv and HOSTILE (110), at 100 % all three (120).
    case = case_with(budgets=LESS, decided=[{"initiative": "app", "reason": "prov"}])
    found = why(case)
    words = words_for(case, "base", "other", scenario_names(case))
    told = {one: (where_it_differs(one, found, words), *what_it_is_due_to(one, found, words)) for one in found.differing}
    assert {one: [render(sentence, Language.ENGLISH) for sentence in sentences] for one, sentences in told.items()} == {
        "arkiv": ["Only in 'Dagens ram'", "'En app' is to be in.", "The own frames are 80% instead of 100%."],
        "app": ["Only in 'Annat'", "'En app' is to be in."],
    }


def test_where_nothing_differs_that_counts_it_is_told() -> None:
    case = case_with(budgets=[{"percent": 100}])
    assert said(case, why(case)) == ["'Annat' asks the same as 'Dagens ram'."]


def test_scenarios_that_choose_the_same_say_so() -> None:
    case = case_with(budgets=[{"percent": 101}])
    assert "Both choose the same." in said(case, why(case))


def test_differences_that_cancel_each_other_out_are_told_beside_the_same_choice() -> None:
    # 1 700 000 kr without Delad IT and En app are spent on the same as 1 000 000 kr with them; 100 hours hold three of 30.
    case = case_with(budgets=[{"percent": 170}], refused=[{"initiative": "it", "reason": "prov"}, {"initiative": "app", "reason": "prov"}])
    found = why(case)
    assert (found.same, found.differing) == (True, ())
    assert any(one.changes for one in found.effects)
    assert said(case, found)[:2] == ["'Annat' differs from 'Dagens ram' in 3 things.", "Both choose the same."]


def test_without_a_portfolio_it_is_told_what_would_give_one() -> None:
    case = case_with(hours_percent=SHORT, decided=[{"initiative": one, "reason": "prov"} for one in ("arkiv", "bibliotek", "hostile")])
    told = said(case, why(case))
    assert "There is a portfolio, of 3 initiatives." in told
    assert "The whole difference is due to this: The hours are 70% instead of 100%." in told


def test_what_leaves_no_portfolio_is_told_as_that() -> None:
    row = [{"initiative": one, "reason": "prov"} for one in ("arkiv", "it")]
    case = replace(
        small_case(),
        scenarios=(
            {"id": "first", "name": "Först", "decided": row},
            {"id": "other", "name": "Annat", "budgets": [{"percent": 150}], "decided": [*row, {"initiative": "app", "reason": "prov"}]},
        ),
    )
    found = why(case, first="first")
    assert Status.INFEASIBLE in {one.status for one in found.effects}
    assert "There is no portfolio that meets all rules." in said(case, found, first="first")


def test_another_of_equals_is_told_as_that() -> None:
    # With 400 000 kr there is room for one of two that are worth the same; hours do not bind.
    equal = [one for one in small_case().initiatives if one.id == "arkiv"]
    twin = replace(equal[0], id="twin", name="Tvilling")
    case = replace(
        small_case(initiatives=[*equal, twin], budgets=[{"fund": "own", "year": 2027, "kronor": 400_000}], scenarios=[]),
        scenarios=(
            {"id": "first", "name": "Först"},
            *(
                {"id": f"without-{one}", "name": one, "refused": [{"initiative": one, "reason": "prov"}], "hours_percent": 90}
                for one in ("arkiv", "twin")
            ),
        ),
    )
    found = [why(case, "first", f"without-{one}") for one in ("arkiv", "twin")]
    [moved] = [one for one in found if one.differing]
    refusal = next(one for one in moved.effects if one.departure.field == "decided")
    assert (refusal.equally_good, refusal.least, refusal.most) == (True, 0, 0)


def test_a_scenario_that_cannot_be_asked_for_is_told_as_that() -> None:
    case = small_case()
    answers = [{"member": "stor", "answer": "lead"}, {"member": "liten", "answer": "willing"}]
    led, *rest = case.initiatives
    led = replace(led, parties={"participations": answers})
    decided = [{"initiative": led.id, "reason": "prov"}]
    first = {"id": "first", "name": "Först", "out": ["stor"]}
    other = {"id": "other", "name": "Annat", "decided": decided, "hours_percent": 90}
    case = replace(case, initiatives=(led, *rest), scenarios=(first, other))
    found = why(case, first="first")
    (lacking,) = [one for one in found.effects if one.status is None]
    assert lacking.departure.field == "out"
    assert "That cannot be asked for" in " ".join(said(case, found, first="first"))


@pytest.mark.parametrize("language", list(Language))
def test_what_was_not_settled_in_time_is_told_as_that(language: Language) -> None:
    case, found = both_less()
    unsure = as_unproven(found)
    words = words_for(case, "base", "other", scenario_names(case))
    told = [render(sentence, language) for one in unsure.effects for sentence in what_comes_of_it(one, unsure, words)]
    assert told.count(told[-1]) == len(unsure.effects)
    assert [render(sentence, language) for sentence in in_short(unsure, words)][-1] == told[-1]
    assert "Due to several" not in " ".join(render(sentence, Language.ENGLISH) for sentence in in_short(unsure, words))


def as_unproven(found: WhyDifferent) -> WhyDifferent:
    """As if no answer had been proven."""
    return but(found, effects=tuple(but(one, proven=False, least=one.least - 1000) for one in found.effects))
