"""The plan that a document carries, taken out again; the files are those of others."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from portfolj.errors import InputError, say
from portfolj.exchange.imports.findings import Unreadable
from portfolj.exchange.imports.gate import unpacked
from portfolj.exchange.imports.workbook import opened
from portfolj.exchange.imports.xlsx_parts import walk
from portfolj.exchange.plan.making import fingerprint
from portfolj.exchange.plan.pieces import SHEET, together
from portfolj.exchange.plan.tables import DIGEST, DIGEST_KEY
from portfolj.exchange.source import decoded
from portfolj.results.plan import Plan, read_plan
from portfolj.text import Language, render

NAMESPACE = "urn:portfolj:plan:1"
_CUSTOM = re.compile(r"customxml/item\d*\.xml", re.IGNORECASE)
_FOLD = re.compile(r"\r?\n[ \t]")
_HEX = "[0-9a-f]{64}"
_CALENDAR = re.compile(rf"^X-PORTFOLJ-RESULT:({_HEX})\r?$", re.MULTILINE | re.IGNORECASE)


def carried(content: bytes, name: str) -> Plan:
    """The plan that a .docx, .xlsx, .pdf or .json file carries.

    Parameters
    ----------
    content
        The whole file; what it is, it says itself.
    name
        What the file is called, for the messages.

    Raises
    ------
    InputError
        When it is damaged, costs more than it may, or carries no plan, or more than one.
    """
    if content.startswith(b"PK"):
        texts = _packed(content, name)
    elif b"%PDF-" in content[:1024]:
        texts = _attached(content, name)
    else:
        text, faults = decoded(content, name)
        if faults:
            raise InputError(faults)
        texts = [text]
    if len(texts) > 1:
        raise InputError(say("'{file}' carries more than one plan; take the file that portfolj wrote.", file=name))
    if not texts:
        raise InputError(
            say(
                "'{file}' carries no plan of portfolj; it has been taken out, or another program wrote the file: export it anew.", file=name
            )
        )
    return read_plan(texts[0])


def _packed(content: bytes, name: str) -> list[str]:
    """The plans in a document or a workbook."""
    try:
        parts = unpacked(content)
        if any(part.casefold().endswith("xl/workbook.xml") for part in parts):
            return _on_sheet(content)
        return list(_custom_parts(parts))
    except Unreadable as wrong:
        raise InputError(
            say("'{file}' is cut off, damaged, locked or larger than it may be; take the file that portfolj wrote.", file=name)
        ) from wrong


def _on_sheet(content: bytes) -> list[str]:
    with opened(content) as workbook:
        if SHEET not in workbook.sheet_names:
            return []
        return [together(row[0] for row in workbook.get_sheet_by_name(SHEET).to_python() if row)]


def _custom_parts(parts: Mapping[str, bytes]) -> Iterator[str]:
    for part in sorted(parts):
        if _CUSTOM.fullmatch(part) and NAMESPACE.encode() in parts[part]:
            yield from _in_element(parts[part])


def _in_element(part: bytes) -> Iterator[str]:
    """The text of a part that is one element with the name of a plan."""
    names: list[str] = []
    texts: list[str] = []

    def begin(name: str, _: Mapping[str, str]) -> None:
        names.append(name)

    walk(part, begin, text=texts.append)
    if names == ["plan"]:
        yield "".join(texts)


def _attached(content: bytes, name: str) -> list[str]:
    from portfolj.exchange.plan.carried_pdf import attached

    return [decoded(one, name)[0] for one in attached(content, name)]


def stated_digest(text: str) -> str:
    """The fingerprint of the answer that a .csv, .md or .ics file states.

    Raises
    ------
    InputError
        When it states none, or several that differ.
    """
    found = {one.casefold() for way in (_of_calendar, _of_text, _of_table) for one in way(text)}
    if len(found) > 1:
        raise InputError(say("The file states several fingerprints of an answer that differ; take the file that portfolj wrote."))
    if not found:
        raise InputError(say("The file states no fingerprint of an answer; take the file that portfolj wrote, or export it anew."))
    return found.pop()


def _of_calendar(text: str) -> Iterator[str]:
    if text.lstrip("\ufeff").startswith("BEGIN:VCALENDAR"):
        yield from _CALENDAR.findall(_FOLD.sub("", text))


def _of_text(text: str) -> Iterator[str]:
    """From the sentence in any of the languages."""
    for language in Language:
        before, after = (re.escape(part) for part in render(fingerprint("|"), language).split("|"))
        yield from re.findall(f"^- {before}({_HEX}){after}$", text.replace("\r\n", "\n"), re.MULTILINE)


def _of_table(text: str) -> Iterator[str]:
    """From the column of fingerprints, whatever parts the cells."""
    headings = {DIGEST_KEY, *(render(DIGEST, language) for language in Language)}
    for delimiter in ";,":
        try:
            heads, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        except (csv.Error, ValueError):
            continue
        for at in (at for at, head in enumerate(heads) if head.strip("\ufeff") in headings):
            yield from (row[at] for row in rows if len(row) > at and re.fullmatch(_HEX, row[at]))
