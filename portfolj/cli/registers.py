"""The commands that are about a register: cases in and out, backups, and whether it is whole."""

from datetime import UTC, datetime
from pathlib import Path

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.screen import Screen
from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.errors import Fault, InputError, Place, say
from portfolj.exchange import write_case, write_json
from portfolj.service.authorizing import LOCAL
from portfolj.service.places import in_register
from portfolj.storage import backup, cases, change, check, file_of, open_register, read, restore
from portfolj.text import Language
from portfolj.workflow.afresh import afresh


def copy_case(path: str, to: str, *, over: bool, without_proposals: bool, language: Language) -> Exit:
    """Write a case as a folder, as a JSON file (.json), or into a register (.db), and tell its digest."""
    screen = Screen(language)
    case, place = open_case(path, screen), in_register(to)
    if without_proposals:
        case = afresh(case)
    if place is not None:
        case = replace(case, id=place[1] or case.id)
        _into_register(case, place[0], over=over, language=language)
    elif to.endswith(".json"):
        write_json(case, to)
    else:
        write_case(case, to)
    screen.line(say("'{case}' stands in {place}; its digest is {digest}.", case=case.id, place=to, digest=digest(case)))
    return Exit.FINE


def _into_register(case: Case, place: str, *, over: bool, language: Language) -> None:
    register = open_register(place, new=True)
    seen = read(register, case.id) if case.id in cases(register) else None
    if seen is not None and seen.case != case and not over:
        message = say("The register holds another '{case}' already; --over makes it like this one, which can be undone.", case=case.id)
        raise InputError([Fault(message, place=Place(place))])
    changed = change(register, seen, case, seat=LOCAL.seat, at=datetime.now(UTC))
    tell_faults(changed.faults, language)


def back_up(file: str, register: str, *, language: Language) -> Exit:
    """Make a backup, and tell its hash and what it holds."""
    manifest = backup(open_register(register), Path(file))
    screen = Screen(language)
    screen.line(say("{file} holds the whole register; keep it together with {file}.manifest.json.", file=file))
    screen.figures([("SHA-256", manifest.sha256), *((name, screen.number(rows)) for name, rows in manifest.rows.items())])
    return Exit.FINE


def restore_from(file: str, register: str, *, language: Language) -> Exit:
    """Put a backup in the register's place, and tell where the replaced register lies."""
    aside = restore(Path(file), file_of(register))
    screen = Screen(language)
    screen.line(say("The register is what {file} holds.", file=file))
    if aside is not None:
        screen.line(say("The register it replaces is kept as {file}.", file=str(aside)))
    return Exit.FINE


def check_register(register: str, *, language: Language) -> Exit:
    """Tell everything that is wrong with a register, and what it holds."""
    found = check(open_register(register))
    tell_faults(found.faults, language)
    screen = Screen(language)
    screen.figures([(name, screen.number(rows)) for name, rows in found.rows.items()])
    screen.line(say("The register is not whole.") if found.faults else say("The register is whole."))
    return Exit.CHECK_FAILED if found.faults else Exit.FINE
