"""Old registers are brought to this version after a copy, and the migrations make the tables that the program knows."""

import resource
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
from portfolj.storage import Name, change, check, history, open_register, read, undo
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


def older(folder: Path, *rows: str) -> Path:
    """A register from before the first version, with a table of its own."""
    file = from_sql(folder / "register.db", f"{UNBORN} CREATE TABLE old (name TEXT); PRAGMA journal_mode = WAL;")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executemany("INSERT INTO old VALUES (?)", [(row,) for row in rows])
    return file


def stating(folder: Path, text: Path, version: str) -> Path:
    """A stored register that states another version."""
    file = from_sql(folder / "register.db", f"{text.read_text('utf-8')} PRAGMA journal_mode = WAL;")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
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
    rows = [f"rad {row} " * 50 for row in range(500)]
    register = open_register(older(tmp_path, *rows))
    with closing(sqlite3.connect(tmp_path / f"register.before-{VERSION}.db")) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema WHERE name IN ('old', 'records')").fetchall() == [("old",)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT name FROM old ORDER BY rowid").fetchall() == [(row,) for row in rows]
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (0,)
    change(register, None, small_case(), seat=SEAT, at=AT)
    assert (read(register).case, check(register).faults) == (small_case(), ())
    open_register(register.file)
    assert len(list(tmp_path.glob("*.before-*"))) == 1


def test_the_copy_of_an_older_register_is_as_good_as_the_register_was(tmp_path: Path) -> None:
    open_register(older(tmp_path, "kvar"))
    again = tmp_path / "again.db"
    (tmp_path / f"register.before-{VERSION}.db").rename(again)
    assert check(open_register(again)).faults == ()
    with closing(sqlite3.connect(again)) as connection:
        assert connection.execute("SELECT name FROM old").fetchall() == [("kvar",)]


@pytest.mark.parametrize("text", STORED, ids=lambda path: path.stem)
def test_a_database_that_states_no_version_is_no_register_whatever_tables_it_has(text: Path, tmp_path: Path) -> None:
    file = from_sql(tmp_path / "register.db", f"{text.read_text('utf-8')} DROP TABLE alembic_version; PRAGMA journal_mode = WAL;")
    before = file.read_bytes()
    with pytest.raises(InputError, match="no register of portfolj"):
        open_register(file, new=True)
    assert (file.read_bytes(), [one.name for one in tmp_path.iterdir()]) == (before, ["register.db"])


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("9999", f"its version is 9999, this portfolj knows {VERSION}"),
        (f"{VERSION}0", f"its version is {VERSION}0, this portfolj knows {VERSION}"),
        ("0000", "a version that portfolj has never had, '0000'"),
        ("", "a version that portfolj has never had, ''"),
    ],
)
@pytest.mark.parametrize("text", STORED, ids=lambda path: path.stem)
def test_a_register_of_another_version_than_there_has_been_is_refused_and_left_alone(
    text: Path, version: str, told: str, tmp_path: Path
) -> None:
    file = stating(tmp_path, text, version)
    before = file.read_bytes()
    with pytest.raises(InputError, match=told):
        open_register(file)
    assert (file.read_bytes(), [one.name for one in tmp_path.iterdir()]) == (before, ["register.db"])


@pytest.mark.parametrize("room", [0, 10, 40_000, 70_000])
def test_a_register_is_not_changed_where_its_copy_finds_no_room(tmp_path: Path, room: int) -> None:
    file = older(tmp_path, *("rad " * 250 for _ in range(90)))
    assert file.stat().st_size > 80_000
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limit[1]))
    try:
        with pytest.raises(InputError, match="The disk refuses"):
            open_register(file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert list(tmp_path.glob("*.before-*")) == []
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema WHERE name = 'records'").fetchall() == []
    open_register(file)
    with closing(sqlite3.connect(tmp_path / f"register.before-{VERSION}.db")) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema WHERE name = 'old'").fetchall() == [("old",)]


def test_a_migration_that_fails_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    file = from_sql(tmp_path / "register.db", f"{UNBORN} CREATE TABLE records (name TEXT);")
    with pytest.raises(InputError, match="already exists"):
        open_register(file)
    with closing(sqlite3.connect(file)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == {"alembic_version", "records"}
