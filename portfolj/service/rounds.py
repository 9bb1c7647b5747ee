"""The other rounds that a register holds: what was proposed in them may be proposed again."""

from collections.abc import Mapping

from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.places import in_register
from portfolj.storage import names, open_register


def other_rounds(user: User, path: str) -> Mapping[str, str]:
    """The other cases of the register in which a case stands: the name of each, by where it stands; none where the case stands in files.

    Raises
    ------
    NotAllowedError
        When the user may not read cases.
    """
    authorize(user, Action.READ_CASE)
    place = in_register(path)
    if place is None:
        return {}
    found = names(open_register(place.register))
    this = place.case_id or next(iter(found))
    return {f"{place.register}#{one}": name for one, name in found.items() if one != this}
