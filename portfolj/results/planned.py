"""What was worked out and decided about one scenario, before it is put into words: what a plan is made of."""

from dataclasses import dataclass

from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.initiative import Initiative
from portfolj.errors import Message
from portfolj.results.decided import DecidedList
from portfolj.results.portfolio import Choice, Portfolio
from portfolj.results.ranked import RankedList
from portfolj.results.result import Result
from portfolj.valuation.instance import Instance


@dataclass(frozen=True, slots=True)
class Planned:
    """One scenario, answered, listed and decided about.

    Parameters
    ----------
    portfolio
        What is decided to be done, with starts and participants.
    in_short, how_prioritised, how_reached
        Sentences for those who read it.
    """

    case: Case
    result: Result
    listed: RankedList
    decision: Decision
    decided: DecidedList
    portfolio: Portfolio
    in_short: tuple[Message, ...]
    how_prioritised: tuple[Message, ...]
    how_reached: tuple[Message, ...]

    @property
    def instance(self) -> Instance:
        """The case as the scenario sees it."""
        return self.result.instance

    @property
    def initiatives(self) -> dict[str, Initiative]:
        """The case's initiatives by id."""
        return {one.id: one for one in self.case.initiatives}

    @property
    def choices(self) -> dict[str, Choice]:
        """How each row of the list starts and who takes part, by id: as decided, else as in the model's list."""
        listed = {row.id: Choice(row.id, row.start, row.participants) for row in self.listed.rows}
        return listed | {one.id: one for one in (*self.result.chosen, *self.portfolio)}
