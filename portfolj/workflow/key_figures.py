"""What a result comes to in a few figures, so that answers can be laid side by side."""

from dataclasses import dataclass
from fractions import Fraction

from portfolj.results.ledger import LedgerRow
from portfolj.results.result import Result
from portfolj.workflow.ranking import frames


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The figures of one result over the planning years.

    Parameters
    ----------
    initiatives
        The number chosen.
    kronor, frame
        What the association's own frames pay, and what they come to.
    hours
        Of all members, less hours released.
    benefit, bound
        Total benefit and the most that any portfolio that reaches the objectives before it can have, thousandths of a point.
    least_served
        The municipality that is given least for each resident; None where no municipality can be served.
    """

    initiatives: int
    kronor: int
    frame: int
    hours: int
    benefit: Fraction
    bound: Fraction
    least_served: LedgerRow | None


def key_figures(result: Result) -> KeyFigures | None:
    """The figures of a result; None when it has no portfolio."""
    total = result.answer.total_benefit
    if result.usage is None or total is None:
        return None
    own = [use for use in result.usage.funds if use.of in result.instance.own_funds]
    return KeyFigures(
        initiatives=len(result.chosen),
        kronor=sum(use.used for use in own if use.year is None),
        frame=frames(result.instance),
        hours=sum(row.hours for row in result.ledger),
        benefit=total.value,
        bound=total.bound,
        least_served=_least_served(result),
    )


def _least_served(result: Result) -> LedgerRow | None:
    spoken_of = set(result.instance.parties) - result.references.exempt()
    rows = [row for row in result.ledger if row.id in spoken_of]
    return min(rows, key=lambda row: (row.per_resident.benefit or Fraction(0), row.id), default=None)
