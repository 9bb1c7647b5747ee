"""Who sits at this screen, what they may do there, and the time."""

from datetime import UTC, datetime

from portfolj.domain.initiative import Initiative
from portfolj.service import authorizing
from portfolj.service.authorizing import LOCAL, Action, User


def user() -> User:
    """Whoever uses the app: it is served on this machine only, and asks nobody to sign in."""
    return LOCAL


def may(action: Action, about: Initiative | str | None = None) -> bool:
    """Whether whoever sits here may do this, so that only that is offered."""
    return authorizing.may(user(), action, about)


def now() -> datetime:
    """The time, for the history."""
    return datetime.now(UTC)
