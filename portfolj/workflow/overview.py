"""Where the portfolio stands: the route, what is ready, what lacks something, what goals and fields get, and who is waited for."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from portfolj.domain.case import Case
from portfolj.domain.dates import last_day
from portfolj.domain.initiative import FourField, Initiative
from portfolj.domain.participation import Answer
from portfolj.domain.scenario import BASE
from portfolj.domain.steering import DRAFT_STAGES, FULFILLED_STAGES, Stage
from portfolj.valuation.assessed import as_assessed, out_of_date
from portfolj.valuation.prepare import prepare
from portfolj.workflow.cards import card_of
from portfolj.workflow.intake import OPEN, Missing, missing


@dataclass(frozen=True, slots=True)
class Standing:
    """A proposal on the route, what it lacks, and how many of its assessments are out of date."""

    id: str
    name: str
    stage: Stage
    lacks: tuple[Missing, ...]
    out_of_date: int


@dataclass(frozen=True, slots=True)
class Sum:
    """How many initiatives, and what they cost and take in all their years: kronor, and hours of members."""

    initiatives: int
    kronor: int
    hours: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision point that lies ahead; its date as stated."""

    date: str
    text: str
    initiative: str


@dataclass(frozen=True, slots=True)
class Waited:
    """A member that has not answered, with the proposals that wait for it."""

    member: str
    initiatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The portfolio in one view.

    Parameters
    ----------
    route
        Every proposal that is a portfolio matter, by name.
    ready
        Candidates of the case as it is.
    next_decision
        The nearest decision point from today on; None where there is none.
    fields
        What is not done, by field; None: in no field.
    goals
        For each leaf goal the names of what serves it and is not done.
    without_owner, without_next_step
        Names of what is not done.
    """

    route: tuple[Standing, ...]
    ready: int
    next_decision: Decision | None
    fields: dict[FourField | None, Sum]
    goals: dict[str, tuple[str, ...]]
    without_owner: tuple[str, ...]
    without_next_step: tuple[str, ...]
    waited_for: tuple[Waited, ...]

    @property
    def lacking(self) -> tuple[Standing, ...]:
        """What is not decided yet, and lacks something or stays below a bar."""
        return tuple(one for one in self.route if one.lacks)

    @property
    def held_back(self) -> tuple[Standing, ...]:
        """What its stage alone keeps from being a candidate, as far as parts go."""
        return tuple(one for one in self.drafts if not one.lacks)

    @property
    def drafts(self) -> tuple[Standing, ...]:
        """What is still being worked out."""
        return tuple(one for one in self.route if one.stage in DRAFT_STAGES)

    def at(self, stage: Stage) -> tuple[Standing, ...]:
        """What stands at a stage."""
        return tuple(one for one in self.route if one.stage is stage)


def overview(case: Case, today: datetime.date) -> Overview:
    """Where the portfolio stands on a day.

    Raises
    ------
    InputError
        When no model can be built of the case.
    """
    matters = sorted((one for one in case.initiatives if not one.not_a_portfolio_matter), key=lambda one: (one.name.casefold(), one.id))
    live = [one for one in matters if one.steering.stage not in FULFILLED_STAGES]
    return Overview(
        route=tuple(Standing(one.id, one.name, one.steering.stage, missing(case, one), len(out_of_date(one))) for one in matters),
        ready=sum(not one.decided for one in prepare(case, case.scenario(BASE)).candidates),
        next_decision=min(_decisions(live, today), key=lambda one: (last_day(one.date), one.text), default=None),
        fields={field: _sum(case, [one for one in live if one.what.field is field]) for field in (*FourField, None)},
        goals=_goals(case, live),
        without_owner=tuple(one.name for one in live if not one.parties.owner),
        without_next_step=tuple(one.name for one in live if one.steering.next_step is None),
        waited_for=_waited_for(case, live),
    )


def _decisions(live: Iterable[Initiative], today: datetime.date) -> list[Decision]:
    points = [(one, point) for one in live for point in one.steering.decision_points]
    return [Decision(point.date, point.text, one.name) for one, point in points if last_day(point.date) >= today]


def _sum(case: Case, several: list[Initiative]) -> Sum:
    cards = [card_of(case, one) for one in several]
    return Sum(len(cards), sum(one.kronor for one in cards), sum(one.hours for one in cards))


def _goals(case: Case, live: Iterable[Initiative]) -> dict[str, tuple[str, ...]]:
    inner = {goal.parent for goal in case.goals}
    served: dict[str, list[str]] = {goal.id: [] for goal in case.goals if goal.id not in inner}
    for one in live:
        for row in as_assessed(one).gives.contributions:
            if row.likely > 0:
                served[row.goal].append(one.name)
    return {goal: tuple(names) for goal, names in served.items()}


def _waited_for(case: Case, live: Iterable[Initiative]) -> tuple[Waited, ...]:
    open_ones = [one for one in live if one.steering.stage in OPEN]
    waiting: dict[str, list[str]] = {}
    for one in open_ones:
        for row in one.parties.participations:
            if row.answer is Answer.UNDECIDED:
                waiting.setdefault(row.member, []).append(one.name)
    return tuple(Waited(one.name, tuple(waiting[one.id])) for one in case.members_in_order if one.id in waiting)
