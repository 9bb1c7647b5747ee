"""What has been done to a record of the register, when, and from which seat."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from portfolj.storage.records import Document, Name
from portfolj.storage.register import Register
from portfolj.storage.schema import changes, steps


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one record.

    Parameters
    ----------
    number
        Of the change, by which it can be taken back.
    at
        When, in UTC.
    undoes
        The number of the change that this one takes back.
    before, after
        The record as plain data, so that old entries can be read whatever the domain becomes; None where there was none.
    """

    number: int
    at: datetime
    seat: str
    undoes: int | None
    before: Document | None
    after: Document | None


def history(register: Register, case_id: str, name: Name) -> tuple[Entry, ...]:
    """All changes of one record, newest first."""
    chosen = select(changes.c.number, changes.c.at, changes.c.seat, changes.c.undoes, steps.c.before, steps.c.after)
    of_record = (changes.c.case_id == case_id, steps.c.kind == name.kind, steps.c.key == name.key)
    with register.reading() as connection:
        rows = connection.execute(chosen.join_from(changes, steps).where(*of_record).order_by(changes.c.number.desc()))
        return tuple(
            Entry(number, datetime.fromisoformat(at), seat, undoes, before, after) for number, at, seat, undoes, before, after in rows
        )
