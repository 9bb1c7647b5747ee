"""What an initiative gives: contributions to goals and what bodies think of them, economic benefit, effects and dated goals."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field, model_validator

from portfolj.domain.assessment import Assessment
from portfolj.domain.base import Id, Points, ProjectYear, Rows, Share, SignedKronor, Sourced, Text, Words
from portfolj.domain.dates import StatedDate
from portfolj.errors import WrongValue, say


class Score(Sourced):
    """A judgement on a scale of 0 to 100, as a point or as (low, likely, high)."""

    likely: Points
    low: Points | None = None
    high: Points | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Score":
        low = self.likely if self.low is None else self.low
        high = self.likely if self.high is None else self.high
        if not low <= self.likely <= high:
            raise WrongValue(
                say(
                    "Low {low}, likely {likely} and high {high} are not in rising order; correct them.",
                    low=str(low),
                    likely=str(self.likely),
                    high=str(high),
                )
            )
        return self


class Contribution(Score):
    """How much an initiative does for a goal (a leaf): v_ig in points."""

    order = ("goal",)
    goal: Id


class EconomicBenefit(Sourced):
    """A saving or income that falls to a member when it takes part: r_im,k in kronor (below 0 a loss)."""

    order = ("member", "year")
    member: Id
    year: ProjectYear
    kronor: SignedKronor
    stated: SignedKronor | None = Field(default=None, description="as it was stated before the record corrected it; empty: it has not")

    @property
    def promised(self) -> int:
        """As it was stated."""
        return self.kronor if self.stated is None else self.stated


class Effect(Sourced):
    """What shall come of it, in words that hold in its context, and how that is measured."""

    order = ("text",)
    text: Words
    measure: Text = ""
    baseline: Text = ""
    target: Text = ""
    date: StatedDate | None = None
    owner: Text = Field(default="", description="the body that owns the benefit, not a person")


class GoalKind(StrEnum):
    """A goal of the work itself (handlingsmål), or of what follows from it (hovedmål)."""

    ACTION = "action"
    EFFECT = "effect"


class DatedGoal(Sourced):
    """A goal with a date; a goal of effect may fall after the period."""

    order = ("date", "text")
    text: Words
    date: StatedDate
    kind: GoalKind = GoalKind.ACTION
    goal: Id | None = Field(default=None, description="the goal in the goal tree that it serves")


class Gives(Sourced):
    """What it gives."""

    contributions: Rows[Contribution] = ()
    assessments: Rows[Assessment] = Field(default=(), description="where there are any with a reason they stand in for the stated score")
    feasibility: Score = Field(default=Score(likely=Decimal(100)), description="phi_i, percent")
    region_share: Share | None = Field(default=None, description="b_i0: percent of value_i that falls to the region; 0 unless stated")
    economic: Rows[EconomicBenefit] = ()
    effects: Rows[Effect] = ()
    dated_goals: Rows[DatedGoal] = ()
