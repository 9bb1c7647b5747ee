"""The command `import`: judge a file, show what it would change, and take it over."""

import json
import sys
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.plain import plain
from portfolj.cli.screen import Screen
from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.exchange import read_case
from portfolj.exchange.imports.changes import Change
from portfolj.exchange.imports.findings import ImportFile, ListRow, Note, SimpleRow, Verdict
from portfolj.exchange.imports.reading import read_import
from portfolj.exchange.imports.reference import Reference
from portfolj.service.authorizing import LOCAL
from portfolj.service.example import SHIPPED
from portfolj.service.previewing import KINDS, VERDICTS, Preview, preview
from portfolj.service.taking_over import take_over
from portfolj.text import Language, render


def import_and_show(file: str, case: str, *, kind: str, language: Language, dry_run: bool, as_json: bool, yes: bool) -> Exit:
    """Judge a file, show what it changes in a case, and write that once it is agreed to."""
    screen = Screen(language)
    opened = open_case(case, screen) if case else read_case(SHIPPED).case
    previewed = preview(file, opened, kind=kind) if case else Preview(opened, read_import(file, Reference.of(opened), kind=kind), None)
    found = previewed.found
    if not as_json:
        _show(screen, previewed)
        if previewed.merged is not None and found.rows:
            _show_changes(screen, previewed)
    if previewed.new is not None and not dry_run:
        _write(screen, case, opened, previewed.new, agreed=yes or (not as_json and _agreed(screen)), as_json=as_json)
    if as_json:
        screen.raw(json.dumps(_document(found, language), ensure_ascii=False))
    return Exit.FINE if found.verdict <= Verdict.WARN else Exit.WRONG_INPUT


def _write(screen: Screen, path: str, old: Case, new: Case, *, agreed: bool, as_json: bool) -> None:
    number = take_over(LOCAL, path, old, new, at=datetime.now(UTC)) if agreed else None
    if not as_json:
        screen.line(say("{path} has been changed.", path=path) if agreed else say("Nothing has been written; --yes writes it."))
    if number is not None and not as_json:
        screen.line(say("To take it back: portfolj db undo {path} {number}", path=path, number=str(number)))


def _agreed(screen: Screen) -> bool:
    """What the terminal answers; no where there is none."""
    if not sys.stdin.isatty():
        return False
    screen.line(say("Write this? (yes/no)"))
    return sys.stdin.readline().strip().casefold() in ("yes", "y", "ja", "j")


def _document(found: ImportFile, language: Language) -> dict[str, Any]:
    return {
        "verdict": found.verdict.word,
        "rows": [_row(row) for row in found.rows],
        "messages": [{"row": note.row, "column": note.column, "text": told(note, language)} for note in found.notes],
    }


def _row(row: SimpleRow | ListRow) -> dict[str, Any]:
    if isinstance(row, ListRow):
        return {name: _number(content) if isinstance(content, Decimal) else str(content) for name, content in row.stated.items()}
    return {
        "id": row.id,
        "title": row.title,
        "goals": list(row.goals),
        "cost": _number(row.cost),
        "effort": _number(row.effort),
        "municipalities": list(row.municipalities),
    }


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def told(note: Note, language: Language) -> str:
    """A note in words, its row and column first."""
    return plain(render(_placed(note), language))


def _placed(note: Note) -> Message:
    row, column, what = str(note.row), note.column, note.message
    if note.row is None:
        return what
    if note.place and column:
        return say("Row {row} ({place}), {column}: {what}", row=row, place=note.place, column=column, what=what)
    if column:
        return say("Row {row}, {column}: {what}", row=row, column=column, what=what)
    return say("Row {row}: {what}", row=row, what=what)


def _show(screen: Screen, previewed: Preview) -> None:
    found = previewed.found
    screen.line(VERDICTS[found.verdict], bold=True)
    for note in found.notes:
        screen.line(say("{kind}: {what}", kind=KINDS[note.weight], what=told(note, screen.language)), indent=2)
    if previewed.lists:
        screen.line(say("{rows:rows} can be taken over.", rows=len({row.row for row in found.rows})))
    elif found.rows:
        screen.line(say("{rows:initiatives} can be taken over.", rows=len(found.rows)))


def _show_changes(screen: Screen, previewed: Preview) -> None:
    """What is new, what changes from what to what, and how much stays as it is."""
    for change in previewed.changes:
        if change.new or change.fields:
            screen.blank()
            _show_change(screen, change)
    screen.blank()
    same = previewed.same
    screen.line(
        say("Unchanged in the case: {same:rows}.", same=same) if previewed.lists else say("Unchanged: {same:initiatives}.", same=same)
    )


def _show_change(screen: Screen, change: Change) -> None:
    if change.new:
        screen.line(say("New: {id} {title}", id=change.id, title=change.title))
    else:
        screen.line(say("Changed: {id} {title}", id=change.id, title=change.title))
    for name, old, new in change.fields:
        if change.new:
            screen.line(say("{field}: {new}", field=name, new=new), indent=4)
        else:
            screen.line(say("{field}: {old} -> {new}", field=name, old=old or "-", new=new or "-"), indent=4)
