"""The plan as a Word document, written into a template that the association may replace by its own."""

import itertools
from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn

from portfolj.errors import say
from portfolj.exchange.plan.blocks import Pages
from portfolj.exchange.plan.pages import pages
from portfolj.exchange.plan.word_blocks import written
from portfolj.exchange.plan.word_contents import Entry, contents, heading
from portfolj.exchange.plan.word_file import finish
from portfolj.exchange.plan.word_look import Look
from portfolj.exchange.plan.word_paging import reckoned
from portfolj.exchange.plan.word_sections import Stretch, put, room
from portfolj.exchange.plan.word_template import SHIPPED, Part, fill_in, place, style_ids
from portfolj.exchange.plan.word_xml import Element
from portfolj.results.plan import Plan
from portfolj.text import Language, render
from portfolj.text.dates import date


def as_word(plan: Plan, template: bytes | None = None) -> bytes:
    """The plan as a document (.docx).

    Parameters
    ----------
    template
        The association's own template, as a file; the shipped one unless given.

    Raises
    ------
    InputError
        With everything that the template lacks or has too much.
    """
    made = pages(plan)
    fields = {
        "title": made.title,
        "facts": "\n".join(made.facts),
        "date": date(plan.date, made.language),
        "made_up": plan.made_up,
        "in_short": plan.in_short,
    }
    document = fill_in(SHIPPED.read_bytes() if template is None else template, fields)
    _write(document, made)
    return finish(document, plan, title=made.title)


def _write(document: Document, made: Pages) -> None:
    """Put the parts in their places: the first chapter, all others, and the table of contents that leads to them."""
    first = next((number for number, one in enumerate(made.sections) if number and one.level == 1), len(made.sections))
    page_numbers = reckoned(document, made, first)
    entries = tuple(Entry(number, one, page) for number, (one, page) in enumerate(zip(made.sections, page_numbers, strict=True), 1))
    spot = place(document, Part.CONTENTS)
    width = room(document, spot, wide=False).width
    listed = contents(render(say("Contents"), made.language), entries, style_ids(document), width=width)
    put(document, spot, [Stretch(wide=False, content=(listed,))])
    for part, some in ((Part.SUMMARY, entries[:first]), (Part.ANNEXES, entries[first:])):
        spot = place(document, part)
        put(document, spot, tuple(_stretches(document, made.language, spot, some, breaks=part is Part.ANNEXES)))
    # A picture is numbered before it stands in the document, so that several would have one number.
    for number, picture in enumerate(document.element.body.iter(qn("wp:docPr")), 1):
        picture.set("id", str(number))


def _stretches(document: Document, language: Language, spot: Element, entries: tuple[Entry, ...], *, breaks: bool) -> Iterator[Stretch]:
    """The sections of a part, those on their side apart; `breaks` says that the first begins on a page of its own."""
    styles, text = style_ids(document), next(iter(spot.xpath("w:pPr/w:pStyle/@w:val")), "")
    for wide, group in itertools.groupby(entries, key=lambda one: one.section.wide):
        look = Look(document, language, styles, text, room(document, spot, wide=wide))
        content: list[Element] = []
        # A stretch on pages of another kind begins a page by itself.
        breaks = breaks and not wide
        for entry in group:
            content += (heading(entry, styles, new_page=breaks and entry.section.level == 1), *written(entry.section, look))
            breaks = True
        yield Stretch(wide, tuple(content))
        breaks = False
