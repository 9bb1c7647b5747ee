"""The parts of an .xlsx file that tell about its sheets: their files, which are hidden, and the number formats."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from portfolj.errors import say
from portfolj.exchange.imports.findings import Unreadable

Begin = Callable[[str, dict[str, str]], None]
_WORKBOOK = "xl/workbook.xml"
# More than any part of a list has; so many take well under a second.
_MOST_ELEMENTS = 500_000
_BUILT_IN = {9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 48: "##0.0E+0", 49: "@"}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, its file in the package, and whether people see it."""

    name: str
    file: str
    hidden: bool


def walk(part: bytes, begin: Begin, end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None) -> None:
    """Go through the elements of an XML part, their names and attributes without namespaces.

    Raises
    ------
    Unreadable
        When it is not well-formed, or has too many elements; a handler's own errors go through.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    elements = 0

    def started(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal elements
        elements += 1
        if elements > _MOST_ELEMENTS:
            raise Unreadable(say("The workbook is packed in an unusual way; open and save it anew in Excel or LibreOffice."))
        begin(name.rpartition("}")[2], {key.rpartition("}")[2]: value for key, value in attributes.items()})

    parser.StartElementHandler = started
    if end is not None:
        ended = end
        parser.EndElementHandler = lambda name: ended(name.rpartition("}")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError) as wrong:
        raise Unreadable(say("The workbook is cut off, damaged or locked; open and save it anew without a password.")) from wrong


def sheets(parts: Mapping[str, bytes]) -> list[SheetPart]:
    """The worksheets of a workbook in their order; charts have no file of cells and are left out.

    Raises
    ------
    Unreadable
        When the workbook lacks its list of sheets.
    """
    workbook = next((name for name in parts if name.casefold().endswith(_WORKBOOK)), None)
    if workbook is None:
        raise Unreadable(say("The file is no workbook; save it as .xlsx in Excel or LibreOffice."))
    folder = posixpath.dirname(workbook)
    targets: dict[str, str] = {}
    listed: list[tuple[str, str, bool]] = []

    def relation(name: str, found: dict[str, str]) -> None:
        if name == "Relationship" and found.get("Type", "").endswith("/worksheet"):
            target = found.get("Target", "")
            targets[found.get("Id", "")] = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")

    def sheet(name: str, found: dict[str, str]) -> None:
        if name == "sheet":
            listed.append((found.get("name", ""), found.get("id", ""), found.get("state", "visible") != "visible"))

    walk(parts.get(f"{folder}/_rels/{posixpath.basename(workbook)}.rels", b"<none/>"), relation)
    walk(parts[workbook], sheet)
    return [SheetPart(name, targets[key], hidden) for name, key, hidden in listed if targets.get(key) in parts]


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown: its number format, "" for the general one, and whether it is struck through."""

    pattern: str = ""
    struck: bool = False


def styles(parts: Mapping[str, bytes]) -> tuple[Style, ...]:
    """The style of cells by its index."""
    part = next((part for name, part in parts.items() if name.casefold().endswith("xl/styles.xml")), b"<none/>")
    own: dict[str, str] = {}
    used: list[tuple[str, str]] = []
    struck: list[bool] = []
    inside = [""]

    def begin(name: str, found: dict[str, str]) -> None:
        if name in ("fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            inside[0] = name
        elif name == "numFmt" and inside[0] != "dxfs":
            own.setdefault(found.get("numFmtId", ""), found.get("formatCode", ""))
        elif name == "font" and inside[0] == "fonts":
            struck.append(False)
        elif name == "strike" and inside[0] == "fonts" and struck:
            struck[-1] = is_struck(found)
        elif name == "xf" and inside[0] == "cellXfs":
            used.append((found.get("numFmtId", "0"), found.get("fontId", "0")))

    walk(part, begin)
    lines = {str(at) for at, one in enumerate(struck) if one}
    return tuple(Style(_pattern(key, own), font in lines) for key, font in used)


def is_struck(found: Mapping[str, str]) -> bool:
    """Whether an element that speaks of a line through text says that there is one."""
    return found.get("val", "1") not in ("0", "false")


def struck_texts(parts: Mapping[str, bytes]) -> frozenset[int]:
    """Which of the shared texts are struck through in some part, by their index."""
    part = next((part for name, part in parts.items() if name.casefold().endswith("xl/sharedstrings.xml")), b"<none/>")
    struck, count = set[int](), [-1]
    if b"strike" not in part:
        return frozenset()

    def begin(name: str, found: dict[str, str]) -> None:
        if name == "si":
            count[0] += 1
        elif name == "strike" and is_struck(found):
            struck.add(count[0])

    walk(part, begin)
    return frozenset(struck)


def _pattern(key: str, own: Mapping[str, str]) -> str:
    found = own.get(key, _BUILT_IN.get(int(key), "") if key.isdecimal() and len(key) < 9 else "")
    return "" if found.casefold() in ("general", "standard", "@") else found
