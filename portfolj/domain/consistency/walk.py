"""Going through a case: every value in it, with the path that people and files know it by."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TypeVar

from portfolj.domain.base import Value

Path = tuple[str | int, ...]
V = TypeVar("V", bound=Value)


def part(row: Value, position: int) -> str | int:
    """How a row is named in a path: by its id where it has one, else by its position in the case's list (0 is the first)."""
    return str(getattr(row, "id", position)) if "id" in fields(type(row)) else position


@cache
def fields(kind: type[Value]) -> tuple[str, ...]:
    """The names of a value's fields; asked for so often that pydantic's own answer would take most of the time."""
    return tuple(kind.model_fields)


def named(rows: tuple[V, ...], path: Path) -> Iterator[tuple[Path, V]]:
    """Each row of a list with its path."""
    for position, row in enumerate(rows):
        yield (*path, part(row, position)), row


def values(value: Value, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    """This value and every value below it, each with its path."""
    yield path, value
    for name in fields(type(value)):
        content = getattr(value, name)
        if isinstance(content, Value):
            yield from values(content, (*path, name))
        elif isinstance(content, tuple):
            for position, row in enumerate(content):
                if isinstance(row, Value):
                    yield from values(row, (*path, name, part(row, position)))


@lru_cache(maxsize=1000)
def nearest(wrong: str, known: tuple[str, ...]) -> str:
    """The known name that a wrong one most resembles; "" when none is close."""
    folded = {name.casefold(): name for name in reversed(known)}
    close = get_close_matches(wrong.casefold(), sorted(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def rings(needs: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Groups of two or more names of which each needs all others, directly or by way of the group."""
    reach: dict[str, set[str]] = {}
    for start in needs:
        found: set[str] = set()
        ahead = list(needs[start])
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                ahead.extend(needs.get(one, ()))
        reach[start] = found
    groups = {tuple(sorted(other for other in reach[one] if other in reach and one in reach[other])) for one in needs if one in reach[one]}
    return sorted(group for group in groups if len(group) > 1)
