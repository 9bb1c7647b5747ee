"""The commands that are about a register: cases in and out, backups, and whether it is whole."""

from datetime import UTC, datetime
from pathlib import Path

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.screen import Screen
from portfolj.domain.digest import digest
from portfolj.errors import say
from portfolj.explain.log import logged
from portfolj.service import copying, keeping
from portfolj.service.authorizing import LOCAL
from portfolj.service.log import head_to_print
from portfolj.text import Language
from portfolj.workflow.afresh import afresh


def copy_case(path: str, to: str, *, over: bool, without_proposals: bool, language: Language) -> Exit:
    """Write a case as a folder, as a JSON file (.json), or into a register (.db), and tell its digest."""
    screen = Screen(language)
    opened = open_case(path, screen)
    copied = copying.copy_case(LOCAL, afresh(opened) if without_proposals else opened, to, over=over, at=datetime.now(UTC))
    tell_faults(copied.faults, language)
    screen.line(say("'{case}' stands in {place}; its digest is {digest}.", case=copied.case.id, place=to, digest=digest(copied.case)))
    for told in logged(head_to_print(LOCAL, path)):
        screen.line(told)
    return Exit.FINE


def back_up(file: str, register: str, *, language: Language) -> Exit:
    """Make a backup, and tell its hash and what it holds."""
    manifest = keeping.back_up(LOCAL, register, Path(file))
    screen = Screen(language)
    screen.line(say("{file} holds the whole register; keep it together with {file}.manifest.json.", file=file))
    screen.figures([("SHA-256", manifest.sha256), *((name, screen.number(rows)) for name, rows in manifest.rows.items())])
    return Exit.FINE


def restore_from(file: str, register: str, *, language: Language) -> Exit:
    """Put a backup in the register's place, and tell where the replaced register lies."""
    aside = keeping.restore_from(LOCAL, Path(file), register)
    screen = Screen(language)
    screen.line(say("The register is what {file} holds.", file=file))
    if aside is not None:
        screen.line(say("The register it replaces is kept as {file}.", file=str(aside)))
    return Exit.FINE


def check_register(register: str, *, language: Language) -> Exit:
    """Tell everything that is wrong with a register, and what it holds."""
    found = keeping.checked(LOCAL, register)
    tell_faults(found.faults, language)
    screen = Screen(language)
    screen.figures([(name, screen.number(rows)) for name, rows in found.rows.items()])
    screen.line(say("The register is not whole.") if found.faults else say("The register is whole."))
    return Exit.CHECK_FAILED if found.faults else Exit.FINE
