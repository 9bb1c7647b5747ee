"""Rows in whole numbers, held against every 0/1 point."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolj.solve.rows import LARGEST, Row, at_least, at_most, cover, other_than, relaxed, step

Point = tuple[int, ...]

small = st.integers(-12, 12)
large = st.one_of(small, st.integers(-(10**11), 10**11), st.sampled_from((99_999, 100_000, 100_001, -100_000, -100_001, 10**8 + 1)))


@st.composite
def rows(draw: st.DrawFn, factors: st.SearchStrategy[int] = large) -> Row:
    """A row of one to six columns with a limit near what its points come to."""
    chosen = draw(st.lists(factors, min_size=1, max_size=6))
    near = draw(st.lists(st.booleans(), min_size=len(chosen), max_size=len(chosen)))
    limit = sum(factor for factor, one in zip(chosen, near, strict=True) if one) + draw(st.integers(-2, 2))
    return Row(tuple(range(len(chosen))), tuple(chosen), limit)


def points(row: Row) -> Iterator[Point]:
    """Every 0/1 point."""
    return product((0, 1), repeat=len(row.columns))


def holds(row: Row, point: Point) -> bool:
    """The row, written out."""
    return sum(factor * point[column] for column, factor in zip(row.columns, row.factors, strict=True)) <= row.limit


@given(rows())
def test_every_point_of_a_row_satisfies_the_row_given_to_the_solver(row: Row) -> None:
    eased = relaxed(row)
    assert [point for point in points(row) if holds(row, point) and not holds(eased, point)] == []


@given(rows())
def test_the_solver_is_given_no_factor_above_a_hundred_thousand(row: Row) -> None:
    assert all(abs(factor) <= LARGEST for factor in relaxed(row).factors)


@given(rows(small))
def test_a_row_of_small_factors_is_given_as_it_is(row: Row) -> None:
    assert relaxed(row) == row


@pytest.mark.parametrize(("largest", "g"), [(1, 1), (100_000, 1), (100_001, 2), (200_000, 2), (200_001, 3), (-100_001, 2)])
def test_the_step_is_the_least_that_brings_all_factors_to_a_hundred_thousand(largest: int, g: int) -> None:
    assert step((5, largest)) == g


def test_no_factors_need_no_step() -> None:
    assert step(()) == 1


@given(rows())
def test_a_cover_cuts_off_its_point_and_none_that_satisfies_the_row(row: Row) -> None:
    kept = [point for point in points(row) if holds(row, point)]
    for point in points(row):
        if not holds(row, point):
            cut = cover(row, point)
            assert not holds(cut, point)
            assert all(holds(cut, other) for other in kept)
            assert set(cut.factors) <= {1, -1}


@given(rows())
def test_a_cover_names_no_column_without_which_it_would_still_be_one(row: Row) -> None:
    for point in points(row):
        if not holds(row, point):
            cut = cover(row, point)
            for place in range(len(cut.columns)):
                columns = cut.columns[:place] + cut.columns[place + 1 :]
                signs = cut.factors[:place] + cut.factors[place + 1 :]
                shorter = Row(columns, signs, sum(1 for sign in signs if sign > 0) - 1)
                assert any(holds(row, other) and not holds(shorter, other) for other in points(row))


@given(st.dictionaries(st.integers(0, 3), large, max_size=4), large)
def test_dividing_by_the_greatest_common_divisor_keeps_all_whole_points(terms: dict[int, int], limit: int) -> None:
    row = at_most(terms, limit)
    for point in product((-2, 0, 1, 5), repeat=4):
        assert holds(row, point) == (sum(factor * point[column] for column, factor in terms.items()) <= limit)


@given(st.dictionaries(st.integers(0, 3), large, max_size=4), large)
def test_at_least_keeps_exactly_the_points_that_reach_the_limit(terms: dict[int, int], limit: int) -> None:
    row = at_least(terms, limit)
    for point in product((-2, 0, 1, 5), repeat=4):
        assert holds(row, point) == (sum(factor * point[column] for column, factor in terms.items()) >= limit)


def test_common_divisors_are_taken_out_and_the_limit_rounded_down() -> None:
    assert at_most({2: 600, 0: 400, 1: 0}, 999) == Row((0, 2), (2, 3), 4)
    assert at_least({0: 400}, 401) == Row((0,), (-1,), -2)


@given(st.lists(st.integers(0, 1), min_size=5, max_size=5), st.sets(st.integers(0, 4), min_size=1))
def test_other_than_cuts_off_exactly_what_agrees_with_the_point_on_the_columns(ones: list[int], columns: set[int]) -> None:
    row = other_than(ones, sorted(columns))
    for point in product((0, 1), repeat=5):
        assert holds(row, point) == any(point[column] != ones[column] for column in columns)
