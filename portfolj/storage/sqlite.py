"""Everything that is SQLite's alone: how it is opened, what its refusals mean, whole copies, and its own check of itself."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from portfolj.errors import Fault, InputError, Message, Place, say
from portfolj.storage.seals import text_of

WRITES = "portfolj_writes"
_SCHEME = "sqlite:///"
_WAIT = 30
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
Error = sqlite3.Error
_SETTINGS = (
    "journal_mode = WAL",
    # The log goes into the file when the last connection closes, never while another writes: SQLite before 3.51.3 can lose pages then.
    "wal_autocheckpoint = 0",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "cell_size_check = ON",
    "trusted_schema = OFF",
)


def file_of(place: str) -> Path:
    """The file that a path or an address of SQLite names.

    Raises
    ------
    InputError
        When the address is that of another database.
    """
    if "://" in place and not place.startswith(_SCHEME):
        # No more of the address: it can hold a password.
        kind = place.partition("://")[0]
        raise InputError(say("'{kind}://' is no register that portfolj can open; name a file, or sqlite:///FILE.", kind=kind))
    return Path(place.removeprefix(_SCHEME))


class _Connected(sqlite3.Connection):
    """A connection that knows which file it has opened."""

    file: Path
    opened: int

    def replaced(self) -> bool:
        """Whether another file has come in its place since it was opened."""
        return not self.file.exists() or self.file.stat().st_ino != self.opened


def engine_of(file: Path) -> Engine:
    """An engine whose connections are each used once; those told `WRITES` write one at a time, all others see one state throughout."""
    engine = create_engine("sqlite://", creator=_connecting(file), poolclass=NullPool, json_serializer=text_of)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Python's own would begin too late: a reader that turns writer is refused without waiting.
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        held: Any = connection.connection.dbapi_connection
        if writes and held.replaced():
            raise InputError([Fault(say("The register has been restored just now; try again."), place=Place(file.name))])

    return engine


def _connecting(file: Path) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        while (connection := _opened(file)).replaced():
            connection.close()
        return connection

    return connect


def _opened(file: Path) -> _Connected:
    # Asked before it is opened: what comes in its place later is then never taken for it.
    opened = file.stat().st_ino
    address = f"{file.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False, factory=_Connected)
    connection.file, connection.opened = file, opened
    try:
        # Waits for who replaces the file; from here on nobody can, since who does needs it alone.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        # The log of the old file would have the name of the new one's.
        for setting in () if connection.replaced() else _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def meaning(wrong: BaseException | None) -> Message:
    """Why SQLite refuses, and what to do about it."""
    code, why = getattr(wrong, "sqlite_errorcode", 0) & 0xFF, str(wrong)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return say("The disk refuses to read or write ({why}); make room and try again. Nothing is saved.", why=why)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return say("Others have held the register for {seconds} seconds; let them end, then try again. Nothing is saved.", seconds=_WAIT)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return say("The register cannot be opened for writing ({why}); ask for the right to write its file and folder.", why=why)
    return say("The register is damaged, or no register ({why}); restore a backup: portfolj restore FILE.", why=why)


def create(file: Path, fill: Callable[[Connection], None]) -> None:
    """Make a new database under a name that is free, whole from its first moment; who comes second leaves the first one's."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    os.close(handle)
    own = Path(name)
    try:
        with engine_of(own).begin() as connection:
            fill(connection)
        with suppress(FileExistsError):
            give_name(own, file)
    finally:
        for one in (own, *_beside(own)):
            one.unlink(missing_ok=True)


def give_name(own: Path, file: Path) -> None:
    """Let a database that nobody else knows be found under a name, when all of it stands in its file.

    Raises
    ------
    FileExistsError
        When something has the name.
    """
    # What the last connection could not move out of the log is told by nothing else.
    with closing(_connecting(own)()) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    file.hardlink_to(own)
    sync(file.parent)


def _beside(file: Path) -> tuple[Path, Path]:
    """The log of writes of a database, and its memory of it."""
    return file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")


def free_name(file: Path, word: str) -> Path:
    """A name beside a file that nothing has yet: register.WORD.db, register.WORD-2.db and so on."""
    names = (file.with_name(f"{file.stem}.{word}{end}{file.suffix}") for end in ("", *(f"-{n}" for n in range(2, 10_000))))
    return next(name for name in names if not name.exists())


def copy(file: Path, to: Path) -> None:
    """Copy a database as it stands at one moment, while others may write, and see it onto the disk, all of it or nothing."""
    with closing(_connecting(file)()) as connection:
        try:
            connection.execute("VACUUM INTO ?", (str(to),))
        except sqlite3.Error:
            # A part of a copy would be taken for one.
            to.unlink(missing_ok=True)
            raise
    shutil.copymode(file, to)
    sync(to)
    sync(to.parent)


def sync(path: Path) -> None:
    """See a file's content, or a folder's names, onto the disk; never of a database in use, whose locks that would end."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(file: Path, new: Path) -> Path | None:
    """Put a whole database in the place of another, which is kept beside it; nobody can write meanwhile.

    Returns
    -------
    Path or None
        Where the replaced one lies; None when there was none.
    """
    log, memory = _beside(file)
    if not file.exists():
        log.unlink(missing_ok=True)
        new.rename(file)
        sync(file.parent)
        return None
    aside = free_name(file, "replaced")
    with closing(sqlite3.connect(file, timeout=_WAIT, isolation_level=None)) as held:
        _alone(held)
        aside.hardlink_to(file)
        if log.exists():
            log.rename(aside.with_name(f"{aside.name}-wal"))
        memory.unlink(missing_ok=True)
        new.replace(file)
        sync(file.parent)
    return aside


def _alone(connection: sqlite3.Connection) -> None:
    """Wait until nobody else has the database open, and keep everybody out; who cannot write to it, since it is damaged, need not be."""
    patience = monotonic() + _WAIT
    while True:
        try:
            # Leaving the log is refused, at once, while anybody else has the database open.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as wrong:
            if wrong.sqlite_errorcode & 0xFF in _DAMAGED:
                return
            if monotonic() > patience:
                raise
            sleep(0.01)
        else:
            return


def compact(file: Path) -> None:
    """Write the file anew without what has been deleted, and empty the log of writes."""
    with closing(_connecting(file)()) as connection:
        connection.execute("VACUUM")
        if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise InputError([Fault(say("Others still read what was erased; erase it once more in a while."), place=Place(file.name))])


def faults(connection: Connection) -> Iterator[str]:
    """What SQLite finds wrong with its own file, in its own words."""
    for (found,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield str(found)
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{row[0]} {row[1]} -> {row[2]}"
