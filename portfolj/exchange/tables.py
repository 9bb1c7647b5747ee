"""The tables of a case folder: one declaration that reading, writing and the page about the format all follow."""

from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from portfolj.domain.assessment import Assessment, ScaleStep
from portfolj.domain.base import Value
from portfolj.domain.bodies import Body, Duty, Seat
from portfolj.domain.gives import Contribution, DatedGoal, EconomicBenefit, Effect, Gives
from portfolj.domain.goal import Area, Goal
from portfolj.domain.initiative import Description, Initiative
from portfolj.domain.member import Capacity, Ceiling, Member, Pool, PoolHours
from portfolj.domain.money import Budget, Fund
from portfolj.domain.outcome import GoalState, Measurement, Outcome, Payment, Realised, Served, Worked
from portfolj.domain.participation import Participation, Parties
from portfolj.domain.steering import AdmissionAnswer, DecisionPoint, Mandate, Milestone, Phase, Requirement, Steering, Step, Synergy
from portfolj.domain.takes import CostLine, Effort, Financing, OwnEffort, PoolEffort, Takes, Total
from portfolj.domain.wheel import CycleStep, MandateRow, Meeting, Remark
from portfolj.domain.work_plan import Activity, Purchase, Risk, Role, SuccessFactor, WorkPlan

OWNER = "initiative"
_SOURCED = ("provenance", "source")


@dataclass(frozen=True)
class Column:
    """A column of a table and the field it holds.

    Parameters
    ----------
    name
        As it stands in the header row.
    path
        The field in the row's document, as keys.
    several
        The cell holds several values with spaces between.
    required
        The header must have it.
    """

    name: str
    path: tuple[str, ...]
    several: bool = False
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A table: which rows it holds, where they stand in the document, and its columns."""

    name: str
    row: type[Value]
    path: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The file name in the case folder."""
        return f"{self.name}.csv"

    @property
    def nested(self) -> bool:
        """Whether its rows belong to initiatives, which the column `initiative` names."""
        return len(self.path) == 2

    @cached_property
    def header(self) -> tuple[str, ...]:
        """All column names in their order."""
        return ((OWNER,) if self.nested else ()) + tuple(column.name for column in self.columns)

    @cached_property
    def required(self) -> frozenset[str]:
        """The columns that the header must have."""
        return frozenset(((OWNER,) if self.nested else ()) + tuple(one.name for one in self.columns if one.required))

    def column(self, path: tuple[str | int, ...]) -> str:
        """The column that holds a field of the row; the path itself, with points, where none does."""
        for column in self.columns:
            if path[: len(column.path)] == column.path:
                return column.name
        return ".".join(str(part) for part in path)


def _fields(row: type[Value], **renamed: str) -> tuple[Column, ...]:
    fields = row.model_fields
    return tuple(
        Column(renamed.get(name, name), (name,), _is_several(fields[name].annotation), fields[name].is_required()) for name in _order(row)
    )


def _order(row: type[Value]) -> list[str]:
    """The fields of a row; where its numbers come from stands last."""
    return sorted(row.model_fields, key=_SOURCED.__contains__)


def _is_several(annotation: object) -> bool:
    return Ellipsis in get_args(annotation)


def _initiative_columns() -> tuple[Column, ...]:
    columns = [Column("id", ("id",), required=True), Column("name", ("name",), required=True)]
    for group, values in _GROUPS.items():
        for name in _order(values):
            path = (group, name)
            if name in _SOURCED:
                columns.append(Column(f"{group}_{name}", path))
            elif name == "feasibility":
                columns.append(Column(name, (*path, "likely")))
                columns += [Column(f"{name}_{part}", (*path, part)) for part in ("low", "high", "provenance", "source")]
            elif name == "next_step":
                columns += [Column(name, (*path, "text")), Column(f"{name}_date", (*path, "date"))]
            elif path not in _NESTED:
                columns.append(Column(name, path, _is_several(values.model_fields[name].annotation)))
    return (*columns, Column("not_a_portfolio_matter", ("not_a_portfolio_matter",)))


_GROUPS: dict[str, type[Value]] = {
    "what": Description,
    "gives": Gives,
    "takes": Takes,
    "parties": Parties,
    "steering": Steering,
    "plan": WorkPlan,
    "outcome": Outcome,
}
_NESTED: dict[tuple[str, str], type[Value]] = {
    ("gives", "contributions"): Contribution,
    ("gives", "assessments"): Assessment,
    ("parties", "participations"): Participation,
    ("takes", "financing"): Financing,
    ("takes", "costs"): CostLine,
    ("takes", "efforts"): Effort,
    ("takes", "pool_efforts"): PoolEffort,
    ("takes", "own_effort"): OwnEffort,
    ("takes", "totals"): Total,
    ("gives", "economic"): EconomicBenefit,
    ("gives", "effects"): Effect,
    ("gives", "dated_goals"): DatedGoal,
    ("steering", "decision_points"): DecisionPoint,
    ("steering", "milestones"): Milestone,
    ("steering", "phases"): Phase,
    ("steering", "mandates"): Mandate,
    ("steering", "steps"): Step,
    ("steering", "admission_answers"): AdmissionAnswer,
    ("steering", "requires"): Requirement,
    ("steering", "synergies"): Synergy,
    ("plan", "activities"): Activity,
    ("plan", "roles"): Role,
    ("plan", "success_factors"): SuccessFactor,
    ("plan", "risks"): Risk,
    ("plan", "purchases"): Purchase,
    ("outcome", "payments"): Payment,
    ("outcome", "worked"): Worked,
    ("outcome", "goal_states"): GoalState,
    ("outcome", "measurements"): Measurement,
    ("outcome", "realised"): Realised,
    ("outcome", "served"): Served,
}
_TOP: dict[str, type[Value]] = {
    "members": Member,
    "capacities": Capacity,
    "ceilings": Ceiling,
    "pools": Pool,
    "pool_hours": PoolHours,
    "goals": Goal,
    "scales": ScaleStep,
    "areas": Area,
    "funds": Fund,
    "budgets": Budget,
    "bodies": Body,
    "seats": Seat,
    "duties": Duty,
    "meetings": Meeting,
    "cycle": CycleStep,
    "mandate_table": MandateRow,
    "remarks": Remark,
}
TABLES: tuple[Table, ...] = (
    *(Table(name, row, (name,), _fields(row)) for name, row in _TOP.items()),
    Table("initiatives", Initiative, ("initiatives",), _initiative_columns()),
    # In these two the other initiative has a column of its own, since `initiative` names the owner of the row.
    *(Table(path[1], row, path, _fields(row, initiative="other")) for path, row in _NESTED.items()),
)
BY_NAME = {table.name: table for table in TABLES}
