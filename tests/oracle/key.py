"""Section 6 of docs/math.md: the key that settles the last ties."""

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Any

from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.domain.digest import canonical, plain

Key = tuple[str, ...]


def sha256(*names: str) -> str:
    """The digest of names joined by line breaks, as hexadecimal text."""
    return hashlib.sha256(unicodedata.normalize("NFC", "\n".join(names)).encode()).hexdigest()


@dataclass(frozen=True)
class Keys:
    """Sort keys by id: the key itself, then the digests of content that decide between equal names.

    Which text the digest of content is taken of is not told in docs/math.md; `keys_of` can turn the order round, so that
    an answer can be held against both.
    """

    draw: str
    names: dict[str, str]
    content: dict[str, str]
    member_names: dict[str, str]
    member_content: dict[str, str]

    def initiative(self, initiative: str) -> Key:
        """Where an initiative stands among the open decisions."""
        return sha256(self.draw, self.names[initiative]), self.content[initiative]

    def participation(self, initiative: str, member: str) -> Key:
        """Where a participation stands; the member "" is the region."""
        text = sha256(self.draw, self.names[initiative], self.member_names.get(member, ""))
        return text, self.content[initiative], self.member_content.get(member, "")


def keys_of(case: Case, *, turned: frozenset[str] = frozenset()) -> Keys:
    """The keys of all initiatives and participations of a case.

    Parameters
    ----------
    turned
        "initiatives", "members": of equal names among these the last by content comes first.
    """
    of_kinds = {
        "member": {one.id: one.name for one in case.members},
        "goal": {one.id: one.name for one in case.goals},
        "fund": {one.id: one.name for one in case.funds},
        "pool": {one.id: one.name for one in case.pools},
        "area": {one.id: one.name for one in case.areas},
        "initiative": {one.id: one.name for one in case.initiatives},
    }
    names = {(kind, one): name for kind, named in of_kinds.items() for one, name in named.items()}
    return Keys(
        draw=case.draw,
        names={one.id: one.name for one in case.initiatives},
        content={one.id: _content(one, names, "initiatives" in turned) for one in case.initiatives},
        member_names={one.id: one.name for one in case.members},
        member_content={one.id: _content(one, names, "members" in turned) for one in case.members},
    )


def _content(value: Value, names: dict[tuple[str, str], str], turned: bool) -> str:
    fields = {name: content for name, content in plain(value).items() if name != "id"}
    digest = hashlib.sha256(canonical(_by_name(fields, names)).encode()).hexdigest()
    return f"{16**64 - 1 - int(digest, 16):064x}" if turned else digest


def _by_name(content: Any, names: dict[tuple[str, str], str], field: str = "") -> Any:
    """Plain content with each reference by id replaced by the name of what it refers to."""
    if isinstance(content, dict):
        return {name: _by_name(part, names, name) for name, part in content.items()}
    if isinstance(content, list):
        return [_by_name(part, names, "initiative" if field == "excludes" else field) for part in content]
    return names.get((field, content), content) if isinstance(content, str) else content
