"""What a case holds of a form, row by row, such that importing it again changes nothing."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from portfolj.domain.case import Case
from portfolj.domain.member import MemberKind
from portfolj.exchange.imports.building import cost_of, effort_of, goals_of, who_of
from portfolj.exchange.imports.forms import INITIATIVES, Form, Key
from portfolj.exchange.imports.reference import Reference

Line: TypeAlias = Mapping[str, Any]


def listed(case: Case, form: Form) -> tuple[Line, ...]:
    """The rows, each with what it states by column; what all rows of a member in an initiative share is stated once."""
    if form is INITIATIVES:
        return tuple(line for one in case.initiatives if (line := _simple(case, one.id)))
    groups: dict[Key, list[dict[str, Any]]] = {}
    for part in form.parts:
        for key, row in part.standing(case).items():
            line = dict(zip(part.key, key, strict=True)) | {column: getattr(row, name) for column, name in part.fields.items()}
            line = {column: content for column, content in line.items() if content not in (None, "")}
            group = groups.setdefault(tuple(line[column] for column in form.shared) or key, [])
            if group and not form.speaks_of(part, group[0]):
                group[0] |= line
            else:
                group.append(line)
    return tuple(line for key in sorted(groups, key=lambda key: [str(part) for part in key]) for line in groups[key])


def not_simple(case: Case) -> tuple[str, ...]:
    """The ids of the initiatives that the six columns cannot hold: none of a municipality's that can be told by its name."""
    return tuple(one.id for one in case.initiatives if not _simple(case, one.id))


def _simple(case: Case, key: str) -> Line:
    one = next(one for one in case.initiatives if one.id == key)
    reference, who = Reference.of(case), who_of(one)
    names = tuple(member.name for member in case.members if member.id in who and member.kind is MemberKind.MUNICIPALITY)
    if not names or any(reference.municipality(name) != name for name in names):
        return {}
    return {
        "id": one.id,
        "title": one.name,
        "goals": goals_of(one),
        "cost": cost_of(one),
        "effort": effort_of(one),
        "municipalities": names,
    }
