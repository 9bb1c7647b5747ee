"""The pages of a Word document: which of them lie on their side, and the breaks between."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section

from portfolj.exchange.plan.word_xml import Element, gap

TWIPS_PER_POINT = 20
_EMU_PER_TWIP = 635


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands on pages of one kind, upright as in the template or on their side."""

    wide: bool
    content: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """The room between the margins of a page, twentieths of a point."""

    width: int
    height: int


def room(document: Document, place: Element, *, wide: bool) -> Room:
    """The room on the pages around a paragraph of the template, as they are or turned on their side."""
    page = Section(_page(_end(document, place), wide=wide), document.part)
    width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0) - (page.gutter or 0)
    height = (page.page_height or 0) - (page.top_margin or 0) - (page.bottom_margin or 0)
    return Room(width // _EMU_PER_TWIP, height // _EMU_PER_TWIP)


def put(document: Document, place: Element, stretches: Iterable[Stretch]) -> None:
    """Put stretches in the place of a paragraph; what stands before and after it keeps the pages of the template."""
    end = _end(document, place)
    if place.xpath("w:pPr/w:sectPr"):
        place.addnext(gap(deepcopy(end)))
    upright, turned = deepcopy(end), _page(end, wide=True)
    before, wide = upright, False
    for stretch in stretches:
        if stretch.wide != wide:
            place.addprevious(gap(before))
            wide, before = stretch.wide, _later(turned if stretch.wide else upright)
        for one in stretch.content:
            place.addprevious(one)
    if before is not upright:
        following = place.getnext()
        if wide and following is not None and following is not end:
            place.addprevious(gap(before))
            before = _later(upright)
        end.getparent().replace(end, before)
    place.getparent().remove(place)


def _end(document: Document, place: Element) -> Element:
    """What says how the pages around a paragraph look; it stands at their end."""
    return next(iter(place.xpath("(. | following-sibling::w:p)/w:pPr/w:sectPr")), document.element.body.find(qn("w:sectPr")))


def _page(end: Element, *, wide: bool) -> Element:
    """A copy of what says how pages look, turned on their side if need be."""
    made = deepcopy(end)
    page = made.find(qn("w:pgSz"))
    if wide and page is not None:
        sides = sorted((int(page.get(qn("w:w"))), int(page.get(qn("w:h")))))
        page.set(qn("w:h"), str(sides[0]))
        page.set(qn("w:w"), str(sides[1]))
        page.set(qn("w:orient"), "landscape")
    return made


def _later(end: Element) -> Element:
    """The same for pages further on: their numbers go on, and no first page is another."""
    made = deepcopy(end)
    for name in ("w:type", "w:titlePg"):
        for one in made.findall(qn(name)):
            made.remove(one)
    for numbers in made.findall(qn("w:pgNumType")):
        numbers.attrib.pop(qn("w:start"), None)
    return made
