"""Who cooperates: municipalities and other bodies, what they can give, and the staff they share."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from portfolj.domain.base import Hours, Id, Kronor, Name, Sourced, Text, Year
from portfolj.domain.numbers import read_whole
from portfolj.errors import WrongValue, say

MOST_TILES = 40
TilePlace = Annotated[int, BeforeValidator(read_whole), Field(ge=1, le=MOST_TILES)]


class MemberKind(StrEnum):
    """What a member is."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    AUTHORITY = "authority"
    CIVIL_SOCIETY = "civil_society"


class Member(Sourced):
    """A body that takes part: w_m is `weight`, fee_m is `fee`; where its tile lies is for the eye only."""

    id: Id
    name: Name
    kind: MemberKind = MemberKind.MUNICIPALITY
    weight: Annotated[int, BeforeValidator(read_whole), Field(gt=0, le=10**8, description="population, or another body's stated weight")]
    fee: Kronor | None = Field(default=None, description="member fee, kronor a year")
    tile_column: TilePlace | None = Field(default=None, description="column of its tile on the map of the members; 1 is furthest west")
    tile_row: TilePlace | None = Field(default=None, description="row of its tile on the map of the members; 1 is furthest north")

    @model_validator(mode="after")
    def _whole_tile(self) -> "Member":
        if (self.tile_column is None) != (self.tile_row is None):
            raise WrongValue(say("A tile needs both tile_column and tile_row; state both, or neither."))
        return self

    @property
    def tile(self) -> tuple[int, int] | None:
        """Column and row of its tile; None where the case says nothing of it."""
        return None if self.tile_column is None or self.tile_row is None else (self.tile_column, self.tile_row)


class Capacity(Sourced):
    """Hours that a member can give in a year, in all (`role` empty) or in one role: E_mt."""

    order = ("member", "year", "role")
    member: Id
    year: Year
    role: Text = ""
    hours: Hours


class Ceiling(Sourced):
    """The most a member pays from its own purse in a year: K_mt."""

    order = ("member", "year")
    member: Id
    year: Year
    kronor: Kronor


class Pool(Sourced):
    """Shared staff, the secretariat for one."""

    id: Id
    name: Name


class PoolHours(Sourced):
    """Hours of a pool in a year: E_rt."""

    order = ("pool", "year")
    pool: Id
    year: Year
    hours: Hours
