"""Who takes part in an initiative, and what each has answered."""

from enum import StrEnum

from pydantic import Field

from portfolj.domain.base import Count, Id, Rows, Share, Sourced, Text


class Answer(StrEnum):
    """What a member has said about taking part."""

    LEAD = "lead"
    COMMITTED = "committed"
    WILLING = "willing"
    UNDECIDED = "undecided"
    DECLINED = "declined"


class Participation(Sourced):
    """What one member has answered, the share of the benefit that is its own if it says so, and what it says beside that."""

    order = ("member",)
    member: Id
    answer: Answer
    share: Share | None = Field(default=None, description="percent of value_i that falls to this member")
    comment: Text = Field(default="", description="what the member says beside its answer")


class Parties(Sourced):
    """Who takes part: P_i and q_i."""

    participations: Rows[Participation] = ()
    quorum: Count = Field(default=2, description="the least number of members that must take part: q_i")
    owner: Text = Field(default="", description="the responsible body, not a person")
    contact: Text = Field(default="", description="a reference to whom to ask, such as a function or a register number")
