"""What a user gets to see of a case: drafts stand in it for those only who may read them."""

from collections.abc import Iterable, Mapping
from typing import Any

from portfolj.domain.base import Value, replace
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.errors import Fault, Message
from portfolj.exchange import CaseFile
from portfolj.service.authorizing import Action, User, may

# What stands where something that is seen names a draft: the name says nothing, in every language.
NAMELESS = "…"
REFERENCES = ("initiative", "initiatives", "excludes")


def as_seen(user: User, file: CaseFile) -> CaseFile:
    """A case as a user may see it: without drafts for those who may not read them, and without what is told of drafts.

    Notes
    -----
    What names a draft (a prerequisite, a rule, a scenario, a decision) names an empty, nameless stand-in then. A draft is no candidate and
    neither is the stand-in, so every scenario has the same answer for all.
    """
    hidden = {one.id: one for one in file.case.initiatives if not may(user, Action.READ_DRAFT, one) and one.draft}
    if not hidden:
        return file
    told = frozenset((*hidden, *(one.name for one in hidden.values())))
    return CaseFile(_without(file.case, hidden), tuple(fault for fault in file.faults if not _tells(fault, told)), file.files)


def _without(case: Case, hidden: Mapping[str, Initiative]) -> Case:
    seen = tuple(one for one in case.initiatives if one.id not in hidden)
    shown = replace(case, initiatives=seen)
    named = sorted(frozenset(_named(shown)) & frozenset(hidden))
    free = (name for number in range(1, len(named) + len(seen) + 1) if (name := f"x{number}") not in {one.id.casefold() for one in seen})
    instead = dict(zip(named, free, strict=False))
    renamed: Case = _renamed(shown, instead)
    stand_ins = (Initiative(id=name, name=NAMELESS, not_a_portfolio_matter=NAMELESS) for name in instead.values())
    return replace(renamed, initiatives=(*renamed.initiatives, *stand_ins))


def _named(content: Any, field: str = "") -> Iterable[str]:
    """The initiatives that a value refers to."""
    if isinstance(content, Value):
        for name in type(content).model_fields:
            yield from _named(getattr(content, name), name)
    elif isinstance(content, tuple):
        for one in content:
            yield from _named(one, field)
    elif field in REFERENCES and isinstance(content, str):
        yield content


def _renamed(content: Any, instead: Mapping[str, str], field: str = "") -> Any:
    """A value with other names for some of the initiatives that it refers to."""
    if isinstance(content, Value):
        changed = {name: _renamed(getattr(content, name), instead, name) for name in type(content).model_fields}
        return replace(content, **changed)
    if isinstance(content, tuple):
        return tuple(_renamed(one, instead, field) for one in content)
    return instead.get(content, content) if field in REFERENCES and isinstance(content, str) else content


def _tells(fault: Fault, hidden: frozenset[str]) -> bool:
    """Whether a fault tells of a draft."""
    return not hidden.isdisjoint((fault.initiative, *map(str, fault.path), *_parts(fault.message)))


def _parts(message: Message) -> Iterable[str]:
    for _, part in message.parts:
        if isinstance(part, Message):
            yield from _parts(part)
        else:
            yield from map(str, part) if isinstance(part, tuple) else (str(part),)
