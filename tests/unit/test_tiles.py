"""Where the members' tiles lie: both numbers or none, and one member on each."""

from typing import Any

import pytest
from pydantic import ValidationError

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.domain.member import Member
from tests.e2e.small_case import small_case


def with_tiles(**tiles: tuple[int, int]) -> Case:
    """The small case with some members on tiles."""
    case = small_case()
    placed = [replace(one, tile_column=tiles[one.id][0], tile_row=tiles[one.id][1]) if one.id in tiles else one for one in case.members]
    return replace(case, members=tuple(placed))


@pytest.mark.parametrize("tile", [{"tile_column": 2}, {"tile_row": "2"}])
def test_half_a_tile_is_refused_with_what_to_do(tile: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="state both, or neither"):
        Member(id="north", name="North", weight=10, **tile)


@pytest.mark.parametrize("place", [0, 41, "1,5", -1])
def test_a_tile_that_lies_nowhere_is_refused(place: object) -> None:
    with pytest.raises(ValidationError):
        Member.model_validate({"id": "north", "name": "North", "weight": 10, "tile_column": place, "tile_row": 1})


def test_a_tile_is_column_and_row_and_none_where_nothing_is_stated() -> None:
    assert Member.model_validate({"id": "north", "name": "North", "weight": 10, "tile_column": " 3 ", "tile_row": 1}).tile == (3, 1)
    assert Member(id="north", name="North", weight=10).tile is None


def test_two_members_on_one_tile_are_told_with_both_names_and_the_tile() -> None:
    [fault] = faults(with_tiles(stor=(1, 2), liten=(1, 2), mellan=(2, 1)))
    assert fault.path == ("members", "stor", "tile_column")
    assert fault.severity == "fault"
    assert str(fault.message) == "'stor' lies on the tile of 'liten', column 1 and row 2; give one of them another tile."


def test_members_on_tiles_of_their_own_are_no_fault() -> None:
    assert faults(with_tiles(stor=(1, 2), liten=(2, 1))) == ()
