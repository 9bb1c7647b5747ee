"""What an initiative takes: money in and out, hours, and the sums its paper prints."""

from enum import StrEnum

from pydantic import Field, model_validator

from portfolj.domain.base import Hours, Id, Kronor, ProjectYear, Rows, Sourced, Text, Words
from portfolj.errors import WrongValue, say


class Financing(Sourced):
    """Money into an initiative in one of its years, from exactly one of a fund, a member or a source outside."""

    order = ("year", "fund", "member", "external")
    year: ProjectYear
    fund: Id | None = Field(default=None, description="paid by this fund: c_if,k")
    member: Id | None = Field(default=None, description="paid by this member when it takes part: k_im,k")
    external: Text = Field(default="", description="paid from outside every fund: the name of the source")
    kronor: Kronor

    @model_validator(mode="after")
    def _one_payer(self) -> "Financing":
        if sum((self.fund is not None, self.member is not None, bool(self.external))) != 1:
            raise WrongValue(say("Name exactly one payer: fund, member or external."))
        return self


class CostLine(Sourced):
    """What money is spent on, kronor in one of the initiative's years."""

    order = ("year", "text")
    text: Words
    year: ProjectYear
    kronor: Kronor


class Effort(Sourced):
    """Hours of a member that takes part; e_im,k is `hours` less `released` (work done together instead of at home)."""

    order = ("member", "year", "role")
    member: Id
    year: ProjectYear
    role: Text = ""
    hours: Hours
    released: Hours = 0
    stated_released: Hours | None = Field(default=None, description="as it was stated before the record corrected it; empty: it has not")

    @property
    def promised_released(self) -> int:
        """The hours spared at home, as they were stated."""
        return self.released if self.stated_released is None else self.stated_released


class PoolEffort(Sourced):
    """Hours of shared staff."""

    order = ("pool", "year")
    pool: Id
    year: ProjectYear
    hours: Hours


class OwnEffort(Sourced):
    """The value of the parties' own effort in a year as stated, instead of hours times kappa."""

    order = ("year",)
    year: ProjectYear
    kronor: Kronor


class Side(StrEnum):
    """The two sides of a plan's economy, which must be equal."""

    COST = "cost"
    FINANCING = "financing"


class Total(Sourced):
    """A sum as the paper prints it; `year` empty is the sum over all years."""

    order = ("side", "year")
    side: Side
    year: ProjectYear | None = None
    cash: Kronor | None = None
    own_effort: Kronor | None = None
    total: Kronor | None = None


class Takes(Sourced):
    """What it takes."""

    financing: Rows[Financing] = ()
    costs: Rows[CostLine] = ()
    efforts: Rows[Effort] = ()
    pool_efforts: Rows[PoolEffort] = ()
    own_effort: Rows[OwnEffort] = ()
    totals: Rows[Total] = ()
