"""The rules a portfolio must meet, and the changes to them that a scenario may make."""

from enum import StrEnum

from pydantic import Field, model_validator

from portfolj.domain.base import AnyPercent, Count, Id, Listed, Name, Percent, Rows, SignedPoints, Text, Value
from portfolj.domain.initiative import FourField
from portfolj.errors import WrongValue, say


class Selection(Value):
    """The initiatives that a rule speaks of: those named, those of the areas and those of the fields, together."""

    initiatives: Listed[Id] = ()
    areas: Listed[Id] = ()
    fields: Listed[FourField] = ()


def _in_order(name: str, least: int | None, most: int | None) -> None:
    if least is not None and most is not None and least > most:
        raise WrongValue(
            say("Rule '{rule}' asks for at least {least} and at most {most}; correct one of them.", rule=name, least=least, most=most)
        )


class CountRule(Value):
    """How many of a selection are chosen: count(K)."""

    id: Id
    name: Name
    of: Selection
    at_least: Count | None = None
    at_most: Count | None = None

    @model_validator(mode="after")
    def _bounds_in_order(self) -> "CountRule":
        _in_order(self.id, self.at_least, self.at_most)
        return self


class Measure(StrEnum):
    """What a balance is measured in."""

    MONEY = "money"
    HOURS = "hours"


class BalanceRule(Value):
    """A selection's share of all money or hours: balance(A)."""

    id: Id
    name: Name
    of: Selection
    measure: Measure = Measure.MONEY
    at_least: Percent | None = None
    at_most: Percent | None = None

    @model_validator(mode="after")
    def _bounds_in_order(self) -> "BalanceRule":
        _in_order(self.id, self.at_least, self.at_most)
        return self


class GoalFloor(Value):
    """The least that chosen initiatives give to a goal: L_g, points."""

    order = ("goal",)
    goal: Id
    points: SignedPoints = Field(ge=0)


class ParticipationFloor(Value):
    """The least number of initiatives a member takes part in: n_m."""

    order = ("member",)
    member: Id
    at_least: Count


class NobodyLoses(Value):
    """No member goes back in kronor over the case's years."""

    count_fee: bool = False


class Override(Value):
    """What people have decided against or beside the model, with their reason."""

    order = ("initiative",)
    initiative: Id
    reason: Text = Field(min_length=1)


class Rules(Value):
    """All rules of a case; a rule that is not stated does not bind."""

    floor_per_resident: Percent = Field(default=0, description="alpha: percent of the best possible floor t*")
    go_it_alone: AnyPercent = Field(default=0, description="lambda: percent of what each member reaches alone")
    nobody_loses: NobodyLoses | None = None
    parties: Listed[Id] = Field(default=(), description="the members that fairness speaks of; empty: the municipalities")
    participation_floors: Rows[ParticipationFloor] = ()
    goal_floors: Rows[GoalFloor] = ()
    counts: Rows[CountRule] = ()
    balances: Rows[BalanceRule] = ()
    decided: Rows[Override] = ()
    refused: Rows[Override] = ()


class RuleChanges(Value):
    """What a scenario changes; a row replaces the case's row of the same member, goal or id, or joins them."""

    floor_per_resident: Percent | None = None
    go_it_alone: AnyPercent | None = None
    nobody_loses: NobodyLoses | bool | None = Field(default=None, description="false takes the rule away")
    parties: Listed[Id] | None = None
    participation_floors: Rows[ParticipationFloor] = ()
    goal_floors: Rows[GoalFloor] = ()
    counts: Rows[CountRule] = ()
    balances: Rows[BalanceRule] = ()
