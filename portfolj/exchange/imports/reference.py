"""Whom and what a file may refer to: members, goals and initiatives, by every way to write their names."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from portfolj.domain.case import Case
from portfolj.domain.consistency.walk import values
from portfolj.domain.member import MemberKind


def folded(text: str) -> str:
    """A name as it is compared: composed, without regard to case and to how many spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@dataclass(frozen=True)
class Reference:
    """Whom and what a file may refer to: what the case has."""

    case: Case

    @classmethod
    def of(cls, case: Case) -> "Reference":
        """What a case has."""
        return cls(case)

    @cached_property
    def municipalities(self) -> tuple[str, ...]:
        """Official names."""
        return tuple(one.name for one in self.case.members_in_order if one.kind is MemberKind.MUNICIPALITY)

    @cached_property
    def others(self) -> tuple[str, ...]:
        """Names of members that are no municipalities."""
        return tuple(one.name for one in self.case.members_in_order if one.kind is not MemberKind.MUNICIPALITY)

    @cached_property
    def goals(self) -> dict[str, str]:
        """The id of each goal by its folded id and folded name."""
        goals = self.case.goals
        return {folded(goal.name): goal.id for goal in goals} | {folded(goal.id): goal.id for goal in goals}

    @cached_property
    def goal_names(self) -> tuple[str, ...]:
        """Every id and name of a goal."""
        return tuple(name for goal in self.case.goals for name in (goal.id, goal.name))

    @cached_property
    def texts(self) -> frozenset[str]:
        """Every text that the case holds, which is what it is and needs no judging."""
        found = (content for _, value in values(self.case) for content in vars(value).values())
        return frozenset(content for content in found if type(content) is str)

    def municipality(self, text: str) -> str:
        """The official name of a municipality; "" when none is called so."""
        return self._ways.get(folded(text), "")

    def ids(self, kind: str, text: str) -> tuple[str, ...]:
        """The ids that a text can mean: its own, or those of what is called so; kind is `initiative`, `member` or `goal`."""
        by_id, by_name = self._named[kind]
        if found := by_id.get(folded(text)):
            return (found,)
        return by_name.get(folded(text), ()) or (by_name.get(folded(self.municipality(text)), ()) if kind == "member" else ())

    def spellings(self, kind: str) -> tuple[str, ...]:
        """Every id and name of a kind."""
        return tuple(name for key, label in self._pairs(kind) for name in (key, label))

    def _pairs(self, kind: str) -> list[tuple[str, str]]:
        if kind == "initiative":
            return [(one.id, one.name) for one in self.case.initiatives]
        return [(one.id, one.name) for one in (self.case.members if kind == "member" else self.case.goals)]

    @cached_property
    def _named(self) -> dict[str, tuple[dict[str, str], dict[str, tuple[str, ...]]]]:
        found = {}
        for kind in ("initiative", "member", "goal"):
            by_name: dict[str, tuple[str, ...]] = {}
            for key, name in self._pairs(kind):
                by_name[folded(name)] = (*by_name.get(folded(name), ()), key)
            found[kind] = {folded(key): key for key, _ in self._pairs(kind)}, by_name
        return found

    @cached_property
    def _ways(self) -> dict[str, str]:
        """Each way to write each name; one that two municipalities share names none of them."""
        pairs = [(way, name) for name in self.municipalities for way in _ways(folded(name))]
        ways = [way for way, _ in pairs]
        return {way: name for way, name in pairs if ways.count(way) == 1}


def _ways(name: str) -> frozenset[str]:
    bare = name.removesuffix(" kommun")
    return frozenset((name, bare, f"{bare} kommun", f"{bare}s kommun"))
