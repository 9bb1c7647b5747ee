"""Values counted by where they come from."""

from portfolj.domain.provenance import Origins, origins
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
