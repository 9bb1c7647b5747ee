"""A list that people have decided about: the model's, with what they have taken in and out."""

from dataclasses import dataclass
from enum import StrEnum

from portfolj.errors import Message
from portfolj.results.portfolio import Status
from portfolj.results.ranked import RankedRow


class Side(StrEnum):
    """Where in the list a row stands: above the line where the money ends the first two, below it the others."""

    WITHIN = "within"
    TAKEN_IN = "taken_in"
    TAKEN_OUT = "taken_out"
    RESERVE = "reserve"


class Standing(StrEnum):
    """What the check says of a deviation, or of all of them together."""

    HOLDS = "holds"
    NOT_TOGETHER = "not_together"
    FAILS = "fails"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """One line of the list.

    Parameters
    ----------
    start, participants, money, hours
        As it is with the deviations: kronor of funds and members, net hours; None where that is not known.
    place
        Its line in the model's list; None where it has none, or the list is not known.
    reason
        Of those who took it in or out.
    standing
        What the check says of the deviation; None where there is none.
    """

    side: Side
    id: str
    name: str
    start: int | None = None
    participants: tuple[str, ...] = ()
    money: int | None = None
    hours: int | None = None
    place: RankedRow | None = None
    reason: str = ""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class DecidedList:
    """The list.

    Parameters
    ----------
    status
        What is known about the model's list; None while it is not known, and the rows stand in the order of their starts.
    frame, used
        The association's own frames over all planning years, and what the list takes of them; kronor.
    standing
        Whether all that is within meets the rules.
    broken
        The rules that it breaks, in the words of meetings.
    """

    scenario: str
    status: Status | None
    rows: tuple[DecidedRow, ...]
    frame: int
    used: int
    standing: Standing
    broken: tuple[Message, ...]

    @property
    def within(self) -> tuple[DecidedRow, ...]:
        """What is decided to be done."""
        return tuple(row for row in self.rows if row.side in (Side.WITHIN, Side.TAKEN_IN))

    @property
    def taken_out(self) -> tuple[DecidedRow, ...]:
        """What the model has and people have taken out."""
        return tuple(row for row in self.rows if row.side is Side.TAKEN_OUT)

    @property
    def reserve(self) -> tuple[DecidedRow, ...]:
        """What comes next, with more money."""
        return tuple(row for row in self.rows if row.side is Side.RESERVE)

    @property
    def deviating(self) -> tuple[DecidedRow, ...]:
        """The rows in which people depart from the model."""
        return tuple(row for row in self.rows if row.side in (Side.TAKEN_IN, Side.TAKEN_OUT))
