"""What waits for a decision, and which body decides it."""

import datetime

from portfolj.domain.bodies import Body, BodyKind
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import CANDIDATE_STAGES
from portfolj.governance.mandates import decision_of
from portfolj.governance.sitting import by_rank


def waits(one: Initiative) -> bool:
    """Whether a proposal waits for a decision."""
    return one.steering.stage in CANDIDATE_STAGES and not one.not_a_portfolio_matter


def deciding(case: Case) -> tuple[Body, ...]:
    """The bodies that decide, by rank."""
    return by_rank(one for one in case.bodies if one.kind is BodyKind.DECIDES)


def decided_in(case: Case, one: Initiative, on: datetime.date) -> Body | None:
    """The body that the mandates of a day name for a proposal, else the first that decides; None where no body does."""
    decision = decision_of(case, one, on)
    if decision is not None and decision.row is not None:
        return next(body for body in case.bodies if body.id == decision.row.decides)
    return next(iter(deciding(case)), None)
