"""The log of a case: the chain of its changes, each sealed together with the one before it, and its head, which stands for all of it."""

import re
from dataclasses import dataclass

from sqlalchemy import select

from portfolj.errors import Fault, InputError, Place, say
from portfolj.storage.check import made_by_history
from portfolj.storage.reading import case_id_of, place_of
from portfolj.storage.register import Register
from portfolj.storage.schema import changes

_WRITTEN = re.compile(r"([A-Za-z0-9_-]{1,40}):(\d{1,18}):([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class LogHead:
    """The newest change of a case's log by its number, and its seal, which no other log up to it gives."""

    case_id: str
    number: int
    seal: str

    def __str__(self) -> str:
        return f"{self.case_id}:{self.number}:{self.seal}"


def read_head(text: str) -> LogHead:
    """A head as it was printed.

    Raises
    ------
    InputError
        When the text is no head.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise InputError(say("'{text}' is no head of a log; copy it whole: a case, a number, and 64 digits and letters.", text=text))
    return LogHead(found[1], int(found[2]), found[3])


def log_head(register: Register, case_id: str = "") -> LogHead:
    """The head of a case's log as it stands.

    Raises
    ------
    InputError
        When the register has held no such case, or holds several and none is named.
    """
    name = case_id_of(register, case_id)
    chosen = select(changes.c.number, changes.c.seal).where(changes.c.case_id == name).order_by(changes.c.number.desc()).limit(1)
    with register.reading() as connection:
        number, seal = connection.execute(chosen).one()
    return LogHead(name, number, seal)


def log_faults(register: Register, head: LogHead) -> tuple[Fault, ...]:
    """What shows that the log of a case is not the one whose head was printed, or has not only been added to since.

    Parameters
    ----------
    head
        As it was printed, at any time.

    Notes
    -----
    An entry that was edited, deleted, inserted or swapped breaks the chain of seals; a chain that was made anew, cut off or wiped no
    longer holds the head. What was added after the head was printed is held by the chain alone.
    """
    place = place_of(register.file, head.case_id)
    with register.reading() as connection:
        _, broken = made_by_history(connection, head.case_id, place)
        own = changes.c.case_id == head.case_id
        seal = connection.scalar(select(changes.c.seal).where(own, changes.c.number == head.number))
        last = connection.scalar(select(changes.c.number).where(own).order_by(changes.c.number.desc()).limit(1))
    named, newest = str(head.number), str(last)
    if last is None:
        told = say("The log is empty; its newest change was {number} when the head was printed. Restore a backup.", number=named)
    elif seal is None:
        told = say("The log lacks change {number} of the head; its newest is {last}. Restore a backup.", number=named, last=newest)
    elif seal != head.seal:
        told = say("Change {number} is not what it was when the head was printed: the log has been rewritten.", number=named)
    else:
        return tuple(broken)
    return (*broken, Fault(told, place=Place(place)))
