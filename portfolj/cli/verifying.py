"""The command `verify`: a stored answer held against its case."""

import json
from dataclasses import replace
from pathlib import Path

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.finding import find_case
from portfolj.cli.screen import Screen
from portfolj.errors import Fault, InputError, Place, say
from portfolj.exchange.source import bytes_of, decoded
from portfolj.results.plan import FORMAT
from portfolj.results.stored import read_document
from portfolj.text import Language
from portfolj.workflow.checking import check_document

# What makes a text a document of results at all; where these hold, anything else wrong in it has been altered.
_NO_DOCUMENT: tuple[tuple[str | int, ...], ...] = ((), ("format",), ("case",), ("case", "id"), ("results",))
NOT_PROVEN = say(
    "Taken from the document, and not proven here: bounds, the number of equally good portfolios, and the references of fairness."
)
# Files that state the fingerprint of their answer, and do not carry it.
_WITH_FINGERPRINT = (".csv", ".md", ".ics")


def verify_file(file: str, case_path: str, *, answer: str, language: Language) -> Exit:
    """Check a stored answer, or a document made of one.

    Parameters
    ----------
    case_path
        Without it the case is looked for in the current folder and in `scenarios`.
    answer
        The file with the answer of a document that states its fingerprint only.
    """
    content, wrong = bytes_of(Path(file), file)
    if wrong:
        raise InputError(wrong)
    if Path(file).suffix.casefold() in _WITH_FINGERPRINT:
        from portfolj.cli.verifying_plans import verify_fingerprint

        return verify_fingerprint(content, file, case_path, answer=answer, language=language)
    if answer:
        raise InputError(say("'{file}' carries its answer itself; leave out --result.", file=file))
    if carries_plan(content):
        from portfolj.cli.verifying_plans import verify_plan

        return verify_plan(content, file, case_path, language=language)
    return _verify_answer(content, file, case_path, language)


def carries_plan(content: bytes) -> bool:
    """Whether a file is a document or JSON of a plan, and no document of results."""
    if content.startswith(b"PK") or b"%PDF-" in content[:1024]:
        return True
    if FORMAT.encode() not in content:
        return False
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict) and read.get("format") == FORMAT


def in_file(fault: Fault, file: str) -> Fault:
    """A fault with its place in a file of JSON."""
    return replace(fault, place=Place(file, None, ".".join(map(str, fault.path))))


def _verify_answer(content: bytes, file: str, case_path: str, language: Language) -> Exit:
    screen = Screen(language)
    text, wrong = decoded(content, file)
    if wrong:
        raise InputError(wrong)
    try:
        stored = read_document(text)
    except InputError as altered:
        if any(fault.path in _NO_DOCUMENT for fault in altered.faults):
            raise InputError([in_file(fault, file) for fault in altered.faults]) from altered
        tell_faults([in_file(fault, file) for fault in altered.faults], language)
        return Exit.CHECK_FAILED
    case = open_case(case_path or find_case(stored.case_id), screen)
    complaints = check_document(case, text)
    tell_faults([Fault(complaint) for complaint in complaints], language)
    if complaints:
        screen.line(say("The answer does not hold."))
        return Exit.CHECK_FAILED
    screen.line(
        say("All holds: {scenarios:scenarios} checked in whole kronor and hours.", scenarios=len(stored.answers)),
        NOT_PROVEN,
    )
    return Exit.FINE
