"""What went wrong, told in full: every fault with its place, none with a traceback."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from portfolj.cli.exits import Exit
from portfolj.cli.plain import plain
from portfolj.errors import CheckError, Clash, Fault, InputError, Message, Place, StaleChange, WrongValue, say
from portfolj.exchange.source import refused
from portfolj.service.authorizing import NotAllowedError
from portfolj.text import Language, render


def unknown_language(code: str) -> InputError:
    """The error of a language that portfolj does not speak."""
    return InputError(say("There is no language '{code}'; choose one of {codes:list}.", code=code, codes=tuple(Language)))


def tell(wrong: Exception, language: Language) -> Exit:
    """Tell an error on stderr, and say what to end with."""
    if isinstance(wrong, InputError):
        tell_faults(wrong.faults, language)
        for line in _both_versions(wrong.clashes if isinstance(wrong, StaleChange) else ()):
            _print(line, language)
        return Exit.WRONG_INPUT
    if isinstance(wrong, CheckError):
        _print(say("An answer did not hold when it was worked out again, and is not shown. The fault is portfolj's own:"), language)
        for complaint in wrong.complaints:
            _print(complaint, language)
        return Exit.CHECK_FAILED
    if isinstance(wrong, OSError):
        tell_faults([Fault(refused(wrong), place=Place(str(wrong.filename or "")))], language)
        return Exit.WRONG_INPUT
    _print(wrong.message if isinstance(wrong, WrongValue | NotAllowedError) else _usage(wrong), language)
    return Exit.WRONG_INPUT


def _both_versions(clashes: Iterable[Clash]) -> Iterator[Message]:
    """Where what stands differs from what it was to become, value by value."""
    for clash in clashes:
        theirs, ours = (dict(_values(part, f"{clash.kind}.{clash.key}")) for part in (clash.theirs, clash.ours))
        for name in {**theirs, **ours}:
            if theirs.get(name) != ours.get(name):
                stands, wanted = theirs.get(name, "-"), ours.get(name, "-")
                yield say("{name}: stands as {theirs}, was to become {ours}", name=name, theirs=stands, ours=wanted)


def _values(content: Any, name: str) -> Iterator[tuple[str, str]]:
    """The values of plain data by where they stand in it."""
    if isinstance(content, dict | list):
        for place, part in content.items() if isinstance(content, dict) else enumerate(content):
            yield from _values(part, f"{name}.{place}")
    elif content is not None:
        yield name, str(content)


def tell_faults(faults: Iterable[Fault], language: Language) -> None:
    """Tell faults and notices on stderr, one on each line."""
    for fault in faults:
        sys.stderr.write(plain(in_words(fault, language)) + "\n")


def in_words(fault: Fault, language: Language) -> str:
    """A fault with its place: "costs.csv:4 [kronor]: ..."."""
    where = str(fault.place) or ".".join(str(part) for part in fault.path)
    said = render(fault.message, language)
    if fault.severity == "notice":
        said = render(say("Notice: {notice}", notice=said), language)
    return f"{where}: {said}" if where else said


def _print(message: Message, language: Language) -> None:
    sys.stderr.write(plain(render(message, language)) + "\n")


def _usage(wrong: Exception) -> Message:
    """What a refusal of the arguments means, in our own words."""
    context = getattr(wrong, "ctx", None)
    command = str(getattr(context, "command_path", "portfolj"))
    option, param = getattr(wrong, "option_name", None), getattr(wrong, "param", None)
    if param is not None:
        names = [*param.opts] if param.param_type_name == "option" else [param.metavar or param.name]
        if type(wrong).__name__ == "MissingParameter":
            return say("{name} is missing; '{command} --help' shows how it is written.", name=names[0], command=command)
        return say("{name} cannot be read; '{command} --help' shows how it is written.", name=names[0], command=command)
    if option is not None and type(wrong).__name__ == "NoSuchOption":
        return say("There is no option {name}; '{command} --help' shows those there are.", name=str(option), command=command)
    if option is not None:
        return say(
            "{name} lacks its value, or has one that it does not take; '{command} --help' shows how it is written.",
            name=str(option),
            command=command,
        )
    return say("There is more than '{command}' takes; '{command} --help' shows how it is written.", command=command)
