"""What is taken out of portfolj as a file, by somebody who may."""

from collections.abc import Callable
from typing import TypeVar

from portfolj.service.authorizing import Action, User, authorize

T = TypeVar("T")


def exported(user: User, make: Callable[[], T]) -> T:
    """What `make` makes of a case for a user to take along, such as a list as CSV.

    Raises
    ------
    NotAllowedError
        When the user may not do this; nothing is made then.
    """
    authorize(user, Action.EXPORT)
    return make()
