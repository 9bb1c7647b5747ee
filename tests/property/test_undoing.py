"""Undo against an oracle: what stands is what the changes make that have not been taken back, replayed from the beginning."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.digest import digest
from portfolj.domain.initiative import Initiative
from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError
from portfolj.storage import Register, check, history, open_register, read, undo
from tests.e2e.small_case import small_case
from tests.registers import AT, SEAT, put, stored

Become = Callable[[Case], Case]


def titled(*names: str) -> Callable[[int], Become]:
    """Another title for some proposals, as an import gives them."""

    def at(turn: int) -> Become:
        return lambda case: replace(
            case, initiatives=[replace(one, name=f"{one.id} {turn}") if one.id in names else one for one in case.initiatives]
        )

    return at


def entered(name: str) -> Callable[[int], Become]:
    """A draft entered, or taken away where it is there already."""

    def become(case: Case) -> Case:
        others = tuple(one for one in case.initiatives if one.id != name)
        return replace(case, initiatives=others if len(others) < len(case.initiatives) else (*others, Initiative(id=name, name=name)))

    return lambda _: become


def scenario(turn: int) -> Become:
    return lambda case: replace(
        case, scenarios=[*(one for one in case.scenarios if one.id != "ny"), Scenario(id="ny", name="Ny", hours_percent=50 + turn)]
    )


def decision(turn: int) -> Become:
    return lambda case: replace(case, decisions=(Decision(id="base", agreed=f"Beslut {turn}"),))


def setting(turn: int) -> Become:
    return lambda case: replace(case, hour_value=600 + turn)


EDITS = (titled("arkiv"), titled("it"), titled("arkiv", "it", "app"), entered("ny"), scenario, decision, setting)
edits = some.lists(some.sampled_from(EDITS), min_size=1, max_size=8)


@given(edits)
@settings(max_examples=12)
def test_taking_back_newest_first_gives_each_earlier_case_and_taking_that_back_each_later_one(
    chosen: list[Callable[[int], Become]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        register = stored(Path(folder))
        numbers, digests = [], [digest(small_case())]
        for turn, edit in enumerate(chosen):
            numbers.append(put(register, edit(turn)).number or 0)
            digests.append(digest(read(register).case))
        undone = []
        for number, before in zip(reversed(numbers), digests[-2::-1], strict=True):
            undone.append(undo(register, number, seat=SEAT, at=AT).number or 0)
            assert digest(read(register).case) == before
        for number, after in zip(reversed(undone), digests[1:], strict=True):
            undo(register, number, seat=SEAT, at=AT)
            assert digest(read(register).case) == after
        assert check(register).faults == ()


@dataclass
class Told:
    """What a change was: an edit, or the taking back of another."""

    edit: Become | None
    undoes: int = 0


def replayed(told: dict[int, Told]) -> Case:
    """The case that those changes make that have not been taken back."""
    gone: set[int] = set()
    for number in sorted(told, reverse=True):
        if number not in gone:
            gone.add(told[number].undoes)
    case = small_case()
    for number in sorted(set(told) - gone):
        edit = told[number].edit
        case = case if edit is None else edit(case)
    return case


@given(some.lists(some.one_of(some.sampled_from(EDITS), some.integers(2, 20)), min_size=4, max_size=16))
@settings(max_examples=20)
def test_whatever_is_changed_taken_back_and_made_again_what_stands_is_what_has_not_been_taken_back(
    turns: list[Callable[[int], Become] | int],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        register = stored(Path(folder))
        told: dict[int, Told] = {}
        for turn, chosen in enumerate(turns):
            if callable(chosen):
                edit = chosen(turn)
                told[put(register, edit).number or 0] = Told(edit)
            else:
                taken_back(register, chosen, told)
            assert digest(read(register).case) == digest(replayed(told))
        assert check(open_register(register.file)).faults == ()


def taken_back(register: Register, number: int, told: dict[int, Told]) -> None:
    """Take a change back where the history says that it can be; where it does not, it is refused."""
    open_to_it = {one.number for one in history(register, "small") if one.taken_back_by is None and one.under is None}
    if number in open_to_it:
        told[undo(register, number, seat=SEAT, at=AT).number or 0] = Told(None, number)
        return
    before = read(register).case
    try:
        undo(register, number, seat=SEAT, at=AT)
    except InputError:
        assert read(register).case == before
    else:
        raise AssertionError(number)
