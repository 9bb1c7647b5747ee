"""Who takes part, in few words."""

from collections.abc import Collection, Sequence

from portfolj.domain.member import Member, MemberKind
from portfolj.errors import Message, say

_MOST_NAMES, _MOST_MISSING = 6, 2


def taking_part(members: Sequence[Member], participants: Collection[str]) -> Message:
    """Who takes part, in few words: all municipalities, all but one or two, a few by their names; else how many."""
    municipalities = {member.id for member in members if member.kind is MemberKind.MUNICIPALITY}
    named = sorted(members, key=lambda member: member.name)
    names = tuple(member.name for member in named if member.id in participants)
    missing = tuple(member.name for member in named if member.id in municipalities.difference(participants))
    others = tuple(member.name for member in named if member.id in set(participants) - municipalities)
    if municipalities and not missing:
        number = len(municipalities)
        return say("all {number} and {names:list}", number=number, names=others) if others else say("all {number}", number=number)
    if len(names) <= _MOST_NAMES:
        return say("{names:list}", names=names)
    if len(missing) <= _MOST_MISSING and not others:
        return say("all but {names:list}", names=missing)
    return say("{number}", number=len(names))
