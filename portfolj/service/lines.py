"""Lists of a proposal as people write them: a line for each row, with semicolons or tabs between, as they come from a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.domain.document import plain
from portfolj.domain.gives import DatedGoal, Effect
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import Milestone
from portfolj.domain.work_plan import Activity, Purchase, Risk, Role, SuccessFactor
from portfolj.errors import Fault, InputError, Message, say
from portfolj.exchange.translate import value_of


@dataclass(frozen=True, slots=True)
class Lines:
    """A list: where it stands in the document of an initiative, what its rows are, and their fields in the order of a line."""

    path: tuple[str, str]
    row: type[Value]
    fields: tuple[str, ...]


LISTS: Mapping[str, Lines] = {
    "dated_goals": Lines(("gives", "dated_goals"), DatedGoal, ("text", "date", "goal")),
    "activities": Lines(("plan", "activities"), Activity, ("text", "start", "end")),
    "milestones": Lines(("steering", "milestones"), Milestone, ("text", "date")),
    "roles": Lines(("plan", "roles"), Role, ("role", "holder")),
    "effects": Lines(("gives", "effects"), Effect, ("text", "owner", "measure", "baseline", "target", "date")),
    "success_factors": Lines(("plan", "success_factors"), SuccessFactor, ("text", "measures")),
    "risks": Lines(("plan", "risks"), Risk, ("text", "measures")),
    "purchases": Lines(("plan", "purchases"), Purchase, ("text", "buyer", "kronor")),
}


def lines_of(case: Case, one: Initiative, name: str) -> str:
    """A list of a proposal, a line for each row; a text that holds line ends or semicolons has spaces and commas there."""
    kind = LISTS[name]
    return "\n".join("; ".join(_cells(case, row, kind)).rstrip("; ") for row in _rows(one, kind))


def with_lines(case: Case, one: Initiative, texts: Mapping[str, str], names: Mapping[str, Message]) -> Initiative:
    """A proposal with some of its lists as written; a row whose line is as it was keeps what a line does not say, such as its source.

    Parameters
    ----------
    texts
        By the names of the lists.
    names
        What each list is called, for what is told of its lines.

    Raises
    ------
    InputError
        With everything that cannot be read, by list and line.
    """
    document, wrong = plain(one), list[Fault]()
    for name, text in texts.items():
        kind = LISTS[name]
        before: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for row in _rows(one, kind):
            before.setdefault(tuple(_cells(case, row, kind)), []).append(row)
        rows = []
        for number, line in enumerate(text.splitlines(), 1):
            cells = tuple(cell.strip() for cell in line.replace("\t", ";").split(";"))
            if not any(cells):
                continue
            try:
                rows.append(_row(case, kind, cells, before))
            except InputError as error:
                wrong += [_in_line(names[name], number, fault) for fault in error.faults]
        group, last = kind.path
        document.setdefault(group, {})[last] = rows
    if wrong:
        raise InputError(wrong)
    return value_of(Initiative, document)


def _in_line(name: Message, number: int, fault: Fault) -> Fault:
    return Fault(say("{name}, line {line}: {found}", name=name, line=str(number), found=fault.message))


def _rows(one: Initiative, kind: Lines) -> list[dict[str, Any]]:
    group, last = kind.path
    rows: list[dict[str, Any]] = plain(one).get(group, {}).get(last, [])
    return rows


def _cells(case: Case, row: Mapping[str, Any], kind: Lines) -> list[str]:
    """What a line says; goals by their names."""
    goals = {goal.id: goal.name for goal in case.goals}
    said = (goals.get(row.get(field, ""), "") if field == "goal" else str(row.get(field, "")) for field in kind.fields)
    return [" ".join(text.replace(";", ",").split()) for text in said]


def _row(case: Case, kind: Lines, cells: tuple[str, ...], before: Mapping[tuple[str, ...], list[dict[str, Any]]]) -> dict[str, Any]:
    """What a line says: the row it was before, which no other line becomes too, else a new one."""
    most = len(kind.fields)
    if any(cells[most:]):
        raise InputError(say("it has {number} parts, and {most} have a place; remove a semicolon.", number=len(cells), most=most))
    padded = (*cells[:most], *("" for _ in kind.fields[len(cells) :]))
    if same := before.get(padded):
        return same.pop(0)
    row = {field: cell for field, cell in zip(kind.fields, padded, strict=True) if cell}
    if "goal" in row:
        row["goal"] = _goal(case, row["goal"])
    made: dict[str, Any] = plain(value_of(kind.row, row))
    return made


def _goal(case: Case, said: str) -> str:
    """The id of a goal that is named, or called by its id."""
    found = [goal.id for goal in case.goals if said.casefold() in (goal.id.casefold(), goal.name.casefold())]
    if not found:
        names = tuple(goal.name for goal in case.goals)
        raise InputError(say("there is no goal '{name}'; choose one of {names:list}.", name=said, names=names))
    return found[0]
