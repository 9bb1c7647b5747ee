"""References by name: every member, goal, fund, body and so on that is named is known, and calendar years lie in the planning years."""

from collections.abc import Iterator, Mapping

from portfolj.domain.base import Value
from portfolj.domain.bodies import Body, Duty, Seat
from portfolj.domain.case import Case
from portfolj.domain.consistency.walk import Path, fields, nearest, values
from portfolj.domain.decision import Decision
from portfolj.domain.goal import Goal
from portfolj.domain.member import Capacity, Ceiling, PoolHours
from portfolj.domain.money import Budget
from portfolj.domain.scenario import BudgetChange
from portfolj.domain.steering import Synergy
from portfolj.domain.wheel import Meeting
from portfolj.errors import Fault, Message, say

_CALENDAR = (Capacity, Ceiling, PoolHours, Budget, BudgetChange, Synergy)
_FIELDS = {
    "member": "member",
    "invoiced_by": "member",
    "parties": "member",
    "out": "member",
    "goal": "goal",
    "area": "area",
    "areas": "area",
    "fund": "fund",
    "pool": "pool",
    "criterion": "criterion",
    "initiative": "initiative",
    "initiatives": "initiative",
    "excludes": "initiative",
    "bodies": "body",
    "decides": "body",
    "ended_by": "body",
    "consults": "body",
    "consults_where_concerned": "body",
    "same_person": "seat",
    "after": "cycle step",
}
# Fields of these types refer to what fields of the same name elsewhere do not.
_FIELDS_OF: Mapping[tuple[type[Value], str], str] = {
    (Goal, "parent"): "goal",
    (Body, "parent"): "body",
    **{(kind, "body"): "body" for kind in (Seat, Duty, Meeting)},
}


def unknown(case: Case) -> Iterator[Fault]:
    """References to what the case does not have, and calendar years outside its planning years."""
    known = {
        "member": tuple(one.id for one in case.members),
        "goal": tuple(one.id for one in case.goals),
        "area": tuple(one.id for one in case.areas),
        "fund": tuple(one.id for one in case.funds),
        "pool": tuple(one.id for one in case.pools),
        "initiative": tuple(one.id for one in case.initiatives),
        "criterion": tuple(one.id for one in case.admission.criteria),
        "body": tuple(one.id for one in case.bodies),
        "seat": tuple(one.id for one in case.seats),
        "cycle step": tuple(one.id for one in case.cycle),
    }
    sets = {kind: frozenset(ids) for kind, ids in known.items()}
    for path, value in values(case):
        yield from _unknown_names(path, value, known, sets)
        if isinstance(value, Decision) and value.id not in case.scenario_ids:
            yield Fault(unknown_name("scenario", where(path), value.id, case.scenario_ids), path=(*path, "id"))
        if isinstance(value, _CALENDAR) and value.year is not None and value.year not in case.years:
            yield Fault(_unknown_year(where(path), value.year, case.years), path=(*path, "year"))


def _unknown_names(path: Path, value: Value, known: Mapping[str, tuple[str, ...]], sets: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    for field in fields(type(value)):
        kind = _FIELDS_OF.get((type(value), field), _FIELDS.get(field))
        content = getattr(value, field) if kind is not None else None
        if kind is None or content is None or isinstance(content, Value):
            continue
        for name in content if isinstance(content, tuple) else (content,):
            if isinstance(name, str) and name not in sets[kind]:
                yield Fault(unknown_name(kind, where(path), name, known[kind]), path=(*path, field))


def where(path: Path) -> str:
    """The row that people know: the initiative, scenario or decision a path leads through, else the list it is in."""
    if path[:1] in (("initiatives",), ("scenarios",), ("decisions",)) and len(path) > 1 and isinstance(path[1], str):
        return path[1]
    return ".".join(str(one) for one in path if isinstance(one, str)) or "case"


def unknown_name(kind: str, where: str, name: str, known: tuple[str, ...]) -> Message:
    """The sentence for an unknown reference, with the nearest known id where one is close."""
    near = nearest(name, known)
    parts = {"where": where, "id": name} | ({"near": near} if near else {})
    spoken = _UNKNOWN[kind][bool(near)]
    return Message(spoken.text, tuple(sorted(parts.items())))


_UNKNOWN = {
    "scenario": (
        say("'{where}' decides about the unknown scenario '{id}'; add it to the case or correct the id."),
        say("'{where}' decides about the unknown scenario '{id}'; add it to the case or correct the id, perhaps to '{near}'."),
    ),
    "member": (
        say("'{where}' lists the unknown member '{id}'; add it to the case or correct the id."),
        say("'{where}' lists the unknown member '{id}'; add it to the case or correct the id, perhaps to '{near}'."),
    ),
    "goal": (
        say("'{where}' names the unknown goal '{id}'; add it to the case or correct the id."),
        say("'{where}' names the unknown goal '{id}'; add it to the case or correct the id, perhaps to '{near}'."),
    ),
    "area": (
        say("'{where}' names the unknown area '{id}'; add it to the case or correct the id."),
        say("'{where}' names the unknown area '{id}'; add it to the case or correct the id, perhaps to '{near}'."),
    ),
    "fund": (
        say("'{where}' names the unknown fund '{id}'; add it to the case or correct the id."),
        say("'{where}' names the unknown fund '{id}'; add it to the case or correct the id, perhaps to '{near}'."),
    ),
    "pool": (
        say("'{where}' names the unknown pool '{id}'; add it to the case or correct the id."),
        say("'{where}' names the unknown pool '{id}'; add it to the case or correct the id, perhaps to '{near}'."),
    ),
    "criterion": (
        say("'{where}' answers for the unknown criterion '{id}'; add it to the admission test or correct the id."),
        say("'{where}' answers for the unknown criterion '{id}'; add it to the admission test or correct the id, perhaps to '{near}'."),
    ),
    "body": (
        say("'{where}' names the unknown body '{id}'; add it to the case or correct the id."),
        say("'{where}' names the unknown body '{id}'; add it to the case or correct the id, perhaps to '{near}'."),
    ),
    "seat": (
        say("'{where}' names the unknown seat '{id}'; add it to the case or correct the id."),
        say("'{where}' names the unknown seat '{id}'; add it to the case or correct the id, perhaps to '{near}'."),
    ),
    "cycle step": (
        say("'{where}' follows the unknown step '{id}'; add it to the case or correct the id."),
        say("'{where}' follows the unknown step '{id}'; add it to the case or correct the id, perhaps to '{near}'."),
    ),
    "initiative": (
        say("'{where}' names the unknown initiative '{id}'; add it to the case or correct the id."),
        say("'{where}' names the unknown initiative '{id}'; add it to the case or correct the id, perhaps to '{near}'."),
    ),
}


def _unknown_year(where: str, year: int, years: tuple[int, ...]) -> Message:
    return say(
        "'{where}' speaks of the year {year}, but the planning years are {first} to {last}; correct the year or remove the row.",
        where=where,
        year=str(year),
        first=str(years[0]),
        last=str(years[-1]),
    )
