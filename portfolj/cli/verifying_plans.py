"""Stored plans held against their cases: those that a document carries, and fingerprints that a file states."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portfolj.cli.cases import open_case
from portfolj.cli.checked_files import NOT_PROVEN, carries_plan, does_not_hold, in_file
from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.finding import find_case
from portfolj.cli.screen import Screen
from portfolj.cli.solving import finite_time
from portfolj.errors import InputError, Message, say
from portfolj.exchange.plan.carried import carried, stated_digest
from portfolj.exchange.source import bytes_of, decoded
from portfolj.results.document import one_line, result_digest
from portfolj.results.plan import Plan
from portfolj.results.stored import read_document
from portfolj.service.agreeing import check_places, check_plan
from portfolj.text import Language
from portfolj.workflow.checking import check_document

# What makes a text a plan at all; where these hold, anything else wrong in it has been altered.
_NO_PLAN: tuple[tuple[str | int, ...], ...] = ((), ("format",), ("case",), ("case", "id"), ("result",))


def verify_plan(content: bytes, file: str, case_path: str, *, language: Language, time_limit: float | None) -> Exit:
    """Check the plan that a document carries.

    Parameters
    ----------
    time_limit
        The most seconds for the list, and for what comes of the deviations; both are made again.
    """
    finite_time(time_limit)
    screen = Screen(language)
    try:
        plan = carried(content, file)
    except InputError as altered:
        if any(fault.path in _NO_PLAN for fault in altered.faults):
            raise InputError([in_file(fault, file) for fault in altered.faults]) from altered
        tell_faults([in_file(fault, file) for fault in altered.faults], language)
        return Exit.CHECK_FAILED
    case = open_case(case_path or find_case(plan.case.id), screen)
    if complaints := check_plan(case, plan):
        return does_not_hold(screen, complaints)
    with screen.progress() as progress:
        places = check_places(case, plan, time_limit=time_limit, progress=progress)
    if places:
        return does_not_hold(screen, places)
    carried_data = say("Checked is what '{file}' carries as data, and not the text that people read in it.", file=file)
    screen.line(*_holds(plan, searched=places is not None), carried_data, NOT_PROVEN)
    return Exit.FINE


def _holds(plan: Plan, *, searched: bool) -> Iterator[Message]:
    """What was checked; `searched` says that the list has been made again."""
    if searched:
        yield say(
            "All holds: the answer of scenario '{scenario}', the list made again with its places and its reserve, "
            "and the numbers and words of the plan that follow from them.",
            scenario=plan.scenario.id,
        )
    else:
        yield say(
            "All holds: the answer of scenario '{scenario}' and the numbers and words of the plan that follow from it.",
            scenario=plan.scenario.id,
        )
        yield say(
            "Not checked, since a limit ended the search: the places of the list, what stands in the reserve, from what sum and why, "
            "and what is said of each departure from the model by itself."
        )
    if plan.log_head:
        yield say("Not checked: the head of the log; 'portfolj log verify' holds the register against it.")
    if plan.since:
        yield say("Not checked: what has changed since the last plan; 'portfolj changes' tells that from both.")


def verify_fingerprint(content: bytes, file: str, case_path: str, *, answer: str, language: Language) -> Exit:
    """Check the answer whose fingerprint a file states."""
    screen = Screen(language)
    if not answer:
        raise InputError(
            say(
                "'{file}' states only the fingerprint of its answer; give the answer too: portfolj verify FILE CASE --result RESULT.json.",
                file=file,
            )
        )
    text, wrong = decoded(content, file)
    if wrong:
        raise InputError(wrong)
    stated, document = stated_digest(text), _answer(answer)
    stored = read_document(one_line(document))
    case = open_case(case_path or find_case(stored.case_id), screen)
    complaints = check_document(case, one_line(document))
    found = {result_digest({**document, "results": [one]}): one["scenario"] for one in document["results"]}
    if stated not in found:
        complaints = (*complaints, _of_another(stated, answer, found))
    if complaints:
        return does_not_hold(screen, complaints)
    screen.line(
        say(
            "The fingerprint is that of the answer of scenario '{scenario}' in '{answer}', and that holds.",
            scenario=found[stated],
            answer=answer,
        ),
        say("Checked is the fingerprint in '{file}', and not its rows and words.", file=file),
        NOT_PROVEN,
    )
    return Exit.FINE


def _of_another(stated: str, answer: str, found: Iterable[str]) -> Message:
    return say(
        "The file's fingerprint {stated} is that of no answer in '{answer}'; there stands {found:list}.",
        stated=stated,
        answer=answer,
        found=tuple(found),
    )


def _answer(file: str) -> Mapping[str, Any]:
    """The document of results in a file: by itself, or carried."""
    content, wrong = bytes_of(Path(file), file)
    if not wrong and carries_plan(content):
        return carried(content, file).result
    text, wrong = decoded(content, file) if not wrong else ("", wrong)
    if wrong:
        raise InputError(wrong)
    try:
        return read_document(text).content
    except InputError as altered:
        raise InputError([in_file(fault, file) for fault in altered.faults]) from altered
