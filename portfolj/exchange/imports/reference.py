"""Whom and what a file may refer to: members and goals, by every way to write their names."""

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from portfolj.domain.case import Case
from portfolj.domain.member import MemberKind


def folded(text: str) -> str:
    """A name as it is compared: composed, without regard to case and to how many spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@dataclass(frozen=True)
class Reference:
    """Whom and what a file may refer to.

    Parameters
    ----------
    municipalities
        Official names.
    others
        Names of members that are no municipalities.
    goals
        The id of each goal by its folded id and folded name.
    """

    municipalities: tuple[str, ...]
    others: tuple[str, ...] = ()
    goals: dict[str, str] = field(default_factory=dict)
    goal_names: tuple[str, ...] = ()

    @classmethod
    def of(cls, case: Case) -> "Reference":
        """The members and goals of a case."""
        goals = {folded(goal.name): goal.id for goal in case.goals} | {folded(goal.id): goal.id for goal in case.goals}
        return cls(
            tuple(one.name for one in case.members_in_order if one.kind is MemberKind.MUNICIPALITY),
            tuple(one.name for one in case.members_in_order if one.kind is not MemberKind.MUNICIPALITY),
            goals,
            tuple(name for goal in case.goals for name in (goal.id, goal.name)),
        )

    def municipality(self, text: str) -> str:
        """The official name of a municipality; "" when none is called so."""
        return self._ways.get(folded(text), "")

    @cached_property
    def _ways(self) -> dict[str, str]:
        """Each way to write each name; one that two municipalities share names none of them."""
        pairs = [(way, name) for name in self.municipalities for way in _ways(folded(name))]
        ways = [way for way, _ in pairs]
        return {way: name for way, name in pairs if ways.count(way) == 1}


def _ways(name: str) -> frozenset[str]:
    bare = name.removesuffix(" kommun")
    return frozenset((name, bare, f"{bare} kommun", f"{bare}s kommun"))
