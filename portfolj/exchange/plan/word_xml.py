"""Pieces of a Word document's text: paragraphs and runs that show text as it is."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

Element = Any

# What no XML can hold, and so no document; control signs among them.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_BROKEN = re.compile(r"(\n|\t)")


def element(name: str, attributes: Mapping[str, str | int] | None = None, *children: Element) -> Element:
    """An element by its prefixed name, such as w:p; attributes of the same vocabulary unless prefixed."""
    made = OxmlElement(name)
    prefix = name.partition(":")[0]
    for key, value in (attributes or {}).items():
        made.set(qn(key if ":" in key else f"{prefix}:{key}"), str(value))
    made.extend(children)
    return made


def plain(text: str) -> str:
    """Text without what no document can hold, its lines ended in one way."""
    return NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def parted(text: str) -> list[str]:
    """The paragraphs of a text."""
    return _EMPTY_LINE.split(plain(text).strip("\n"))


def run(text: str, *, bold: bool = False) -> Element:
    """A run of text; its lines and tabs kept."""
    made = element("w:r")
    if bold:
        made.append(element("w:rPr", None, element("w:b"), element("w:bCs")))
    for part in _BROKEN.split(plain(text)):
        if part in ("\n", "\t"):
            made.append(element("w:br" if part == "\n" else "w:tab"))
        elif part:
            made.append(_text("w:t", part))
    return made


def _text(name: str, text: str) -> Element:
    made = element(name, {"xml:space": "preserve"})
    made.text = text
    return made


def field_begins(instruction: str) -> tuple[Element, ...]:
    """The beginning of a field, before what it shows; never marked as out of date, since Word asks about it then."""
    return (
        element("w:r", None, element("w:fldChar", {"fldCharType": "begin"})),
        element("w:r", None, _text("w:instrText", f" {instruction} ")),
        element("w:r", None, element("w:fldChar", {"fldCharType": "separate"})),
    )


def field_ends() -> Element:
    """The end of a field, after what it shows."""
    return element("w:r", None, element("w:fldChar", {"fldCharType": "end"}))


def paragraph(style: str, *content: Element, properties: Iterable[Element] = ()) -> Element:
    """A paragraph in a style, by the style's id; none for the template's own."""
    named = (element("w:pStyle", {"val": style}),) if style else ()
    return element("w:p", None, element("w:pPr", None, *named, *properties), *content)


def gap(*properties: Element) -> Element:
    """A line of almost no height, between what would run together without it."""
    spacing = element("w:spacing", {"before": 0, "after": 120, "line": 20, "lineRule": "exact"})
    return paragraph("", properties=[spacing, element("w:rPr", None, element("w:sz", {"val": 2})), *properties])
