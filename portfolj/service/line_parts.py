"""The parts of a line: text, one of a few values in words, or references to rows of the case by name."""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from portfolj.domain.case import Case
from portfolj.domain.consistency.walk import nearest
from portfolj.errors import Argument, InputError, Message, say

# Puts a sentence into the language of whoever reads and writes the lines.
Tell = Callable[[Message], str]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line.

    Parameters
    ----------
    name
        Of the field of the row.
    of
        The list of the case whose rows it refers to by name; "" where it refers to none.
    several
        Whether it may hold several, with commas between.
    words
        What some of its values are called; others are written as they are.
    closed
        Whether it has no values beside those.
    unstated
        What stands there where the row states nothing.
    """

    name: str
    of: str = ""
    several: bool = False
    words: Mapping[Any, Message] = field(default_factory=dict)
    closed: bool = False
    unstated: str = ""


def texts(*fields: str) -> tuple[Part, ...]:
    """Parts that are written as they are."""
    return tuple(Part(one) for one in fields)


def shown(case: Case, part: Part, content: Any, tell: Tell) -> str:
    """What a value of a row is written as; a text that holds line ends or semicolons has spaces and commas there."""
    if content is None:
        return part.unstated
    names = _names(case, part.of)
    several = content if isinstance(content, list) else [content]
    said = (tell(part.words[one]) if one in part.words else names.get(str(one), str(one)) for one in several)
    return ", ".join(map(_clean, said))


def _clean(text: str) -> str:
    return " ".join(text.replace(";", ",").split())


def _names(case: Case, of: str) -> Mapping[str, str]:
    """What rows are called in a line: by name, where no other is called the same, else by id."""
    if not of:
        return {}
    rows = {row.id: _clean(row.name) for row in getattr(case, of)}
    called = Counter(text for name, named in rows.items() for text in {name.casefold(), named.casefold()})
    return {name: named if called[named.casefold()] == 1 else name for name, named in rows.items()}


def value(case: Case, part: Part, cell: str, tell: Tell) -> Any:
    """What a part that is not empty says, for the document of its row.

    Raises
    ------
    InputError
        Where it is none of what it may be.
    """
    if part.words:
        words = {_clean(tell(word)).casefold(): one for one, word in part.words.items()}
        values = {str(one).casefold(): one for one in part.words}
        found = words.get(cell.casefold(), values.get(cell.casefold()))
        if found is None and part.closed:
            raise none_of(cell, tuple(part.words.values()))
        return cell if found is None else found
    if not part.of:
        return [one for one in cell.replace(",", " ").split() if one] if part.several else cell
    names = _names(case, part.of)
    known = {one.casefold(): name for name in names for one in (name, names[name])}
    if not part.several:
        return _named(cell, known, names)
    return [_named(one, known, names) for one in _parted(cell, known)]


def _parted(cell: str, known: Container[str]) -> Iterator[str]:
    """Several names with commas between, some of which may hold commas themselves: the longest that is known comes first."""
    rest = cell.strip()
    while rest:
        ends = [*(at for at, sign in enumerate(rest) if sign == ","), len(rest)]
        end = next((at for at in reversed(ends) if rest[:at].strip().casefold() in known), ends[0])
        yield rest[:end].strip()
        rest = rest[end:].lstrip(" ,")


def _named(cell: str, known: Mapping[str, str], names: Mapping[str, str]) -> str:
    if (found := known.get(cell.casefold())) is None:
        raise none_of(cell, tuple(names.values()))
    return found


def none_of(cell: str, choices: tuple[str | Message, ...]) -> InputError:
    """The error of a part that is none of what it may be."""
    near = nearest(cell, tuple(str(one) for one in choices if isinstance(one, str)))
    parts: dict[str, Argument] = {"text": cell, "choices": choices}
    if near:
        return InputError(say("'{text}' is none of {choices:list}; correct it, perhaps to '{near}'.", near=near, **parts))
    return InputError(say("'{text}' is none of {choices:list}; correct it.", **parts))
