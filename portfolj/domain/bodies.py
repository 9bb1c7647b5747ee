"""Who steers: the bodies and networks of a cooperation, their seats (never names of people), and what each of them owes in its period."""

from enum import StrEnum

from pydantic import Field

from portfolj.domain.base import Count, Hours, Id, Listed, Name, Sourced, Text, Words
from portfolj.domain.dates import StatedDate


class BodyKind(StrEnum):
    """The most a body does with a matter."""

    DECIDES = "decides"
    PREPARES = "prepares"
    RECOMMENDS = "recommends"
    ADVISES = "advises"


class Body(Sourced):
    """A body or network: what it is for, how it is put together, and how often it meets; what is not stated is not checked."""

    id: Id
    name: Name
    kind: BodyKind
    network: bool = Field(default=False, description="an arena for one field of work")
    purpose: Text = ""
    assignment: Text = ""
    parent: Id | None = Field(default=None, description="the body it works for")
    areas: Listed[Id] = Field(default=(), description="the areas it serves")
    convenes: Text = Field(default="", description="who calls its meetings and sets the agenda")
    appoints: Text = Field(default="", description="who appoints those who sit in it")
    substitutes: bool | None = Field(default=None, description="whether a seat may send somebody else")
    co_opts: bool = Field(default=False, description="may call in others to a meeting (adjungera)")
    balanced: bool = Field(default=False, description="its sides have equally many seats")
    chair_of_each_side: bool = Field(default=False, description="each side has one of the chairs")
    seat_of_each_member: bool = Field(default=False, description="each municipality has one seat; more only where that is agreed")
    persons: Count | None = Field(default=None, description="how many persons it has as stated")
    term_months: Count | None = Field(default=None, description="chairs are appointed for so many months")
    spring_meetings: Count | None = Field(default=None, description="at least so many from January to June")
    autumn_meetings: Count | None = Field(default=None, description="at least so many from July to December")
    meetings_a_year: Count | None = None
    meeting_hours: Hours | None = Field(default=None, description="what one meeting takes of each seat, where the meetings do not say it")
    start: StatedDate | None = None
    end: StatedDate | None = None
    ended_by: Id | None = Field(default=None, description="the body that may start and end it")


class SeatRole(StrEnum):
    """What a seat does in its body."""

    ORDINARY = "ordinary"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    PROCESS_LEADER = "process_leader"
    SUPPORT = "support"
    SUBSTITUTE = "substitute"
    CO_OPTED = "co_opted"


class Seat(Sourced):
    """A seat in a body, known by function."""

    id: Id
    body: Id
    holder: Name = Field(description="the function that holds it, not a person")
    role: SeatRole = SeatRole.ORDINARY
    member: Id | None = Field(default=None, description="the member it comes from")
    side: Text = Field(default="", description="the side or corner it speaks for")
    same_person: Id | None = Field(default=None, description="another seat that the same person holds: counted once")
    stands_for: Text = Field(default="", description="others that are represented through it")
    only_for: Text = Field(default="", description="the one matter in which it takes part")
    agreed: Text = Field(default="", description="how more than one seat of a member was agreed")
    since: StatedDate | None = Field(default=None, description="when it was appointed")


class DutyKind(StrEnum):
    """What a body owes."""

    FOLLOW_UP = "follow_up"
    EVALUATION = "evaluation"
    THEME_DAY = "theme_day"
    OPEN_MEETING = "open_meeting"
    NOMINATION = "nomination"


class Duty(Sourced):
    """Something a body must do within a time, and when it was done."""

    id: Id
    body: Id
    kind: DutyKind
    text: Words
    opens: StatedDate = Field(description="the first day it can be done")
    closes: StatedDate = Field(description="the last day it can be done")
    done: StatedDate | None = None
