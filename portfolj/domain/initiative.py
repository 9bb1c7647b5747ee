"""An initiative (utvecklingsinsats) in five groups: what it is, gives and takes, who takes part, how it is steered."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field, model_validator

from portfolj.domain.base import (
    Count,
    Hours,
    Id,
    Kronor,
    Listed,
    Name,
    Points,
    ProjectYear,
    Rows,
    Share,
    SignedHours,
    SignedKronor,
    SignedPoints,
    Sourced,
    Text,
    Value,
    Year,
)
from portfolj.domain.dates import StatedDate
from portfolj.errors import WrongValue, say


class Stage(StrEnum):
    """Where on the route from need to report an initiative stands."""

    NEED = "need"
    EXPLORATION = "exploration"
    ASSESSED = "assessed"
    CANDIDATE = "candidate"
    DECIDED = "decided"
    UNDER_WAY = "under_way"
    REPORTED = "reported"
    ENDED = "ended"


class RouteStep(StrEnum):
    """How far the assignment has been carried: tested, scaled, carried by the line."""

    TEST = "test"
    SCALE = "scale"
    CARRY = "carry"


class FourField(StrEnum):
    """The four-field model: role (explore, produce) by assignment (operative delivery, strategic foresight)."""

    EXPLORE_OPERATIVE = "explore_operative"
    EXPLORE_STRATEGIC = "explore_strategic"
    PRODUCE_OPERATIVE = "produce_operative"
    PRODUCE_STRATEGIC = "produce_strategic"


class Answer(StrEnum):
    """What a member has said about taking part."""

    LEAD = "lead"
    COMMITTED = "committed"
    WILLING = "willing"
    UNDECIDED = "undecided"
    DECLINED = "declined"


class Score(Sourced):
    """A judgement on a scale of 0 to 100, as a point or as (low, likely, high)."""

    likely: Points
    low: Points | None = None
    high: Points | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Score":
        low = self.likely if self.low is None else self.low
        high = self.likely if self.high is None else self.high
        if not low <= self.likely <= high:
            raise WrongValue(
                say(
                    "Low {low}, likely {likely} and high {high} are not in rising order; correct them.",
                    low=str(low),
                    likely=str(self.likely),
                    high=str(high),
                )
            )
        return self


class Contribution(Score):
    """How much an initiative does for a goal (a leaf): v_ig in points."""

    order = ("goal",)
    goal: Id


class EconomicBenefit(Sourced):
    """A saving or income that falls to a member when it takes part: r_im,k in kronor (below 0 a loss)."""

    order = ("member", "year")
    member: Id
    year: ProjectYear
    kronor: SignedKronor


class Effect(Sourced):
    """What shall come of it, in words that hold in its context, and how that is measured."""

    order = ("text",)
    text: Text
    measure: Text = ""
    baseline: Text = ""
    target: Text = ""
    date: StatedDate | None = None
    owner: Text = Field(default="", description="the body that owns the benefit, not a person")


class GoalKind(StrEnum):
    """A goal of the work itself (handlingsmål), or of what follows from it (hovedmål)."""

    ACTION = "action"
    EFFECT = "effect"


class DatedGoal(Sourced):
    """A goal with a date; a goal of effect may fall after the period."""

    order = ("date", "text")
    text: Text
    date: StatedDate
    kind: GoalKind = GoalKind.ACTION
    goal: Id | None = Field(default=None, description="the goal in the goal tree that it serves")


class Financing(Sourced):
    """Money into an initiative in one of its years, from exactly one of a fund, a member or a source outside."""

    order = ("year", "fund", "member", "external")
    year: ProjectYear
    fund: Id | None = Field(default=None, description="paid by this fund: c_if,k")
    member: Id | None = Field(default=None, description="paid by this member when it takes part: k_im,k")
    external: Text = Field(default="", description="paid from outside every fund: the name of the source")
    kronor: Kronor

    @model_validator(mode="after")
    def _one_payer(self) -> "Financing":
        if sum((self.fund is not None, self.member is not None, bool(self.external))) != 1:
            raise WrongValue(say("Name exactly one payer: fund, member or external."))
        return self


class CostLine(Sourced):
    """What money is spent on, kronor in one of the initiative's years."""

    order = ("year", "text")
    text: Text
    year: ProjectYear
    kronor: Kronor


class Effort(Sourced):
    """Hours of a member that takes part; e_im,k is `hours` less `released` (work done together instead of at home)."""

    order = ("member", "year", "role")
    member: Id
    year: ProjectYear
    role: Text = ""
    hours: Hours
    released: Hours = 0


class PoolEffort(Sourced):
    """Hours of shared staff."""

    order = ("pool", "year")
    pool: Id
    year: ProjectYear
    hours: Hours


class OwnEffort(Sourced):
    """The value of the parties' own effort in a year as stated, instead of hours times kappa."""

    order = ("year",)
    year: ProjectYear
    kronor: Kronor


class Side(StrEnum):
    """The two sides of a plan's economy, which must be equal."""

    COST = "cost"
    FINANCING = "financing"


class Total(Sourced):
    """A sum as the paper prints it; `year` empty is the sum over all years."""

    order = ("side", "year")
    side: Side
    year: ProjectYear | None = None
    cash: Kronor | None = None
    own_effort: Kronor | None = None
    total: Kronor | None = None


class Participation(Sourced):
    """What one member has answered, and the share of the benefit that is its own if it says so."""

    order = ("member",)
    member: Id
    answer: Answer
    share: Share | None = Field(default=None, description="percent of value_i that falls to this member")


class Mandate(Value):
    """Who decided what and when."""

    order = ("date", "body")
    body: Name
    date: StatedDate
    matter: Text = ""


class Requirement(Value):
    """This initiative needs another one."""

    order = ("initiative",)
    initiative: Id
    finished: bool = Field(default=False, description="the other must have ended by the time this one starts")


class Synergy(Sourced):
    """What two initiatives bring together beyond each by itself: gain above 0, overlap below; one unit only."""

    order = ("initiative", "fund", "pool", "year")
    initiative: Id
    points: SignedPoints | None = Field(default=None, description="benefit to the region, points")
    kronor: SignedKronor | None = Field(default=None, description="saved (below 0: added) cost of one fund in one year")
    hours: SignedHours | None = Field(default=None, description="saved (below 0: added) hours of one pool in one year")
    fund: Id | None = None
    pool: Id | None = None
    year: Year | None = None

    @model_validator(mode="after")
    def _one_unit(self) -> "Synergy":
        others = (self.fund, self.pool, self.year, self.kronor, self.hours)
        in_points = self.points is not None and all(one is None for one in others)
        in_kronor = self.kronor is not None and self.fund is not None and self.year is not None
        in_hours = self.hours is not None and self.pool is not None and self.year is not None
        wrong = self.points is not None or (self.pool if in_kronor else self.fund) is not None
        if not in_points and (in_kronor == in_hours or wrong):
            raise WrongValue(say("State points alone, or kronor with fund and year, or hours with pool and year."))
        return self


class DecisionKind(StrEnum):
    """What a decision point decides."""

    START = "start"
    CONTINUE = "continue"
    END = "end"


class DecisionPoint(Value):
    """A point at which someone decides whether and how to go on."""

    order = ("date", "text")
    text: Text
    date: StatedDate
    kind: DecisionKind = DecisionKind.CONTINUE


class Milestone(Value):
    """Something that has been reached by a date."""

    order = ("date", "text")
    text: Text
    date: StatedDate


class Phase(Value):
    """A part of the work with its own name and period."""

    order = ("start", "text")
    text: Text
    start: StatedDate
    end: StatedDate


class NextStep(Value):
    """What happens next, and when."""

    text: Text
    date: StatedDate


class Description(Sourced):
    """What it is."""

    summary: Text = ""
    need: Text = ""
    area: Id | None = None
    field: FourField | None = None
    history: Text = Field(default="", description="what was done earlier: the real period, amounts, outcome")


class Gives(Sourced):
    """What it gives."""

    contributions: Rows[Contribution] = ()
    feasibility: Score = Field(default=Score(likely=Decimal(100)), description="phi_i, percent")
    region_share: Share | None = Field(default=None, description="b_i0: percent of value_i that falls to the region; 0 unless stated")
    economic: Rows[EconomicBenefit] = ()
    effects: Rows[Effect] = ()
    dated_goals: Rows[DatedGoal] = ()


class Takes(Sourced):
    """What it takes."""

    financing: Rows[Financing] = ()
    costs: Rows[CostLine] = ()
    efforts: Rows[Effort] = ()
    pool_efforts: Rows[PoolEffort] = ()
    own_effort: Rows[OwnEffort] = ()
    totals: Rows[Total] = ()


class Parties(Sourced):
    """Who takes part: P_i and q_i."""

    participations: Rows[Participation] = ()
    quorum: Count = Field(default=2, description="the least number of members that must take part: q_i")
    owner: Text = Field(default="", description="the responsible body, not a person")
    contact: Text = Field(default="", description="a reference to whom to ask, such as a function or a register number")


class Steering(Sourced):
    """How it is steered."""

    stage: Stage = Stage.NEED
    route: RouteStep | None = None
    mandates: Rows[Mandate] = ()
    starts: Listed[Year] = Field(default=(), description="admissible start years: S_i; of what is under way the one it had")
    duration: ProjectYear = Field(default=1, description="years it lasts: d_i")
    requires: Rows[Requirement] = ()
    excludes: Listed[Id] = ()
    option_of: Text = Field(default="", description="options of the same need exclude each other")
    synergies: Rows[Synergy] = ()
    next_step: NextStep | None = None
    paper: StatedDate | None = Field(default=None, description="the date of the proposal's paper")
    start: StatedDate | None = Field(default=None, description="the first day of its period")
    end: StatedDate | None = Field(default=None, description="the last day of its period")
    decision_points: Rows[DecisionPoint] = ()
    milestones: Rows[Milestone] = ()
    phases: Rows[Phase] = ()


class Initiative(Value):
    """A proposal or undertaking that several members do together."""

    id: Id
    name: Name
    what: Description = Description()
    gives: Gives = Gives()
    takes: Takes = Takes()
    parties: Parties = Parties()
    steering: Steering = Steering()
    not_a_portfolio_matter: Text = Field(default="", description="why it is listed but is no matter for the portfolio")
