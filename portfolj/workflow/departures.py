"""How a scenario departs from another, in differences that can be turned back one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from portfolj.domain import base
from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.domain.participation import Answer
from portfolj.domain.rules import RuleChanges
from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError
from portfolj.results.why_different import Departure, RowKey
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare
from portfolj.valuation.scores import siblings
from portfolj.workflow.solving import posed

# The fields that no answer depends on.
SILENT = ("id", "name", "question", "locked")
_RULES = "rules."
# All others, in the order in which they are told: of lists each row is a difference, or what belongs together of them.
FIELDS = (
    *(name for name in Scenario.model_fields if name not in (*SILENT, "rules")),
    *(f"{_RULES}{name}" for name in RuleChanges.model_fields),
)
_LISTS_OF_RULES = ("participation_floors", "goal_floors", "counts", "balances")
LISTS = frozenset(("budgets", "weights", "decided", "refused", "out", "leads", *(f"{_RULES}{name}" for name in _LISTS_OF_RULES)))


def departures(case: Case, first: Scenario, second: Scenario) -> tuple[Departure, ...]:
    """All ways in which the second scenario differs from the first, as far as they can matter; none where both ask the same.

    Parameters
    ----------
    first, second
        Scenarios of the case that can be asked for.

    Raises
    ------
    InputError
        When one of them cannot.

    Notes
    -----
    A difference that changes nothing in what is asked, neither in the one scenario nor in the other, is left out: another reason for a
    decision, or a budget stated as it is anyway. Turning back those that are told gives what the first scenario asks.
    """
    wanted, asked = _asks(case, first), _asks(case, second)
    if wanted == asked:
        return ()
    every = tuple(_stated(case, first, second))
    if len(every) == 1:
        return every
    telling = tuple(
        one
        for one in every
        if _may_ask(case, turned_back(second, first, one)) != asked or _may_ask(case, turned_back(first, second, one)) != wanted
    )
    back = reduce(lambda scenario, one: turned_back(scenario, first, one), telling, second)
    return telling if telling == every or _may_ask(case, back) == wanted else every


def turned_back(scenario: Scenario, like: Scenario, departure: Departure) -> Scenario:
    """A scenario that says what another one does in this one difference, and for the rest what it says itself."""
    rules: dict[str, Any] = {}
    changes: dict[str, Any] = {}
    for field, keys in departure.parts:
        content = _content(like, field)
        if field in LISTS:
            kept = (row for row in _content(scenario, field) if _key(row) not in keys)
            content = (*kept, *(row for row in content if _key(row) in keys))
        (rules if field.startswith(_RULES) else changes)[field.removeprefix(_RULES)] = content
    return base.replace(scenario, **changes, rules=base.replace(scenario.rules, **rules))


def _asks(case: Case, scenario: Scenario) -> Instance:
    """What a scenario asks, without what has no part in the answer: its id, names of rules, and why something is no candidate."""
    instance = prepare(*posed(case, scenario))
    counts, balances = (tuple(replace(one, name="") for one in rules) for rules in (instance.counts, instance.balances))
    return replace(instance, scenario="", counts=counts, balances=balances, left_aside=())


def _may_ask(case: Case, scenario: Scenario) -> Instance | None:
    try:
        return _asks(case, scenario)
    except InputError:
        return None


def _content(scenario: Scenario, field: str) -> Any:
    return getattr(scenario.rules, field.removeprefix(_RULES)) if field.startswith(_RULES) else getattr(scenario, field)


def _key(row: Any) -> RowKey:
    return tuple(getattr(row, name) for name in row.order) if isinstance(row, Value) else (row,)


def _stated(case: Case, first: Scenario, second: Scenario) -> Iterator[Departure]:
    """Every difference in what is stated."""
    rows = {field: _differing_rows(first, second, field) for field in LISTS}
    for field in FIELDS:
        if field not in LISTS:
            if _content(first, field) != _content(second, field):
                yield Departure(((field, ()),))
        elif field in _GROUPED:
            yield from _GROUPED[field](case, rows)
        else:
            yield from (Departure(((field, (key,)),)) for key in rows[field])


@dataclass(frozen=True, slots=True)
class _In:
    """In which of the two scenarios a row is."""

    first: bool
    second: bool


_Rows = Mapping[str, Mapping[RowKey, _In]]


def _differing_rows(first: Scenario, second: Scenario, field: str) -> dict[RowKey, _In]:
    """The keys of the rows that only one of them has, or that say something else in each, in the order of the list."""
    here, there = (_content(one, field) for one in (second, first))
    keys = dict.fromkeys(_key(row) for row in (*here, *there) if (row in here) != (row in there))
    stands = [set(map(_key, rows)) for rows in (there, here)]
    return {key: _In(*(key in known for known in stands)) for key in keys}


def _weights(case: Case, rows: _Rows) -> Iterator[Departure]:
    """Weights are shares among siblings: those of one parent's goals belong together."""
    for group in siblings(case.goals):
        keys = tuple((goal,) for goal in group)
        if not set(keys).isdisjoint(rows["weights"]):
            yield Departure((("weights", keys),))


def _by_hand(_: Case, rows: _Rows) -> Iterator[Departure]:
    """An initiative is decided, refused or neither."""
    for key in dict.fromkeys((*rows["decided"], *rows["refused"])):
        yield Departure((("decided", (key,)), ("refused", (key,))))


def _out(case: Case, rows: _Rows) -> Iterator[Departure]:
    """With a member that stays out come new leads for what it leads."""
    for key in rows["out"]:
        led = tuple(lead for lead in rows["leads"] if key[0] in _leads(case, lead))
        yield Departure((("out", (key,)), *((("leads", led),) if led else ())))


def _new_leads(case: Case, rows: _Rows) -> Iterator[Departure]:
    out = {member for (member,) in rows["out"]}
    for lead in rows["leads"]:
        if out.isdisjoint(_leads(case, lead)):
            yield Departure((("leads", (lead,)),))


def _leads(case: Case, lead: RowKey) -> set[str]:
    """Who leads an initiative where nobody stays out."""
    named = (one for one in case.initiatives if one.id == lead[0])
    return {row.member for one in named for row in one.parties.participations if row.answer is Answer.LEAD}


def _money(_: Case, rows: _Rows) -> Iterator[Departure]:
    """A row that stands in for one of the other scenario, such as one fund's for that of all funds, belongs together with it."""
    groups: list[list[RowKey]] = []
    for key, stands in rows["budgets"].items():
        joined = [group for group in groups if any(_stands_in(rows["budgets"][one], stands) and _overlap(one, key) for one in group)]
        groups = [*(group for group in groups if group not in joined), [*(one for group in joined for one in group), key]]
    yield from (Departure((("budgets", tuple(sorted(group, key=_general_first))),)) for group in groups)


def _general_first(key: RowKey) -> list[str]:
    return [str(part or "") for part in key]


def _stands_in(one: _In, other: _In) -> bool:
    return one != other and one.first != one.second and other.first != other.second


def _overlap(one: RowKey, other: RowKey) -> bool:
    """Whether both speak of the same fund in the same year."""
    return all(None in (mine, theirs) or mine == theirs for mine, theirs in zip(one, other, strict=True))


def _nothing(_: Case, __: _Rows) -> Iterator[Departure]:
    """What is refused is told with what is decided."""
    yield from ()


_GROUPED = {"budgets": _money, "weights": _weights, "decided": _by_hand, "refused": _nothing, "out": _out, "leads": _new_leads}
