"""What a room has decided about a scenario: where it departs from the model, and what it has agreed."""

from pydantic import Field

from portfolj.domain.base import Id, Rows, Text, Value, Words
from portfolj.domain.dates import StatedDate


class Deviation(Value):
    """An initiative that people have taken in or out beside the model, with their reason."""

    order = ("initiative",)
    initiative: Id
    chosen: bool = Field(description="true: taken in; false: taken out")
    reason: Words


class Decision(Value):
    """A decision about the scenario whose id it carries."""

    id: Id
    body: Text = Field(default="", description="the body that decides, not a person")
    date: StatedDate | None = Field(default=None, description="when it decides")
    mandate: Text = Field(default="", description="by what the body may decide this, such as a paragraph of the statutes")
    deviations: Rows[Deviation] = ()
    agreed: Text = Field(default="", description="what was agreed, as written in the room")
    reserved: Text = Field(default="", description="who has reserved themselves against what")
    to_discuss: Text = Field(default="", description="what is left to discuss")
