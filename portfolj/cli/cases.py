"""Reading a case for the commands, and the commands that are about the case alone."""

import datetime
from collections.abc import Iterator

from portfolj import governance
from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.screen import Screen
from portfolj.domain.case import Case
from portfolj.domain.provenance import origins
from portfolj.errors import Fault, InputError, Message, say
from portfolj.exchange import CaseFile
from portfolj.service.authorizing import LOCAL
from portfolj.service.opening import read_any
from portfolj.text import Language
from portfolj.valuation.prepare import prepare


def open_case(path: str, screen: Screen) -> Case:
    """Read a case; that it has faults in proposals, or notices, is told in one line on stderr."""
    file = read_any(LOCAL, path)
    if file.faults:
        hint = say("{found}; 'portfolj check {path}' tells them.", found=_found(file.faults), path=path)
        tell_faults([Fault(hint)], screen.language)
    return file.case


def _found(faults: tuple[Fault, ...]) -> Message:
    notices = sum(fault.severity == "notice" for fault in faults)
    wrong = len(faults) - notices
    if wrong and notices:
        return say("{wrong:faults} and {notices:notices}", wrong=wrong, notices=notices)
    return say("{wrong:faults}", wrong=wrong) if wrong else say("{notices:notices}", notices=notices)


def illustrative(case: Case) -> Message | None:
    """How many of a case's values are made up; None when none is."""
    counted = origins(case)
    if not counted.illustrative:
        return None
    return say("Example: {some} of {all:values} are made up.", some=counted.illustrative, all=counted.all)


def check_case(path: str, on: str, *, language: Language) -> Exit:
    """Tell every fault of a case: of its files, its proposals, what its scenarios ask for, and how it is steered as of a day."""
    day = day_asked(on)
    screen, file = Screen(language), read_any(LOCAL, path)
    faults = (*file.faults, *_of_scenarios(file), *governance.faults(file.case, day))
    tell_faults(faults, language)
    case = file.case
    if made_up := illustrative(case):
        screen.line(made_up)
    screen.line(
        say(
            "{name}: {initiatives:initiatives}, {members:members}, {scenarios:scenarios}.",
            name=case.name,
            initiatives=len(case.initiatives),
            members=len(case.members),
            scenarios=len(case.scenario_ids),
        ),
        say("No faults.") if not faults else say("{found}.", found=_found(faults)),
    )
    return Exit.WRONG_INPUT if any(fault.severity == "fault" for fault in faults) else Exit.FINE


def day_asked(stated: str) -> datetime.date:
    """The day after --on; today where none is given."""
    try:
        return datetime.date.fromisoformat(stated) if stated else datetime.date.today()  # noqa: DTZ011, the day of whoever asks
    except ValueError as wrong:
        raise InputError(say("The day after --on is '{stated}'; write it as 2027-02-01.", stated=stated)) from wrong


def _of_scenarios(file: CaseFile) -> Iterator[Fault]:
    for scenario in file.case.scenario_ids:
        try:
            prepare(file.case, file.case.scenario(scenario))
        except InputError as wrong:
            yield from wrong.faults


def seal_case(path: str, *, language: Language) -> Exit:
    """Note in case.yaml what has changed in the tables, and say it."""
    from portfolj.service.saving import seal_case as accept

    screen = Screen(language)
    changes = accept(LOCAL, path)
    for change in changes:
        screen.line(change)
    screen.line(say("The tables are sealed.") if changes else say("Nothing has changed; the tables are sealed already."))
    return Exit.FINE
