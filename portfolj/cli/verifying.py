"""The command `verify`: a stored answer held against its case."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.screen import Screen
from portfolj.errors import Fault, InputError, Place, say
from portfolj.exchange.safe_yaml import read_yaml
from portfolj.exchange.seals import CASE_FILE
from portfolj.exchange.source import text_of
from portfolj.results.stored import Stored, read_document
from portfolj.text import Language
from portfolj.workflow.checking import check_document

# What makes a text a document of results at all; where these hold, anything else wrong in it has been altered.
_NO_DOCUMENT: tuple[tuple[str | int, ...], ...] = ((), ("format",), ("case",), ("case", "id"), ("results",))


def verify_file(file: str, case_path: str, *, language: Language) -> Exit:
    """Check a stored answer; without a path its case is looked for in the current folder and in `scenarios`."""
    screen = Screen(language)
    text, wrong = text_of(Path(file), file)
    if wrong:
        raise InputError(wrong)
    try:
        stored = read_document(text)
    except InputError as altered:
        if any(fault.path in _NO_DOCUMENT for fault in altered.faults):
            raise InputError([_in_file(fault, file) for fault in altered.faults]) from altered
        tell_faults([_in_file(fault, file) for fault in altered.faults], language)
        return Exit.CHECK_FAILED
    case = open_case(case_path or _find(stored), screen)
    complaints = check_document(case, text)
    tell_faults([Fault(complaint) for complaint in complaints], language)
    if complaints:
        screen.line(say("The answer does not hold."))
        return Exit.CHECK_FAILED
    screen.line(
        say("All holds: {scenarios:scenarios} checked in whole kronor and hours.", scenarios=len(stored.answers)),
        say("Taken from the document, and not proven here: bounds, the number of equally good portfolios, and the references of fairness."),
    )
    return Exit.FINE


def _in_file(fault: Fault, file: str) -> Fault:
    return replace(fault, place=Place(file, None, ".".join(map(str, fault.path))))


def _find(stored: Stored) -> str:
    """The case that the document answers, known by its id."""
    for path in _cases():
        if _id(path) == stored.case_id:
            return str(path)
    raise InputError(
        say(
            "The case '{case}' is neither in the current folder nor in 'scenarios'; name it: portfolj verify RESULT.json CASE.",
            case=stored.case_id,
        )
    )


def _cases() -> Iterator[Path]:
    """Folders that are cases, and JSON files that may be, nearest first."""
    here = Path()
    for folder in (here, here / "scenarios"):
        if (folder / CASE_FILE).is_file():
            yield folder
        if folder.is_dir():
            yield from sorted(one for one in folder.iterdir() if (one / CASE_FILE).is_file() or one.suffix == ".json")


def _id(path: Path) -> str:
    """The id of a case folder; of a JSON file the name, which is all that is known before it is read."""
    if path.is_file():
        return path.stem
    text, _ = text_of(path / CASE_FILE, CASE_FILE)
    content = read_yaml(text, CASE_FILE).content
    return str(content.get("id", "")) if isinstance(content, dict) else ""
