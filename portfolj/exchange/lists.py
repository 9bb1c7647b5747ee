"""The ranked list for the business plan, as a table for Excel and as Markdown."""

import csv
import io
import re
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.exchange.write import replace_file
from portfolj.explain.log import logged
from portfolj.results.ranked import RankedList, RankedRow
from portfolj.text import Language, numbers, render
from portfolj.text.render import listed

HEADINGS = (
    say("Place"),
    say("Initiative"),
    say("Start"),
    say("Takes part"),
    say("Kronor"),
    say("Hours"),
    say("Level, %"),
    say("Lost without it, points"),
    say("Reserve"),
    say("Enters at, kronor"),
    say("Why"),
)
_FIGURES = frozenset((0, 2, 4, 5, 6, 7, 9))
# What a spreadsheet takes for the beginning of a formula, in narrow and in wide signs.
_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&@]|(?<=www)\.|:(?=//))", re.IGNORECASE)


def list_as_csv(case: Case, ranked: RankedList, language: Language, log_head: str = "") -> str:
    """The list as CSV: semicolons and decimal commas in Swedish, commas and points in English.

    Parameters
    ----------
    log_head
        The head of the case's log, in a column of its own; none where the case stands in files.

    Returns
    -------
    str
        One row for each initiative in the order of the list. Text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    headings = (*HEADINGS, *([say("Head of the log")] if log_head else []))
    first = [safe(render(heading, language)) for heading in headings]
    last = [log_head] if log_head else []
    return csv_text([first, *([*plain_cells(case, row, language), *last] for row in ranked.rows)], language)


def list_as_markdown(case: Case, ranked: RankedList, language: Language, log_head: str = "") -> str:
    """The list as Markdown: the rows within the frame in one table, the reserve list in another; last the head of the case's log."""
    title = say("Ranked list: {name}", name=case.scenario(ranked.scenario).name)
    parts = ["# " + escaped(render(title, language)), *_tables(case, ranked, language)]
    if ranked.left_out:
        parts.append("\n".join(f"- {escaped(render(why, language))}" for _, why in ranked.left_out))
    parts += [escaped(render(told, language)) for told in logged(log_head)]
    return "\n\n".join(parts) + "\n"


def write_list(path: Path | str, content: str, *, mark: bool) -> None:
    """Write a list whole; with a byte order mark, by which Excel knows UTF-8.

    Raises
    ------
    OSError
        When the file cannot be written.
    """
    replace_file(Path(path), content.encode("utf-8-sig" if mark else "utf-8"))


def csv_text(rows: Iterable[Iterable[str]], language: Language) -> str:
    """Rows of cells as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="," if language is Language.ENGLISH else ";", lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def plain_cells(case: Case, row: RankedRow, language: Language) -> list[str]:
    """The cells of a row for a spreadsheet: numbers as digits, text that is no formula."""
    point = "." if language is Language.ENGLISH else ","
    loss = "" if row.loss is None or not row.measured else f"{row.loss / 1000:.3f}".replace(".", point)
    figures = {4: str(row.money), 5: str(row.hours), 6: str(row.level), 7: loss, 9: str(row.enters_at)}
    return [figures[at] if at in figures else safe(cell) for at, cell in enumerate(cells(case, row, language))]


def _tables(case: Case, ranked: RankedList, language: Language) -> list[str]:
    frame = next((level.kronor for level in ranked.levels if level.percent == 100), 0)
    within = [row for row in ranked.rows if not row.reserve]
    reserve = [row for row in ranked.rows if row.reserve]
    parts = [_table(case, within, language), escaped(render(say("Here the money ends: {frame:kr}.", frame=frame), language))]
    if reserve:
        parts += ["## " + escaped(render(say("Reserve list"), language)), _table(case, reserve, language)]
    return parts


def _table(case: Case, rows: Iterable[RankedRow], language: Language) -> str:
    return markdown_table((cells(case, row, language) for row in rows), language)


def markdown_table(lines: Iterable[list[str]], language: Language) -> str:
    """Rows of cells under the headings as a Markdown table; the line where the money ends says what the reserve is."""
    kept = [at for at in range(len(HEADINGS)) if at != HEADINGS.index(say("Reserve"))]
    head = "| " + " | ".join(escaped(render(HEADINGS[at], language)) for at in kept) + " |"
    rule = "|" + "|".join("---:" if at in _FIGURES else "---" for at in kept) + "|"
    return "\n".join((head, rule, *("| " + " | ".join(escaped(line[at]) for at in kept) + " |" for line in lines)))


def cells(case: Case, row: RankedRow, language: Language) -> list[str]:
    """The cells of a row under the headings, for people."""
    names = {member.id: member.name for member in case.members}
    loss = "" if row.loss is None or not row.measured else numbers.number(Fraction(row.loss, 1000), language, decimals=3)
    return [
        _place(row, language),
        row.name,
        str(row.start),
        listed(sorted(names[one] for one in row.participants), language),
        numbers.number(row.money, language),
        numbers.number(row.hours, language),
        str(row.level),
        loss,
        render(say("yes") if row.reserve else say("no"), language),
        numbers.number(row.enters_at, language),
        " ".join(render(reason, language) for reason in row.reasons),
    ]


def _place(row: RankedRow, language: Language) -> str:
    """The place of a row, and that others have the same."""
    message: Message = say("{place} (shared)", place=row.rank) if row.shared else say("{place}", place=row.rank)
    return render(message, language)


def safe(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell.lstrip(" \u00a0")) else cell


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it is: no link, no picture, no column."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split(" ")).replace("\n", " ").replace("\r", " ").replace("\t", " "))
