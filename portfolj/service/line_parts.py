"""The parts of a line: text, one of a few values in words, or references to rows of the case by name."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from portfolj.domain.case import Case
from portfolj.domain.consistency.walk import nearest
from portfolj.domain.document import plain
from portfolj.errors import Argument, InputError, Message, say

# The list whose rows have no name of their own.
SEATS = "seats"
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
    parted
        What stands in the row between several texts, where a line has commas.
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
    parted: str = ""
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
    if part.parted:
        content = content.replace(",", part.parted).split(part.parted)
    several = content if isinstance(content, list) else [content]
    said = (tell(part.words[one]) if one in part.words else names.get(str(one), str(one)) for one in several)
    return ", ".join(filter(None, map(_clean, said)))


def _clean(text: str) -> str:
    return " ".join(text.replace(";", ",").split())


def _names(case: Case, of: str) -> Mapping[str, str]:
    """What rows are called in a line."""
    return {name: texts[0] for name, texts in _called(case, of, map(plain, getattr(case, of) if of else ())).items()}


def _called(case: Case, of: str, rows: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[str, ...]]:
    """What each row may be called: by name, where no other may be called the same, or by id."""
    said = {row["id"]: [*_spoken(case, of, row), row["id"]] for row in rows}
    held = Counter(text for texts in said.values() for text in {one.casefold() for one in texts})
    return {name: (*(text for text in texts if held[text.casefold()] == 1 and text != name), name) for name, texts in said.items()}


def _spoken(case: Case, of: str, row: Mapping[str, Any]) -> Iterator[str]:
    """Its name; a seat's is its function, with member or body where the function alone does not tell which."""
    if of != SEATS:
        yield _clean(row["name"])
        return
    holder, body = _clean(row["holder"]), _names(case, "bodies").get(row["body"], row["body"])
    member = _names(case, "members").get(row.get("member") or "", "")
    yield holder
    if member:
        yield f"{holder} ({member})"
    yield f"{holder} ({body})"
    if member:
        yield f"{holder} ({body}, {member})"


def other_row(case: Case, of: str, cell: str, row: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """The id of another row of the list that a line stands in, which may be as new as the line itself.

    Parameters
    ----------
    row
        The id of the line's own row.
    rows
        All that shall stand in the list.

    Raises
    ------
    InputError
        Where there is no such row.
    """
    called = {name: texts for name, texts in _called(case, of, rows).items() if name != row}
    known = {text.casefold(): name for name, texts in called.items() for text in texts}
    return _named(cell, known, {name: texts[0] for name, texts in called.items()})


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
    if part.parted:
        return f"{part.parted} ".join(filter(None, map(str.strip, cell.split(","))))
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
