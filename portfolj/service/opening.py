"""Opening a case wherever it stands, for whoever may read it."""

from portfolj.exchange import CaseFile, read_case
from portfolj.service.authorizing import Action, User, authorize, may
from portfolj.service.example import place_of
from portfolj.service.places import in_register
from portfolj.service.seeing import as_seen


def read_any(user: User, path: str) -> CaseFile:
    """Read a case from its folder, its JSON file, a register, or an example by its name, as a user may see it.

    Raises
    ------
    InputError
        When no model can be built of it.
    NotAllowedError
        When the user may not read it.
    """
    authorize(user, Action.READ_CASE)
    place = in_register(path)
    if place is None:
        return as_seen(user, read_case(place_of(path)))
    from portfolj.storage import open_register, read

    stored = read(open_register(place.register), place.case_id)
    return as_seen(user, CaseFile(stored.case, stored.faults))


def sees(user: User) -> frozenset[Action]:
    """What decides how a user sees a case: two of whom this is the same see the same."""
    return frozenset(action for action in (Action.READ_CASE, Action.READ_DRAFT) if may(user, action))
