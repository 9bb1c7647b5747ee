"""How far a dial must be turned alone: against every place it can stand in."""

from dataclasses import replace

import pytest

from portfolj.workflow.dials import Dials
from portfolj.workflow.turning import MOST, least_turns

STANDS = Dials(money=80, hours=100, floor=60, weights=(), decided=(), refused=(), out=())


@pytest.mark.parametrize(("money", "hours", "floor"), [(81, 101, 59), (137, 1000, 0), (1000, 412, 30)])
def test_each_dial_is_turned_as_little_as_is_enough(money: int, hours: int, floor: int) -> None:
    found = dict(least_turns(STANDS, lambda dials: dials.money >= money or dials.hours >= hours or dials.floor <= floor))
    assert found == {"money": replace(STANDS, money=money), "hours": replace(STANDS, hours=hours), "floor": replace(STANDS, floor=floor)}


def test_a_dial_that_is_not_enough_is_not_named() -> None:
    assert dict(least_turns(STANDS, lambda dials: dials.hours > MOST)) == {}
    assert list(dict(least_turns(STANDS, lambda dials: dials.hours >= 300))) == ["hours"]


def test_a_dial_that_stands_at_its_end_is_not_asked_about() -> None:
    asked: list[Dials] = []
    list(least_turns(replace(STANDS, floor=0), lambda dials: bool(asked.append(dials))))
    assert asked == [replace(STANDS, floor=0, money=MOST), replace(STANDS, floor=0, hours=MOST)]
