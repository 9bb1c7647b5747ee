"""How an initiative is steered: stage, mandates, when it may start, what it needs, and its plan."""

from enum import StrEnum

from pydantic import Field, model_validator

from portfolj.domain.base import (
    Id,
    Listed,
    Name,
    ProjectYear,
    Rows,
    SignedHours,
    SignedKronor,
    SignedPoints,
    Sourced,
    Text,
    Value,
    Words,
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


# Where a proposal is still being worked out, and nobody has said that it can be assessed.
DRAFT_STAGES = frozenset((Stage.NEED, Stage.EXPLORATION))
# Where it has been worked out, and somebody is to decide.
CANDIDATE_STAGES = frozenset((Stage.ASSESSED, Stage.CANDIDATE))
DECIDED_STAGES = frozenset((Stage.DECIDED, Stage.UNDER_WAY))
FULFILLED_STAGES = frozenset((Stage.REPORTED, Stage.ENDED))


class RouteStep(StrEnum):
    """How far the assignment has been carried: tested, scaled, carried by the line."""

    TEST = "test"
    SCALE = "scale"
    CARRY = "carry"


class Mandate(Value):
    """Who decided what and when."""

    order = ("date", "body")
    body: Name
    date: StatedDate
    matter: Text = ""


class Step(Value):
    """A step on the route: to which stage, when, who took it and why."""

    order = ("date", "stage")
    stage: Stage
    route: RouteStep | None = None
    date: StatedDate
    body: Name
    reason: Text = ""


class AdmissionAnswer(Sourced):
    """The answer to a criterion of the admission test, on record."""

    order = ("criterion",)
    criterion: Id
    holds: bool
    note: Text = ""
    body: Text = Field(default="", description="the body that answered, not a person")
    date: StatedDate | None = None


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
    text: Words
    date: StatedDate
    kind: DecisionKind = DecisionKind.CONTINUE


class Milestone(Value):
    """Something that has been reached by a date."""

    order = ("date", "text")
    text: Words
    date: StatedDate


class Phase(Value):
    """A part of the work with its own name and period."""

    order = ("start", "text")
    text: Words
    start: StatedDate
    end: StatedDate


class NextStep(Value):
    """What happens next, and when."""

    text: Words
    date: StatedDate


class Steering(Sourced):
    """How it is steered."""

    stage: Stage = Stage.NEED
    route: RouteStep | None = None
    steps: Rows[Step] = ()
    mandates: Rows[Mandate] = ()
    admission_answers: Rows[AdmissionAnswer] = ()
    starts: Listed[Year] = Field(default=(), description="admissible start years: S_i; of what is under way the one it had")
    duration: ProjectYear = Field(default=1, description="years it lasts: d_i")
    requires: Rows[Requirement] = ()
    excludes: Listed[Id] = ()
    option_of: Text = Field(default="", description="options of the same need exclude each other")
    matter: Id | None = Field(default=None, description="the matter of the mandate table that it is decided as; empty: the only one")
    synergies: Rows[Synergy] = ()
    next_step: NextStep | None = None
    paper: StatedDate | None = Field(default=None, description="the date of the proposal's paper")
    start: StatedDate | None = Field(default=None, description="the first day of its period")
    end: StatedDate | None = Field(default=None, description="the last day of its period")
    decision_points: Rows[DecisionPoint] = ()
    milestones: Rows[Milestone] = ()
    phases: Rows[Phase] = ()
