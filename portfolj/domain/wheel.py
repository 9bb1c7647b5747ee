"""When matters are dealt with: dated meetings, the steps of the yearly and two-yearly cycle, and who may decide how much."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from portfolj.domain.base import Count, Id, Kronor, Listed, Name, Sourced, Text, Words
from portfolj.domain.dates import StatedDate
from portfolj.errors import WrongValue, say

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def _clock(text: str) -> str:
    if not _CLOCK.fullmatch(text):
        raise WrongValue(say("'{text}' is no time of day; write it as 13:00.", text=text))
    return text


Clock = Annotated[str, AfterValidator(_clock), Field(description="a time of day, 13:00")]


class Meeting(Sourced):
    """A meeting of a body on a day, or in a month that has no day yet."""

    id: Id
    body: Id
    name: Name
    date: StatedDate
    last: StatedDate | None = Field(default=None, description="its last day, where it has several")
    begins: Clock | None = None
    ends: Clock | None = None
    papers_days: Count | None = Field(default=None, description="papers are out so many days before")
    pre_meetings: Text = Field(default="", description="the sides that meet by themselves before it")
    preliminary: bool = Field(default=False, description="planned, and not yet called")


class Act(StrEnum):
    """What a body does with a matter in a step."""

    DISCUSSES = "discusses"
    PREPARES = "prepares"
    RECOMMENDS = "recommends"
    DECIDES = "decides"
    EVALUATES = "evaluates"


class CycleStep(Sourced):
    """A step of a cycle, such as that of a business plan: which body does what with it, and when."""

    id: Id
    cycle: Name
    bodies: Listed[Id] = Field(min_length=1)
    act: Act
    matter: Words
    date: StatedDate
    last: StatedDate | None = Field(default=None, description="the end of its time, where it has a longer one")
    after: Listed[Id] = Field(default=(), description="the steps that must have been taken before")
    at_a_meeting: bool = Field(default=True, description="it is taken at a meeting of its body")


class MandateRow(Sourced):
    """Who decides a matter whose amount lies from one limit up to below another."""

    order = ("version", "matter", "at_least")
    version: Text = Field(default="", description="the date or number of the table it belongs to")
    matter: Id
    at_least: Kronor = Field(default=0, description="from this amount")
    below: Kronor | None = Field(default=None, description="up to, and not with, this amount; empty: no limit")
    decides: Id = Field(description="the body")
    consults: Listed[Id] = Field(default=(), description="bodies that are always asked before")
    consults_where_concerned: Listed[Id] = Field(default=(), description="bodies that are asked where the matter concerns them")
    assumed: Text = Field(default="", description="what the source leaves open and is assumed here until it is confirmed")

    @model_validator(mode="after")
    def _some_amount(self) -> "MandateRow":
        if self.below is not None and self.below <= self.at_least:
            told = say("From {low:kr} to below {high:kr} holds no amount; correct one of them.", low=self.at_least, high=self.below)
            raise WrongValue(told)
        return self


class Remark(Sourced):
    """Something that a source has wrong or leaves open, and no rule can find."""

    id: Id
    passage: Words = Field(description="as the source writes it")
    text: Words = Field(description="what is wrong or open")
