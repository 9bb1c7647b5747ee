"""On which page each heading is likely to stand: what the table of contents shows until a word processor has counted.

A reckoning from the sizes of the shipped template, in points. Word counts when it is asked to, LibreOffice whenever it shows the document.
"""

import re

from docx.document import Document
from docx.oxml.ns import qn

from portfolj.exchange.plan.blocks import Bullets, Pages, Paragraph, Picture, Section, Table
from portfolj.exchange.plan.word_heights import heights
from portfolj.exchange.plan.word_sections import TWIPS_PER_POINT, Room, room
from portfolj.exchange.plan.word_template import Part, place
from portfolj.exchange.plan.word_widths import lines
from portfolj.exchange.plan.word_xml import Element
from portfolj.text import Language

_TEXT, _LINE = 10.0, 12.7
_AFTER_TEXT, _AFTER_ITEM, _CAPTION, _PICTURE = 6.0, 3.0, 24.5, 320.0
_HEADINGS = {1: (16.0, 39.0), 2: (12.0, 34.0)}
_OF_TEMPLATE, _CONTENTS_HEADING, _CONTENTS_LINE, _AFTER_TABLE = 26.0, 27.0, 15.5, 7.0


def reckoned(document: Document, made: Pages, first: int) -> list[int]:
    """The page of each section's heading.

    Parameters
    ----------
    first
        How many sections the first chapter has; the others are annexes.
    """
    spots = {part: place(document, part) for part in Part}
    upright, turned = (room(document, spots[Part.ANNEXES], wide=wide) for wide in (False, True))
    paging, found = _Paging(made.language, room(document, spots[Part.SUMMARY], wide=False)), dict.fromkeys(range(len(made.sections)), 0)
    for child in document.element.body:
        if child is spots[Part.SUMMARY]:
            found.update((number, paging.section(one)) for number, one in enumerate(made.sections[:first]))
        elif child is spots[Part.CONTENTS]:
            paging.contents(len(made.sections))
        elif child is spots[Part.ANNEXES]:
            for number, one in enumerate(made.sections[first:], first):
                if one.level == 1:
                    paging.begin(turned if one.wide else upright)
                found[number] = paging.section(one)
        else:
            paging.of_template(child)
    return [*found.values()]


class _Paging:
    """Where on the pages one has come."""

    def __init__(self, language: Language, room: Room) -> None:
        self._language = language
        self._room = room
        self._page = 1
        self._used = 0.0

    def begin(self, room: Room) -> None:
        """Begin a new page."""
        self._room = room
        self._page += 1
        self._used = 0

    def add(self, height: float) -> bool:
        """Put something down; whether it needed a new page."""
        turned = self._used + height > self._room.height / TWIPS_PER_POINT
        if turned:
            self.begin(self._room)
        self._used += height
        return turned

    def of_template(self, child: Element) -> None:
        """Put down what the template has of its own."""
        for _ in (
            child.xpath(".//w:br[@w:type='page'] | .//w:sectPr[not(w:type/@w:val='continuous')]") if child.tag != qn("w:sectPr") else ()
        ):
            self.begin(self._room)
        self._used += _OF_TEMPLATE + _LINE * len(child.xpath(".//w:br[not(@w:type)]"))

    def contents(self, entries: int) -> None:
        """Put down the table of contents, which the shipped template begins on a page of its own."""
        self.begin(self._room)
        self.add(_CONTENTS_HEADING)
        for _ in range(entries):
            self.add(_CONTENTS_LINE)

    def section(self, section: Section) -> int:
        """Put down a section, and tell the page of its heading."""
        size, height = _HEADINGS[section.level]
        self.add(height + (lines(section.heading, self._width, size, bold=True) - 1) * size * 1.2)
        page = self._page
        for block in section.blocks:
            if isinstance(block, Table):
                self._table(block, caption=block.caption != section.heading)
            elif isinstance(block, Picture):
                self.add(_PICTURE)
            else:
                for text in (block.text,) if isinstance(block, Paragraph) else block.items:
                    self._text(text, _AFTER_ITEM if isinstance(block, Bullets) else _AFTER_TEXT)
        return page

    @property
    def _width(self) -> float:
        return self._room.width / TWIPS_PER_POINT

    def _text(self, text: str, after: float) -> None:
        for part in re.split(r"\n\s*\n", text.strip()):
            for _ in range(lines(part, self._width, _TEXT)):
                self.add(_LINE)
            self._used += after

    def _table(self, table: Table, *, caption: bool) -> None:
        found = heights(table, self._room, self._language)
        first = len(found.rows) if found.together else 1
        self.add((_CAPTION if caption else 0) + found.head + sum(found.rows[:first]))
        for row in found.rows[first:]:
            if self.add(row):
                self._used += found.head
        self._used += _AFTER_TABLE
