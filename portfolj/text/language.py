"""The languages that portfolj speaks."""

from enum import StrEnum


class Language(StrEnum):
    """A language, by its code; every language but English has a catalogue of its own."""

    SWEDISH = "sv"
    ENGLISH = "en"

    @property
    def locale(self) -> str:
        """The locale whose way of writing numbers, dates and lists is used."""
        return _LOCALES[self]


# English as Europe writes it: day before month, no comma before "and".
_LOCALES = {Language.SWEDISH: "sv_SE", Language.ENGLISH: "en_GB"}

DEFAULT_LANGUAGE = Language.SWEDISH
