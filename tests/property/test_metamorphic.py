"""What must not change, or must change one way only, when the question changes."""

import pytest

from portfolj.domain.case import Case
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.workflow.solving import solve_scenario
from tests.tied import Document, tied_document

SEEDS = range(3000, 3004)


def asked(document: Document, **changes: object) -> Result:
    """The case under one scenario of its own."""
    scenario = {"id": "asked", "name": "Asked"} | changes
    return solve_scenario(Case.model_validate(document | {"scenarios": [scenario]}), "asked")


def worth(result: Result) -> int:
    """Total benefit of a proven answer; below everything where there is no portfolio."""
    assert result.status in (Status.PROVEN, Status.INFEASIBLE)
    return -1 if result.answer.total_benefit is None else int(result.answer.total_benefit.value)


def tied_case(seed: int, initiatives: int) -> Document:
    """A case without floor per resident: it refers to the best that all can have, which changes with the question."""
    document = tied_document(seed, initiatives)
    return document | {"rules": {name: rule for name, rule in document["rules"].items() if name != "floor_per_resident"}}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_larger_budget_never_lowers_the_value(seed: int) -> None:
    document = tied_case(seed, 8)
    values = [worth(asked(document, budgets=[{"percent": percent}])) for percent in (40, 70, 99, 100, 101, 130, 200)]
    assert values == sorted(values)


@pytest.mark.parametrize("seed", SEEDS)
def test_more_hours_never_lower_the_value(seed: int) -> None:
    document = tied_case(seed, 8)
    values = [worth(asked(document, hours_percent=percent)) for percent in (50, 80, 100, 140)]
    assert values == sorted(values)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rule_taken_away_never_lowers_the_value(seed: int) -> None:
    document = tied_case(seed, 8)
    whole = worth(asked(document))
    for name in document["rules"]:
        rules = {other: rule for other, rule in document["rules"].items() if other != name}
        assert worth(asked(document | {"rules": rules})) >= whole


@pytest.mark.parametrize("seed", SEEDS)
def test_forcing_what_is_chosen_keeps_the_value(seed: int) -> None:
    document = tied_case(seed, 7)
    free = asked(document)
    for choice in free.chosen:
        assert worth(asked(document, decided=[{"initiative": choice.id, "reason": "Tried"}])) == worth(free)


@pytest.mark.parametrize("seed", SEEDS)
def test_refusing_what_is_not_chosen_keeps_the_value(seed: int) -> None:
    document = tied_case(seed, 7)
    free = asked(document)
    chosen = {choice.id for choice in free.chosen}
    outside = [one.id for one in free.instance.candidates if one.id not in chosen]
    for name in outside:
        assert worth(asked(document, refused=[{"initiative": name, "reason": "Tried"}])) == worth(free)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_tie_means_that_refusing_anything_chosen_lowers_the_value(seed: int) -> None:
    document = tied_case(seed, 6)
    free = asked(document)
    after = [worth(asked(document, refused=[{"initiative": choice.id, "reason": "Tried"}])) for choice in free.chosen]
    if free.ties == 1:
        assert all(value < worth(free) for value in after)
    elif free.ties is not None:
        assert worth(free) in after or any(
            worth(asked(document, decided=[{"initiative": one.id, "reason": "Tried"}])) == worth(free)
            for one in free.instance.candidates
            if one.id not in {choice.id for choice in free.chosen}
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_what_none_can_afford_changes_nothing(seed: int) -> None:
    document = tied_case(seed, 6)
    dear = tied_document(seed, 7)["initiatives"][6]
    dear["takes"]["financing"] = [{"fund": "FUND-0", "year": 1, "kronor": 10**9}]
    dear["steering"] = {key: part for key, part in dear["steering"].items() if key in ("stage", "starts", "duration", "mandates")}
    more = document | {"initiatives": [*document["initiatives"], dear]}
    first, second = asked(document), asked(more)
    assert (worth(first), first.chosen, first.ties) == (worth(second), second.chosen, second.ties)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_objectives_only_matters_downwards(seed: int) -> None:
    document = tied_case(seed, 7)
    alone = asked(document)
    behind = asked(document, objective=["participations"])
    if alone.status is Status.PROVEN:
        assert worth(behind) <= worth(alone)
        most = behind.objectives[0].value
        assert sum(len(choice.participants) for choice in behind.chosen) == most
        assert sum(len(choice.participants) for choice in alone.chosen) <= most
