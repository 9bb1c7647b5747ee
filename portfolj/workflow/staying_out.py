"""What is lost where a member stays out: the same scenario without it."""

from portfolj.domain.base import replace
from portfolj.domain.scenario import Scenario
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.results.staying_out import Loss, SideOf
from portfolj.workflow.at_home import share
from portfolj.workflow.ranking import frames


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
