"""A scenario: a question, an objective, and how it differs from the case."""

from enum import StrEnum

from pydantic import Field, model_validator

from portfolj.domain.base import AnyPercent, Id, Kronor, Listed, Name, Rows, Text, Value, Weight, Year
from portfolj.domain.rules import Override, RuleChanges
from portfolj.errors import WrongValue, say

BASE = "base"


class Objective(StrEnum):
    """What is made as large as can be; total benefit closes every order."""

    TOTAL_BENEFIT = "total_benefit"
    BEST_FLOOR = "best_floor"
    ECONOMIC_BENEFIT = "economic_benefit"
    PARTICIPATIONS = "participations"


class Undecided(StrEnum):
    """What an undecided member counts as."""

    DECLINED = "declined"
    WILLING = "willing"


class BudgetChange(Value):
    """Another budget, in kronor or in percent of the case's; without fund: every fund of the association's own."""

    order = ("fund", "year")
    fund: Id | None = None
    year: Year | None = None
    kronor: Kronor | None = None
    percent: AnyPercent | None = None

    @model_validator(mode="after")
    def _one_amount(self) -> "BudgetChange":
        if (self.kronor is None) == (self.percent is None):
            raise WrongValue(say("State kronor or percent, one of them."))
        if self.kronor is not None and self.fund is None:
            raise WrongValue(say("Kronor need a fund; name it, or state percent."))
        return self


class WeightChange(Value):
    """Another weight for a goal."""

    order = ("goal",)
    goal: Id
    weight: Weight


class NewLead(Value):
    """Who leads an initiative whose lead stays out."""

    order = ("initiative",)
    initiative: Id
    member: Id


class Scenario(Value):
    """What one alternative asks and changes; the case itself is the scenario `base`."""

    id: Id
    name: Name
    question: Text = ""
    locked: bool = Field(default=False, description="whether it is kept as it is; a locked scenario can only be duplicated")
    objective: tuple[Objective, ...] = (Objective.TOTAL_BENEFIT,)
    budgets: Rows[BudgetChange] = ()
    hours_percent: AnyPercent = Field(default=100, description="percent of all stated hours of members and pools, rounded down")
    weights: Rows[WeightChange] = ()
    rules: RuleChanges = RuleChanges()
    decided: Rows[Override] = ()
    refused: Rows[Override] = ()
    out: Listed[Id] = Field(default=(), description="members that stay out")
    leads: Rows[NewLead] = ()
    undecided: Undecided = Undecided.DECLINED

    @model_validator(mode="after")
    def _closed_by_total_benefit(self) -> "Scenario":
        if len(set(self.objective)) != len(self.objective):
            raise WrongValue(say("An objective is named twice; name each once."))
        if Objective.TOTAL_BENEFIT in self.objective[:-1]:
            raise WrongValue(say("total_benefit closes the order; name it last or not at all."))
        return self

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """The order of objectives, closed by total benefit."""
        named = tuple(one for one in self.objective if one is not Objective.TOTAL_BENEFIT)
        return (*named, Objective.TOTAL_BENEFIT)
