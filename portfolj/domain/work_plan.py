"""The work plan of an initiative (arbetsplan, prosjektbeskrivelse): what is in it, who does what and when, and what it rests on."""

from pydantic import Field

from portfolj.domain.base import Kronor, Name, Rows, Sourced, Text, Words, replace
from portfolj.domain.dates import StatedDate


class Activity(Sourced):
    """Something that is done, in a month or over several."""

    order = ("start", "text")
    text: Words
    start: StatedDate | None = Field(default=None, description="its first month or day; empty: the plan does not say when")
    end: StatedDate | None = None


class Role(Sourced):
    """Who answers for what in the work, by function."""

    order = ("role",)
    role: Name
    holder: Words


class SuccessFactor(Sourced):
    """What must hold for the work to succeed, and what is done for it."""

    order = ("text",)
    text: Words
    measures: Text = ""


class Risk(Sourced):
    """What may go wrong, and what is done about it."""

    order = ("text",)
    text: Words
    measures: Text = ""


class Purchase(Sourced):
    """What is bought outside, and who buys it."""

    order = ("text",)
    text: Words
    buyer: Text = ""
    kronor: Kronor | None = None


class WorkPlan(Sourced):
    """The parts of a plan that stand nowhere else in the initiative."""

    main_goal: Text = Field(default="", description="the main goal, in the plan's own words")
    scope: Text = Field(default="", description="what is included")
    limits: Text = Field(default="", description="what is not")
    method: Text = ""
    follow_up: Text = Field(default="", description="how and to whom it is reported under way")
    quality: Text = Field(default="", description="how its quality is assured")
    instead_of: Text = Field(default="", description="what the hours replace at home: instead of, not in addition to")
    secretariat: Text = Field(default="", description="how far the secretariat and its channels are used")
    invoicing: Text = ""
    activities: Rows[Activity] = ()
    roles: Rows[Role] = ()
    success_factors: Rows[SuccessFactor] = ()
    risks: Rows[Risk] = ()
    purchases: Rows[Purchase] = ()

    @property
    def says_something(self) -> bool:
        """Whether anything stands in it, beside where it comes from."""
        return replace(self, provenance=None, source="") != WorkPlan()
