"""Signs that the fonts of the printed plan do not have: no document is made of them."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import typst

TEMPLATES = Path(__file__).with_name("templates")
# What the fonts are known to have, and stands in nearly every text.
_PLAIN = re.compile(r"[\x20-\x7e\xa0-\xac\xae-\u024f\u2010-\u2026\u2212]*")
# What no text in PDF/UA may hold.
_NEVER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff]")
_WORD = re.compile(r"\S+")
_MISSING = "\ufffd"


def printable(text: str) -> str:
    """The text with a mark in place of each sign that no font has; those that draw nothing are left away."""
    return text if _PLAIN.fullmatch(text) else _WORD.sub(lambda found: _word(found[0]), _NEVER.sub("", text))


@cache
def _word(word: str) -> str:
    if _PLAIN.fullmatch(word) or _is_drawn(word):
        return word
    replaced = "".join(sign if _PLAIN.fullmatch(sign) or _is_drawn(sign) else _instead(sign) for sign in word)
    # Signs that are there one by one, and still do not go together.
    return replaced if _is_drawn(replaced) else "".join(sign if _PLAIN.fullmatch(sign) else _instead(sign) for sign in word)


def _instead(sign: str) -> str:
    return "" if unicodedata.category(sign) in ("Cf", "Cc", "Mn") else _MISSING


@cache
def _is_drawn(word: str) -> bool:
    try:
        _compiler().compile(format="pdf", pdf_standards=["ua-1"], sys_inputs={"word": word})
    except typst.TypstError:
        return False
    return True


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(str(TEMPLATES / "sign.typ"), ignore_system_fonts=True)
