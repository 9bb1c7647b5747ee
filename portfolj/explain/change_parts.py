"""The parts of a case's records by name, and how short ones are told as they were and as they are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from portfolj.domain.bodies import SeatRole
from portfolj.domain.case import Case
from portfolj.domain.scenario import Undecided
from portfolj.domain.stages import ROUTE_STEPS, STAGES
from portfolj.domain.steering import Stage
from portfolj.errors import Argument, Message, say
from portfolj.explain.bodies import DUTIES, KINDS, ROLES
from portfolj.explain.bodies import FIELDS as FIELDS_OF_BODY
from portfolj.explain.fields import FIELDS
from portfolj.explain.wheel import ACTS

# What is called how, by the list it stands in and its id there.
Names = Mapping[str, Mapping[str, str]]
Told: TypeAlias = "Argument | None"
Shows = Callable[[Any, Names], Told]

CASE, PROPOSALS, SCENARIOS, DECISIONS, BODIES = "case", "initiatives", "scenarios", "decisions", "bodies"
_MOST_SIGNS = 60


def names_of(case: Case | None) -> Names:
    """What the rows of a case are called; nothing where there is no case."""
    if case is None:
        return {}
    lists = ("members", "goals", "areas", "funds", "pools", BODIES)
    return {kind: {one.id: one.name for one in getattr(case, kind)} for kind in lists} | {
        SCENARIOS: {one: case.scenario(one).name for one in case.scenario_ids},
        "seats": {one.id: one.holder for one in case.seats},
    }


@dataclass(frozen=True, slots=True)
class Part:
    """What a part is called, how its value is told, and what holds where none is stated.

    Parameters
    ----------
    shows
        Gives None for what is too long to be told; itself None where only the name is told.
    """

    name: Message
    shows: Shows | None = None
    unless_stated: object = None


def text(content: Any, _: Names) -> Told:
    """A short text or number, as it is."""
    return written if len(written := str(content)) <= _MOST_SIGNS else None


def several(content: Any, names: Names) -> Told:
    """A few short values."""
    return text(", ".join(map(str, content)), names)


def kronor(content: Any, _: Names) -> Told:
    """An amount in kronor, or the sum of rows of it."""
    return say("{amount:kr}", amount=content if isinstance(content, int) else sum(row["kronor"] for row in content))


def hours(content: Any, _: Names) -> Told:
    """An amount in hours, or the sum of rows of it."""
    return say("{amount:h}", amount=content if isinstance(content, int) else sum(row["hours"] for row in content))


def percent(content: Any, _: Names) -> Told:
    """A share in percent."""
    return say("{share:percent}", share=content)


def date(content: Any, _: Names) -> Told:
    """A day, a month or a year."""
    return say("{day:date}", day=content)


def truth(content: Any, _: Names) -> Told:
    """Yes or no."""
    return say("Yes") if content else say("No")


def named(kind: str) -> Shows:
    """A reference by the name of what it is to; several where there are several."""

    def shows(content: Any, names: Names) -> Told:
        ids = content if isinstance(content, list) else [content]
        return text(", ".join(names.get(kind, {}).get(one, one) for one in ids), names)

    return shows


def worded(words: Mapping[Any, Message]) -> Shows:
    """One of a few values, in words."""
    return lambda content, _: words.get(content, str(content))


def _next_step(content: Any, names: Names) -> Told:
    return text(content["text"], names)


def _budgets(content: Any, names: Names) -> Told:
    """The one percent that the money dial states; nothing of a budget of its own."""
    return percent(content[0]["percent"], names) if len(content) == 1 and set(content[0]) == {"percent"} else None


_NEEDS = say("What it needs, excludes and gains beside others")
_PERIOD = say("The days it begins and ends")
_BODY = Part(say("Body"), named(BODIES))
_TRUTHS = ("network", "balanced", "chair_of_each_side", "seat_of_each_member", "co_opts")
PARTS: Mapping[str, Mapping[str, Part]] = {
    PROPOSALS: {
        "name": Part(say("Title"), text),
        "what.summary": Part(say("What it is"), text),
        "what.need": Part(say("The need behind it"), text),
        "what.area": Part(say("Area"), named("areas")),
        "what.field": Part(say("Field in the four-field model"), worded(FIELDS)),
        "what.history": Part(say("What was done earlier")),
        "gives.contributions": Part(say("Goals")),
        "gives.assessments": Part(say("What bodies think of it")),
        "gives.feasibility": Part(say("Feasibility")),
        "gives.region_share": Part(say("The region's share of the benefit"), percent),
        "gives.economic": Part(say("Economic benefit")),
        "gives.effects": Part(say("Effects")),
        "gives.dated_goals": Part(say("Goals with a date")),
        "takes.financing": Part(say("Money"), kronor, ()),
        "takes.costs": Part(say("What the money is spent on")),
        "takes.efforts": Part(say("Hours"), hours, ()),
        "takes.pool_efforts": Part(say("Hours of shared staff"), hours, ()),
        "takes.own_effort": Part(say("The value of own effort"), kronor, ()),
        "takes.totals": Part(say("Sums of the paper")),
        "parties.participations": Part(say("Answers of members")),
        "parties.quorum": Part(say("Least number of members"), text, 2),
        "parties.owner": Part(say("Owner"), text),
        "parties.contact": Part(say("Whom to ask"), text),
        "steering.stage": Part(say("Stage"), worded(STAGES), Stage.NEED.value),
        "steering.route": Part(say("How far the assignment is carried"), worded(ROUTE_STEPS)),
        "steering.steps": Part(say("The way here")),
        "steering.mandates": Part(say("Mandates")),
        "steering.admission_answers": Part(say("Admission test")),
        "steering.starts": Part(say("Years in which it can start"), several),
        "steering.duration": Part(say("Years it lasts"), text, 1),
        "steering.requires": Part(_NEEDS),
        "steering.excludes": Part(_NEEDS),
        "steering.option_of": Part(_NEEDS),
        "steering.synergies": Part(_NEEDS),
        "steering.matter": Part(say("Matter of the mandates"), text),
        "steering.next_step": Part(say("Next step"), _next_step),
        "steering.paper": Part(say("Date of the paper"), date),
        "steering.start": Part(_PERIOD, date),
        "steering.end": Part(_PERIOD, date),
        "steering.decision_points": Part(say("Decision points")),
        "steering.milestones": Part(say("Milestones")),
        "steering.phases": Part(say("Phases")),
        "plan": Part(say("Work plan")),
        "outcome.payments": Part(say("Paid"), kronor, ()),
        "outcome.worked": Part(say("Hours worked"), hours, ()),
        "outcome.goal_states": Part(say("How its dated goals stand")),
        "outcome.measurements": Part(say("Measured benefits")),
        "outcome.realised": Part(say("Economic benefit that came"), kronor, ()),
        "outcome.served": Part(say("What it did for goals")),
        "outcome.reported": Part(say("Final report"), date),
        "outcome.reported_to": Part(say("Who received the report"), text),
        "outcome.result": Part(say("The result against the work plan")),
        "outcome.lesson": Part(say("The lesson")),
        "not_a_portfolio_matter": Part(say("Whether it is a portfolio matter"), text),
    },
    SCENARIOS: {
        "name": Part(say("Name"), text),
        "question": Part(say("The question it answers"), text),
        "locked": Part(say("Locked"), truth, False),
        "objective": Part(say("What is made as large as can be")),
        "budgets": Part(say("Money"), _budgets, ({"percent": 100},)),
        "hours_percent": Part(say("Hours"), percent, 100),
        "weights": Part(say("Goals and weights")),
        "rules.floor_per_resident": Part(say("At least to everybody"), percent),
        "rules": Part(say("Rules")),
        "decided": Part(say("What shall be in")),
        "refused": Part(say("What shall not be in")),
        "out": Part(say("Who stays out"), named("members")),
        "leads": Part(say("Who leads")),
        "undecided": Part(
            say("What members count as that have not decided"),
            worded({Undecided.DECLINED: say("Has declined"), Undecided.WILLING: say("Is willing")}),
            Undecided.DECLINED.value,
        ),
    },
    DECISIONS: {
        "body": Part(say("Who decides"), text),
        "date": Part(say("When"), date),
        "mandate": Part(say("By what mandate"), text),
        "deviations": Part(say("Deviations from the model")),
        "agreed": Part(say("What you have agreed"), text),
        "reserved": Part(say("Who has reserved themselves"), text),
        "to_discuss": Part(say("What is left to discuss"), text),
    },
    BODIES: {
        **{name: Part(label, text) for name, label in FIELDS_OF_BODY.items()},
        **{name: Part(FIELDS_OF_BODY[name], truth, unless_stated=False) for name in _TRUTHS},
        "kind": Part(FIELDS_OF_BODY["kind"], worded(KINDS)),
        "parent": Part(FIELDS_OF_BODY["parent"], named(BODIES)),
        "areas": Part(FIELDS_OF_BODY["areas"], named("areas")),
        "substitutes": Part(FIELDS_OF_BODY["substitutes"], truth),
        "meeting_hours": Part(FIELDS_OF_BODY["meeting_hours"], hours),
        "start": Part(FIELDS_OF_BODY["start"], date),
        "end": Part(FIELDS_OF_BODY["end"], date),
        "ended_by": Part(FIELDS_OF_BODY["ended_by"], named(BODIES)),
    },
    "seats": {
        "body": _BODY,
        "holder": Part(say("Function"), text),
        "role": Part(say("Role"), worded(ROLES), SeatRole.ORDINARY.value),
        "member": Part(say("Member"), named("members")),
        "side": Part(say("Side"), text),
        "same_person": Part(say("The same person as"), named("seats")),
        "stands_for": Part(say("Stands for"), text),
        "only_for": Part(say("Only for"), text),
        "agreed": Part(say("How several seats were agreed"), text),
        "since": Part(say("Appointed"), date),
    },
    "duties": {
        "body": _BODY,
        "kind": Part(say("Kind"), worded(DUTIES)),
        "text": Part(say("What"), text),
        "opens": Part(say("First day"), date),
        "closes": Part(say("Last day"), date),
        "done": Part(say("Done"), date),
    },
    "meetings": {
        "body": _BODY,
        "name": Part(say("Name"), text),
        "date": Part(say("When"), date),
        "last": Part(say("Last day"), date),
        "begins": Part(say("Begins"), text),
        "ends": Part(say("Ends"), text),
        "papers_days": Part(say("Days before that papers are out"), text),
        "pre_meetings": Part(say("Sides that meet by themselves before"), text),
        "preliminary": Part(say("Preliminary"), truth, unless_stated=False),
    },
    "cycle": {
        "cycle": Part(say("Cycle"), text),
        "bodies": Part(_BODY.name, named(BODIES)),
        "act": Part(say("Does"), worded(ACTS)),
        "matter": Part(say("What"), text),
        "date": Part(say("When"), date),
        "last": Part(say("Last day"), date),
        "after": Part(say("After steps"), several),
        "at_a_meeting": Part(say("At a meeting"), truth, unless_stated=True),
    },
    "mandate_table": {
        "below": Part(say("Below, kr"), kronor),
        "decides": Part(say("Decides"), named(BODIES)),
        "consults": Part(say("In consultation with"), named(BODIES)),
        "consults_where_concerned": Part(say("In consultation with, where concerned"), named(BODIES)),
        "assumed": Part(say("Assumed"), text),
    },
    CASE: {
        "name": Part(say("Name"), text),
        "question": Part(say("The question of the case"), text),
        "currency": Part(say("Currency"), text, "SEK"),
        "vat": Part(say("Value added tax")),
        "date": Part(say("Date"), date),
        "draw": Part(say("What settles the last ties"), text),
        "years": Part(say("Years"), several),
        "hour_value": Part(say("What an hour is worth"), kronor, 500),
        "admission": Part(say("Admission test")),
        "rules.floor_per_resident": Part(say("At least to everybody"), percent, 0),
        "rules": Part(say("Rules")),
    },
}
# The parts of all other lists, by the names of their fields; and of every record what says where its values come from.
EVERYWHERE: Mapping[str, Part] = {
    "name": Part(say("Name"), text),
    "words": Part(say("Words"), text),
    "weight": Part(say("Weight"), text),
    "parent": Part(say("Above it"), named("goals")),
    "level": Part(say("Level")),
    "kronor": Part(say("Money"), kronor),
    "total": Part(say("The most over all years"), kronor),
    "fee": Part(say("Member fee"), kronor),
    "hours": Part(say("Hours"), hours),
    "areas": Part(say("Areas"), named("areas")),
    "tile_column": Part(say("Place on the map")),
    "tile_row": Part(say("Place on the map")),
    "provenance": Part(say("Where the values come from")),
    "source": Part(say("Where the values come from")),
}
ALL_ELSE = Part(say("All else"))
