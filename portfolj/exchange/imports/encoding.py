"""Bytes to text: UTF-8, UTF-16 or Windows-1252, and the doubt when the letters come out wrong."""

import codecs
import re

from portfolj.errors import say
from portfolj.exchange.imports.findings import Notes, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Between two letters these bytes are å, ä, ö of old DOS and Mac files, and next to never signs of Windows-1252.
_OTHER_LETTERS = re.compile(rb"[A-Za-z][\x80\x81\x84\x85\x86\x8a\x8c\x8d\x8e\x8f\x94\x99\x9a\x9d][A-Za-z]")
_UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_SAMPLE = 4_000


def text_of_bytes(content: bytes, notes: Notes) -> str:
    """The text of a file, without byte order mark.

    Raises
    ------
    Unreadable
        When the bytes are cut off or no text.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], name)
    if guessed := _wide(content):
        return _strict(content, guessed)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as wrong:
        if wrong.end >= len(content) and wrong.reason == "unexpected end of data" and not content[: wrong.start].isascii():
            raise Unreadable(say("The file is cut off in the middle of a letter; fetch the whole file anew.")) from wrong
    if _OTHER_LETTERS.search(content) or _UNUSED.search(content):
        notes.ask(say("The letters å, ä and ö are stored in a way that cannot be told for certain; save the file as UTF-8."))
        return content.decode("cp1252", "replace")
    return content.decode("cp1252")


def _strict(content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as wrong:
        raise Unreadable(
            say("The file is cut off or damaged: it is not the {name} text it says it is; save it anew.", name=name)
        ) from wrong
    return text.removeprefix("\ufeff")


def _wide(content: bytes) -> str:
    """UTF-16 without mark shows by its zero bytes: every second one of ordinary text."""
    sample = content[:_SAMPLE]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else ""
