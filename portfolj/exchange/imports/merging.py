"""Taking rows into a case: what is new, what changes, and what has no one place in the case and is asked about."""

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.domain.initiative import Initiative
from portfolj.errors import Fault, say
from portfolj.exchange.imports.building import cost_of, effort_of, goals_of, new_initiative, updated, who_of
from portfolj.exchange.imports.changes import Change, Merged
from portfolj.exchange.imports.findings import ListRow, Notes, Rows, SimpleRow, Verdict
from portfolj.exchange.imports.merging_lists import merged_lists, row_of
from portfolj.exchange.imports.reference import Reference
from portfolj.valuation.assessed import marked


def merge(case: Case, rows: Rows) -> Merged:
    """Take rows into a case; what is there is changed only in the fields that a row names.

    Parameters
    ----------
    rows
        As accepted, with this case as reference.
    """
    notes = Notes()
    simple = tuple(row for row in rows if isinstance(row, SimpleRow))
    listed = tuple(row for row in rows if isinstance(row, ListRow))
    merged, changes = merged_lists(case, listed, notes) if listed else _merged(case, simple, notes)
    if notes.verdict >= Verdict.ASK:
        return Merged(case, changes, tuple(notes.all))
    before, row_in_file = {_key(fault) for fault in faults(case)}, row_of(listed)
    for fault in faults(merged):
        # What a list brings with it is told at once; of an initiative the page of the proposal tells it.
        if _key(fault) not in before and (fault.severity == "fault" or listed):
            (notes.warn if fault.initiative or fault.severity == "notice" else notes.reject)(
                say("In the case: {fault}", fault=fault.message), row_in_file(fault)
            )
    return Merged(_marked(case, merged) if notes.verdict <= Verdict.WARN else case, changes, tuple(notes.all))


def _marked(old: Case, new: Case) -> Case:
    """The case as it becomes, where its assessments say which proposal they have seen."""
    before = {one.id: one for one in old.initiatives}
    return replace(new, initiatives=tuple(marked(before[one.id], one) if one.id in before else one for one in new.initiatives))


def _merged(case: Case, rows: tuple[SimpleRow, ...], notes: Notes) -> tuple[Case, tuple[Change, ...]]:
    """The case with initiatives taken in; one that is there is changed in the six fields only."""
    reference = Reference.of(case)
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
    return replace(case, initiatives=tuple(changed.values())), tuple(changes)


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
