"""What is aimed at: the goal tree and the areas."""

from enum import StrEnum

from pydantic import Field

from portfolj.domain.base import Id, Name, Sourced, Value, Weight


class GoalLevel(StrEnum):
    """Whose goal it is; the admission test asks for one of the association."""

    ASSOCIATION = "association"
    MEMBER = "member"


class Goal(Sourced):
    """A goal; omega_g of a leaf is the product of its and its ancestors' shares among their siblings."""

    id: Id
    name: Name
    parent: Id | None = None
    weight: Weight = Field(description="relative to the goals with the same parent")
    level: GoalLevel = GoalLevel.ASSOCIATION


class Area(Value):
    """A field of work that initiatives belong to."""

    id: Id
    name: Name
