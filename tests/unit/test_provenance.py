"""Values counted by where they come from."""

from decimal import Decimal

from portfolj.domain.base import ProvenanceKind
from portfolj.domain.provenance import Origins, Source, origins, origins_by_table, sources
from tests.unit.instances import a_case, an_initiative


def test_each_value_is_counted_once_by_its_kind() -> None:
    case = a_case(
        budgets=[
            {"fund": "own", "year": 2027, "kronor": 1, "provenance": "real"},
            {"fund": "own", "year": 2028, "kronor": 2, "provenance": "derived"},
            {"fund": "own", "year": 2029, "kronor": 3},
        ],
        members=[{"id": "a", "name": "A", "weight": 1, "provenance": "illustrative"}],
        goals=[{"id": "g", "name": "Goal", "weight": 1, "provenance": "real"}],
    )
    assert origins(case) == Origins(real=2, derived=1, illustrative=1, unstated=1)


def test_a_row_that_states_none_has_that_of_its_group() -> None:
    takes = {
        "provenance": "illustrative",
        "financing": [{"year": 1, "fund": "own", "kronor": 100}, {"year": 1, "fund": "own", "kronor": 5, "provenance": "real"}],
    }
    before, after = origins(a_case()), origins(a_case(initiatives=[an_initiative("i", takes=takes, gives={})]))
    assert (after.illustrative - before.illustrative, after.real - before.real) == (1, 1)


def test_what_holds_unless_stated_is_no_value() -> None:
    bare = an_initiative("i", takes={}, gives={}, parties={}, steering={})
    assert origins(a_case(initiatives=[bare])) == origins(a_case())


def test_all_is_the_sum_of_the_kinds() -> None:
    assert Origins(1, 2, 3, 4).all == 10


def test_shares_are_percent_of_all() -> None:
    assert Origins(1, 2, 3, 2).shares == (Decimal("12.5"), 25, Decimal("37.5"), 25)
    assert Origins(0, 0, 0, 0).shares == (0, 0, 0, 0)


def test_together_is_the_sum_of_each_kind() -> None:
    assert Origins.together([Origins(1, 2, 3, 4), Origins(10, 20, 30, 40)]) == Origins(11, 22, 33, 44)
    assert Origins.together([]) == Origins(0, 0, 0, 0)


def test_the_tables_together_hold_every_value_once() -> None:
    case = a_case(initiatives=[an_initiative("i"), an_initiative("j", takes={}, gives={})])
    assert Origins.together(origins_by_table(case).values()) == origins(case)


def test_an_initiatives_values_stand_under_its_group() -> None:
    takes = {"provenance": "real", "financing": [{"year": 1, "fund": "own", "kronor": 100}]}
    case = a_case(budgets=[], initiatives=[an_initiative("i", takes=takes, gives={}, parties={}, steering={})])
    assert origins_by_table(case)["takes"] == Origins(1, 0, 0, 0)
    assert "initiatives" not in origins_by_table(case)


def test_a_source_is_counted_with_its_kind_and_those_of_real_values_stand_first() -> None:
    case = a_case(
        budgets=[
            {"fund": "own", "year": 2027, "kronor": 1, "provenance": "illustrative", "source": "Guess"},
            {"fund": "own", "year": 2028, "kronor": 2, "provenance": "illustrative", "source": "Guess"},
            {"fund": "own", "year": 2029, "kronor": 3, "provenance": "real", "source": "Budget 2026"},
        ],
        goals=[{"id": "g", "name": "Goal", "weight": 1, "source": "Plan"}],
    )
    assert sources(case) == (
        Source("Budget 2026", ProvenanceKind.REAL, 1),
        Source("Guess", ProvenanceKind.ILLUSTRATIVE, 2),
        Source("Plan", None, 1),
    )


def test_a_row_has_the_source_of_its_group_unless_it_states_a_kind_of_its_own() -> None:
    takes = {
        "provenance": "real",
        "source": "Letter",
        "financing": [{"year": 1, "fund": "own", "kronor": 100}, {"year": 1, "fund": "own", "kronor": 5, "provenance": "derived"}],
    }
    assert sources(a_case(initiatives=[an_initiative("i", takes=takes, gives={})])) == (Source("Letter", ProvenanceKind.REAL, 1),)
