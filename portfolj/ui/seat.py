"""Who sits at this screen, and the time there."""

from datetime import UTC, datetime

from portfolj.service.authorizing import LOCAL, User


def user() -> User:
    """Whoever uses the app: it hears this machine only, and asks nobody to sign in."""
    return LOCAL


def now() -> datetime:
    """The time, for the history."""
    return datetime.now(UTC)
