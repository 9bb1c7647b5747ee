"""What a change of a case did, in words: which records, which of their parts, and short ones as they were and as they are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from portfolj.errors import Message, say
from portfolj.explain.change_parts import ALL_ELSE, BODIES, CASE, DECISIONS, EVERYWHERE, PARTS, PROPOSALS, SCENARIOS, Names, Part, Told
from portfolj.governance.matters import matter_in_words

Document = Mapping[str, Any]
NOTHING = "–"
# How many records of a change are told one by one.
MOST_TOLD = 100


class Altered(NamedTuple):
    """A record before and after a change, as plain data; None where there was none, or is none any more."""

    kind: str
    key: str
    before: Document | None
    after: Document | None


def in_short(records: Sequence[Altered], names: Names) -> tuple[Message, ...]:
    """What a change did: of one record what it is and which parts, of several how many of each kind; a single body by its name."""
    whole = _whole(records)
    if whole is not None:
        return (say("The whole case: {parts:list}", parts=_done(whole)),)
    return (_of_record(records[0], names),) if len(records) == 1 else _of_each_kind(records, names)


def in_detail(records: Sequence[Altered], names: Names) -> tuple[Message, ...]:
    """Of one record its short parts as they were and as they are; of several each with its parts, of a whole case how many of each kind."""
    if len(records) == 1:
        return tuple(_values(records[0], names))
    if _whole(records) is not None:
        return _of_each_kind(records, names)
    told = tuple(_of_record(one, names) for one in records[:MOST_TOLD])
    return (*told, say("{number} more", number=len(records) - MOST_TOLD)) if len(records) > MOST_TOLD else told


def _whole(records: Sequence[Altered]) -> Altered | None:
    """The record of the case itself, where the case came or went with the change."""
    return next((one for one in records if one.kind == CASE and (one.before is None or one.after is None)), None)


def _of_each_kind(records: Sequence[Altered], names: Names) -> tuple[Message, ...]:
    groups = {kind: [one for one in records if (one.kind if one.kind in _SEVERAL else "") == kind] for kind in (*_SEVERAL, "")}
    return tuple(
        _of_record(some[0], names)
        if kind == BODIES and len(some) == 1
        else say("{what}: {parts:list}", what=_SEVERAL.get(kind, _OTHERS), parts=_counts(some))
        for kind, some in groups.items()
        if some
    )


_SEVERAL = {
    PROPOSALS: say("Proposals"),
    SCENARIOS: say("Scenarios"),
    DECISIONS: say("Decisions"),
    BODIES: say("Bodies"),
    "seats": say("Seats"),
    "duties": say("Duties"),
    "meetings": say("Meetings"),
    "cycle": say("Steps of the cycle"),
    "mandate_table": say("Rows of the mandates"),
}
_OTHERS = say("Members, goals, money and rules")


def _counts(records: Sequence[Altered]) -> tuple[Message, ...]:
    new, gone = sum(one.before is None for one in records), sum(one.after is None for one in records)
    changed = len(records) - new - gone
    told = (
        (new, say("{number} new", number=new)),
        (changed, say("{number} changed", number=changed)),
        (gone, say("{number} taken away", number=gone)),
    )
    return tuple(message for number, message in told if number)


def of_its_own(one: Altered, names: Names) -> Message:
    """What was done to a record whose name is said elsewhere: which parts, or that it came or went."""
    return say("{parts:list}", parts=_what(one, names))


def _of_record(one: Altered, names: Names) -> Message:
    return say("{what}: {parts:list}", what=subject(one, names), parts=_what(one, names))


def _what(one: Altered, names: Names) -> tuple[Message, ...]:
    return _done(one) or tuple(dict.fromkeys(_parts(one, names)))


def _done(one: Altered) -> tuple[Message, ...]:
    if one.before is None:
        return (say("entered"),)
    return (say("taken away"),) if one.after is None else ()


def subject(one: Altered, names: Names) -> Message:
    """What a record is: its kind, and what it is called."""
    content: Document = one.after or one.before or {}
    if one.kind == PROPOSALS:
        return say("Proposal '{name}'", name=str(content.get("name", one.key)))
    if one.kind == SCENARIOS:
        return say("Scenario '{name}'", name=str(content.get("name", one.key)))
    if one.kind == DECISIONS:
        return say("Decision on '{name}'", name=names.get(SCENARIOS, {}).get(one.key, one.key))
    if one.kind == CASE:
        return say("What holds for the whole case")
    name = _steering(one.kind, content, names) or str(content.get("name", "")) or " ".join(filter(None, _key(one, names)))
    return say("{kind} {name}", kind=_KINDS.get(one.kind, one.kind), name=name)


def _steering(kind: str, content: Document, names: Names) -> Message | str:
    """What a part of how the case is steered is called; "" for all else."""
    match kind, content:
        case "seats", {"holder": str(holder), "body": str(body)}:
            return say("{name} ({body})", name=holder, body=names.get(BODIES, {}).get(body, body))
        case "duties", {"text": str(text)}:
            return text
        case "meetings", {"name": str(name), "date": str(day)}:
            return say("{name} ({day:date})", name=name, day=day)
        case "cycle", {"matter": str(matter), "date": str(day)}:
            return say("{name} ({day:date})", name=matter, day=day)
        case "mandate_table", {"matter": str(matter)}:
            return say("{matter} from {low:kr}", matter=matter_in_words(matter), low=content.get("at_least", 0))
    return ""


_KINDS: Mapping[str, Message] = {
    "members": say("Member"),
    "capacities": say("Hours of"),
    "ceilings": say("The most to be paid by"),
    "pools": say("Shared staff"),
    "pool_hours": say("Hours of"),
    "goals": say("Goal"),
    "scales": say("Step of a scale"),
    "areas": say("Area"),
    "funds": say("Fund"),
    "budgets": say("Budget of"),
    "levels": say("Level of money, percent"),
    "bodies": say("Body"),
    "seats": say("Seat"),
    "duties": say("Duty"),
    "meetings": say("Meeting"),
    "cycle": say("Step of a cycle"),
    "mandate_table": say("Row of the mandates"),
    "remarks": say("Remark"),
}
# The list that the first part of a key refers to.
_OF = {"capacities": "members", "ceilings": "members", "pool_hours": "pools", "budgets": "funds"}


def _key(one: Altered, names: Names) -> Iterator[str]:
    first, *others = map(unquote, one.key.split("/"))
    yield names.get(_OF.get(one.kind, ""), {}).get(first, first)
    yield from others


def _parts(one: Altered, names: Names) -> Iterator[Message]:
    """The names of the parts that differ; of members' answers whose they are."""
    for path, part, before, after in _differing(one):
        if path == "parties.participations":
            yield say("{part} ({names:list})", part=part.name, names=tuple(_answering(before or (), after or (), names)))
        else:
            yield part.name


def _answering(before: Sequence[Document], after: Sequence[Document], names: Names) -> Iterator[str]:
    old, new = ({row["member"]: row for row in rows} for rows in (before, after))
    called = names.get("members", {})
    yield from (called.get(one, one) for one in sorted({*old, *new}) if old.get(one) != new.get(one))


def _values(one: Altered, names: Names) -> Iterator[Message]:
    """Parts as they were and as they are, where both are short."""
    if one.before is None or one.after is None:
        return
    for _, part, *both in _differing(one):
        before, after = (_shown(part, content, names) for content in both)
        if before is not None and after is not None and before != after:
            yield say("{part}: {before} → {after}", part=part.name, before=before, after=after)


def _shown(part: Part, content: Any, names: Names) -> Told:
    stated = part.unless_stated if content is None else content
    if part.shows is None:
        return None
    return NOTHING if stated in (None, "", []) else part.shows(stated, names)


def _differing(one: Altered) -> Iterator[tuple[str, Part, Any, Any]]:
    """Each part that differs: where it stands, what it is, and its content before and after."""
    if one.before is None or one.after is None:
        return
    parts = PARTS.get(one.kind, {})
    groups = {path.partition(".")[0] for path in parts if "." in path}
    for name in dict.fromkeys((*_ordered(parts), *one.before, *one.after)):
        before, after = one.before.get(name), one.after.get(name)
        if before == after:
            continue
        if name not in groups:
            yield name, _part(parts, name, name), before, after
            continue
        old, new = before or {}, after or {}
        fields = [path.partition(".")[2] for path in parts if path.startswith(f"{name}.")]
        for field in dict.fromkeys((*fields, *old, *new)):
            if old.get(field) != new.get(field):
                yield f"{name}.{field}", _part(parts, f"{name}.{field}", field, name), old.get(field), new.get(field)


def _ordered(parts: Mapping[str, Part]) -> Iterator[str]:
    """The fields of a record, in the order in which its parts are told."""
    return (path.partition(".")[0] for path in parts)


def _part(parts: Mapping[str, Part], path: str, field: str, group: str = "") -> Part:
    return parts.get(path) or EVERYWHERE.get(field) or parts.get(group) or ALL_ELSE
