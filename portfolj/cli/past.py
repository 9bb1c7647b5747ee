"""The commands that are about what has been done to a case of a register: telling it, and taking it back."""

import json
from datetime import UTC, datetime
from typing import Any

from portfolj.cli.exits import Exit
from portfolj.cli.screen import Screen
from portfolj.domain.case import Case
from portfolj.errors import InputError, Message, say
from portfolj.service.authorizing import LOCAL
from portfolj.service.history import Page, Past, history_of, undo_change
from portfolj.service.opening import read_any
from portfolj.service.places import in_register
from portfolj.text import Language
from portfolj.text.dates import moment

# How many changes are told at most, and the numbers that a database has for them.
MOST, NUMBERS = 10_000, range(1, 2**63)


def show_history(path: str, count: int, *, as_json: bool, language: Language) -> Exit:
    """Tell the latest changes of a case, newest first."""
    _refuse_files(path)
    if not 1 <= count <= MOST:
        raise InputError(say("Ask for 1 to {most} changes, not {count}.", most=MOST, count=str(count)))
    page = history_of(LOCAL, path, case=_case(path), count=count)
    screen = Screen(language)
    if as_json:
        screen.raw(json.dumps(_document(screen, page), ensure_ascii=False))
        return Exit.FINE
    for one in page.changes:
        _show(screen, one)
    if page.older is not None:
        screen.blank()
        screen.line(say("Older changes are shown with a larger --count."))
    return Exit.FINE


def take_back(path: str, number: int, *, language: Language) -> Exit:
    """Take a change back, and tell what that did."""
    _refuse_files(path)
    if number not in NUMBERS:
        raise InputError(say("There is no change {number}; choose one from the history.", number=str(number)))
    undone = undo_change(LOCAL, path, number, at=datetime.now(UTC))
    screen = Screen(language)
    screen.line(say("Change {number} is taken back, by change {by}.", number=str(number), by=str(undone.number)))
    for told in undone.told:
        screen.line(told)
    return Exit.FINE


def _refuse_files(path: str) -> None:
    if in_register(path) is None:
        raise InputError(
            say("'{path}' is no register; only a register has a history. Name it as register.db or register.db#ID.", path=path)
        )


def _case(path: str) -> Case | None:
    """The case, for the names in it; None where it has been taken away or cannot be read."""
    try:
        return read_any(LOCAL, path).case
    except InputError:
        return None


def _show(screen: Screen, one: Past) -> None:
    screen.line(say("{number}. {what}", number=str(one.number), what=_joined(screen, one.what)), bold=True)
    around = (moment(one.at, screen.language), _seat(screen, one), *map(screen.words, one.standing))
    screen.line(", ".join(around), indent=4)
    for detail in one.details:
        screen.line(detail, indent=4)


def _joined(screen: Screen, messages: tuple[Message, ...]) -> str:
    return "; ".join(map(screen.words, messages))


def _seat(screen: Screen, one: Past) -> str:
    return screen.words(say("this computer")) if one.seat == LOCAL.seat else one.seat


def _document(screen: Screen, page: Page) -> dict[str, Any]:
    return {"changes": [_entry(screen, one) for one in page.changes], "older": page.older}


def _entry(screen: Screen, one: Past) -> dict[str, Any]:
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "seat": one.seat,
        "undoes": one.undoes,
        "taken_back_by": one.taken_back_by,
        "under": one.under,
        "records": [str(name) for name in one.records],
        "what": [screen.words(told) for told in one.what],
        "details": [screen.words(told) for told in one.details],
    }
