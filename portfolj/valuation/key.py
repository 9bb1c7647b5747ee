"""The neutral key that settles what nothing else settles: a lot drawn from the case's own words. docs/math.md, section 6."""

import hashlib
from collections import Counter
from functools import cached_property
from typing import Any

from portfolj.domain.case import Case
from portfolj.domain.digest import canonical, plain
from portfolj.domain.initiative import Initiative
from portfolj.domain.member import Member

_REFERENCES = ("member", "fund", "pool", "goal", "area", "initiative")


def key(*names: str) -> str:
    """SHA-256 of the names joined by line breaks, as hexadecimal text; the first name is the case's draw."""
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


class Keys:
    """The keys of a case; equal names are told apart by the digest of their content, so never by id or row order."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._initiatives = {one.id: one for one in case.initiatives}
        self._members = {one.id: one for one in case.members}
        self._titles = Counter(one.name for one in case.initiatives)
        self._bodies = Counter(one.name for one in case.members)

    def initiative(self, name: str) -> str:
        """The key of an initiative, by id."""
        one = self._initiatives[name]
        return key(self._case.draw, one.name) + self._content(one)

    def participation(self, name: str, member: str) -> str:
        """The key of a member's participation in an initiative, by ids; an empty member is the region."""
        one = self._initiatives[name]
        body = self._members[member] if member else None
        twin = self._digest(body) if body is not None and self._bodies[body.name] > 1 else ""
        return key(self._case.draw, one.name, body.name if body else "") + self._content(one) + twin

    def _content(self, one: Initiative) -> str:
        return self._digest(one) if self._titles[one.name] > 1 else ""

    def _digest(self, one: Initiative | Member) -> str:
        """SHA-256 of the content without id, references by name."""
        content = {field: part for field, part in plain(one).items() if field != "id"}
        return hashlib.sha256(canonical(self._named(content)).encode()).hexdigest()

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        case = self._case
        kinds = (("member", case.members), ("fund", case.funds), ("pool", case.pools), ("goal", case.goals), ("area", case.areas))
        named = {(kind, one.id): one.name for kind, rows in kinds for one in rows}
        return named | {("initiative", one.id): one.name for one in case.initiatives}

    def _named(self, content: Any, reference: str = "") -> Any:
        if isinstance(content, dict):
            return {field: self._named(value, field) for field, value in content.items()}
        if isinstance(content, list):
            kind = "initiative" if reference == "excludes" else ""
            return [self._named(value, kind) for value in content]
        return self._names.get((reference, content), content) if reference in _REFERENCES else content
