"""The list that people have decided about, as a table for Excel and as Markdown: what departs from the model, why, and what was agreed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.provenance import origins
from portfolj.errors import Message, say
from portfolj.exchange.lists import HEADINGS, cells, csv_text, escaped, markdown_table, plain_cells, safe
from portfolj.results.decided import DecidedList, DecidedRow, Side, Standing
from portfolj.results.ranked import RankedRow
from portfolj.text import Language, render

_OF_DECISION = (say("Departs from the model"), say("Reason of those who decided"), say("Checked"))
_SIDES = {Side.TAKEN_IN: say("taken in"), Side.TAKEN_OUT: say("taken out")}
_SIGNS = {Side.TAKEN_IN: "+", Side.TAKEN_OUT: "\u2212"}
_STANDINGS = {
    Standing.HOLDS: say("all conditions hold"),
    Standing.NOT_TOGETHER: say("does not hold together with the others"),
    Standing.FAILS: say("does not hold"),
    Standing.NOT_KNOWN: say("not settled whether it holds"),
}
# A row that has no place in the model's list, and the columns that are blank then, and where its start is not known.
_NOWHERE = RankedRow(0, False, "", "", 0, 0, (), 0, 0, None, (), (), False, 0)
_OF_PLACE, _OF_START = (0, 6, 7, 9, 10), (2, 4, 5)
# What begins a list or a heading at the beginning of a line.
_BLOCK = re.compile(r"^(\d*)([-+=.)])")


def decided_as_csv(case: Case, decided: DecidedList, decision: Decision, language: Language) -> str:
    """The list that people have decided about as CSV: the columns of the list, what departs and why; below it what was agreed."""
    headings = [safe(render(heading, language)) for heading in (*HEADINGS, *_OF_DECISION)]
    rows = [[*_known(row, plain_cells(case, _as_ranked(row), language)), *map(safe, _of_decision(row, language))] for row in decided.rows]
    texts = [[safe(render(heading, language)), safe(text)] for heading, text in _texts(decision)]
    return csv_text([headings, *rows, [], *texts], language)


def decided_as_markdown(
    case: Case, decided: DecidedList, decision: Decision, language: Language, *, digest: str, status: Message, saved: bool
) -> str:
    """The list that people have decided about as Markdown, with what was agreed.

    Parameters
    ----------
    digest
        Of the case.
    status
        What is known about the model's list; a sentence.
    saved
        Whether the decision is saved with the case.
    """

    def told(message: Message) -> str:
        return escaped(render(message, language))

    made_of = origins(case)
    title = say("Decision: {name}", name=case.scenario(decided.scenario).name)
    parts = [f"# {told(title)}"]
    if made_of.illustrative:
        parts.append(told(say("Example: {number} of {all} values are made up.", number=made_of.illustrative, all=made_of.all)))
    facts = [
        say("Case: {name}", name=case.name),
        say("Scenario: {name} ({id})", name=case.scenario(decided.scenario).name, id=decided.scenario),
        say("The case's fingerprint is {digest}.", digest=digest),
        say("The model's list: {status}", status=status),
        say("The check in whole kronor and hours: {standing}", standing=_STANDINGS[decided.standing]),
        *(() if saved else (say("The decision is not saved with the case."),)),
    ]
    parts += [_bullets(map(told, facts)), *_decided_tables(case, decided, language)]
    for heading, text in _texts(decision):
        parts += [f"## {told(heading)}", _paragraphs(text) or told(say("Nothing noted."))]
    return "\n\n".join(parts) + "\n"


def _as_ranked(row: DecidedRow) -> RankedRow:
    """The row as one of the model's list; what is not known stands as nothing and is left blank."""
    return replace(
        row.place or _NOWHERE,
        name=row.name,
        start=row.start or 0,
        participants=row.participants,
        money=row.money or 0,
        hours=row.hours or 0,
        reserve=row.side is Side.RESERVE,
    )


def _known(row: DecidedRow, found: list[str]) -> list[str]:
    """The cells without those of which nothing is known."""
    unknown = (*(() if row.place else _OF_PLACE), *(() if row.start is not None else _OF_START))
    return ["" if at in unknown else cell for at, cell in enumerate(found)]


def _of_decision(row: DecidedRow, language: Language) -> tuple[str, str, str]:
    """What departs from the model, with the reason of those who decided and what the check says."""
    if row.side not in _SIDES:
        return "", "", ""
    return render(_SIDES[row.side], language), row.reason, render(_STANDINGS[row.standing or Standing.NOT_KNOWN], language)


def _texts(decision: Decision) -> tuple[tuple[Message, str], ...]:
    return (
        (say("Agreed"), decision.agreed),
        (say("Reserved"), decision.reserved),
        (say("Left to discuss"), decision.to_discuss),
    )


def _decided_tables(case: Case, decided: DecidedList, language: Language) -> Iterator[str]:
    line = (say("Here the money ends: {frame:kr}.", frame=decided.frame), say("The list takes {used:kr} of it.", used=decided.used))
    yield _decided_table(case, decided.within, language)
    yield escaped(" ".join(render(one, language) for one in line))
    if decided.broken:
        yield _bullets(escaped(render(one, language)) for one in decided.broken)
    for heading, rows in ((say("Taken out"), decided.taken_out), (say("Reserve list"), decided.reserve)):
        if rows:
            yield "## " + escaped(render(heading, language))
            yield _decided_table(case, rows, language)


def _decided_table(case: Case, rows: Iterable[DecidedRow], language: Language) -> str:
    return markdown_table((_printed(case, row, language) for row in rows), language)


def _printed(case: Case, row: DecidedRow, language: Language) -> list[str]:
    """The cells of a row in print; the place tells what has been taken in or out, and why stands in the place of the model's reasons."""
    place, *others, why = _known(row, cells(case, _as_ranked(row), language))
    departs, reason, checked = _of_decision(row, language)
    return [f"{_SIGNS.get(row.side, '')} {place}".strip(), *others, f"{departs} ({checked}): {reason}" if departs else why]


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _paragraphs(text: str) -> str:
    """Text of several lines that Markdown shows as it is, its lines and its paragraphs kept apart: no list, no heading, no code."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join("\\\n".join(_BLOCK.sub(r"\1\\\2", escaped(line.strip())) for line in one.split("\n")) for one in paragraphs)
