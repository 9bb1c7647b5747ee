"""Check a stored document of results against its case."""

from collections.abc import Iterator
from typing import Any

from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.errors import Message, say
from portfolj.results.document import differences, result_entry
from portfolj.results.portfolio import Answer, Receipt
from portfolj.results.result import make_result
from portfolj.results.stored import read_document
from portfolj.valuation.prepare import prepare
from portfolj.verify import check

_KEYS = {"": ("format", "case", "results", "receipt"), "case": ("id", "digest"), "receipt": ("versions", "options")}
# Stands there only where the case has a log.
_LOG_HEAD = ("receipt", "log_head")


def check_document(case: Case, text: str) -> tuple[Message, ...]:
    """Hold a stored document against its case: every rule again, and every number that follows from the choices.

    Parameters
    ----------
    case
        The case that the document says it answers.
    text
        The document, as `solve --json` printed it.

    Returns
    -------
    tuple of Message
        Empty when everything holds; each names the scenario and the field.

    Raises
    ------
    InputError
        When the text is no document of results, or the case itself is faulty.

    Notes
    -----
    What only a proof can tell cannot be told here: that a bound holds, that there is no portfolio and which rules fail alone, that
    the references are the best and which rule shuts a member out, how many sets are equally good, what stopped the search,
    whether the choice among equals was carried to its end and that it fell on this one (another portfolio with the same values and
    all its own numbers passes). Nor can the receipt be checked. What must agree with each other is checked all the same.
    """
    stored = read_document(text)
    return tuple(_complaints(case, stored.case_id, stored.digest, stored.answers, stored.content))


def _complaints(case: Case, case_id: str, stated: str, answers: tuple[tuple[str, Answer], ...], content: Any) -> Iterator[Message]:
    if case_id != case.id:
        yield say("The document answers case '{stated}'; this is case '{case}'.", stated=case_id, case=case.id)
    found = digest(case)
    if stated != found:
        yield say("The document's digest {stated} is not that of this case, {found}.", stated=stated, found=found)
    for part, keys in _KEYS.items():
        for name in sorted(set(content[part] if part else content) ^ set(keys)):
            if (part, name) == _LOG_HEAD:
                continue
            yield say("The document has no place for {field}, or misses it.", field=f"{part}.{name}".lstrip("."))
    names = [scenario for scenario, _ in answers]
    for scenario in sorted({name for name in names if names.count(name) > 1}):
        yield say("Scenario '{scenario}' is answered more than once.", scenario=scenario)
    for (scenario, answer), entry in zip(answers, content["results"], strict=True):
        if scenario in case.scenario_ids:
            yield from _of_scenario(case, scenario, found, answer, entry)
        else:
            yield say("The case has no scenario '{scenario}'.", scenario=scenario)


def _of_scenario(case: Case, scenario: str, case_digest: str, answer: Answer, entry: Any) -> Iterator[Message]:
    instance = prepare(case, case.scenario(scenario))
    for message in check(instance, answer):
        yield say("Scenario '{scenario}': {complaint}", scenario=scenario, complaint=message)
    try:
        anew = result_entry(make_result(instance, answer, case_digest, Receipt((), ())))
    except KeyError:
        # Nothing follows from choices of what is no candidate; they have been told above.
        return
    for field, stated, found in differences("", entry, anew):
        yield say(
            "Scenario '{scenario}': {field} says {stated}; it comes to {found}.", scenario=scenario, field=field, stated=stated, found=found
        )
