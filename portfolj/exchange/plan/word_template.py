"""The template of the Word document: what it must hold, and how its fields are filled in."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from portfolj.errors import Fault, InputError, say
from portfolj.exchange.plan.word_xml import Element, element, plain

SHIPPED = Path(__file__).parent / "templates" / "verksamhetsplan.docx"
MOST_UNPACKED = 40_000_000
FIELDS = ("title", "facts", "date", "made_up", "in_short")
_MARK = "portfolj_"
# What begins and ends a field, or an order.
_BRACES = (("{{", "}}"), ("{%", "%}"))
# docxtpl would fill these in too, as if they were XML.
_FILLED_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
# What a package that is cut off, damaged or of another kind makes the libraries raise.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    PackageNotFoundError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


class Part(StrEnum):
    """What is put in the place of a paragraph of the template."""

    SUMMARY = "summary"
    CONTENTS = "contents"
    ANNEXES = "annexes"


class Style(StrEnum):
    """The styles that the document is written in, by their names in the file; Word shows most of them in the user's language."""

    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    LIST_BULLET = "List Bullet"
    CAPTION = "Caption"
    CONTENTS_HEADING = "TOC Heading"
    CONTENTS_1 = "TOC 1"
    CONTENTS_2 = "TOC 2"
    TABLE = "Plantabell"
    TABLE_TEXT = "Plantabelltext"


def check_template(content: bytes) -> None:
    """Check that a template can be filled in.

    Raises
    ------
    InputError
        When it is no Word document; else with every unknown field, and every missing part and style, at once.
    """
    _marked(content)


def fill_in(content: bytes, fields: Mapping[str, str]) -> Document:
    """The template with its fields filled in; raises as `check_template`."""
    template = DocxTemplate(io.BytesIO(_marked(content)))
    filled = io.BytesIO()
    try:
        template.render({name: _shown(fields[name]) for name in FIELDS}, _environment())
        template.save(filled)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as wrong:
        raise _cannot(wrong) from wrong
    document = docx.Document(filled)
    if missing := [part for part in Part if len(_marks(document, part)) != 1]:
        raise InputError(_misplaced(part) for part in missing)
    return document


def place(document: Document, part: Part) -> Element:
    """The paragraph in whose place a part goes."""
    return _marks(document, part)[0]


def style_ids(document: Document) -> dict[Style, str]:
    """The ids of the styles that the template has."""
    known = {style.name.casefold(): style.style_id for style in document.styles if style.name}
    return {style: known[style.casefold()] for style in Style if style.casefold() in known}


def _marked(content: bytes) -> bytes:
    """The template with a mark that no text can be in the place of each part."""
    document = _opened(content)
    misplaced = {part for part in Part if not _mark(document, part)}
    found = style_ids(document)
    faults = [_lacking(style) for style in Style if style not in found]
    for name in _FILLED_PROPERTIES:
        setattr(document.core_properties, name, "")
    marked = io.BytesIO()
    document.save(marked)
    try:
        used = DocxTemplate(marked).get_undeclared_template_variables(_environment())
    except TemplateError as wrong:
        raise InputError((*faults, *_cannot(wrong, near=_near(document)).faults)) from wrong
    faults += [_misplaced(part) for part in Part if part in misplaced or part in used]
    faults += [_unknown(name) for name in sorted(used.difference(FIELDS, Part))]
    if faults:
        raise InputError(faults)
    return marked.getvalue()


def _opened(content: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
        if size <= MOST_UNPACKED:
            document = docx.Document(io.BytesIO(content))
            if document.element.body is not None and document.styles is not None:
                return document
    except _UNREADABLE as wrong:
        raise InputError([_unreadable()]) from wrong
    raise InputError([_unreadable()])


def _mark(document: Document, part: Part) -> bool:
    """Put the mark of a part in the place of its field; whether that stands once, alone in a paragraph of its own."""
    found = [one for one in document.paragraphs if "".join(one.text.split()) == f"{{{{{part}}}}}"]
    if len(found) != 1:
        return False
    mark = element("w:bookmarkStart", {"id": 0, "name": f"{_MARK}{part}"})
    found[0].text = ""
    found[0].paragraph_format.element.append(mark)
    return True


def _marks(document: Document, part: Part) -> list[Element]:
    return [one for one in document.element.body.iterchildren(qn("w:p")) if one.xpath(f"w:bookmarkStart[@w:name='{_MARK}{part}']")]


def _environment() -> ImmutableSandboxedEnvironment:
    """Fields can be shown and asked about, and nothing else be done; a name that is not known is a fault."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def _shown(text: str) -> Markup:
    """Text that is shown as it is; docxtpl would take {_{ and the like for signs of its own."""
    return Markup(str(escape(plain(text))).replace("{_", "{&#95;").replace("_}", "&#95;}"))  # noqa: S704 - escaped just here


def _unreadable() -> Fault:
    return Fault(say("The template is no Word document that can be read; open it in Word and save it as a Word document (.docx)."))


def _lacking(style: Style) -> Fault:
    message = say("The template lacks the style '{style}'; begin with the template that 'portfolj template plan' writes.", style=style)
    return Fault(message)


def _misplaced(part: Part) -> Fault:
    return Fault(
        say("The template must hold {field} once, alone in a paragraph of its own and in no table.", field=f"{{{{ {part} }}}}"),
    )


def _unknown(name: str) -> Fault:
    return Fault(say("The template has the unknown field '{field}'; the fields are {fields:list}.", field=name, fields=(*FIELDS, *Part)))


def _near(document: Document) -> str:
    """The text of the first paragraph that begins a field and does not end it, else of the first that cannot be read by itself."""
    texts = ["".join(part.text or "" for part in one.iter(qn("w:t"))) for one in document.element.body.iter(qn("w:p"))]
    torn = (text for text in texts if any(text.count(begins) != text.count(ends) for begins, ends in _BRACES))
    return next(torn, next((text for text in texts if not _can_be_read(text)), ""))


def _can_be_read(text: str) -> bool:
    try:
        _environment().compile(text)
    except TemplateError:
        return False
    return True


def _cannot(wrong: Exception, *, near: str = "") -> InputError:
    if not near:
        return InputError(say("The template cannot be filled in, since a field is not written right: {reason}", reason=str(wrong)))
    message = say(
        "The template cannot be filled in, since a field is not written right near '{text}': {reason}", text=near, reason=str(wrong)
    )
    return InputError(message)
