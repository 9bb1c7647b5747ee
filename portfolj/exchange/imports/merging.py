"""Taking rows into a case: what is new, what changes, and what has no one place in the case and is asked about."""

from dataclasses import dataclass

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.domain.initiative import Initiative
from portfolj.errors import Fault, say
from portfolj.exchange.imports.building import cost_of, effort_of, goals_of, new_initiative, updated, who_of
from portfolj.exchange.imports.findings import Note, Notes, SimpleRow, Verdict
from portfolj.exchange.imports.reference import Reference


@dataclass(frozen=True, slots=True)
class Change:
    """What a row does to a case: its fields old and new, in words without a language; no fields where nothing changes."""

    id: str
    title: str
    new: bool
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """A case with the rows taken in, what that changes, and what there is to say about it."""

    case: Case
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]

    @property
    def verdict(self) -> Verdict:
        """The heaviest of the notes."""
        return max((note.weight for note in self.notes), default=Verdict.ACCEPT)


def merge(case: Case, rows: tuple[SimpleRow, ...]) -> Merged:
    """Take rows into a case; an initiative that is there is changed in the six fields only.

    Parameters
    ----------
    rows
        As accepted, with the members and goals of this case as reference.
    """
    notes, reference = Notes(), Reference.of(case)
    there = {one.id.casefold(): one for one in case.initiatives}
    changed, changes = dict(there), []
    for row in rows:
        _whole(row, notes)
        old = there.get(row.id.casefold())
        if old is not None and old.id != row.id:
            message = say("The id '{id}' is written '{written}' in the case; write it so.", id=row.id, written=old.id)
            notes.ask(message, row.row, "id")
            continue
        new = new_initiative(case, row, reference, notes) if old is None else updated(case, old, row, reference, notes)
        changed[row.id.casefold()] = new
        changes.append(Change(row.id, row.title, old is None, _differences(old, new)))
    if notes.verdict >= Verdict.ASK:
        return Merged(case, tuple(changes), tuple(notes.all))
    merged = replace(case, initiatives=tuple(changed.values()))
    before = {_key(fault) for fault in faults(case)}
    for fault in faults(merged):
        if _key(fault) not in before and fault.severity == "fault":
            (notes.warn if fault.initiative else notes.reject)(say("In the case: {fault}", fault=fault.message))
    return Merged(merged, tuple(changes), tuple(notes.all))


def _key(fault: Fault) -> tuple[object, ...]:
    return fault.path, fault.message


def _whole(row: SimpleRow, notes: Notes) -> None:
    for name, amount in (("cost", row.cost), ("effort", row.effort)):
        if amount != amount.to_integral_value():
            notes.reject(say("'{amount}' is not whole; round it before it is taken into a case.", amount=str(amount)), row.row, name)


def _differences(old: Initiative | None, new: Initiative) -> tuple[tuple[str, str, str], ...]:
    def shown(one: Initiative | None) -> dict[str, str]:
        if one is None:
            return {}
        return {
            "title": one.name,
            "goals": "|".join(goals_of(one)),
            "cost": str(cost_of(one)),
            "effort": str(effort_of(one)),
            "municipalities": "|".join(who_of(one)),
        }

    before, after = shown(old), shown(new)
    return tuple((name, before.get(name, ""), value) for name, value in after.items() if before.get(name, "") != value)
