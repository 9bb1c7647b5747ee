"""What is lost where a member stays out: to all, to it and to the others."""

from dataclasses import dataclass
from fractions import Fraction

from portfolj.domain.base import replace
from portfolj.domain.scenario import Scenario
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.workflow.at_home import share
from portfolj.workflow.ranking import frames


@dataclass(frozen=True, slots=True)
class SideOf:
    """An answer with or without a member; benefit in thousandths of a point, kronor of the association's own frames.

    Parameters
    ----------
    total
        All benefit, also what falls to the region and to two initiatives together.
    own, others
        What falls to the member, and to all other members.
    frame
        What the frames come to: they shrink with the fee.
    """

    total: Fraction
    own: int
    others: int
    initiatives: int
    frame: int

    @property
    def region(self) -> Fraction:
        """What falls to nobody alone: to the region as a whole, and to initiatives that gain from each other."""
        return self.total - self.own - self.others

    def less(self, other: "SideOf") -> "SideOf":
        """The difference to another answer."""
        return SideOf(
            self.total - other.total,
            self.own - other.own,
            self.others - other.others,
            self.initiatives - other.initiatives,
            self.frame - other.frame,
        )


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost where a member stays out.

    Parameters
    ----------
    falls_away, comes_in
        Id and name of initiatives that are chosen only with the member, or only without it; by name.
    carried
        The member's own money in what stays in without it, kronor.
    proven
        Whether both answers are known to be the best.
    """

    together: SideOf
    without: SideOf
    falls_away: tuple[tuple[str, str], ...]
    comes_in: tuple[tuple[str, str], ...]
    carried: int
    proven: bool

    @property
    def lost(self) -> SideOf:
        """With the member less without it; below 0 where more is had without it."""
        return self.together.less(self.without)

    @property
    def percent(self) -> Fraction | None:
        """The total benefit that is lost, percent; None where there was none."""
        return 100 * self.lost.total / self.together.total if self.together.total else None

    @property
    def kronor(self) -> int:
        """What the others must carry for what stays to have the same money: the fee's part of the frames, and the member's own money."""
        return self.lost.frame + self.carried


def staying_out(scenario: Scenario, member: str) -> Scenario:
    """The scenario in which a member stays out too."""
    return replace(scenario, out=(*scenario.out, member))


def loss(together: Result, without: Result, member: str) -> Loss | None:
    """What is lost without a member; None where either answer has no portfolio.

    Parameters
    ----------
    together, without
        The answer to a scenario, and to the same where the member stays out.
    """
    with_it, alone = _side(together, member), _side(without, member)
    if with_it is None or alone is None:
        return None
    before, after = ({choice.id for choice in one.chosen} for one in (together, without))
    return Loss(
        together=with_it,
        without=alone,
        falls_away=_named(together, before - after),
        comes_in=_named(without, after - before),
        carried=_carried(together, without, member),
        proven=together.status is without.status is Status.PROVEN,
    )


def _side(result: Result, member: str) -> SideOf | None:
    total = result.answer.total_benefit
    if result.answer.portfolio is None or total is None:
        return None
    benefit = {row.id: row.benefit for row in result.ledger}
    own = benefit.pop(member)
    return SideOf(total.value, own, sum(benefit.values()), len(result.chosen), frames(result.instance))


def _named(result: Result, ids: set[str]) -> tuple[tuple[str, str], ...]:
    names = {one: result.instance.by_id[one].name for one in ids}
    return tuple(sorted(names.items(), key=lambda one: (one[1].casefold(), one[0])))


def _carried(together: Result, without: Result, member: str) -> int:
    stays = {choice.id: choice for choice in without.chosen}
    left = [one for one in together.chosen if one.id in stays and member in one.participants and member not in stays[one.id].participants]
    return sum(share(together.instance, together.instance.by_id[one.id], member, start=one.start)[0] for one in left)
