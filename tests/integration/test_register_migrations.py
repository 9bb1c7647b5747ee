"""Old registers are brought to this version after a copy, and the migrations make the tables that the program knows."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select

from portfolj.domain.digest import digest
from portfolj.errors import InputError
from portfolj.storage import Name, check, history, open_register, read, undo
from portfolj.storage.migrating import configured
from portfolj.storage.schema import VERSION, contacts, metadata
from tests.e2e.small_case import small_case
from tests.registers import AT, SEAT, agreed, with_draft

STORED = sorted((Path(__file__).parents[1] / "data" / "registers").glob("*.sql"))
# A register before its first version.
UNBORN = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);"


def from_sql(file: Path, script: str) -> Path:
    """A database made from its text."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)
    return file


@pytest.mark.parametrize("text", STORED, ids=lambda path: path.stem)
def test_a_stored_register_of_each_version_is_read_checked_and_changed(text: Path, tmp_path: Path) -> None:
    register = open_register(from_sql(tmp_path / "register.db", text.read_text("utf-8")))
    assert digest(read(register).case) == digest(agreed(small_case(), "Listan gäller"))
    assert [entry.number for entry in history(register, "small", Name("initiatives", "draft"))] == [4, 2]
    with register.reading() as connection:
        assert connection.execute(select(contacts)).all() == [("K-1", "Kim Andersson")]
    undo(register, 4, seat=SEAT, at=AT)
    assert read(register).case == agreed(with_draft(small_case()), "Listan gäller")
    assert check(register).faults == ()


def test_there_is_a_stored_register_of_each_version() -> None:
    scripts = ScriptDirectory.from_config(configured())
    assert sorted(one.revision for one in scripts.walk_revisions()) == [path.stem for path in STORED]
    assert scripts.get_current_head() == VERSION


def test_the_migrations_make_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    register = open_register(tmp_path / "register.db", new=True)
    with register.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_an_older_register_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    file = from_sql(
        tmp_path / "register.db", "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL); CREATE TABLE old (name TEXT);"
    )
    open_register(file)
    with closing(sqlite3.connect(tmp_path / f"register.before-{VERSION}.db")) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema WHERE name IN ('old', 'records')").fetchall() == [("old",)]
    open_register(file)
    assert len(list(tmp_path.glob("*.before-*"))) == 1


def test_a_migration_that_fails_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    file = from_sql(tmp_path / "register.db", f"{UNBORN} CREATE TABLE records (name TEXT);")
    with pytest.raises(InputError, match="already exists"):
        open_register(file)
    with closing(sqlite3.connect(file)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == {"alembic_version", "records"}
