"""What has been read: the case document as plain data, and the file and row that each part of it came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from portfolj.errors import Fault, Message, Place, say
from portfolj.exchange.tables import Table

Path = tuple[str | int, ...]
MOST_BYTES = 20_000_000
# YAML takes some ten seconds a megabyte to read as carefully as it is read here; what is larger belongs in tables.
MOST_YAML_BYTES = 2_000_000
MOST_ROWS = 100_000


@dataclass(frozen=True)
class Origin:
    """Where a part of the document came from: a row of a table, or a line of another file.

    Parameters
    ----------
    file
        Its name in the case folder.
    row
        The line (1 is the first), where it is known.
    table
        The table whose row it is.
    root
        The path of the document that the whole file stands at.
    """

    file: str
    row: int | None = None
    table: Table | None = None
    root: Path = ()


@dataclass
class Source:
    """A case document while it is read.

    Parameters
    ----------
    document
        Mappings, lists, and texts or numbers, in the shape of `portfolj.domain.case.Case`.
    origins
        Where each part came from, by its path with positions (0 is the first) as read.
    faults
        Everything found wrong so far.
    """

    file: str
    document: dict[str, Any] = field(default_factory=dict)
    origins: dict[Path, Origin] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def unread(self) -> frozenset[str]:
        """The files of which something could not be read at all: what is missing there is no fault of its own."""
        return frozenset(fault.place.file for fault in self.faults if fault.severity == "fault" and not fault.path and fault.place.file)

    def place(self, path: Path) -> Place:
        """The place of a path: the nearest part above it that has an origin, and the column or keys below that."""
        if (first := self.origins.get((*path, 0))) is not None and first.table is not None:
            return Place(first.file, first.row, "")
        for length in range(len(path), 0, -1):
            origin = self.origins.get(path[:length])
            if origin is not None:
                return Place(origin.file, origin.row, _column(origin, path, length))
        return Place(self.file, None, _keys(path))


def _column(origin: Origin, path: Path, length: int) -> str:
    if origin.table is None:
        return _keys(path[len(origin.root) :])
    return origin.table.column(path[length:]) if path[length:] else ""


def _keys(path: Iterable[str | int]) -> str:
    return ".".join(str(part) for part in path)


def text_of(file: FilePath, name: str, *, most: int = MOST_BYTES) -> tuple[str, list[Fault]]:
    """The text of a file of at most so many bytes, and what keeps it from being read; a byte order mark is left out."""
    content, faults = bytes_of(file, name, most=most)
    return ("", faults) if faults else decoded(content, name)


def bytes_of(file: FilePath, name: str, *, most: int = MOST_BYTES) -> tuple[bytes, list[Fault]]:
    """The content of a file of at most so many bytes, and what keeps it from being read."""
    try:
        if file.stat().st_size <= most:
            return file.read_bytes(), []
        message = say("The file is larger than {most} bytes; put what repeats into tables, or split the case.", most=most)
    except OSError as wrong:
        message = refused(wrong)
    return b"", [Fault(message, place=Place(name))]


def refused(wrong: OSError) -> Message:
    """Why the system refuses a file, and what to do about it."""
    match wrong:
        case IsADirectoryError():
            return say("A folder stands where a file belongs; rename the folder and restore the file, or choose another name.")
        case FileNotFoundError() | NotADirectoryError():
            return say("There is no such file or folder; correct the name, or restore it.")
        case PermissionError():
            return say("You may not read or write here; ask for the right to it, or choose another place.")
        case _:
            return say("The system refuses to read or write here ({why}); check the name and the room.", why=str(wrong.strerror))


def decoded(content: bytes, name: str) -> tuple[str, list[Fault]]:
    """The text of UTF-8 bytes without byte order mark, and what keeps them from being text."""
    if b"\0" in content:
        row = content.partition(b"\0")[0].count(b"\n") + 1
        return "", [Fault(say("The file is not text; restore it or save it as UTF-8 text."), place=Place(name, row))]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as wrong:
        row = content[: wrong.start].count(b"\n") + 1
        return "", [Fault(say("The file is not UTF-8 text; save it as UTF-8."), place=Place(name, row))]
