"""Headings, and the table of contents that leads to them."""

from dataclasses import dataclass

from portfolj.exchange.plan.blocks import Section
from portfolj.exchange.plan.word_template import Style
from portfolj.exchange.plan.word_xml import Element, element, field_begins, field_ends, paragraph, run

_STYLES = {1: (Style.HEADING_1, Style.CONTENTS_1), 2: (Style.HEADING_2, Style.CONTENTS_2)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A section by its number and where it begins; `page` is what is shown until a word processor has counted the pages."""

    number: int
    section: Section
    page: int

    @property
    def bookmark(self) -> str:
        """The name of the place of the heading."""
        return f"_Toc_plan_{self.number}"


def heading(entry: Entry, styles: dict[Style, str], *, new_page: bool) -> Element:
    """A heading that the table of contents leads to."""
    begins = element("w:bookmarkStart", {"id": 1000 + entry.number, "name": entry.bookmark})
    ends = element("w:bookmarkEnd", {"id": 1000 + entry.number})
    breaks = [element("w:pageBreakBefore")] if new_page else []
    return paragraph(styles[_STYLES[entry.section.level][0]], begins, run(entry.section.heading), ends, properties=breaks)


def contents(title: str, entries: tuple[Entry, ...], styles: dict[Style, str], *, width: int) -> Element:
    """The table of contents: a field that Word makes anew when asked to, filled in beforehand so that nothing has to be.

    Parameters
    ----------
    width
        Of the page between its margins, twentieths of a point.
    """
    gallery = element("w:docPartObj", None, element("w:docPartGallery", {"val": "Table of Contents"}), element("w:docPartUnique"))
    lines = [[_link(entry)] for entry in entries]
    lines[0][:0] = field_begins('TOC \\o "1-2" \\h \\z \\u')
    lines[-1].append(field_ends())
    written = (
        paragraph(styles[_STYLES[entry.section.level][1]], *line, properties=[_tab(width)])
        for entry, line in zip(entries, lines, strict=True)
    )
    content = element("w:sdtContent", None, paragraph(styles[Style.CONTENTS_HEADING], run(title)), *written)
    return element("w:sdt", None, element("w:sdtPr", None, gallery), content)


def _link(entry: Entry) -> Element:
    page = (*field_begins(f"PAGEREF {entry.bookmark} \\h"), run(str(entry.page)), field_ends())
    return element("w:hyperlink", {"anchor": entry.bookmark, "history": 1}, run(f"{entry.section.heading}\t"), *page)


def _tab(width: int) -> Element:
    return element("w:tabs", None, element("w:tab", {"val": "right", "leader": "dot", "pos": width}))
