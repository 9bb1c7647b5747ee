"""Assessments: what bodies think of an initiative by scales in words, each with its reason."""

from enum import StrEnum

from pydantic import Field, model_validator

from portfolj.domain.base import Id, Name, Points, Text, Value, Words
from portfolj.domain.dates import StatedDate
from portfolj.errors import WrongValue, say


class Judged(StrEnum):
    """What is assessed."""

    GOAL = "goal"
    FEASIBILITY = "feasibility"
    BENEFIT = "benefit"


class _OfSomething(Value):
    """A value about a goal, or about feasibility or benefit as a whole."""

    judged: Judged
    goal: Id | None = None

    @model_validator(mode="after")
    def _goal_where_one_belongs(self) -> "_OfSomething":
        if self.judged is not Judged.GOAL and self.goal is not None:
            raise WrongValue(say("Feasibility and benefit are judged as a whole; leave the goal empty."))
        return self


class ScaleStep(_OfSomething):
    """What a number of points means, in words; without a goal it holds for every goal that has no steps of its own."""

    order = ("judged", "goal", "points")
    points: Points
    words: Words


class Assessment(_OfSomething):
    """What one body thinks; one without a reason is not counted."""

    order = ("judged", "goal", "body")
    body: Name = Field(description="the body that assesses, not a person")
    points: Points
    date: StatedDate
    reason: Text = ""
    seen: Text = Field(default="", description="the mark of the proposal as it was when it was assessed; another mark now: out of date")

    @model_validator(mode="after")
    def _names_its_goal(self) -> "Assessment":
        if self.judged is Judged.GOAL and self.goal is None:
            raise WrongValue(say("A contribution is judged for one goal; name the goal."))
        return self
