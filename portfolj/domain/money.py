"""Where the money comes from: funds and their budgets."""

from enum import StrEnum

from pydantic import Field

from portfolj.domain.base import Id, Kronor, Listed, Name, Sourced, Year


class FundKind(StrEnum):
    """Whose money a fund is; only the association's own moves with the money dial and the levels of the ranked list."""

    OWN = "own"
    EXTERNAL = "external"


class Fund(Sourced):
    """A purse that pays for initiatives."""

    id: Id
    name: Name
    kind: FundKind = FundKind.OWN
    areas: Listed[Id] = Field(default=(), description="earmarked to these areas; empty: to none in particular")
    from_fees: bool = Field(default=False, description="filled by member fees: shrinks when a member stays out")
    carry_over: bool = Field(default=False, description="unspent money may be used in a later year")
    total: Kronor | None = Field(default=None, description="the most over all years together, kronor")


class Budget(Sourced):
    """What a fund holds in a year: B_ft."""

    order = ("fund", "year")
    fund: Id
    year: Year
    kronor: Kronor
