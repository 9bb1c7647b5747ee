"""A result: an answer with its ledger and uses, ready to be shown, compared and stored."""

from dataclasses import dataclass

from portfolj.results.amounts import money
from portfolj.results.ledger import LedgerRow, ledger
from portfolj.results.portfolio import Answer, Portfolio, Reached, Receipt, References, Status
from portfolj.results.usage import Usage, usage
from portfolj.valuation.instance import Instance


@dataclass(frozen=True)
class Result:
    """One scenario of a case, answered.

    Parameters
    ----------
    case
        The case's id.
    digest
        The SHA-256 of the case's content.
    ledger
        All members by id; empty when there is no portfolio.
    usage
        None when there is no portfolio.
    """

    case: str
    digest: str
    instance: Instance
    answer: Answer
    ledger: tuple[LedgerRow, ...]
    usage: Usage | None
    receipt: Receipt

    @property
    def scenario(self) -> str:
        """The scenario's id."""
        return self.instance.scenario

    @property
    def status(self) -> Status:
        """What is known about the answer."""
        return self.answer.status

    @property
    def objectives(self) -> tuple[Reached, ...]:
        """How far each objective was carried, in order; total benefit closes it."""
        return self.answer.reached

    @property
    def chosen(self) -> Portfolio:
        """The portfolio by id; empty when there is none."""
        return self.answer.portfolio or ()

    @property
    def ties(self) -> int | str | None:
        """The number of equally good sets, "100+", or None when not known."""
        return self.answer.ties

    @property
    def references(self) -> References:
        """What fairness refers to."""
        return self.answer.references

    def money(self, initiative: str) -> int:
        """What a chosen initiative costs its funds and those that take part, kronor, from the first planning year on.

        Raises
        ------
        KeyError
            When it is not chosen.
        """
        return money(self.instance, {one.id: one for one in self.chosen}[initiative])


def make_result(instance: Instance, answer: Answer, digest: str, receipt: Receipt) -> Result:
    """Add ledger and uses to an answer that has been checked.

    Parameters
    ----------
    digest
        Of the case.
    receipt
        Who worked the answer out, and how.
    """
    found = answer.portfolio
    rows = () if found is None else ledger(instance, found)
    uses = None if found is None else usage(instance, found)
    return Result(instance.case, digest, instance, answer, rows, uses, receipt)
