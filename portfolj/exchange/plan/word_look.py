"""How the parts of a Word document look: its styles and the room on a page."""

from dataclasses import dataclass

from docx.document import Document

from portfolj.exchange.plan.word_sections import Room
from portfolj.exchange.plan.word_template import Style
from portfolj.text import Language


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a section.

    Parameters
    ----------
    styles
        The template's styles by their ids.
    text
        The id of the style of plain text; empty for the template's own.
    room
        What a page has between its margins.
    """

    document: Document
    language: Language
    styles: dict[Style, str]
    text: str
    room: Room
