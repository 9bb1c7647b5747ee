"""The register: a database of cases, opened in the version that this program writes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, String, column, inspect, select, table
from sqlalchemy.exc import DBAPIError

from portfolj.errors import Fault, InputError, Message, Place, say
from portfolj.storage import sqlite
from portfolj.storage.migrating import upgrade, versions
from portfolj.storage.schema import VERSION

_VERSIONS = table("alembic_version", column("version_num", String))


@dataclass(frozen=True)
class Register:
    """A register that is open; each use of it takes a connection of its own."""

    file: Path
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the register throughout."""
        with told(self.file), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that writes alone; all of it is kept, or nothing."""
        with told(self.file), self.engine.execution_options(**{sqlite.WRITES: True}).begin() as connection:
            yield connection


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Tell what the database refuses in our own words."""
    try:
        yield
    except (DBAPIError, sqlite.Error, json.JSONDecodeError, UnicodeDecodeError) as wrong:
        raise InputError([Fault(sqlite.meaning(getattr(wrong, "orig", wrong)), place=Place(file.name))]) from wrong


def open_register(place: Path | str, *, new: bool = False) -> Register:
    """Open a register.

    Parameters
    ----------
    place
        Its file, or the address sqlite:///FILE.
    new
        Whether one is made where there is none.

    Raises
    ------
    InputError
        When there is none, it is damaged, or a newer portfolj has written it.

    Notes
    -----
    A register in an older version is brought to this one, after a copy of it has been laid beside the file. Open it anew for each request:
    that is quick, and tells when a newer portfolj has come to it meanwhile.
    """
    file = sqlite.file_of(str(place))
    if new and not file.exists():
        with told(file):
            sqlite.create(file, upgrade)
    if not file.is_file():
        raise InputError(say("There is no register '{file}'; make one: portfolj copy CASE {file}.", file=str(file)))
    if not file.stat().st_size:
        raise _wrong(file, say("The file is empty; restore a backup: portfolj restore FILE."))
    register = Register(file, sqlite.engine_of(file))
    bring_up(register, aside=True)
    return register


def bring_up(register: Register, *, aside: bool) -> None:
    """Bring a register to the version of this program, after a copy of it has been laid beside the file where asked for.

    Raises
    ------
    InputError
        When its version is newer than this program's or none that there has been, or the file is no register.
    """
    with register.reading() as connection:
        if _version(connection, register.file) == VERSION:
            return
    with register.writing() as connection:
        # Another may have done it meanwhile.
        if _version(connection, register.file) < VERSION:
            if aside:
                sqlite.copy(register.file, sqlite.free_name(register.file, f"before-{VERSION}"))
            upgrade(connection)


def _version(connection: Connection, file: Path) -> str:
    if not inspect(connection).has_table(_VERSIONS.name):
        raise _wrong(file, say("This is a database, but no register of portfolj; choose another file."))
    stated = connection.scalar(select(_VERSIONS.c.version_num))
    # One that is still to be filled states none.
    version = "" if stated is None else str(stated)
    if version > VERSION:
        message = say(
            "A newer portfolj has written the register: its version is {theirs}, this portfolj knows {ours}; "
            "install the newer portfolj, or restore a backup of version {ours}.",
            theirs=version,
            ours=VERSION,
        )
        raise _wrong(file, message)
    if stated is not None and version != VERSION and version not in versions():
        raise _wrong(file, say("The register states a version that portfolj has never had, '{theirs}'; restore a backup.", theirs=version))
    return version


def _wrong(file: Path, message: Message) -> InputError:
    return InputError([Fault(message, place=Place(file.name))])
