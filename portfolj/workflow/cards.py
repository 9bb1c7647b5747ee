"""What an initiative costs and takes, summed for its card."""

from dataclasses import dataclass

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative


@dataclass(frozen=True, slots=True)
class Card:
    """Sums over all of an initiative's years, everybody listed taking part.

    Parameters
    ----------
    kronor, own
        Cash from all payers, and from members; kronor.
    hours
        Of members, before hours released.
    payers
        Names with kronor, the largest first.
    """

    kronor: int
    own: int
    hours: int
    payers: tuple[tuple[str, int], ...]

    def sums(self) -> dict[str, int]:
        """The sums by name, for a sentence."""
        return {"kronor": self.kronor, "own": self.own, "hours": self.hours}


def card_of(case: Case, one: Initiative) -> Card:
    """The sums of an initiative."""
    names = {fund.id: fund.name for fund in case.funds} | {member.id: member.name for member in case.members}
    paid: dict[str, int] = {}
    for row in one.takes.financing:
        payer = names[row.fund or row.member or ""] if row.fund or row.member else row.external
        paid[payer] = paid.get(payer, 0) + row.kronor
    return Card(
        kronor=sum(paid.values()),
        own=sum(row.kronor for row in one.takes.financing if row.member),
        hours=sum(row.hours for row in one.takes.efforts),
        payers=tuple(sorted(paid.items(), key=lambda payer: (-payer[1], payer[0]))),
    )
