"""An initiative (utvecklingsinsats): what it is, gives and takes, who takes part, how it is steered, its work plan, and what came of it."""

from enum import StrEnum

from pydantic import Field

from portfolj.domain.base import Id, Name, Sourced, Text, Value
from portfolj.domain.gives import Gives
from portfolj.domain.outcome import Outcome
from portfolj.domain.participation import Parties
from portfolj.domain.steering import DRAFT_STAGES, Steering
from portfolj.domain.takes import Takes
from portfolj.domain.work_plan import WorkPlan


class FourField(StrEnum):
    """The four-field model: role (explore, produce) by assignment (operative delivery, strategic foresight)."""

    EXPLORE_OPERATIVE = "explore_operative"
    EXPLORE_STRATEGIC = "explore_strategic"
    PRODUCE_OPERATIVE = "produce_operative"
    PRODUCE_STRATEGIC = "produce_strategic"


class Description(Sourced):
    """What it is."""

    summary: Text = ""
    need: Text = ""
    area: Id | None = None
    field: FourField | None = None
    history: Text = Field(default="", description="what was done earlier: the real period, amounts, outcome")


class Initiative(Value):
    """A proposal or undertaking that several members do together."""

    id: Id
    name: Name
    what: Description = Description()
    gives: Gives = Gives()
    takes: Takes = Takes()
    parties: Parties = Parties()
    steering: Steering = Steering()
    plan: WorkPlan = WorkPlan()
    outcome: Outcome = Outcome()
    not_a_portfolio_matter: Text = Field(default="", description="why it is listed but is no matter for the portfolio")

    @property
    def draft(self) -> bool:
        """Whether it is still being worked out: a need or an exploration, and not judged to be no matter for the portfolio."""
        return self.steering.stage in DRAFT_STAGES and not self.not_a_portfolio_matter
