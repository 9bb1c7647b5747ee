"""What came of an initiative: money and hours as they were, goals and benefits against what was promised, and the report."""

from enum import StrEnum

from pydantic import Field, model_validator

from portfolj.domain.base import AnyPercent, Hours, Id, Name, Points, Rows, SignedKronor, Sourced, Text, Words, Year, replace
from portfolj.domain.dates import StatedDate
from portfolj.errors import WrongValue, say


class Payment(Sourced):
    """Money paid in a calendar year, from exactly one of a fund, a member or a source outside; below 0 what came back."""

    order = ("year", "date", "fund", "member", "external", "invoice")
    year: Year
    date: StatedDate | None = None
    fund: Id | None = Field(default=None, description="paid by this fund")
    member: Id | None = Field(default=None, description="paid by this member")
    external: Text = Field(default="", description="paid from outside every fund: the name of the source")
    kronor: SignedKronor
    text: Text = Field(default="", description="what for")
    invoice: Text = Field(default="", description="the number of the invoice that it answers")
    invoiced_by: Id | None = Field(default=None, description="the member that sent the invoice; empty: another, or none")

    @model_validator(mode="after")
    def _one_payer(self) -> "Payment":
        if sum((self.fund is not None, self.member is not None, bool(self.external))) != 1:
            raise WrongValue(say("Name exactly one payer: fund, member or external."))
        return self


class Worked(Sourced):
    """Hours that a member or shared staff put into it in a calendar year, and those it was spared at home (`released`)."""

    order = ("year", "member", "pool", "text")
    year: Year
    member: Id | None = None
    pool: Id | None = None
    hours: Hours
    released: Hours = 0
    text: Text = ""

    @model_validator(mode="after")
    def _one_that_worked(self) -> "Worked":
        if (self.member is None) == (self.pool is None):
            raise WrongValue(say("Name exactly one that worked: member or pool."))
        return self


class Reached(StrEnum):
    """How a dated goal stands."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"
    GIVEN_UP = "given_up"


class GoalState(Sourced):
    """How a dated goal stood on a day; the latest day holds."""

    order = ("date", "text")
    text: Words = Field(description="the dated goal, as it is written there")
    due: StatedDate | None = Field(default=None, description="its date, where several goals are written alike")
    state: Reached
    date: StatedDate = Field(description="when it stood so")
    note: Text = ""


class Measurement(Sourced):
    """A benefit as it was measured; the latest holds."""

    order = ("date", "text")
    text: Words = Field(description="the benefit, as it is written among the effects")
    date: StatedDate
    value: Text = Field(default="", description="as measured, in the unit of its measure")
    percent: AnyPercent | None = Field(
        default=None, description="how much of the way from baseline to target was gone, as judged where these are no numbers"
    )
    body: Name = Field(description="who measured it: a body, not a person")
    note: Text = ""


class Realised(Sourced):
    """Economic benefit that came to a member in a calendar year, kronor (below 0 a loss)."""

    order = ("member", "year")
    member: Id
    year: Year
    kronor: SignedKronor


class Served(Sourced):
    """How much it turned out to do for a goal, in points as in its contributions."""

    order = ("goal",)
    goal: Id
    points: Points
    body: Name = Field(description="the body that judged it, not a person")
    reason: Words


class Outcome(Sourced):
    """What came of it."""

    payments: Rows[Payment] = ()
    worked: Rows[Worked] = ()
    goal_states: Rows[GoalState] = ()
    measurements: Rows[Measurement] = ()
    realised: Rows[Realised] = ()
    served: Rows[Served] = ()
    reported: StatedDate | None = Field(default=None, description="when the final report was handed over")
    reported_to: Text = Field(default="", description="the body that received it")
    result: Text = Field(default="", description="the result against the work plan, in words")
    lesson: Text = Field(default="", description="what the next one should know")

    @property
    def says_something(self) -> bool:
        """Whether anything stands in it, beside where it comes from."""
        return replace(self, provenance=None, source="") != Outcome()

    @property
    def written(self) -> bool:
        """Whether a final report stands in it, handed over or not."""
        return bool(self.result or self.lesson)
