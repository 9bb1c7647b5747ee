"""The instance: a case as one scenario sees it, in whole numbers only. docs/math.md, section 1."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from portfolj.domain.rules import Measure
from portfolj.domain.scenario import Objective
from portfolj.errors import Message


@dataclass(frozen=True, slots=True)
class Party:
    """A member: weight in persons, fee in kronor a year; `out` when the scenario leaves it out."""

    id: str
    name: str
    is_municipality: bool
    weight: int
    fee: int
    out: bool


@dataclass(frozen=True, slots=True)
class EffortHours:
    """Hours of a member in year k after start, and the hours it is released from at home."""

    member: str
    role: str
    k: int
    hours: int
    released: int

    @property
    def net(self) -> int:
        """e_im,k: hours less hours released."""
        return self.hours - self.released


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole amount that falls on somebody (a fund, a member, a pool) in year k after start."""

    on: str
    k: int
    amount: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be chosen, or must be; values in thousandths of a point, money in kronor, effort in hours."""

    id: str
    name: str
    key: str
    decided: bool
    by_stage: bool
    refused: bool
    starts: tuple[int, ...]
    duration: int
    value: int
    region_benefit: int
    benefit: Mapping[str, int]
    fixed: tuple[str, ...]
    optional: tuple[str, ...]
    participation_keys: Mapping[str, str]
    quorum: int
    fund_cost: tuple[Amount, ...]
    own_cost: tuple[Amount, ...]
    effort: tuple[EffortHours, ...]
    pool_effort: tuple[Amount, ...]
    economic: tuple[Amount, ...]
    contribution: Mapping[str, int]
    requires: tuple[tuple[str, bool], ...]
    area: str
    field: str

    @property
    def participants(self) -> tuple[str, ...]:
        """Everyone that takes part or may."""
        return tuple(sorted((*self.fixed, *self.optional)))


@dataclass(frozen=True, slots=True)
class Bounds:
    """count(K) or balance(A): a selection of candidates and the limits on it; None is no limit."""

    id: str
    name: str
    of: frozenset[str]
    at_least: int | None
    at_most: int | None
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A synergy of two candidates: points in thousandths to the region, or kronor of a fund or hours of a pool saved in a year."""

    first: str
    second: str
    points: int = 0
    fund: str = ""
    pool: str = ""
    year: int = 0
    saved: int = 0


@dataclass(frozen=True, slots=True)
class LeftAside:
    """An initiative that is no candidate, and why."""

    id: str
    name: str
    reasons: tuple[Message, ...]


@dataclass(frozen=True)
class Instance:
    """Everything the model, the check and the results read. Keys of the tables are (id, year) or (id, role, year)."""

    case: str
    scenario: str
    draw: str
    years: tuple[int, ...]
    hour_value: int
    objectives: tuple[Objective, ...]
    members: tuple[Party, ...]
    parties: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    left_aside: tuple[LeftAside, ...]
    own_funds: frozenset[str]
    carry_over: frozenset[str]
    budgets: Mapping[tuple[str, int], int]
    totals: Mapping[str, int]
    capacities: Mapping[tuple[str, str, int], int]
    ceilings: Mapping[tuple[str, int], int]
    pool_hours: Mapping[tuple[str, int], int]
    excludes: tuple[tuple[str, ...], ...]
    counts: tuple[Bounds, ...]
    balances: tuple[Bounds, ...]
    synergies: tuple[Pair, ...]
    goal_floors: Mapping[str, int]
    participation_floors: Mapping[str, int]
    floor_percent: int
    alone_percent: int
    nobody_loses: bool
    count_fee: bool

    @cached_property
    def by_id(self) -> dict[str, Candidate]:
        """The candidates by id."""
        return {candidate.id: candidate for candidate in self.candidates}

    @cached_property
    def member(self) -> dict[str, Party]:
        """The members by id."""
        return {member.id: member for member in self.members}

    @cached_property
    def members_in_order(self) -> tuple[Party, ...]:
        """The members as they are shown: municipalities by falling population, then other bodies."""
        return tuple(sorted(self.members, key=lambda one: (not one.is_municipality, -one.weight, one.id)))

    @cached_property
    def funds(self) -> tuple[str, ...]:
        """The funds, in the order of their ids."""
        return tuple(sorted({fund for fund, _ in self.budgets}))

    @property
    def needs_floor(self) -> bool:
        """Whether t* is asked for by the rules or the objectives."""
        return bool(self.parties) and (self.floor_percent > 0 or Objective.BEST_FLOOR in self.objectives)

    @property
    def needs_alone(self) -> bool:
        """Whether G_m is asked for by the rules."""
        return bool(self.parties) and self.alone_percent > 0


def at_level(instance: Instance, percent: int | Fraction) -> Instance:
    """The instance with the association's own funds at a percent, rounded down to a krona."""
    own = instance.own_funds
    return replace(
        instance,
        budgets={at: kronor * percent // 100 if at[0] in own else kronor for at, kronor in instance.budgets.items()},
        totals={fund: kronor * percent // 100 if fund in own else kronor for fund, kronor in instance.totals.items()},
    )


def alone(instance: Instance, member: str) -> Instance:
    """What a member could do by itself with its share of the money and shared staff; its best total benefit is G_m.

    Budgets and pool hours are multiplied by w_m / W and rounded down, W over the parties. Its own hours and ceiling, requires,
    excludes, refused and the upper limits of count hold; no other rule does.
    """
    mine = {one.id: _only(one, member) for one in instance.candidates if member in one.participants}
    while lacking := [name for name, one in mine.items() if any(need not in mine for need, _ in one.requires)]:
        for name in lacking:
            del mine[name]
    weight, whole = instance.member[member].weight, sum(instance.member[one].weight for one in instance.parties)
    pairs = tuple(replace(pair, points=0) for pair in instance.synergies if pair.first in mine and pair.second in mine)
    return replace(
        instance,
        objectives=(Objective.TOTAL_BENEFIT,),
        parties=(),
        candidates=tuple(mine[one.id] for one in instance.candidates if one.id in mine),
        budgets={at: kronor * weight // whole for at, kronor in instance.budgets.items()},
        totals={fund: kronor * weight // whole for fund, kronor in instance.totals.items()},
        pool_hours={at: hours * weight // whole for at, hours in instance.pool_hours.items()},
        capacities={at: hours for at, hours in instance.capacities.items() if at[0] == member},
        ceilings={at: kronor for at, kronor in instance.ceilings.items() if at[0] == member},
        counts=tuple(replace(one, at_least=None) for one in instance.counts),
        balances=(),
        synergies=pairs,
        goal_floors={},
        participation_floors={},
        floor_percent=0,
        alone_percent=0,
        nobody_loses=False,
    )


def _only(candidate: Candidate, member: str) -> Candidate:
    return replace(
        candidate,
        decided=False,
        region_benefit=0,
        benefit={member: candidate.benefit[member]},
        fixed=(member,),
        optional=(),
        quorum=0,
        own_cost=tuple(one for one in candidate.own_cost if one.on == member),
        effort=tuple(one for one in candidate.effort if one.member == member),
        economic=(),
    )
