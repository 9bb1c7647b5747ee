"""The command `verify`: a stored answer held against its case."""

from pathlib import Path

from portfolj.cli.cases import open_case
from portfolj.cli.checked_files import NOT_PROVEN, carries_plan, does_not_hold, in_file
from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.finding import find_case
from portfolj.cli.screen import Screen
from portfolj.errors import InputError, say
from portfolj.exchange.source import bytes_of, decoded
from portfolj.results.stored import read_document
from portfolj.text import Language
from portfolj.workflow.checking import check_document

# What makes a text a document of results at all; where these hold, anything else wrong in it has been altered.
_NO_DOCUMENT: tuple[tuple[str | int, ...], ...] = ((), ("format",), ("case",), ("case", "id"), ("results",))
# Files that state the fingerprint of their answer, and do not carry it.
_WITH_FINGERPRINT = (".csv", ".md", ".ics")


def verify_file(file: str, case_path: str, *, answer: str, language: Language, time_limit: float | None) -> Exit:
    """Check a stored answer, or a document made of one.

    Parameters
    ----------
    case_path
        Without it the case is looked for in the current folder and in `scenarios`.
    answer
        The file with the answer of a document that states its fingerprint only.
    time_limit
        The most seconds for making the list of a plan again.
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

        return verify_plan(content, file, case_path, language=language, time_limit=time_limit)
    return _verify_answer(content, file, case_path, language)


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
    if complaints := check_document(case, text):
        return does_not_hold(screen, complaints)
    screen.line(
        say("All holds: {scenarios:scenarios} checked in whole kronor and hours.", scenarios=len(stored.answers)),
        NOT_PROVEN,
    )
    return Exit.FINE
