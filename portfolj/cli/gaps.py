"""The command `gaps`: what is lost in the gaps in a case or in all cases of a register, as tables or JSON."""

import json
from collections.abc import Sequence
from typing import Any

from portfolj.cli.cases import day_asked
from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.screen import Column, Screen
from portfolj.errors import Fault, say
from portfolj.explain.gaps import KINDS, whose_turn
from portfolj.service.authorizing import LOCAL
from portfolj.service.gaps import Lost, LostInCases, lost
from portfolj.text import Language


def show_gaps(path: str, on: str, *, as_json: bool, language: Language) -> Exit:
    """Show it, by kind; cases of a register that cannot be opened are told on stderr."""
    screen, day = Screen(language), day_asked(on)
    found = lost(LOCAL, path, day)
    unread = [Fault(say("'{place}' cannot be opened; 'portfolj check {place}' tells why.", place=place)) for place in found.unread]
    tell_faults(unread, language)
    if as_json:
        document = {"on": day.isoformat(), "gaps": [_entry(screen, one) for one in found.all], "unread": found.unread}
        screen.raw(json.dumps(document, ensure_ascii=False))
    else:
        _show(screen, found, day.isoformat())
    return Exit.FINE


def _show(screen: Screen, found: LostInCases, day: str) -> None:
    if not found.all:
        screen.line(say("Nothing is lost in the gaps."))
        return
    screen.line(say("Lost in the gaps on {day:date}: {number}", day=day, number=len(found.all)), bold=True)
    several = len({one.place for one in found.all}) > 1
    for kind, title in KINDS.items():
        if rows := [one for one in found.all if one.gap.kind is kind]:
            screen.blank()
            screen.line(say("{kind}: {number}", kind=title, number=len(rows)), bold=True)
            _table(screen, rows, several=several)


def _table(screen: Screen, rows: Sequence[Lost], *, several: bool) -> None:
    """Those of one kind; with their case where there are several."""
    heads = (say("What"), *([say("Case")] if several else []), say("Lacks"))
    columns = (*map(Column, heads), Column(say("Since"), least=10), Column(say("Days"), figures=True), Column(say("Whose turn")))
    screen.table(columns, [_row(screen, one, several=several) for one in rows])


def _row(screen: Screen, one: Lost, *, several: bool) -> tuple[str, ...]:
    since = "–" if one.gap.since is None else screen.words(say("{day:date}", day=one.gap.since))
    days = "–" if one.days is None else screen.number(one.days)
    what = (one.gap.name, *([one.case] if several else []), screen.words(one.gap.told))
    return (*what, since, days, screen.words(whose_turn(one.gap)))


def _entry(screen: Screen, one: Lost) -> dict[str, Any]:
    return {
        "kind": one.gap.kind.value,
        "place": one.place,
        "case": one.case,
        "path": one.gap.path,
        "id": one.gap.id,
        "name": one.gap.name,
        "lacks": screen.words(one.gap.told),
        "since": one.gap.since,
        "days": one.days,
        "turn": one.gap.turn,
    }
