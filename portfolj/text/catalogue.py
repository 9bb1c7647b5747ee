"""The catalogues: each English sentence is the key to its translation."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from portfolj.text.language import Language

LOCALE = Path(__file__).parent / "locale"


@cache
def _catalogue(language: Language) -> NullTranslations:
    if language is Language.ENGLISH:
        return NullTranslations()
    with (LOCALE / language.value / "LC_MESSAGES" / "portfolj.mo").open("rb") as compiled:
        return GNUTranslations(compiled)


def key(sentence: str) -> str:
    """Mark a sentence that is said later on; the catalogue tools find sentences by this name."""
    return sentence


def counted(one: str, many: str) -> tuple[str, str]:
    """Mark a sentence of one and of several; the catalogue tools find both by this name."""
    return one, many


def translate(sentence: str, language: Language) -> str:
    """The sentence in a language; itself where it has no translation, its parts still open."""
    return _catalogue(language).gettext(sentence) if sentence else ""


def translate_count(forms: tuple[str, str], number: int, language: Language) -> str:
    """The form for so many of something in a language, its parts still open."""
    return _catalogue(language).ngettext(*forms, number)
