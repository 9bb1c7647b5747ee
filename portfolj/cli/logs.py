"""The commands about the log of a case: its head, and whether it is still what the head stands for."""

from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.screen import Screen
from portfolj.errors import say
from portfolj.service import log
from portfolj.service.authorizing import LOCAL
from portfolj.text import Language


def show_head(path: str, *, language: Language) -> Exit:
    """Print the head, and nothing else."""
    Screen(language).raw(str(log.head_of(LOCAL, path)))
    return Exit.FINE


def verify_log(path: str, head: str, *, language: Language) -> Exit:
    """Hold the log against a head that was printed."""
    found = log.against(LOCAL, path, head)
    tell_faults(found, language)
    Screen(language).line(say("The log does not hold.") if found else say("The log holds: everything up to the head is as it was."))
    return Exit.CHECK_FAILED if found else Exit.FINE
