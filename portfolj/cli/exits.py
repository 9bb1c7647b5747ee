"""What the exit codes mean."""

from enum import IntEnum


class Exit(IntEnum):
    """What the command line ends with."""

    FINE = 0
    CHECK_FAILED = 1
    WRONG_INPUT = 2
    NO_PORTFOLIO = 3
    NO_ANSWER = 4
    INTERRUPTED = 130
