"""Text of a cell: cleaned of spaces at its ends, and what in it nobody can see, or nobody meant."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from portfolj.errors import Message, say
from portfolj.exchange.imports.findings import Verdict

# Signs that join others to one (of emoji, and where a word may be parted), which are part of ordinary titles.
_JOINING = frozenset("\u200c\u200d\u00ad")
_LOST = "\ufffd"
_GARBLED = re.compile("[ÃÅ][\u0080-\u00bf\u2013-\u2122\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc]|â€|Ã[…„¥¤¶]")
_ENDS = "\ufeff \t\r\n\u00a0\u2007\u2009\u202f"
_PERSON = re.compile(r"(?<![\w-])(?:(?:19|20)?(\d{2})(\d{2})(\d{2})\s?[-+]?\s?\d{4}|(\d{2})(\d{2})(\d{2})\s?\d{5})(?![\w-])", re.ASCII)
_COORDINATION = 60


def trimmed(text: str) -> str:
    """The text without spaces at its ends, its letters composed."""
    return unicodedata.normalize("NFC", text.strip(_ENDS))


def faults(text: str, *, joining: bool = True) -> Iterator[tuple[Verdict, Message]]:
    """What makes a text other than it looks.

    Parameters
    ----------
    joining
        Whether signs that join others may stand in it; not in names that refer to something.
    """
    for sign in () if text.isprintable() else sorted(set(text.strip(_ENDS))):
        kind = unicodedata.category(sign)
        if sign in "\n\t" or (joining and sign in _JOINING):
            continue
        if kind in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"):
            yield Verdict.REJECT, say("The text holds the invisible sign {sign}; remove it.", sign=f"U+{ord(sign):04X}")
    if _LOST in text:
        yield Verdict.REJECT, say("A letter of '{text}' has been lost (\ufffd); write it anew.", text=trimmed(text)[:60])
    if _GARBLED.search(text):
        yield Verdict.ASK, say("'{text}' holds garbled letters; save the file as UTF-8, or correct them.", text=trimmed(text)[:60])
    if "\t" in text.strip(_ENDS):
        yield Verdict.ASK, say("'{text}' holds a tab; replace it by a space.", text=trimmed(text)[:60].replace("\t", " "))
    if like_a_person(text):
        yield Verdict.WARN, say("This looks like a personal number; leave it out unless it is needed.")


def like_a_person(text: str) -> bool:
    """Whether something in a text looks like a Swedish or Norwegian personal number."""
    for found in _PERSON.finditer(text):
        year, month, day = (int(found[part]) for part in (1, 2, 3)) if found[1] else (int(found[6]), int(found[5]), int(found[4]))
        day = day - _COORDINATION if day > _COORDINATION else day
        try:
            date(2000 + year, month, day)
        except ValueError:
            continue
        return True
    return False


ERRORS = re.compile(
    r"#(?:REF|N/A|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC|REFERENS|SAKNAS|NAMN|VÄRDEFEL|DIVISION/0|OGILTIGT|SKÄRNING)[!?]?!?"
    # Whatever newer programs, and other languages, call theirs.
    r"|(?-i:#[A-ZÅÄÖ/0_]{2,}[!?])|(?:Err|Fel|Feil):\d{3}",
    re.IGNORECASE,
)
EMPTY = frozenset(
    ("", "-", "–", "—", "−", "--", "n/a", "na", "n.a.", "#n/a", "null", "none", "nil", "saknas", "?", "tbd", "ej angivet", "x", ".")
)
TOTALS = frozenset(
    f"{word}{end}"
    for word in (
        "summa",
        "total",
        "totalt",
        "totalsumma",
        "sum",
        "totals",
        "delsumma",
        "grand total",
        "slutsumma",
        "summa totalt",
        "s:a",
        "∑",
    )
    for end in ("", ":")
)


def broken_formula(text: str) -> Message:
    """What an error in a cell is told as."""
    return say("The cell holds the error {text}; correct its formula.", text=text.strip()[:20] or "?")


def never_calculated() -> Message:
    """What a formula without a stored value is told as."""
    return say("The formula has never been calculated; open and save the file in Excel or LibreOffice.")


def no_number(text: str) -> Message:
    """What a text that is no number at all is told as."""
    return say("'{text}' is not a number; write it like 1250000, 1 250 000 or 1,5.", text=text.strip()[:60])
