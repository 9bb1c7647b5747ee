"""YAML read so that nothing surprises: every scalar stays the text people wrote, and nothing but plain data is allowed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from portfolj.errors import Fault, Message, Place, say
from portfolj.exchange.source import Path

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_DEEPEST = 30


@dataclass
class YamlText:
    """A YAML file as plain data, with the line of every key and row.

    Parameters
    ----------
    content
        Mappings, lists and texts; a mapping's empty entries are left out.
    lines
        The line (1 is the first) of each path.
    spans
        The first character of each top-level key and the end of the last scalar or bracket below it.
    """

    file: str
    content: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, message: Message, event: yaml.Event, path: Path = ()) -> None:
        """Note a fault at a place in the text."""
        self.faults.append(Fault(message, path=path, place=Place(self.file, _line(event), ".".join(str(part) for part in path))))


def read_yaml(text: str, file: str) -> YamlText:
    """Read one YAML document.

    Parameters
    ----------
    text
        The file's text without byte order mark.
    file
        The name that faults carry.

    Notes
    -----
    Tags, anchors, aliases, keys that stand twice, keys that are no text and further documents are faults. No scalar
    is turned into a number, date or truth value here; `~`, `null` and nothing at all are nothing.
    """
    found = YamlText(file)
    events = iter(_events(text, found))
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                found.fault(say("A second document begins here; keep one document in the file."), event)
                break
        elif isinstance(event, yaml.NodeEvent):
            found.content, _ = _node(found, event, events, ())
    return found


def _events(text: str, found: YamlText) -> list[yaml.Event]:
    """All events of the text; none, with a fault, when it is not well-formed or too deep."""
    events: list[yaml.Event] = []
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            events.append(event)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            # Stopped here and not afterwards: the time that deep nesting takes grows with the square of its depth.
            if depth > _DEEPEST:
                found.fault(say("The file is nested more than {most} levels deep; correct it.", most=_DEEPEST), event)
                return []
    except yaml.YAMLError as wrong:
        row, sign = _stopped(wrong, text)
        message = say("The file is not well-formed YAML at sign {sign} of the row; correct it there or just before.", sign=sign)
        found.faults.append(Fault(message, place=Place(found.file, row)))
        return []
    return events


def _stopped(wrong: yaml.YAMLError, text: str) -> tuple[int, int]:
    """The row and the sign in it (1 is the first) where reading ended."""
    mark = getattr(wrong, "problem_mark", None)
    if mark is not None:
        return mark.line + 1, mark.column + 1
    before = text[: getattr(wrong, "position", 0)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _node(found: YamlText, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> tuple[Any, int]:
    """The data of the node that this event opens, and the index of the character after it."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        found.fault(say("Anchors and aliases (& and *) are not allowed; write the content out."), event, path)
    if (tag := getattr(event, "tag", None)) is not None:
        found.fault(say("The tag '{tag}' is not allowed; remove it.", tag=str(tag)), event, path)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(found, events, path)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(found, events, path)
    if isinstance(event, yaml.ScalarEvent):
        nothing = event.style is None and event.value in _NOTHING
        return (None if nothing else event.value.strip()), event.end_mark.index if event.end_mark else 0
    return None, _end(event)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    """The index after the event's own signs; 0 for the end of a block, which has none."""
    end = event.end_mark.index if event.end_mark else 0
    return end if end > _start(event) else 0


def _sequence(found: YamlText, events: Iterator[yaml.Event], path: Path) -> tuple[list[Any], int]:
    rows: list[Any] = []
    end = 0
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return rows, max(end, _end(event))
        here = (*path, len(rows))
        found.lines[here] = _line(event)
        row, end = _node(found, event, events, here)
        rows.append(row)
    return rows, end


def _mapping(found: YamlText, events: Iterator[yaml.Event], path: Path) -> tuple[dict[str, Any], int]:
    fields: dict[str, Any] = {}
    seen: set[str] = set()
    end = 0
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return fields, max(end, _end(event))
        key, _ = _node(found, event, events, path)
        name = key if isinstance(key, str) else ""
        here = (*path, name)
        if not name:
            found.fault(say("A key must be text; correct it."), event, path)
        elif name in seen:
            found.fault(say("The key '{key}' stands twice; remove one of them.", key=name), event, here)
        seen.add(name)
        found.lines.setdefault(here, _line(event))
        value, end = _node(found, next(events), events, here)
        if not path:
            found.spans.setdefault(name, (_start(event), end))
        if value is not None:
            fields.setdefault(name, value)
    return fields, end
