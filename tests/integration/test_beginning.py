"""Beginning a register of one's own: what it holds, and that nothing that is there is written over."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from portfolj.errors import InputError
from portfolj.service.authorizing import LOCAL, NotAllowedError, Role, User
from portfolj.service.beginning import begin_register
from portfolj.service.opening import read_any
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
