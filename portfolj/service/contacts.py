"""Contact persons of a proposal: two, kept in the register apart from the case, erasable for good, and gone with their proposal."""

from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError, say
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.places import in_register
from portfolj.storage import ContactOf, Register, contact, open_register, read
from portfolj.storage import erase_contact as erase
from portfolj.storage import keep_contact as keep

# The first and the second contact person.
PLACES = (1, 2)


def contacts_of(user: User, path: str, proposal: Initiative) -> dict[int, str]:
    """The contact persons of a proposal by place, each as it was typed, "" where nobody is named; empty where the case stands in files.

    Raises
    ------
    NotAllowedError
        When the user may not read them.
    """
    authorize(user, Action.READ_CONTACTS, proposal)
    if in_register(path) is None:
        return {}
    register, case_id = _opened(path)
    return {place: contact(register, ContactOf(case_id, proposal.id, place)) for place in PLACES}


def keep_contact(user: User, path: str, proposal: Initiative, place: int, text: str, *, seen: str) -> None:
    """Keep a contact person in place of the one that was seen.

    Parameters
    ----------
    text
        Name and how the person is reached.
    seen
        What stood there when the change began; "" for nobody.

    Raises
    ------
    StaleChange
        When somebody else has changed it since; carries both.
    InputError
        When nothing is typed, the proposal has been taken away, or the case stands in files.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.CHANGE_CONTACTS, proposal)
    if not text.strip():
        raise InputError(say("Write who it is; somebody who is named already is erased with the button for that."))
    register, case_id = _opened(path)
    keep(register, ContactOf(case_id, proposal.id, place), text.strip(), seen=seen)


def erase_contact(user: User, path: str, proposal: Initiative, place: int) -> None:
    """Erase a contact person for good; backups made before still hold the name.

    Raises
    ------
    InputError
        When others read so long that it must be erased once more, or the case stands in files.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.CHANGE_CONTACTS, proposal)
    register, case_id = _opened(path)
    erase(register, ContactOf(case_id, proposal.id, place))


def _opened(path: str) -> tuple[Register, str]:
    """The register, and the id of the case in it."""
    place = in_register(path)
    if place is None:
        raise InputError(
            say("Contact persons are kept in a register only; copy the case into one: portfolj copy {path} register.db", path=path)
        )
    register = open_register(place.register)
    return register, place.case_id or read(register).case.id
