"""Beginning a register of one's own: what it holds, and that nothing that is there is written over."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portfolj.errors import InputError
from portfolj.service.authorizing import LOCAL, NotAllowedError, Role, User
from portfolj.service.beginning import begin_register
from portfolj.service.copying import copy_case
from portfolj.service.opening import read_any
from portfolj.storage import Name, begin, check, history, open_register
from portfolj.workflow.afresh import afresh
from tests.e2e.small_case import small_case

AT = datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_it_holds_the_case_without_what_was_proposed(tmp_path: Path) -> None:
    stands = begin_register(LOCAL, str(tmp_path / "register.db"), small_case(), at=AT)
    assert stands == f"{tmp_path / 'register.db'}#small"
    assert read_any(LOCAL, stands).case == afresh(small_case())


@pytest.mark.parametrize("content", [b"", b"not a register", b"SQLite format 3\x00"])
def test_what_has_that_name_already_keeps_every_byte(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "register.db"
    file.write_bytes(content)
    with pytest.raises(InputError, match="is there already"):
        begin_register(LOCAL, str(file), small_case(), at=AT)
    assert file.read_bytes() == content


def test_a_register_that_is_there_keeps_its_case(tmp_path: Path) -> None:
    place = str(tmp_path / "register.db")
    stands = begin_register(LOCAL, place, small_case(), at=AT)
    with pytest.raises(InputError, match="is there already"):
        begin_register(LOCAL, place, small_case(id="other"), at=AT)
    assert read_any(LOCAL, stands).case == afresh(small_case())


@pytest.mark.parametrize("name", ["", "register", "register.xlsx", "register.db#small", "none/register.db", "a\nb"])
def test_a_name_that_no_register_can_have_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        begin_register(LOCAL, f"{tmp_path}/{name}", small_case(), at=AT)
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "register.db").symlink_to(tmp_path / "elsewhere.db")
    with pytest.raises(InputError, match="is there already"):
        begin_register(LOCAL, str(tmp_path / "register.db"), small_case(), at=AT)


def test_whoever_may_not_change_a_case_begins_none(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedError):
        begin_register(User("strategist", Role.STRATEGIST), str(tmp_path / "register.db"), small_case(), at=AT)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def room_for(most: int) -> Iterator[None]:
    """A disk on which no file can be larger, in bytes."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limit[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)


# From none to what holds the tables, but not the case.
ROOMS = [0, 10, 4_096, 20_000, 30_000, 40_000, 45_000]


@pytest.mark.parametrize("room", ROOMS)
def test_a_disk_without_room_leaves_no_part_of_a_register_and_its_name_free(tmp_path: Path, room: int) -> None:
    place = str(tmp_path / "register.db")
    with room_for(room), pytest.raises(InputError, match=r"The disk refuses|too large"):
        begin_register(LOCAL, place, small_case(), at=AT)
    assert list(tmp_path.iterdir()) == []
    stands = begin_register(LOCAL, place, small_case(), at=AT)
    assert read_any(LOCAL, stands).case == afresh(small_case())


@pytest.mark.parametrize("room", [*ROOMS, 50_000, 60_000])
def test_a_copy_into_a_new_register_without_room_leaves_no_part_of_it(tmp_path: Path, room: int) -> None:
    with room_for(room), pytest.raises(InputError, match=r"The disk refuses|too large"):
        copy_case(LOCAL, small_case(), str(tmp_path / "register.db"), over=False, at=AT)
    assert list(tmp_path.iterdir()) == []


def test_a_case_of_which_no_model_can_be_built_begins_no_register(tmp_path: Path) -> None:
    wrong = small_case(scenarios=[{"id": "ny", "name": "Ny", "out": ["nowhere"]}])
    with pytest.raises(InputError, match="unknown member"):
        copy_case(LOCAL, wrong, str(tmp_path / "register.db"), over=False, at=AT)
    assert list(tmp_path.iterdir()) == []


def test_what_takes_the_name_while_the_register_is_filled_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, link = tmp_path / "register.db", Path.hardlink_to

    def taken_first(one: Path, target: Path) -> None:
        if one == file:
            file.write_text("theirs", encoding="utf-8")
        link(one, target)

    monkeypatch.setattr(Path, "hardlink_to", taken_first)
    with pytest.raises(InputError, match="is there already"):
        begin(file, small_case(), seat="test", at=AT)
    assert [(one.name, one.read_text("utf-8")) for one in tmp_path.iterdir()] == [("register.db", "theirs")]


def test_a_register_begun_is_whole_and_its_first_change_is_on_record(tmp_path: Path) -> None:
    assert begin(tmp_path / "register.db", small_case(), seat="test", at=AT).number == 1
    register = open_register(tmp_path / "register.db")
    assert (check(register).faults, [one.seat for one in history(register, "small", Name("initiatives", "app"))]) == ((), ["test"])
    assert [one.name for one in tmp_path.iterdir()] == ["register.db"]
