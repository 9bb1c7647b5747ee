"""Contact persons: apart from cases, history and exports, and erasable for good; they go when their proposal goes."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select, update

from portfolj.errors import Fault, InputError, Message, Place, saved_meanwhile, say
from portfolj.storage import sqlite
from portfolj.storage.records import PROPOSALS
from portfolj.storage.register import Register, told
from portfolj.storage.schema import contacts, records


class ContactOf(NamedTuple):
    """Whose contact it is, and which of several: the reference under which it is kept."""

    case_id: str
    proposal: str
    place: int

    def __str__(self) -> str:
        return f"{self.case_id}/{self.proposal}/{self.place}"


def contact(register: Register, of: ContactOf) -> str:
    """What is known of a contact; "" when nothing is."""
    with register.reading() as connection:
        return _standing(connection, of)


def keep_contact(register: Register, of: ContactOf, text: str, *, seen: str = "") -> None:
    """Keep a contact's name and address.

    Parameters
    ----------
    seen
        What stood there when the change began; "" where nothing did.

    Raises
    ------
    StaleChange
        When something else stands there; carries both.
    InputError
        When the proposal is not there any more.
    """
    with register.writing() as connection:
        if not connection.scalar(select(exists().where(*_record(of)))):
            message = say("The proposal has been taken away; its contact persons are not kept.")
            raise InputError([Fault(message, place=Place(register.file.name, None, of.proposal))])
        standing = _standing(connection, of)
        if standing not in (seen, text):
            raise saved_meanwhile("contacts", str(of), theirs=standing, ours=text)
        if not connection.execute(update(contacts).where(contacts.c.reference == str(of)).values(text=text)).rowcount:
            connection.execute(insert(contacts).values(reference=str(of), text=text))


def erase_contact(register: Register, of: ContactOf) -> None:
    """Erase a contact for good, from the free parts of the file and the log of writes too.

    Notes
    -----
    Backups made before still hold it.

    Raises
    ------
    InputError
        When others read so long that it still stands in the log; it must then be erased once more.
    """
    with register.writing() as connection:
        connection.execute(delete(contacts).where(contacts.c.reference == str(of)))
    with told(register.file):
        sqlite.compact(register.file)


def forget_others(connection: Connection, case_id: str, proposals: Collection[str]) -> int:
    """Delete the contacts of a case that belong to none of its proposals; how many there were."""
    references = connection.scalars(select(contacts.c.reference).where(contacts.c.reference.startswith(f"{case_id}/", autoescape=True)))
    kept = {(case_id, one) for one in proposals}
    gone = [one for one in references if tuple(one.split("/")[:2]) not in kept]
    if gone:
        connection.execute(delete(contacts).where(contacts.c.reference.in_(gone)))
    return len(gone)


def erased_with_proposals(register: Register, number: int) -> tuple[Message, ...]:
    """Erase from the free parts of the file and the log what has been deleted; what there is to tell of it, nothing where nothing was."""
    if not number:
        return ()
    messages = [say("Contact persons erased for good with what was taken away: {number}.", number=number)]
    try:
        with told(register.file):
            sqlite.compact(register.file)
    except InputError:
        # The change itself is made, and its refusal would be untrue.
        messages.append(say("Others still read the register, or the disk is full: what was erased can stand in its file a while longer."))
    return tuple(messages)


def _standing(connection: Connection, of: ContactOf) -> str:
    return connection.scalar(select(contacts.c.text).where(contacts.c.reference == str(of))) or ""


def _record(of: ContactOf) -> tuple[ColumnElement[bool], ...]:
    return records.c.case_id == of.case_id, records.c.kind == PROPOSALS, records.c.key == of.proposal
