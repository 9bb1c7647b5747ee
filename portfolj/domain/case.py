"""A case: everything a cooperation has put on the table."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from portfolj.domain.assessment import ScaleStep
from portfolj.domain.base import AnyPercent, Count, Id, Kronor, Name, Rows, Sourced, Text, Value, Weight, Words, Year
from portfolj.domain.bodies import Body, Duty, Seat
from portfolj.domain.dates import StatedDate
from portfolj.domain.decision import Decision
from portfolj.domain.goal import Area, Goal
from portfolj.domain.initiative import Initiative
from portfolj.domain.member import Capacity, Ceiling, Member, MemberKind, Pool, PoolHours
from portfolj.domain.money import Budget, Fund
from portfolj.domain.rules import Rules
from portfolj.domain.scenario import BASE, Scenario
from portfolj.domain.wheel import CycleStep, MandateRow, Meeting, Remark
from portfolj.errors import WrongValue, say


class Currency(StrEnum):
    """What amounts are in."""

    SEK = "SEK"
    NOK = "NOK"


class Vat(StrEnum):
    """Whether amounts hold value added tax."""

    EXCLUDED = "excluded"
    INCLUDED = "included"


class Criterion(Sourced):
    """A part of the admission test that people answer for, such as whether two contact persons are named; `source`: who asks for it."""

    id: Id
    question: Words


class Admission(Value):
    """The admission test: what an effort must be to be a portfolio matter."""

    larger_than: Kronor = Field(default=0, description="cash and own effort together, kronor; must be exceeded")
    members: Count = Field(default=2, description="the least number of members that have not declined")
    criteria: Rows[Criterion] = Field(default=(), description="what the proposer answers for; a no, or no answer, keeps a proposal out")


class Level(Value):
    """A level of the association's own money in the ranked list, with its weight (probability)."""

    order = ("percent",)
    percent: AnyPercent
    weight: Weight = Decimal(1)


def _years(years: tuple[int, ...]) -> tuple[int, ...]:
    if list(years) != list(range(years[0], years[0] + len(years))):
        raise WrongValue(say("The years must follow each other without gaps, first year first; correct them."))
    return years


def _levels(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    percents = [level.percent for level in levels]
    if 100 not in percents:
        raise WrongValue(say("The level 100 is missing; add it."))
    if len(set(percents)) != len(percents):
        raise WrongValue(say("A level stands twice; remove one."))
    return levels


class Case(Value):
    """A case, ready to be solved once `portfolj.domain.consistency.faults` finds nothing."""

    format: Literal["portfolj-case/1"] = "portfolj-case/1"
    id: Id
    name: Name
    question: Text = ""
    currency: Currency = Currency.SEK
    vat: Vat = Vat.EXCLUDED
    date: StatedDate | None = Field(default=None, description="the date the case states for itself")
    draw: Text = Field(default="", description="what settles the last ties, such as the meeting's date")
    years: Annotated[tuple[Year, ...], Field(min_length=1, max_length=30), AfterValidator(_years)]
    hour_value: Kronor = Field(default=500, description="kappa: what an hour is worth, kronor")
    admission: Admission = Admission()
    members: Rows[Member]
    capacities: Rows[Capacity] = ()
    ceilings: Rows[Ceiling] = ()
    pools: Rows[Pool] = ()
    pool_hours: Rows[PoolHours] = ()
    goals: Rows[Goal]
    scales: Rows[ScaleStep] = Field(default=(), description="what points mean in words; where none are stated those of portfolj hold")
    areas: Rows[Area] = ()
    funds: Rows[Fund] = ()
    budgets: Rows[Budget] = ()
    initiatives: Rows[Initiative] = ()
    rules: Rules = Rules()
    levels: Annotated[Rows[Level], AfterValidator(_levels)] = tuple(Level(percent=percent) for percent in range(60, 150, 10))
    scenarios: Rows[Scenario] = ()
    decisions: Rows[Decision] = ()
    bodies: Rows[Body] = ()
    seats: Rows[Seat] = ()
    duties: Rows[Duty] = ()
    meetings: Rows[Meeting] = ()
    cycle: Rows[CycleStep] = ()
    mandate_table: Rows[MandateRow] = Field(default=(), description="who decides how much; several versions may stand")
    remarks: Rows[Remark] = Field(default=(), description="what the sources have wrong or leave open")

    def scenario(self, name: str) -> Scenario:
        """The scenario with this id; `base`, the case itself, always exists.

        Raises
        ------
        KeyError
            When the case has no such scenario.
        """
        for scenario in self.scenarios:
            if scenario.id == name:
                return scenario
        if name == BASE:
            return Scenario(id=BASE, name=self.name, question=self.question)
        raise KeyError(name)

    def decision(self, scenario: str) -> Decision:
        """What has been decided about a scenario; an empty decision where nothing has."""
        return next((one for one in self.decisions if one.id == scenario), Decision(id=scenario))

    @property
    def members_in_order(self) -> tuple[Member, ...]:
        """The members as they are shown: municipalities by falling population, then other bodies."""
        return tuple(sorted(self.members, key=lambda one: (one.kind is not MemberKind.MUNICIPALITY, -one.weight, one.id)))

    @property
    def scenario_ids(self) -> tuple[str, ...]:
        """All scenarios, `base` first."""
        return (BASE, *(scenario.id for scenario in self.scenarios if scenario.id != BASE))
