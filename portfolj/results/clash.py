"""Rules that cannot hold together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """A set of rules that cannot hold together.

    Parameters
    ----------
    rules
        Such as "budget(own, 2027)".
    smallest
        Whether each of them is known to be needed for the clash: without any one the others can hold.
    """

    rules: tuple[str, ...]
    smallest: bool


@dataclass(frozen=True, slots=True)
class Clashes:
    """What is known of the clashes of an instance.

    Parameters
    ----------
    found
        Different ones; empty where a portfolio exists, or nothing was settled in time.
    all_of_them
        Whether there are no others.
    possible
        Whether a portfolio that meets all rules was found.
    """

    found: tuple[Clash, ...]
    all_of_them: bool
    possible: bool
