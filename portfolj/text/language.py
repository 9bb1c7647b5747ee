"""The languages that portfolj speaks."""

from enum import StrEnum

from babel import Locale


class Language(StrEnum):
    """A language, by its code; every language but English has a catalogue of its own."""

    SWEDISH = "sv"
    ENGLISH = "en"
    NORWEGIAN = "nb"

    @property
    def locale(self) -> str:
        """The locale whose way of writing numbers, dates and lists is used."""
        return _LOCALES[self]

    @property
    def own_name(self) -> str:
        """What the language calls itself, such as "Svenska"."""
        return str(Locale(self.value).display_name).capitalize()


# English as Europe writes it: day before month, no comma before "and". Norwegian is Bokmål.
_LOCALES = {Language.SWEDISH: "sv_SE", Language.ENGLISH: "en_GB", Language.NORWEGIAN: "nb_NO"}

DEFAULT_LANGUAGE = Language.SWEDISH
