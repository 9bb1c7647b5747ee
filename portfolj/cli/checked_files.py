"""What the checks of a stored answer and of a stored plan have in common."""

import json
from collections.abc import Iterable
from dataclasses import replace

from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.screen import Screen
from portfolj.errors import Fault, Message, Place, say
from portfolj.results.plan import FORMAT

NOT_PROVEN = say(
    "Taken from the document, and not proven here: bounds, the number of equally good portfolios, and the references of fairness."
)


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


def does_not_hold(screen: Screen, complaints: Iterable[Message]) -> Exit:
    """Tell what does not hold."""
    tell_faults([Fault(complaint) for complaint in complaints], screen.language)
    screen.line(say("The answer does not hold."))
    return Exit.CHECK_FAILED
