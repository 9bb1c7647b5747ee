"""Contact persons: apart from cases, history and exports, known there by a reference only, and erasable for good."""

from sqlalchemy import delete, insert, select, update

from portfolj.errors import saved_meanwhile
from portfolj.storage import sqlite
from portfolj.storage.register import Register, told
from portfolj.storage.schema import contacts


def contact(register: Register, reference: str) -> str:
    """What is known of a contact; "" when nothing is."""
    with register.reading() as connection:
        return connection.scalar(select(contacts.c.text).where(contacts.c.reference == reference)) or ""


def keep_contact(register: Register, reference: str, text: str, *, seen: str = "") -> None:
    """Keep a contact's name and address under a reference.

    Parameters
    ----------
    seen
        What stood there when the change began; "" where nothing did.

    Raises
    ------
    StaleChange
        When something else stands there; carries both.
    """
    with register.writing() as connection:
        standing = connection.scalar(select(contacts.c.text).where(contacts.c.reference == reference)) or ""
        if standing not in (seen, text):
            raise saved_meanwhile("contacts", reference, theirs=standing, ours=text)
        if not connection.execute(update(contacts).where(contacts.c.reference == reference).values(text=text)).rowcount:
            connection.execute(insert(contacts).values(reference=reference, text=text))


def erase_contact(register: Register, reference: str) -> None:
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
        connection.execute(delete(contacts).where(contacts.c.reference == reference))
    with told(register.file):
        sqlite.compact(register.file)
