"""A Word document as a file: its properties and language, the plan that it carries, and the same bytes every time."""

import datetime
import io
import itertools
import zipfile
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from portfolj.domain.dates import first_day
from portfolj.exchange.plan.word_xml import NO_XML, Element, element, plain
from portfolj.results.plan import Plan, plan_text
from portfolj.text import Language

NAMESPACE = "urn:portfolj:plan:1"
_WRITER = "portfolj"
_ITEM_ID = "{5B1C8E64-6D0F-4B58-9C1E-0F2A7A1D2027}"
_EPOCH, _UNIX = (1980, 1, 1, 0, 0, 0), 3


def finish(document: Document, plan: Plan, *, title: str) -> bytes:
    """Set the document's properties and language, put the plan into it, and pack it; no clock is asked."""
    _describe(document, plan, title)
    _speak(document, Language(plan.language))
    _carry(document, plan)
    packed = io.BytesIO()
    document.save(packed)
    return _packed(packed)


def _describe(document: Document, plan: Plan, title: str) -> None:
    day = first_day(plan.date) if plan.date else datetime.date(plan.years[0], 1, 1)
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    properties = document.core_properties
    properties.title, properties.language = plain(title)[:255], _tag(Language(plan.language))
    properties.author = properties.last_modified_by = _WRITER
    properties.created = properties.modified = moment
    properties.revision = 1


def _tag(language: Language) -> str:
    """The language with its country, such as sv-SE."""
    return language.locale.replace("_", "-")


def _speak(document: Document, language: Language) -> None:
    """The language of all text that names no other."""
    styles = document.styles.element
    for stated in styles.iter(qn("w:lang")):
        stated.set(qn("w:val"), _tag(language))
    if not styles.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
        _within(styles, "w:docDefaults", "w:rPrDefault", "w:rPr").append(element("w:lang", {"val": _tag(language)}))


def _within(parent: Element, *names: str) -> Element:
    """The element down the names, each made as the first of its parent where it is missing."""
    for name in names:
        found = parent.find(qn(name))
        if found is None:
            found = element(name)
            parent.insert(0, found)
        parent = found
    return parent


def _carry(document: Document, plan: Plan) -> None:
    """The plan as JSON in a part of its own, which Word and LibreOffice keep when they save the document."""
    package, relations = document.part.package, document.part.rels
    for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and _of_plan(one.target_part)]:
        relations.pop(key)
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(number for number in itertools.count(1) if f"/customXml/item{number}.xml" not in taken)
    text = NO_XML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", plan_text(plan))
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<plan xmlns="{NAMESPACE}">{escape(text)}</plan>'
    about = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{_ITEM_ID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    item = Part(PackURI(f"/customXml/item{number}.xml"), CONTENT_TYPE.XML, content.encode(), package)
    properties = PackURI(f"/customXml/itemProps{number}.xml")
    item.relate_to(Part(properties, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, about.encode(), package), RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _of_plan(part: Part) -> bool:
    """Whether the template carries a plan already, as an exported document does."""
    return NAMESPACE.encode() in part.blob


def _packed(content: io.BytesIO) -> bytes:
    """The package with its parts in order and no time of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = _UNIX
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
