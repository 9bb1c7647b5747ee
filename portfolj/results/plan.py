"""What was decided, as it goes into a business plan: one value that every document is made of, and that is read back from them."""

import json
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from portfolj.errors import Fault, InputError, WrongValue, say
from portfolj.results.decided import Side, Standing
from portfolj.results.portfolio import Status
from portfolj.results.stored import keys_once

FORMAT = "portfolj-plan/1"

Years = Annotated[dict[int, int], Field(description="an amount by calendar year")]
Points = Annotated[str, Field(pattern=r"^-?\d{1,30}\.\d{3}$", description="points with three decimals")]


class Part(BaseModel):
    """A part of a plan: frozen and closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Part):
    """Something by its id, with its name for people."""

    id: str
    name: str


class Paid(Part):
    """What one payer pays for an initiative, kronor by calendar year."""

    payer: str = Field(description="the id of a fund; empty: the members that take part; else the name of a source outside every fund")
    name: str
    outside: bool = Field(default=False, description="from outside every fund, and so in no sum")
    own: bool = Field(default=False, description="of the association's own frames")
    years: Years


class PlanRow(Part):
    """One initiative: where it stands in the list, and why."""

    id: str
    name: str
    side: Side
    rank: int | None = Field(description="its place in the model's list; empty where it has none")
    shared: bool
    goal: Named | None = Field(description="the association's goal that it gives most to")
    area: Named | None
    field: str = Field(description="its field in the four-field model, in words")
    decided_before: bool = Field(description="decided, or under way, before this decision")
    start: int | None
    end: int | None = Field(description="the last year of its work")
    taking_part: str = Field(description="who takes part, in few words")
    participants: tuple[Named, ...]
    leads: tuple[Named, ...]
    money: tuple[Paid, ...]
    kronor: int | None = Field(description="of funds and those that take part, from the first planning year on")
    kronor_by_year: Years
    hours: int | None = Field(description="less hours released, of shared staff too")
    hours_by_year: Years
    owner: str
    decided_by: str
    decided_on: str
    follow_up: tuple[str, ...]
    why: str
    reason: str = Field(description="of those who took it in or out beside the model")
    standing: Standing | None = Field(description="what the check says of that")
    enters_at: int | None = Field(description="the sum of own frames at which it enters, kronor; of the reserve list")

    @property
    def own(self) -> int:
        """What it takes of the association's own frames, kronor."""
        return sum(sum(one.years.values()) for one in self.money if one.own)


class PlanMember(Part):
    """What a member gives and gets over the planning years; money in kronor."""

    id: str
    name: str
    initiatives: int
    kronor: int
    economic_benefit: int
    fee: int
    hours: int
    hours_released: int
    benefit: Points


class Undertaking(Part):
    """What one member does at home in one initiative."""

    member: Named
    initiative: Named
    leads: bool
    start: int
    kronor: Years
    hours: Years
    roles: tuple[str, ...]


class Balance(Part):
    """What falls to one goal, area or field: fund money in kronor and in percent of it all; a goal's benefit in points."""

    name: str
    number: int
    kronor: int
    percent: int | None
    points: Points | None = None


class YearFrame(Part):
    """The association's own frames in one year, kronor."""

    year: int
    kronor: int = Field(description="what they hold, without what is carried over from other years")
    used: int = Field(description="what the list takes of them")


class LeftOut(Part):
    """An initiative that is in no list, and why."""

    id: str
    name: str
    why: str


class Decided(Part):
    """What those who decided have written."""

    body: str
    date: str
    mandate: str
    agreed: str
    reserved: str
    to_discuss: str


class Event(Part):
    """A decision point or a milestone of an initiative, on a day, in a month or a year."""

    initiative: Named
    date: str
    text: str
    milestone: bool


class Plan(Part):
    """The plan. Texts are in its language; ids and amounts are the same in all."""

    format: Literal["portfolj-plan/1"] = "portfolj-plan/1"
    language: str
    date: str = Field(description="the decision's, else as asked for, else the case's; empty where none is stated")
    case: Named
    scenario: Named
    made_up: str = Field(description="the sentence that says how many values are made up; empty where none is")
    years: tuple[int, ...]
    status: Status = Field(description="of the model's portfolio")
    standing: Standing = Field(description="whether what was decided meets the rules")
    frame: int = Field(description="the association's own frames over all years, kronor")
    used: int = Field(description="what the list takes of them, kronor")
    frames: tuple[YearFrame, ...]
    in_short: str
    how_prioritised: tuple[str, ...]
    how_reached: tuple[str, ...]
    broken: tuple[str, ...]
    decided: Decided
    rows: tuple[PlanRow, ...]
    members: tuple[PlanMember, ...]
    undertakings: tuple[Undertaking, ...]
    goals: tuple[Balance, ...]
    areas: tuple[Balance, ...]
    fields: tuple[Balance, ...]
    left_out: tuple[LeftOut, ...]
    events: tuple[Event, ...]
    list_stopped_by: str = Field(default="", description="the limit that ended the search for the order of the list; empty where none did")
    since: tuple[str, ...] = Field(default=(), description="what has changed since the last plan, in sentences")
    result: dict[str, Any] = Field(description="the document of results, portfolj/1, which can be checked again")
    result_digest: str = Field(description="the SHA-256 of the document of results as one line")
    log_head: str = Field(default="", description="the head of the case's log when this was made; empty where the case stands in files")

    def on(self, *sides: Side) -> tuple[PlanRow, ...]:
        """The rows on some sides of the line, in the order of the list."""
        return tuple(row for row in self.rows if row.side in sides)

    @property
    def within(self) -> tuple[PlanRow, ...]:
        """What is decided to be done."""
        return self.on(Side.WITHIN, Side.TAKEN_IN)

    @cached_property
    def later(self) -> frozenset[str]:
        """Of "kronor" and "hours", what goes on after the last planning year."""
        by_year = {"kronor": (paid.years for row in self.rows for paid in row.money), "hours": (row.hours_by_year for row in self.rows)}
        last = self.years[-1]
        return frozenset(
            unit for unit, each in by_year.items() if any(amount and year > last for years in each for year, amount in years.items())
        )


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a plan."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Plan.model_json_schema()}


def plan_text(plan: Plan) -> str:
    """The plan as one line of JSON."""
    return plan.model_dump_json()


def read_plan(text: str) -> Plan:
    """Read what `plan_text` wrote.

    Raises
    ------
    InputError
        When it is no plan; everything that is wrong with it, each with its key path.
    """
    try:
        return Plan.model_validate(json.loads(text, object_pairs_hook=keys_once))
    except ValidationError as wrong:
        found = wrong.errors(include_url=False, include_context=False)
        raise InputError(
            Fault(say("This is no part of a plan of portfolj: {field}.", field=".".join(map(str, one["loc"])) or "format"), path=one["loc"])
            for one in found
        ) from wrong
    except WrongValue as wrong:
        raise InputError(wrong.message) from wrong
    except (ValueError, RecursionError) as wrong:
        raise InputError(say("It is no plan of portfolj: it is not well-formed JSON.")) from wrong
