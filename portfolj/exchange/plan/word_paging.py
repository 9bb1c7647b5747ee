"""On which page each heading is likely to stand: what the table of contents shows until a word processor has counted.

A reckoning from the sizes of the shipped template, in points. Word counts when it is asked to update the table; LibreOffice too, and shows
what stands there until then.
"""

from typing import NamedTuple

from docx.document import Document
from docx.oxml.ns import qn

from portfolj.exchange.plan.blocks import Bullets, Pages, Paragraph, Picture, Section, Table
from portfolj.exchange.plan.word_heights import heights
from portfolj.exchange.plan.word_pictures import size
from portfolj.exchange.plan.word_sections import TWIPS_PER_POINT, Room, room
from portfolj.exchange.plan.word_template import Part, place
from portfolj.exchange.plan.word_widths import lines
from portfolj.exchange.plan.word_xml import Element, parted
from portfolj.text import Language

_TEXT, _LINE, _CAPTION_LINE, _CONTENTS_LINE = 10.0, 12.7, 11.5, 11.5
_AFTER_TEXT, _AFTER_ITEM, _AFTER_CONTENTS, _AFTER_TABLE = 6.0, 3.0, 4.0, 6.0
_BEFORE_CAPTION, _AFTER_CAPTION = 10.0, 3.0
_LINES_OF_TABLE, _OF_TEMPLATE, _AFTER_OF_TEMPLATE = 2.5, 19.0, 3.0


class _Heading(NamedTuple):
    size: float
    before: float
    line: float
    after: float


_HEADINGS = {1: _Heading(16, 12, 20.2, 7), 2: _Heading(12, 14, 15.2, 5)}


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
        self._after = 0.0

    def begin(self, room: Room) -> None:
        """Begin a new page."""
        self._room = room
        self._page += 1
        self._used = self._after = 0.0

    def add(self, height: float, *, before: float = 0, after: float = 0) -> bool:
        """Put something down, with the larger of the spaces around it; whether it needed a new page."""
        space = max(before, self._after)
        turned = self._used + space + height > self._room.height / TWIPS_PER_POINT
        if turned:
            self.begin(self._room)
        self._used += height + (0 if turned else space)
        self._after = after
        return turned

    def of_template(self, child: Element) -> None:
        """Put down what the template has of its own."""
        if child.tag == qn("w:p"):
            for _ in child.xpath(".//w:br[@w:type='page'] | w:pPr/w:sectPr[not(w:type/@w:val='continuous')]"):
                self.begin(self._room)
            self.add(_OF_TEMPLATE + _LINE * len(child.xpath(".//w:br[not(@w:type)]")), after=_AFTER_OF_TEMPLATE)

    def contents(self, entries: int) -> None:
        """Put down the table of contents, which the shipped template begins on a page of its own."""
        self.begin(self._room)
        self.add(_HEADINGS[1].line, after=_HEADINGS[1].after)
        for _ in range(entries):
            self.add(_CONTENTS_LINE, after=_AFTER_CONTENTS)

    def section(self, section: Section) -> int:
        """Put down a section, and tell the page of its heading."""
        heading = _HEADINGS[section.level]
        number = lines(section.heading, self._width, heading.size, bold=True)
        self.add(heading.line * number, before=heading.before, after=heading.after)
        page = self._page
        for block in section.blocks:
            if isinstance(block, Table):
                self._table(block, caption=block.caption != section.heading)
            elif isinstance(block, Picture):
                self.add(size(block, self._room)[1], after=_AFTER_TEXT)
            else:
                for text in (block.text,) if isinstance(block, Paragraph) else block.items:
                    self._text(text, _AFTER_ITEM if isinstance(block, Bullets) else _AFTER_TEXT)
        return page

    @property
    def _width(self) -> float:
        return self._room.width / TWIPS_PER_POINT

    def _text(self, text: str, after: float) -> None:
        for part in parted(text):
            for _ in range(lines(part, self._width, _TEXT)):
                self.add(_LINE)
            self._after = after

    def _table(self, table: Table, *, caption: bool) -> None:
        found = heights(table, self._room, self._language)
        first = len(found.rows) if found.together else 1
        above = _CAPTION_LINE * lines(table.caption, self._width, _TEXT, bold=True) + _AFTER_CAPTION if caption else 0
        self.add(above + found.head + sum(found.rows[:first]), before=_BEFORE_CAPTION if caption else 0)
        for row in found.rows[first:]:
            if self.add(row):
                self._used += found.head
        self._used += _LINES_OF_TABLE
        self._after = _AFTER_TABLE
