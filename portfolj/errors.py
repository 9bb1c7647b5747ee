"""The whole error tree, and the messages that errors, reasons and notices carry.

PortfoljError
├── InputError        what came in is wrong; carries every fault found
│   └── StaleChange   somebody else has changed it since it was seen; carries both versions
├── WrongValue        one value cannot be read or be so; the readers of files turn it into a fault with its place
│   └── DoubtfulValue it can be read in several ways: whoever wrote it is asked
└── CheckError        an answer failed our own check: a defect of portfolj, never of the input
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Argument: TypeAlias = "str | int | tuple[str | Message, ...] | Message"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people, kept apart from its numbers so that it can be said in any language.

    Parameters
    ----------
    text
        The English sentence, which is also its key in the catalogues. `{name}` marks a part;
        `{amount:kr}`, `{effort:h}`, `{share:percent}`, `{score:points}`, `{day:date}` and
        `{names:list}` say how `portfolj.text` prints it.
    parts
        The named parts, sorted by name.
    """

    text: str
    parts: tuple[tuple[str, Argument], ...] = ()

    def __str__(self) -> str:
        parts = dict(self.parts)

        def shown(found: re.Match[str]) -> str:
            value = parts.get(found[1], found[0])
            return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)

        return re.sub(r"\{(\w+)(?::\w+)?\}", shown, self.text)


def say(text: str, /, **parts: Argument) -> Message:
    """Make a message; the catalogue tools find the sentences by this name."""
    return Message(text, tuple(sorted(parts.items())))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input something stands: a file, a row (1 is the first line), a column name or key path."""

    file: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        row = "" if self.row is None else f":{self.row}"
        column = f" [{self.column}]" if self.column else ""
        return f"{self.file}{row}{column}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in an input, with its place and remedy.

    Parameters
    ----------
    message
        Names the thing, the amount and the remedy.
    path
        Where it stands in the case document, as keys and positions.
    initiative
        The proposal it concerns, when the case can be opened all the same and only this
        proposal is kept from being a candidate; "" when no model can be built.
    place
        The file, row and column, filled in by whoever read the file.
    severity
        `notice` is told and stops nothing.
    """

    message: Message
    path: tuple[str | int, ...] = ()
    initiative: str = ""
    place: Place = field(default_factory=Place)
    severity: Literal["fault", "notice"] = "fault"

    def __str__(self) -> str:
        where = str(self.place) or ".".join(str(part) for part in self.path)
        return f"{where}: {self.message}" if where else str(self.message)


class PortfoljError(Exception):
    """What every error of portfolj is."""


class InputError(PortfoljError):
    """The input is wrong; `faults` holds everything that was found, not only the first."""

    def __init__(self, faults: Iterable[Fault] | Message) -> None:
        self.faults: tuple[Fault, ...] = (Fault(faults),) if isinstance(faults, Message) else tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True, slots=True)
class Clash:
    """A record of the register that two have changed.

    Parameters
    ----------
    kind, key
        Which record.
    version
        The version that stands; 0 when it has been taken away, or has none, as in files.
    seat
        The seat that wrote it; "" where that is not on record.
    theirs, ours
        The record as it stands and as it was to become, as plain data; None where it is taken away.
    """

    kind: str
    key: str
    version: int
    seat: str
    theirs: Any
    ours: Any


class StaleChange(InputError):
    """Records have been changed since they were seen, and nothing is written; `clashes` carries both versions of each."""

    def __init__(self, faults: Iterable[Fault], clashes: Iterable[Clash]) -> None:
        self.clashes = tuple(clashes)
        super().__init__(faults)


def saved_meanwhile(kind: str, key: str, *, theirs: Any, ours: Any) -> StaleChange:
    """The error of one record that somebody else has saved since it was seen; parameters as of `Clash`."""
    message = say("'{name}' has been saved by somebody else meanwhile; compare both versions, then save again.", name=key)
    return StaleChange([Fault(message)], [Clash(kind, key, 0, "", theirs, ours)])


class WrongValue(PortfoljError, ValueError):
    """A value that cannot be read, or cannot be so; a ValueError too, so that pydantic collects it with all others."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


class DoubtfulValue(WrongValue):
    """A value with several readings; which one is meant only the person who wrote it can tell."""


class CheckError(PortfoljError):
    """An answer broke a rule or a number when it was worked out again: our own defect."""

    def __init__(self, complaints: Iterable[Message]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(str(complaint) for complaint in self.complaints))
